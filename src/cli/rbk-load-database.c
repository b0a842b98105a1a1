/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-load-database.h"

#include <string.h>
#include <unistd.h>

#include "rbk-command.h"
#include "rbk-error.h"
#include "rbk-interrupt.h"

#define INTERVAL (G_USEC_PER_SEC / 10)

/* What is shown on a terminal while rows come. */
typedef struct
{
  GCancellable *cancellable;
  gint64        shown;
  gboolean      is_shown;
} Report;

static char *
ask (const char *what, gpointer user_data)
{
  const Report *self = user_data;

  return rbk_terminal_ask_password (what, self->cancellable);
}

static void
report (guint64 n_rows, gpointer user_data)
{
  Report *self = user_data;
  gint64  now = g_get_monotonic_time ();

  if (now - self->shown < INTERVAL || !isatty (STDERR_FILENO))
    return;
  self->shown = now;
  self->is_shown = TRUE;
  g_printerr ("\rReading from the database: %" G_GUINT64_FORMAT " rows\033[K", n_rows);
}

static void
add_entry (GStrvBuilder *entries, const char *name, const char *value)
{
  g_autofree char *entry = NULL;

  if (value == NULL)
    return;
  entry = g_strdup_printf ("%s=%s", name, value);
  g_strv_builder_add (entries, entry);
}

/* All of it as the list that a book keeps. */
static char **
list_entries (const RbkDatabaseWish *wish)
{
  g_autoptr(GStrvBuilder) entries = g_strv_builder_new ();

  add_entry (entries, "table", wish->table);
  add_entry (entries, "from", wish->from_day);
  add_entry (entries, "to", wish->to_day);
  add_entry (entries, "histogram", wish->is_histogram ? "yes" : NULL);
  if (wish->mapping != NULL)
    g_strv_builder_addv (entries, (const char **) wish->mapping);
  return g_strv_builder_end (entries);
}

/* The address itself is in no message: who wrote a password into it should not see it twice. */
static gpointer
fail (const char *address, GError *reason, GError **error)
{
  g_autofree char *where = rbk_warehouse_describe (address);

  if (reason->code != RBK_ERROR_USAGE || reason->domain != RBK_ERROR)
    rbk_command_blame (&reason, where);
  g_propagate_error (error, reason);
  return NULL;
}

/**
 * rbk_load_database:
 * @address: where the database is
 * @wish: what to ask
 * @error: return location for a #GError
 *
 * Has a database add up what customers use, with its progress on a terminal, where a password
 * is asked for as well. Ctrl+C stops the server too.
 *
 * Returns: (transfer full): what came
 */
RbkUsage *
rbk_load_database (const char *address, const RbkDatabaseWish *wish, GError **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(RbkInterrupt) interrupt = NULL;
  g_auto(GStrv) entries = list_entries (wish);
  Report              state = { .cancellable = cancellable, .shown = g_get_monotonic_time () };
  RbkWarehouseOptions options = { .ask = ask,
                                  .timeout = (guint) MAX (wish->timeout, 0),
                                  .cancellable = cancellable,
                                  .progress = report,
                                  .user_data = &state };
  GError             *reason = NULL;
  RbkUsage           *usage;

  interrupt = rbk_interrupt_new (cancellable);
  usage = rbk_warehouse_load (address, NULL, (const char *const *) entries, &options, &reason);
  if (state.is_shown)
    g_printerr ("\r\033[K");
  if (usage != NULL)
    return usage;
  return fail (address, reason, error);
}

/* Looks which columns the table has, where a database is named. */
static gboolean
find_columns (const char *address, RbkUsageQuery *query, GError **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(RbkInterrupt) interrupt = NULL;
  Report              state = { .cancellable = cancellable };
  RbkWarehouseOptions options = { .ask = ask, .cancellable = cancellable, .user_data = &state };
  GError             *reason = NULL;
  g_auto(GStrv) names = NULL;

  if (address == NULL || query->relation == NULL)
    return TRUE;
  interrupt = rbk_interrupt_new (cancellable);
  names = rbk_warehouse_list_columns (address, query->relation, &options, &reason);
  if (names == NULL)
    return fail (address, reason, error) != NULL;
  rbk_usage_query_find_columns (query, (const char *const *) names);
  return TRUE;
}

/**
 * rbk_load_database_sql:
 * @address: (nullable): where the database is; without one all columns have to be named
 * @wish: what to ask
 * @error: return location for a #GError
 *
 * Writes the query that a database would be asked, and does not run it. Where there are models a
 * second one stands behind it, with a semicolon between them.
 *
 * Returns: (transfer full): the query
 */
char *
rbk_load_database_sql (const char *address, const RbkDatabaseWish *wish, GError **error)
{
  g_auto(RbkUsageQuery) query = { 0 };
  g_auto(GStrv) entries = list_entries (wish);
  g_autofree char *models = NULL;
  g_autofree char *sql = NULL;

  if (!rbk_usage_query_init (&query, NULL, (const char *const *) entries, error) ||
      !find_columns (address, &query, error))
    return NULL;
  sql = rbk_usage_query_to_sql (&query, error);
  models = sql != NULL ? rbk_usage_query_models_to_sql (&query, error) : NULL;
  return models != NULL ? g_strconcat (sql, ";\n\n", models, NULL) : g_steal_pointer (&sql);
}

/**
 * rbk_database_split:
 * @address: where a database is, with the table behind a `#` where it is named
 * @table: (out) (transfer full) (nullable): the table
 *
 * Takes the table off an address, for options that have room for one text only.
 *
 * Returns: (transfer full): the address alone
 */
char *
rbk_database_split (const char *address, char **table)
{
  const char *mark = strchr (address, '#');

  *table = mark != NULL ? g_strdup (mark + 1) : NULL;
  return mark != NULL ? g_strndup (address, (gsize) (mark - address)) : g_strdup (address);
}
