/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/**
 * RbkUsageQuery:
 * @relation: (nullable): the table or view that has the events: `usage_events`, `billing.usage`
 * @columns: (array fixed-size=13) (nullable elements): the column for each field, `NULL` where
 *   none is known, empty where none is wanted
 * @cached: how cached tokens are meant
 * @from: (nullable): the first day that counts, `2026-06-01`; needs a column for the day
 * @to: (nullable): the first day that does not count any more
 * @is_histogram: whether customers that are alike come as one row with a count
 *
 * What to ask a database for. It is plain data: nothing in it is a secret.
 */
typedef struct
{
  char          *relation;
  char          *columns[RBK_N_USAGE_FIELDS];
  RbkUsageCached cached;
  char          *from, *to;
  gboolean       is_histogram;
} RbkUsageQuery;

gboolean rbk_usage_query_init (RbkUsageQuery     *self,
                               const char        *relation,
                               const char *const *mapping,
                               GError           **error);
void     rbk_usage_query_clear (RbkUsageQuery *self);
void     rbk_usage_query_find_columns (RbkUsageQuery *self, const char *const *names);
char *rbk_usage_query_to_sql (const RbkUsageQuery *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_usage_query_models_to_sql (const RbkUsageQuery *self,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkUsageQuery, rbk_usage_query_clear)

G_END_DECLS
