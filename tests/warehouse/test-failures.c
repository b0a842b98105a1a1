/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes wrong between a server and us, and what nobody gets to do. */
#include "pg-server.h"
#include "rbk-error.h"

#include <string.h>

#define SOON (5 * G_USEC_PER_SEC)

static void
set_up (void)
{
  pg_server_do (
      "DROP VIEW IF EXISTS slow, writing, counting, fat;\n"
      "DROP TABLE IF EXISTS plain, closed, notes, \"x\"\"; DROP TABLE plain; --\" CASCADE;\n"
      "CREATE TABLE plain (customer text, calls bigint, label text, day text);\n"
      "INSERT INTO plain VALUES ('a', 1, 'x', '2026-06-01'), ('b', 2, 'y', '2026-06-02');\n"
      "CREATE TABLE closed (customer text);\n"
      "CREATE TABLE notes (text text);\n"
      "CREATE TABLE \"x\"\"; DROP TABLE plain; --\" AS SELECT * FROM plain;\n"
      "CREATE OR REPLACE FUNCTION note() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN "
      "INSERT INTO notes VALUES ('was here'); RETURN 1; END $$ SECURITY DEFINER;\n"
      "CREATE VIEW writing AS SELECT customer, note() AS calls FROM plain;\n"
      "CREATE VIEW slow AS SELECT customer, CASE WHEN pg_sleep(60) IS NULL THEN 1 ELSE 2 "
      "END AS calls FROM plain;\n"
      "CREATE VIEW counting AS SELECT 'c' || i AS customer, i AS calls FROM "
      "generate_series(1, 300000) i;\n"
      "CREATE VIEW fat AS SELECT 'a' AS customer, 9223372036854775807 AS calls FROM "
      "generate_series(1, 3);\n"
      "GRANT SELECT ON plain, slow, writing, counting, fat, "
      "\"x\"\"; DROP TABLE plain; --\" TO reader;\n");
}

static RbkUsage *
ask (const char *table, const RbkWarehouseOptions *options, GError **error)
{
  g_autofree char *uri = pg_server_uri ("admin");

  return rbk_warehouse_load (uri, table, NULL, options, error);
}

/* What a table can't do, and how it is said. */
typedef struct
{
  const char *table;
  const char *entries[6];
  int         code;
  const char *says[3];
} FailureCase;

static const FailureCase failures[] = {
  { "nowhere", { NULL }, RBK_ERROR_INVALID, { "the table is not there", "\"nowhere\"" } },
  { "no.where", { NULL }, RBK_ERROR_INVALID, { "the table is not there", "no.where" } },
  { "PLAIN", { NULL }, RBK_ERROR_INVALID, { "the table is not there", "upper and lower case" } },
  { "plain", { "calls=nothing" }, RBK_ERROR_INVALID, { "a column is not there", "\"nothing\"" } },
  { "plain", { "calls=label" }, RBK_ERROR_INVALID, { "a column is not of the type" } },
  { "plain", { "day=day" }, RBK_ERROR_INVALID, { "a column is not of the type", "month=COLUMN" } },
  { "plain", { "customer=" }, RBK_ERROR_USAGE, { "name the customer" } },
  { "writing", { NULL }, RBK_ERROR_INVALID, { "nothing may be written", "INSERT" } },
  { "fat", { NULL }, RBK_ERROR_OVERFLOW, { "\"27670116110564327421\" calls", "too large" } },
  { "notes", { "customer=text" }, RBK_ERROR_INVALID, { "there is no row" } },
};

static void
test_failure (gconstpointer data)
{
  const FailureCase *test = data;
  g_autofree char   *uri = pg_server_uri ("admin");
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = rbk_warehouse_load (uri, test->table, test->entries, NULL, &error);

  g_assert_null (usage);
  g_assert_error (error, RBK_ERROR, test->code);
  for (guint i = 0; i < G_N_ELEMENTS (test->says) && test->says[i] != NULL; i++)
    if (strstr (error->message, test->says[i]) == NULL)
      g_error ("\"%s\" does not say \"%s\"", error->message, test->says[i]);
}

static void
assert_plain (RbkUsage *usage)
{
  g_assert_nonnull (usage);
  g_assert_cmpuint (rbk_population_get_size (usage->population), ==, 2);
  g_assert_cmpuint (usage->rows, ==, 2);
}

static void
test_odd_name (void)
{
  static const char *const entries[] = { "day=", NULL };
  g_autofree char         *uri = pg_server_uri ("admin");
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) odd =
                 rbk_warehouse_load (uri, "\"x\"\"; DROP TABLE plain; --\"", entries, NULL, &error);
  g_autoptr(RbkUsage) plain = NULL;

  g_assert_no_error (error);
  assert_plain (odd);
  plain = rbk_warehouse_load (uri, "public.plain", entries, NULL, &error);
  g_assert_no_error (error);
  assert_plain (plain);
}

static void
test_nothing_is_written (void)
{
  g_autofree char *count = NULL;

  count = pg_server_run ("SELECT count(*) FROM notes", "-At");
  g_assert_cmpstr (g_strstrip (count), ==, "0");
}

static char *
say (const char *what, gpointer user_data)
{
  g_assert_nonnull (strstr (what, "Password of reader for database shop on 127.0.0.1"));
  g_assert_null (strstr (what, "NOT ENCRYPTED"));
  return g_strdup (user_data);
}

static RbkUsage *
ask_as_reader (const char *table, const char *password, RbkWarehouseAsk asks, GError **error)
{
  static const char *const entries[] = { "day=", NULL };
  RbkWarehouseOptions      options = { .ask = asks, .user_data = (gpointer) password };
  g_autofree char         *uri = pg_server_uri ("reader");

  return rbk_warehouse_load (uri, table, entries, &options, error);
}

