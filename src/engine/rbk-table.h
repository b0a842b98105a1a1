/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-margin.h"

G_BEGIN_DECLS

typedef struct
{
  char     *at; /* light, p90, cap:80%… */
  RbkFigure figure;
} RbkTableLevel;

/**
 * RbkTableRow:
 *
 * One plan in the tier table: its evergreen terms on the spec's date.
 */
typedef struct
{
  const RbkPlanSpec  *plan;
  const RbkPhaseSpec *phase;
  const RbkCardSpec  *card; /* (nullable) the card of the axis meter */
  int                 axis; /* the meter on which it is sized; -1 for none */
  gboolean            has_price;
  RbkDecimal          price; /* recurring fees a month */
  RbkLimit            limit;
  gboolean            has_cap, has_included, has_overage, has_overage_multiple;
  RbkDecimal          cap, included;
  RbkDecimal          overage;          /* price of the first unit past what is included */
  double              overage_multiple; /* overage / (price / included) */
  gboolean            has_sizing;       /* whether the sizing rule names a place that exists */
  RbkFigure           sizing;
  gboolean            has_floor;
  RbkDecimal          floor_price; /* lowest fee, in minor units, that reaches the target */
  RbkTableLevel      *levels;
  guint               n_levels;
} RbkTableRow;

/**
 * RbkTable:
 * @spec: (owned): the book
 * @rows: (array length=n_rows): one for each plan, in order
 * @n_rows: how many
 * @synthetic: (owned) (nullable): how the customers were made up on which percentiles rest
 *
 * The tier table.
 */
typedef struct
{
  RbkSpec     *spec;
  RbkTableRow *rows;
  guint        n_rows;
  char        *synthetic;
} RbkTable;

RbkTable *rbk_table_new (RbkSpec       *spec,
                         RbkPopulation *population,
                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_table_free (RbkTable *self);
gboolean  rbk_table_row_is_made_up (const RbkTable *self, const RbkTableRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkTable, rbk_table_free)

G_END_DECLS
