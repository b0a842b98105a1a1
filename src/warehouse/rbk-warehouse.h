/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-query.h"

G_BEGIN_DECLS

/* What a book says that its customers were read as, where they were read from a database. */
#define RBK_WAREHOUSE_FORMAT "postgresql"

/**
 * RbkWarehouseAsk:
 * @what: what is asked for, in words a person understands, with the server and the user
 * @user_data: what the caller gave
 *
 * Asks a person for a password, in the thread that reads. What it returns is wiped after use.
 *
 * Returns: (transfer full) (nullable): the password; `NULL` to give up
 */
typedef char *(*RbkWarehouseAsk) (const char *what, gpointer user_data);

/**
 * RbkWarehouseOptions:
 * @ask: (nullable): asks for a password where the service file, the environment and the
 *   password file have none
 * @timeout: after how many seconds the server gives up on the query; 0 for what it is set to
 * @cancellable: (nullable): to give up; the query is cancelled at the server too
 * @progress: (nullable): called with the rows received so far
 * @user_data: for @ask and @progress
 */
typedef struct
{
  RbkWarehouseAsk  ask;
  guint            timeout;
  GCancellable    *cancellable;
  RbkUsageProgress progress;
  gpointer         user_data;
} RbkWarehouseOptions;

gboolean  rbk_warehouse_is_uri (const char *text);
gboolean  rbk_warehouse_check_uri (const char *uri, GError **error);
char     *rbk_warehouse_describe (const char *uri) G_GNUC_WARN_UNUSED_RESULT;
char    **rbk_warehouse_list_columns (const char                *uri,
                                      const char                *relation,
                                      const RbkWarehouseOptions *options,
                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
RbkUsage *rbk_warehouse_read (const char                *uri,
                              const RbkUsageQuery       *query,
                              const RbkWarehouseOptions *options,
                              GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
RbkUsage *rbk_warehouse_load (const char                *uri,
                              const char                *relation,
                              const char *const         *mapping,
                              const RbkWarehouseOptions *options,
                              GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