static void
test_password (void)
{
  g_autoptr(GError) wrong = NULL;
  g_autoptr(GError) none = NULL;
  g_autoptr(GError) nobody = NULL;
  g_autoptr(GError) closed = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = ask_as_reader ("plain", g_getenv ("RBK_PG_PASSWORD"), say, &error);

  g_assert_no_error (error);
  assert_plain (usage);
  g_assert_null (ask_as_reader ("plain", "Hunter2", say, &wrong));
  g_assert_error (wrong, RBK_ERROR, RBK_ERROR_READ);
  g_assert_nonnull (strstr (wrong->message, "check the user and the password"));
  g_assert_null (strstr (wrong->message, "Hunter2"));
  g_assert_null (ask_as_reader ("plain", NULL, say, &none));
  g_assert_nonnull (strstr (none->message, "a password is needed"));
  g_assert_null (ask_as_reader ("plain", NULL, NULL, &nobody));
  g_assert_nonnull (strstr (nobody->message, "a password is needed"));
  g_assert_null (ask_as_reader ("closed", g_getenv ("RBK_PG_PASSWORD"), say, &closed));
  g_assert_error (closed, RBK_ERROR, RBK_ERROR_READ);
  g_assert_nonnull (strstr (closed->message, "SELECT on the table"));
}

/* How many of our queries the server is busy with. */
static gboolean
is_busy (void)
{
  g_autofree char *count = pg_server_run ("SELECT count(*) FROM pg_stat_activity WHERE "
                                          "application_name = 'ratebook' AND "
                                          "state = 'active'",
                                          "-At");

  return !g_str_equal (g_strstrip (count), "0");
}

static void
wait_until (gboolean busy)
{
  gint64 end = g_get_monotonic_time () + SOON;

  while (is_busy () != busy)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (20000);
    }
}

static gpointer
cancel_later (gpointer data)
{
  wait_until (TRUE);
  g_cancellable_cancel (data);
  return NULL;
}

/* The server stops as well, though the query would have slept for minutes. */
static void
test_cancel (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RbkWarehouseOptions options = { .cancellable = cancellable };
  gint64              begin = g_get_monotonic_time ();
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_later, cancellable);

  g_assert_null (ask ("slow", &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SOON);
  g_thread_join (thread);
  wait_until (FALSE);
}

static void
cancel_now (guint64 rows, gpointer user_data)
{
  GCancellable *cancellable = user_data;

  g_assert_cmpuint (rows, >, 0);
  g_cancellable_cancel (cancellable);
}

/* While rows come. */
static void
test_cancel_rows (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  RbkWarehouseOptions options = { .cancellable = cancellable,
                                  .progress = cancel_now,
                                  .user_data = cancellable };
  g_autoptr(GError) error = NULL;

  g_assert_null (ask ("counting", &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_until (FALSE);
}

static void
count_calls (guint64 rows, gpointer user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (rows, >=, *last);
  *last = rows;
}

static void
test_progress (void)
{
  guint64             last = 0;
  RbkWarehouseOptions options = { .progress = count_calls, .user_data = &last };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = ask ("counting", &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, 300000);
  g_assert_cmpuint (rbk_population_get_size (usage->population), ==, 300000);
}

static void
test_timeout (void)
{
  RbkWarehouseOptions options = { .timeout = 1 };
  g_autoptr(GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  g_assert_null (ask ("slow", &options, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "the server stopped the query"));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SOON);
}

static gpointer
end_backends (gpointer data)
{
  wait_until (TRUE);
  pg_server_do ("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = "
                "'ratebook'");
  return NULL;
}

static void
test_broken (void)
{
  GThread *thread = g_thread_new ("end", end_backends, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (ask ("slow", NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "the connection broke"));
  g_thread_join (thread);
}

/* A server that says nothing is not waited for longer than the address says. */
static void
test_silent (void)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = NULL;
  guint16          port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  gint64           begin = g_get_monotonic_time ();

  g_assert_no_error (error);
  uri = g_strdup_printf ("postgresql://127.0.0.1:%u/shop?connect_timeout=1", port);
  g_assert_null (rbk_warehouse_load (uri, "plain", NULL, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "does not answer"));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SOON);
}

static void
test_columns (void)
{
  g_autofree char *uri = pg_server_uri ("admin");
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) names = rbk_warehouse_list_columns (uri, "plain", NULL, &error);
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  all = g_strjoinv (" ", names);
  g_assert_cmpstr (all, ==, "customer calls label day");
  g_assert_null (rbk_warehouse_list_columns (uri, "nowhere", NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

/* The log of the server has what was asked; no password of ours is among it. */
static void
test_log (void)
{
  g_autofree char *log = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (g_getenv ("RBK_PG_LOG"), &log, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (log, "REPEATABLE READ READ ONLY"));
  g_assert_null (strstr (log, "Hunter2"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/failures/%u-%s", i, failures[i].table);

      g_test_add_data_func (path, &failures[i], test_failure);
    }
  g_test_add_func ("/failures/nothing-is-written", test_nothing_is_written);
  g_test_add_func ("/failures/odd-name", test_odd_name);
  g_test_add_func ("/failures/password", test_password);
  g_test_add_func ("/failures/cancel", test_cancel);
  g_test_add_func ("/failures/cancel-rows", test_cancel_rows);
  g_test_add_func ("/failures/progress", test_progress);
  g_test_add_func ("/failures/timeout", test_timeout);
  g_test_add_func ("/failures/broken", test_broken);
  g_test_add_func ("/failures/silent", test_silent);
  g_test_add_func ("/failures/columns", test_columns);
  g_test_add_func ("/failures/log", test_log);
  return g_test_run ();
}
