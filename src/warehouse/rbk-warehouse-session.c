/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-session.h"
#include "rbk-error.h"

#include <errno.h>
#include <string.h>

/* How long a server may take to answer, unless the address says otherwise. */
#define CONNECT_SECONDS 30
#define MAX_CONNECT_SECONDS 3600
#define CANCEL_MESSAGE 256

/* Notices are for those who write queries; and they might say more than should be seen. */
static void
ignore_notice (void *data, const char *message)
{
}

/* Tells the server to stop what it does for us. */
static void
cancel_query (RbkWarehouseSession *self)
{
  char      message[CANCEL_MESSAGE];
  PGcancel *cancel = self->pq->getCancel (self->connection);

  if (cancel == NULL)
    return;
  self->pq->cancel (cancel, message, sizeof message);
  self->pq->freeCancel (cancel);
}

/* Waits until the socket is ready, the caller gives up, or it is too late. */
static gboolean
wait_for (RbkWarehouseSession *self, gushort events, gint64 deadline, GError **error)
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
                       "the server does not answer; check its name and port, and whether a "
                       "firewall "
                       "is between");
  return FALSE;
}

static gint64
get_deadline (const RbkWarehouseSession *self)
{
  const char *text = rbk_warehouse_uri_get (&self->uri, "connect_timeout");
  guint64     seconds = CONNECT_SECONDS;

  if (text != NULL &&
      !g_ascii_string_to_unsigned (text, 10, 1, MAX_CONNECT_SECONDS, &seconds, NULL))
    seconds = CONNECT_SECONDS;
  return g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
}

/* Begins to connect, with what the address says and what every connection has. */
static void
start (RbkWarehouseSession *self, const char *password)
{
  const RbkWarehouseUri  *uri = &self->uri;
  guint                   n = uri->keywords->len;
  g_autofree const char **keywords = g_new0 (const char *, n + 4);
  g_autofree const char **values = g_new0 (const char *, n + 4);

  for (guint i = 0; i < n; i++)
    {
      keywords[i] = g_ptr_array_index (uri->keywords, i);
      values[i] = g_ptr_array_index (uri->values, i);
    }
  keywords[n] = "client_encoding";
  values[n++] = "UTF8";
  keywords[n] = "application_name";
  values[n++] = "ratebook";
  if (password != NULL)
    {
      keywords[n] = "password";
      values[n] = password;
    }
  g_clear_pointer (&self->connection, self->pq->finish);
  self->connection = self->pq->connectStartParams (keywords, values, 0);
}

/* Fails without an error where the server says no, which is still to be looked at. */
static gboolean
connect_once (RbkWarehouseSession *self, const char *password, GError **error)
{
  gint64                    deadline = get_deadline (self);
  PostgresPollingStatusType state = PGRES_POLLING_WRITING;

  start (self, password);
  if (self->connection == NULL || self->pq->status (self->connection) == CONNECTION_BAD)
    return FALSE;
  self->pq->setNoticeProcessor (self->connection, ignore_notice, NULL);
  while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED)
    {
      if (!wait_for (self, state == PGRES_POLLING_READING ? G_IO_IN : G_IO_OUT, deadline, error))
        return FALSE;
      state = self->pq->connectPoll (self->connection);
    }
  return state == PGRES_POLLING_OK;
}

/* Whether what goes over the connection could be read on its way. */
static gboolean
is_open_to_others (RbkWarehouseSession *self)
{
  return !self->pq->sslInUse (self->connection) &&
         !rbk_warehouse_host_is_local (self->pq->host (self->connection));
}

static void
wipe (char *secret)
{
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* Asks for a password and connects with it; NULL from the person gives up. */
static gboolean
connect_with_password (RbkWarehouseSession *self, GError **error)
{
  g_autofree char *what = NULL;
  char            *password;
  gboolean         is_connected;

  what =
      g_strdup_printf ("Password of %s for database %s on %s%s", self->pq->user (self->connection),
                       self->pq->db (self->connection), self->pq->host (self->connection),
                       is_open_to_others (self) ? " (NOT ENCRYPTED: others may read it)" : "");
  password = self->options->ask (what, self->options->user_data);
  if (password == NULL)
    {
      rbk_warehouse_fail_connect (self, error);
      return FALSE;
    }
  is_connected = connect_once (self, password, error);
  wipe (password);
  return is_connected;
}

static gboolean
run_plain (RbkWarehouseSession *self, const char *sql, GError **error)
{
  return rbk_warehouse_session_run (self, sql, NULL, NULL, error);
}

/* Days are those of UTC, written in one way; and nothing is changed, whatever a view does. */
static gboolean
prepare (RbkWarehouseSession *self, GError **error)
{
  g_autofree char *timeout =
      g_strdup_printf ("SET statement_timeout TO %" G_GUINT64_FORMAT,
                       MIN ((guint64) self->options->timeout * 1000, (guint64) G_MAXINT32));

  return run_plain (self, "SET TimeZone TO 'UTC'", error) &&
         run_plain (self, "SET DateStyle TO 'ISO'", error) &&
         (self->options->timeout == 0 || run_plain (self, timeout, error)) &&
         run_plain (self, "BEGIN TRANSACTION READ ONLY", error);
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
  g_autoptr(GError) reason = NULL;
  gboolean is_connected;

  *self = (RbkWarehouseSession){ .options = options };
  if (!rbk_warehouse_uri_init (&self->uri, uri, error))
    return FALSE;
  self->pq = rbk_pq_get (error);
  if (self->pq == NULL || g_cancellable_set_error_if_cancelled (options->cancellable, error))
    return FALSE;

  is_connected = connect_once (self, NULL, &reason);
  if (!is_connected && reason == NULL && self->connection != NULL && options->ask != NULL &&
      self->pq->connectionNeedsPassword (self->connection))
    is_connected = connect_with_password (self, &reason);
  if (!is_connected)
    {
      if (reason == NULL)
        rbk_warehouse_fail_connect (self, &reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  self->pq->setnonblocking (self->connection, 1);
  self->is_exposed =
      self->pq->connectionUsedPassword (self->connection) && is_open_to_others (self);
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
      if (!wait_for (self, unsent > 0 ? G_IO_IN | G_IO_OUT : G_IO_IN, 0, error))
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
