/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-session.h"
#include "rbk-error.h"

#include <errno.h>
#include <string.h>

#define CANCEL_MESSAGE 256
/* How long it may take to be told to stop; one that does not answer finds out later. */
#define CANCEL_SECONDS 3

typedef struct
{
  const RbkPq *pq;
  PGcancel    *cancel; /* (owned) */
  GAsyncQueue *sent;   /* (owned) */
} Stop;

static gpointer
send_stop (gpointer data)
{
  Stop *stop = data;
  char  message[CANCEL_MESSAGE];

  stop->pq->cancel (stop->cancel, message, sizeof message);
  stop->pq->freeCancel (stop->cancel);
  g_async_queue_push (stop->sent, stop->sent);
  g_async_queue_unref (stop->sent);
  g_free (stop);
  return NULL;
}

/* Tells the server to stop what it does for us, beside, as that waits for the server. */
static void
cancel_query (RbkWarehouseSession *self)
{
  g_autoptr(GAsyncQueue) sent = NULL;
  PGcancel *cancel = self->pq->getCancel (self->connection);
  Stop     *stop;

  if (cancel == NULL)
    return;
  sent = g_async_queue_new ();
  stop = g_new (Stop, 1);
  *stop = (Stop){ self->pq, cancel, g_async_queue_ref (sent) };
  g_thread_unref (g_thread_new ("stop", send_stop, stop));
  g_async_queue_timeout_pop (sent, CANCEL_SECONDS * G_USEC_PER_SEC);
}

/*
 * rbk_warehouse_session_wait:
 * @self: a session that has a socket
 * @events: what to wait for
 * @deadline: until when, or 0 for as long as it takes
 * @error: return location for a [error@Error]
 *
 * Waits until the socket is ready, the caller gives up, or it is too late.
 *
 * Returns: whether it is ready
 */
gboolean
rbk_warehouse_session_wait (RbkWarehouseSession *self,
                            gushort              events,
                            gint64               deadline,
                            GError             **error)
{
  GCancellable *cancellable = self->options->cancellable;
  GPollFD       fds[2] = { { .fd = self->pq->socket (self->connection), .events = events } };
  guint         n_fds = 1;
  int           n_ready, milliseconds = -1;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fds[1]))
    n_fds++;
  do
    {
      if (deadline > 0)
        milliseconds = (int) (MAX (0, deadline - g_get_monotonic_time ()) / 1000);
      n_ready = g_poll (fds, n_fds, milliseconds);
    }
  while (n_ready < 0 && errno == EINTR);
  if (n_fds > 1)
    g_cancellable_release_fd (cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (n_ready > 0)
    return TRUE;
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_READ,
                       E_ ("the server does not answer; check its name and port, and whether a "
                           "firewall is between"));
  return FALSE;
}

static gboolean
run_plain (RbkWarehouseSession *self, const char *sql, GError **error)
{
  return rbk_warehouse_session_run (self, sql, NULL, NULL, error);
}

/* Days are those of UTC, written in one way; all that is asked is of one moment; and nothing is
 * changed, whatever a view does. */
static gboolean
prepare (RbkWarehouseSession *self, GError **error)
{
  g_autofree char *timeout =
      g_strdup_printf ("SET statement_timeout TO %" G_GUINT64_FORMAT,
                       MIN ((guint64) self->options->timeout * 1000, (guint64) G_MAXINT32));

  return run_plain (self, "SET TimeZone TO 'UTC'", error) &&
         run_plain (self, "SET DateStyle TO 'ISO'", error) &&
         (self->options->timeout == 0 || run_plain (self, timeout, error)) &&
         run_plain (self, "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", error);
}

/*
 * rbk_warehouse_session_init:
 * @self: (out caller-allocates): a session; to be cleared, also on failure
 * @uri: where the database is
 * @options: what the caller wants; has to outlive @self
 * @error: return location for a [error@Error]
 *
 * Connects, and begins a transaction that only reads.
 *
 * Returns: whether it is connected
 */
gboolean
rbk_warehouse_session_init (RbkWarehouseSession       *self,
                            const char                *uri,
                            const RbkWarehouseOptions *options,
                            GError                   **error)
{
  *self = (RbkWarehouseSession){ .options = options };
  if (!rbk_warehouse_uri_init (&self->uri, uri, error))
    return FALSE;
  self->pq = rbk_pq_get (error);
  if (self->pq == NULL || g_cancellable_set_error_if_cancelled (options->cancellable, error))
    return FALSE;

  if (!rbk_warehouse_session_connect (self, error))
    return FALSE;
  self->pq->setnonblocking (self->connection, 1);
  return prepare (self, error);
}

/*
 * rbk_warehouse_session_clear:
 * @self: a session
 *
 * Disconnects, which also ends the transaction.
 */
void
rbk_warehouse_session_clear (RbkWarehouseSession *self)
{
  if (self->connection != NULL)
    g_clear_pointer (&self->connection, self->pq->finish);
  rbk_warehouse_uri_clear (&self->uri);
}

/* Waits until a result can be had without waiting. */
static gboolean
wait_for_result (RbkWarehouseSession *self, GError **error)
{
  int unsent;

  while ((unsent = self->pq->flush (self->connection)) > 0 ||
         self->pq->isBusy (self->connection) != 0)
    {
      if (!rbk_warehouse_session_wait (self, unsent > 0 ? G_IO_IN | G_IO_OUT : G_IO_IN, 0, error))
        {
          cancel_query (self);
          return FALSE;
        }
      /* What is wrong with the connection is in the result that comes then. */
      if (self->pq->consumeInput (self->connection) == 0)
        break;
    }
  return TRUE;
}

static gboolean
take_result (RbkWarehouseSession *self,
             const PGresult      *result,
             RbkWarehouseTake     take,
             gpointer             user_data,
             GError             **error)
{
  ExecStatusType status = self->pq->resultStatus (result);

  if (status == PGRES_COMMAND_OK)
    return TRUE;
  if (status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK)
    return take == NULL || take (self->pq, result, user_data, error);
  rbk_warehouse_fail_query (self, result, error);
  return FALSE;
}

/*
 * rbk_warehouse_session_run:
 * @self: a session
 * @sql: a statement
 * @take: (nullable): takes its rows, one at a time
 * @user_data: for @take
 * @error: return location for a [error@Error]
 *
 * Runs a statement. When the caller gives up, or @take fails, the server is told to stop.
 *
 * Returns: whether all of it was done
 */
gboolean
rbk_warehouse_session_run (RbkWarehouseSession *self,
                           const char          *sql,
                           RbkWarehouseTake     take,
                           gpointer             user_data,
                           GError             **error)
{
  gboolean is_good = TRUE;

  if (self->pq->sendQuery (self->connection, sql) == 0)
    {
      rbk_warehouse_fail_query (self, NULL, error);
      return FALSE;
    }
  self->pq->setSingleRowMode (self->connection);
  while (is_good)
    {
      PGresult *result;

      if (!wait_for_result (self, error))
        return FALSE;
      result = self->pq->getResult (self->connection);
      if (result == NULL)
        return TRUE;
      is_good = !g_cancellable_set_error_if_cancelled (self->options->cancellable, error) &&
                take_result (self, result, take, user_data, error);
      self->pq->clear (result);
    }
  cancel_query (self);
  return FALSE;
}
