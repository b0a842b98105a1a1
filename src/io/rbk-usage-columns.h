/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-csv-reader.h"
#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/**
 * RbkUsageColumns:
 * @names: (array length=n_columns): the header's names, made valid, without white space
 *   at their ends
 * @n_columns: how many there are
 * @index: where each field stands, -1 for nowhere
 *
 * Which column says what.
 */
typedef struct
{
  char **names;
  guint  n_columns;
  int    index[RBK_N_USAGE_FIELDS];
} RbkUsageColumns;

gboolean rbk_usage_columns_init (RbkUsageColumns   *self,
                                 const RbkCsvCell  *header,
                                 guint              n_cells,
                                 const char *const *mapping,
                                 GError           **error);
void     rbk_usage_columns_clear (RbkUsageColumns *self);
char   **rbk_usage_columns_dup_others (const RbkUsageColumns *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
