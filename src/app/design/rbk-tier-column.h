/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-money-format.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

/**
 * RbkTierCell:
 * @document: the open book
 * @plan: the plan of the row
 * @row: (nullable): its figures, where there are any
 * @spec: (nullable): what they are of
 * @format: for the book's currency
 *
 * What a column of the tier table works on.
 */
typedef struct
{
  RbkDocument       *document;
  RbkPlan           *plan;
  const RbkTableRow *row;
  const RbkSpec     *spec;
  RbkMoneyFormat    *format;
} RbkTierCell;

/**
 * RbkTierColumn:
 * @id: its word in settings and tests
 * @title: its head, to be translated
 * @accessible: the name of its cells, with %s for the plan, to be translated
 * @tooltip: what it means, to be translated
 * @is_number: whether it stands at the end
 * @width: in pixels, of a wide window
 * @dup_shown: the value as people read it
 * @dup_typed: (nullable): the value as one would type it; only of columns that are edited
 * @commit: (nullable): takes over what was typed
 */
typedef struct
{
  const char *id, *title, *accessible, *tooltip;
  gboolean    is_number;
  int         width;
  char *(*dup_shown) (const RbkTierCell *cell);
  char *(*dup_typed) (const RbkTierCell *cell);
  gboolean (*commit) (const RbkTierCell *cell, const char *text, GError **error);
} RbkTierColumn;

extern const RbkTierColumn rbk_tier_columns[];
extern const guint         rbk_n_tier_columns;

G_END_DECLS
