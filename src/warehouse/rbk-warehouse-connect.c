/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-session.h"

#include <string.h>

/* How long a server may take to answer, unless the address says otherwise. */
#define CONNECT_SECONDS 30
#define MAX_CONNECT_SECONDS 3600
/* Where the second try goes: to none but who asked for the password, and no less safely. */
typedef struct
{
  char       *host, *port; /* (owned) (nullable) */
  const char *sslmode;     /* (nullable) */
} Peer;

/* Notices are for those who write queries; and they might say more than should be seen. */
static void
ignore_notice (void *data, const char *message)
{
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

/* One more of what is said; the last that is said of something counts. */
static void
say (GPtrArray *keywords, GPtrArray *values, const char *keyword, const char *value)
{
  if (value == NULL)
    return;
  g_ptr_array_add (keywords, (gpointer) keyword);
  g_ptr_array_add (values, (gpointer) value);
}

/* Begins to connect, with what the address says and what every connection has. */
static void
start (RbkWarehouseSession *self, const Peer *peer, const char *password)
{
  const RbkWarehouseUri *uri = &self->uri;
  g_autoptr(GPtrArray) keywords = g_ptr_array_new ();
  g_autoptr(GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < uri->keywords->len; i++)
    say (keywords, values, g_ptr_array_index (uri->keywords, i),
         g_ptr_array_index (uri->values, i));
  say (keywords, values, "client_encoding", "UTF8");
  say (keywords, values, "application_name", "ratebook");
  say (keywords, values, "host", peer->host);
  say (keywords, values, "port", peer->port);
  say (keywords, values, "sslmode", peer->sslmode);
  say (keywords, values, "password", password);
  g_ptr_array_add (keywords, NULL);
  g_ptr_array_add (values, NULL);
  g_clear_pointer (&self->connection, self->pq->finish);
  self->connection = self->pq->connectStartParams ((const char *const *) keywords->pdata,
                                                   (const char *const *) values->pdata, 0);
}

/* Fails without an error where the server says no, which is still to be looked at. */
static gboolean
connect_once (RbkWarehouseSession *self, const Peer *peer, const char *password, GError **error)
{
  gint64                    deadline = get_deadline (self);
  PostgresPollingStatusType state = PGRES_POLLING_WRITING;

  start (self, peer, password);
  if (self->connection == NULL || self->pq->status (self->connection) == CONNECTION_BAD)
    return FALSE;
  self->pq->setNoticeProcessor (self->connection, ignore_notice, NULL);
  while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED)
    {
      if (!rbk_warehouse_session_wait (self, state == PGRES_POLLING_READING ? G_IO_IN : G_IO_OUT,
                                       deadline, error))
        return FALSE;
      state = self->pq->connectPoll (self->connection);
    }
  return state == PGRES_POLLING_OK;
}

/* Whether what goes over the connection could be read on its way. */
static gboolean
is_open_to_others (RbkWarehouseSession *self)
{
  const char *number = self->pq->hostaddr (self->connection);

  if (number == NULL || *number == '\0')
    number = self->pq->host (self->connection);
  return !self->pq->sslInUse (self->connection) && !rbk_warehouse_host_is_local (number);
}

/* Whether the connection would have been made without encryption, had there been none. */
static gboolean
may_be_open (RbkWarehouseSession *self)
{
  PQconninfoOption *all = self->pq->conninfo (self->connection);
  gboolean          may_be = FALSE;

  for (const PQconninfoOption *one = all; one != NULL && one->keyword != NULL; one++)
    if (g_str_equal (one->keyword, "sslmode"))
      may_be = g_strcmp0 (one->val, "prefer") == 0 || g_strcmp0 (one->val, "allow") == 0;
  self->pq->conninfoFree (all);
  return may_be;
}

/* Who asked for the password: of several servers one, and encrypted if it was. */
static Peer
find_peer (RbkWarehouseSession *self)
{
  const char *hosts = rbk_warehouse_uri_get (&self->uri, "host");
  Peer        peer = { NULL };

  if (hosts != NULL && strchr (hosts, ',') != NULL)
    {
      peer.host = g_strdup (self->pq->host (self->connection));
      peer.port = g_strdup (self->pq->port (self->connection));
    }
  if (self->pq->sslInUse (self->connection) && may_be_open (self))
    peer.sslmode = "require";
  return peer;
}

static void
wipe (char *secret)
{
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* What is asked for; a password that was given for something else is no answer to it. */
static char *
describe_password (RbkWarehouseSession *self)
{
  return g_strdup_printf ("Password of %s for database %s on %s, port %s%s",
                          self->pq->user (self->connection), self->pq->db (self->connection),
                          self->pq->host (self->connection), self->pq->port (self->connection),
                          is_open_to_others (self) ? " (NOT ENCRYPTED: others may read it)" : "");
}

/* Asks for a password and connects with it; NULL from the person gives up. */
static gboolean
connect_with_password (RbkWarehouseSession *self, GError **error)
{
  g_autofree char *what = describe_password (self);
  char            *password = self->options->ask (what, self->options->user_data);
  gboolean         is_connected;
  Peer             peer;

  if (password == NULL)
    {
      rbk_warehouse_fail_connect (self, error);
      return FALSE;
    }
  peer = find_peer (self);
  is_connected = connect_once (self, &peer, password, error);
  wipe (password);
  g_free (peer.host);
  g_free (peer.port);
  return is_connected;
}

/*
 * rbk_warehouse_session_connect:
 * @self: a session that knows where to
 * @error: return location for a [error@Error]
 *
 * Connects, and asks for a password where one is needed.
 *
 * Returns: whether it is connected
 */
gboolean
rbk_warehouse_session_connect (RbkWarehouseSession *self, GError **error)
{
  static const Peer nobody = { NULL };
  g_autoptr(GError) reason = NULL;
  gboolean is_connected;

  is_connected = connect_once (self, &nobody, NULL, &reason);
  if (!is_connected && reason == NULL && self->connection != NULL && self->options->ask != NULL &&
      self->pq->connectionNeedsPassword (self->connection))
    is_connected = connect_with_password (self, &reason);
  if (!is_connected)
    {
      if (reason == NULL)
        rbk_warehouse_fail_connect (self, &reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  self->is_exposed =
      self->pq->connectionUsedPassword (self->connection) && is_open_to_others (self);
  return TRUE;
}
