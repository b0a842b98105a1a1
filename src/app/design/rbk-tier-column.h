/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-money-format.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

/**
 * RbkTierCell:
 * @book: the open book
 * @plan: the plan of the row
 * @row: (nullable): its figures, where there are any
 * @spec: (nullable): what they are of
 * @mix: (nullable): what it makes of the customers that there are
 * @meter: (nullable): the key of the meter that plans are sized on
 * @format: for the book's currency
 *
 * What a column of the tier table works on.
 */
typedef struct
{
  RbkBook           *book;
  RbkPlan           *plan;
  const RbkTableRow *row;
  const RbkSpec     *spec;
  const RbkMixPlan  *mix;
  const char        *meter;
  RbkMoneyFormat    *format;
} RbkTierCell;

/**
 * RbkTierColumn:
 * @id: its word in settings and tests
 * @title: its head, to be translated
 * @accessible: the name of its cells, with %s for the plan, to be translated
 * @tooltip: what it means, to be translated
 * @is_number: whether it stands at the end
 * @can_clear: whether it may be without a value
 * @width: the least, in pixels
 * @dup_shown: the value as people read it
 * @dup_typed: (nullable): the value as one would type it; else as it is shown
 * @dup_plain: (nullable): the value for another program: a number without a currency; else as
 *   it is typed
 * @new_edit: (nullable): the edit that takes over what was typed; only of columns that are edited
 */
typedef struct
{
  const char *id, *title, *accessible, *tooltip;
  gboolean    is_number, can_clear;
  int         width;
  char *(*dup_shown) (const RbkTierCell *cell);
  char *(*dup_typed) (const RbkTierCell *cell);
  char *(*dup_plain) (const RbkTierCell *cell);
  RbkEdit *(*new_edit) (const RbkTierCell *cell, const char *text, GError **error);
} RbkTierColumn;

extern const RbkTierColumn rbk_tier_columns[];
extern const guint         rbk_n_tier_columns;

char *rbk_tier_column_dup_name (const RbkTierColumn *column,
                                RbkPlan             *plan) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_tier_column_dup_typed (const RbkTierColumn *column,
                                 const RbkTierCell   *cell) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_tier_column_dup_plain (const RbkTierColumn *column,
                                 const RbkTierCell   *cell) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_tier_cell_init (RbkTierCell    *self,
                          RbkBook        *book,
                          RbkAnalysis    *analysis,
                          RbkMoneyFormat *format,
                          RbkPlan        *plan,
                          guint           position);

G_END_DECLS
