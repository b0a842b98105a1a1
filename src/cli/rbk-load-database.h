/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-warehouse.h"

G_BEGIN_DECLS

/**
 * RbkDatabaseWish:
 * @table: (nullable): the table or view
 * @from_day: (nullable): the first day that counts
 * @to_day: (nullable): the first day that does not count any more
 * @mapping: (nullable) (array zero-terminated=1): `field=column` entries
 * @is_histogram: whether customers that are alike come as one
 * @timeout: after how many seconds the server gives up, 0 for never
 *
 * What options say of a database, beside its address. All zeros is fine.
 */
typedef struct
{
  const char        *table, *from_day, *to_day;
  const char *const *mapping;
  gboolean           is_histogram;
  int                timeout;
} RbkDatabaseWish;

char     *rbk_load_database_sql (const char            *address,
                                 const RbkDatabaseWish *wish,
                                 GError               **error) G_GNUC_WARN_UNUSED_RESULT;
RbkUsage *rbk_load_database (const char            *address,
                             const RbkDatabaseWish *wish,
                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char     *rbk_database_split (const char *address, char **table) G_GNUC_WARN_UNUSED_RESULT;

char *rbk_terminal_ask_password (const char   *what,
                                 GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
