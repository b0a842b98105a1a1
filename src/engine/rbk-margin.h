/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"
#include "rbk-rating.h"

G_BEGIN_DECLS

/**
 * RbkFigure:
 * @usage: units on the axis meter
 * @inference: what the models cost
 * @overhead: the plan's overhead
 * @cost: both
 * @bill: what the customer pays for a month, rounded per line
 * @amount: bill - cost
 * @has_bill: whether there is a price at all; not for quote-only plans
 * @has_margin: whether there is a margin: a bill that is more than nothing
 * @margin: gross margin, (bill - cost) / bill
 *
 * A plan at one place on the usage axis.
 */
typedef struct
{
  RbkDecimal usage, inference, overhead, cost, bill, amount;
  gboolean   has_bill, has_margin;
  double     margin;
} RbkFigure;

void     rbk_figure_at_usage (const RbkSpec      *spec,
                              const RbkPlanSpec  *plan,
                              const RbkPhaseSpec *phase,
                              int                 axis,
                              RbkDecimal          usage,
                              RbkFigure          *figure);
gboolean rbk_figure_at (const RbkSpec      *spec,
                        const RbkPlanSpec  *plan,
                        const RbkPhaseSpec *phase,
                        int                 axis,
                        const RbkWhere     *where,
                        RbkPopulation      *population,
                        RbkFigure          *figure,
                        GError            **error);
double   rbk_margin_of (RbkDecimal bill, RbkDecimal cost);

const RbkLevelSpec *rbk_spec_find_level (const RbkSpec *self, const RbkWhere *where);

G_END_DECLS
