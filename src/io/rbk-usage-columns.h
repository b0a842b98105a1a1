/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-format.h"
#include "rbk-usage-table.h"

G_BEGIN_DECLS

/**
 * RbkUsageColumns:
 * @table: the records whose columns they are
 * @format: what it was recognised as
 * @is_sure: whether it was recognised by its signature, or named
 * @n_columns: how many columns were looked at; the table may find more later
 * @keys: (element-type utf8): their names, simplified
 * @short_keys: (element-type utf8): likewise, without what they are a member of
 * @input_is_fresh: whether the input is what was not cached, so that cached tokens are apart
 * @cached: how cached tokens are meant, as far as a person said it
 * @mapped: the fields whose columns a person named, a bit each
 * @index: where each field stands, negative for nowhere
 * @notes: (element-type utf8): what a person should know
 *
 * Which column says what.
 */
typedef struct
{
  RbkUsageTable        *table;
  const RbkUsageFormat *format;
  gboolean              is_sure;
  guint                 n_columns;
  GPtrArray            *keys;
  GPtrArray            *short_keys;
  gboolean              input_is_fresh;
  RbkUsageCached        cached;
  guint                 mapped;
  int                   index[RBK_N_ALL_USAGE_FIELDS];
  GPtrArray            *notes;
} RbkUsageColumns;

GInputStream *rbk_usage_open (GFile                 *file,
                              const RbkUsageOptions *options,
                              GError               **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean    rbk_usage_columns_init (RbkUsageColumns       *self,
                                    RbkUsageTable         *table,
                                    const RbkUsageOptions *options,
                                    GError               **error);
gboolean    rbk_usage_columns_check (const RbkUsageColumns *self, GError **error);
gboolean    rbk_usage_columns_has_other_customers (const RbkUsageColumns *self);
void        rbk_usage_columns_update (RbkUsageColumns *self);
void        rbk_usage_columns_clear (RbkUsageColumns *self);
const char *rbk_usage_columns_get_name (const RbkUsageColumns *self, RbkUsageField field);
char      **rbk_usage_columns_dup_others (const RbkUsageColumns *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
