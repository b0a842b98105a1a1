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

typedef struct
{
  RbkDecimal value;  /* in the currency's minor unit for a fee, whole units for cap and included */
  RbkFigure  figure; /* with that value in place; its margin is at least the target */
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
