/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-margin.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_SOLVE_PRICE,    /* the recurring fee */
  RBK_SOLVE_CAP,      /* the cap of the axis meter */
  RBK_SOLVE_INCLUDED, /* its included units */
  RBK_SOLVE_OVERAGE,  /* its price past what is included */
} RbkSolveFor;

/**
 * RbkSolution:
 * @value: a fee a month in whole minor units of the currency, a cap or included amount in
 *   whole units of the rate card's billing period, an overage price with up to 6 decimals
 * @where: the place at which it reaches the margin
 * @figure: the plan there with that value; its margin is at least the target
 * @why: (nullable): where there is no such value, why, without the plan and the place
 *
 * The value that reaches a margin.
 */
typedef struct
{
  RbkDecimal  value;
  RbkWhere    where;
  RbkFigure   figure;
  const char *why;
} RbkSolution;

gboolean rbk_solve_parse_for (const char *text, RbkSolveFor *what, GError **error);
gboolean rbk_solve (RbkSpec           *spec,
                    const RbkPlanSpec *plan,
                    RbkSolveFor        what,
                    RbkDecimal         margin,
                    const RbkWhere    *where,
                    RbkPopulation     *population,
                    RbkSolution       *solution,
                    GError           **error);

G_END_DECLS
