/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that was built without PostgreSQL: it writes queries, and asks no database. */
#include "rbk-error.h"
#include "rbk-warehouse.h"

static gpointer
fail (const char *uri, GError **error)
{
  if (rbk_warehouse_check_uri (uri, error))
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_READ,
                         E_ ("no database can be asked: this build has no PostgreSQL; install one "
                             "that has it, or run the query that usage --sql prints with psql "
                             "--csv and open its result as a file"));
  return NULL;
}

char **
rbk_warehouse_list_columns (const char                *uri,
                            const char                *relation,
                            const RbkWarehouseOptions *options,
                            GError                   **error)
{
  g_return_val_if_fail (uri != NULL && relation != NULL, NULL);

  return fail (uri, error);
}

RbkUsage *
rbk_warehouse_read (const char                *uri,
                    const RbkUsageQuery       *query,
                    const RbkWarehouseOptions *options,
                    GError                   **error)
{
  g_return_val_if_fail (uri != NULL && query != NULL, NULL);

  return fail (uri, error);
}

RbkUsage *
rbk_warehouse_load (const char                *uri,
                    const char                *relation,
                    const char *const         *mapping,
                    const RbkWarehouseOptions *options,
                    GError                   **error)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return fail (uri, error);
}
