/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-rows.h"
#include "rbk-error.h"
#include "rbk-sql-name.h"

static const RbkWarehouseOptions defaults = { 0 };

static gboolean
take_names (const RbkPq *pq, const PGresult *rows, gpointer user_data, GError **error)
{
  GStrvBuilder *names = user_data;

  /* It may be anybody's server: what is no name is no column. */
  for (int i = 0; i < pq->nfields (rows); i++)
    if (rbk_sql_check_name (pq->fname (rows, i), NULL))
      g_strv_builder_add (names, pq->fname (rows, i));
  return TRUE;
}

static char **
list_columns (RbkWarehouseSession *session, const char *relation, GError **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GString) sql = g_string_new ("SELECT * FROM ");
  g_auto(GStrv) parts = rbk_sql_split_relation (relation, error);

  if (parts == NULL)
    return NULL;
  rbk_sql_append_relation (sql, parts);
  g_string_append (sql, " WHERE 1 = 0");
  if (!rbk_warehouse_session_run (session, sql->str, take_names, names, error))
    return NULL;
  return g_strv_builder_end (names);
}

/**
 * rbk_warehouse_list_columns:
 * @uri: the address of a database
 * @relation: the table or view
 * @options: (nullable): how to ask
 * @error: return location for a [error@Error]
 *
 * Connects, and finds out which columns a table has. It takes its time: not for the thread of
 * a window. Fails as [func@warehouse_read] does.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): their names
 */
char **
rbk_warehouse_list_columns (const char                *uri,
                            const char                *relation,
                            const RbkWarehouseOptions *options,
                            GError                   **error)
{
  g_auto(RbkWarehouseSession) session = { 0 };

  g_return_val_if_fail (uri != NULL && relation != NULL, NULL);

  if (!rbk_warehouse_session_init (&session, uri, options != NULL ? options : &defaults, error))
    return NULL;
  return list_columns (&session, relation, error);
}

static RbkUsage *
read_usage (RbkWarehouseSession *session, const RbkUsageQuery *query, GError **error)
{
  g_auto(RbkWarehouseRows) rows = { 0 };
  g_autofree char *sql = rbk_usage_query_to_sql (query, error);
  g_autofree char *models = NULL;

  if (sql == NULL)
    return NULL;
  rbk_warehouse_rows_init (&rows, query, session->options);
  if (session->is_exposed)
    g_ptr_array_add (rows.usage->notes,
                     g_strdup ("the connection is not encrypted, and a password went over it; add "
                               "sslmode=require to the address, or ask for encryption where the "
                               "server has none"));
  models = rbk_usage_query_models_to_sql (query, NULL);
  if (!rbk_warehouse_session_run (session, sql, rbk_warehouse_rows_take, &rows, error) ||
      (models != NULL &&
       !rbk_warehouse_session_run (session, models, rbk_warehouse_rows_take_model, &rows, error)))
    return NULL;
  return rbk_warehouse_rows_finish (&rows, error);
}

/**
 * rbk_warehouse_read:
 * @uri: the address of a database
 * @query: what to ask
 * @options: (nullable): how to ask
 * @error: return location for a [error@Error]
 *
 * Connects, has the server add up what each customer uses in a month, and takes the result
 * as it comes: one entry a customer, or with a histogram one for all customers that have the
 * same numbers, with a weight. What comes is what [func@usage_read] makes of the same rows in
 * a file, but for days, which are not told apart, and for models, which a histogram does not
 * tell apart.
 *
 * Nothing is written: the transaction only reads. Passwords are those of the service file, of
 * the environment or the password file, or what is asked for; none is kept. It takes its time:
 * not for the thread of a window.
 *
 * Fails with `RBK_ERROR_USAGE` for an address or a query that make no sense, with
 * `RBK_ERROR_READ` when the server can't be reached or stops, with `RBK_ERROR_INVALID` when the
 * table does not fit, with `RBK_ERROR_OVERFLOW` for a sum that is too large, and with
 * `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): what customers use
 */
RbkUsage *
rbk_warehouse_read (const char                *uri,
                    const RbkUsageQuery       *query,
                    const RbkWarehouseOptions *options,
                    GError                   **error)
{
  g_auto(RbkWarehouseSession) session = { 0 };

  g_return_val_if_fail (uri != NULL && query != NULL, NULL);

  if (!rbk_warehouse_session_init (&session, uri, options != NULL ? options : &defaults, error))
    return NULL;
  return read_usage (&session, query, error);
}

/**
 * rbk_warehouse_load:
 * @uri: the address of a database
 * @relation: (nullable): the table or view, unless the mapping names it
 * @mapping: (nullable) (array zero-terminated=1): as for [method@UsageQuery.init]
 * @options: (nullable): how to ask
 * @error: return location for a [error@Error]
 *
 * Does what [func@warehouse_read] does, after looking which columns the table has, in the same
 * connection: fields that no column is named for have the column of the usual name.
 *
 * Returns: (transfer full) (nullable): what customers use
 */
RbkUsage *
rbk_warehouse_load (const char                *uri,
                    const char                *relation,
                    const char *const         *mapping,
                    const RbkWarehouseOptions *options,
                    GError                   **error)
{
  g_auto(RbkWarehouseSession) session = { 0 };
  g_auto(RbkUsageQuery) query = { 0 };
  g_auto(GStrv) names = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  if (!rbk_usage_query_init (&query, relation, mapping, error))
    return NULL;
  if (query.relation == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE,
                           E_ ("no table is named; name the table or view that has the usage with "
                               "--table"));
      return NULL;
    }
  if (!rbk_warehouse_session_init (&session, uri, options != NULL ? options : &defaults, error))
    return NULL;
  names = list_columns (&session, query.relation, error);
  if (names == NULL)
    return NULL;
  rbk_usage_query_find_columns (&query, (const char *const *) names);
  return read_usage (&session, &query, error);
}
