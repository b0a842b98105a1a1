/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-text-block.h"
#include "rbk-tier-column.h"

G_BEGIN_DECLS

/**
 * RbkTierBlock:
 * @row: the first plan
 * @column: the first of the columns shown
 * @n_rows: how many plans
 * @n_columns: how many columns
 *
 * A block of cells of the tier table.
 */
typedef struct
{
  guint row, column, n_rows, n_columns;
} RbkTierBlock;

/**
 * RbkTierGrid:
 * @book: the open book
 * @analysis: (nullable): what follows from it as it is now
 * @format: for the book's currency
 * @columns: (array length=n_columns): the columns that are shown, in order
 * @n_columns: how many
 *
 * What blocks of cells are copied from and pasted into. It borrows all.
 */
typedef struct
{
  RbkBook                    *book;
  RbkAnalysis                *analysis;
  RbkMoneyFormat             *format;
  const RbkTierColumn *const *columns;
  guint                       n_columns;
} RbkTierGrid;

char *rbk_tier_copy (const RbkTierGrid *grid, const RbkTierBlock *block) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_paste (const RbkTierGrid *grid,
                         const char        *text,
                         RbkTierBlock      *block,
                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_clear (const RbkTierGrid  *grid,
                         const RbkTierBlock *block,
                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
