/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-axis.h"
#include "rbk-solve.h"

G_BEGIN_DECLS

/* A plan on trial: a copy of its terms in which one value is tried after another. It
 * borrows from the spec. */
typedef struct
{
  const RbkSpec *spec;
  RbkSolveFor    what;
  RbkDecimal     margin; /* to be reached */
  RbkWhere       where;
  RbkPopulation *population; /* (not owned) (nullable) */

  RbkAxis      axis;
  RbkPlanSpec  plan;
  RbkPhaseSpec phase;         /* its cards are (owned), one more than the plan's */
  RbkCardSpec *card;          /* (nullable) the copy's card of the axis meter */
  RbkTierSpec *tiers;         /* (owned) the card's */
  guint        tier;          /* where the first unit past what is included falls */
  gboolean     caps_included; /* what is included is the cap too */
  RbkFigure    figure;        /* of the value tried last */
  const char  *why;           /* (nullable) why there is no value */
} RbkTrial;

void     rbk_trial_init (RbkTrial          *self,
                         const RbkSpec     *spec,
                         const RbkPlanSpec *plan,
                         RbkSolveFor        what,
                         RbkDecimal         margin,
                         const RbkWhere    *where,
                         RbkPopulation     *population);
void     rbk_trial_clear (RbkTrial *self);
gboolean rbk_trial_try (RbkTrial *self, RbkDecimal value, gboolean *reaches, GError **error);

gboolean rbk_trial_moves (const RbkTrial *self);
gboolean rbk_trial_find_largest_moving (RbkTrial *self, RbkDecimal *value, GError **error);
gboolean rbk_trial_find_largest_fixed (RbkTrial *self, RbkDecimal *value, GError **error);
gboolean rbk_trial_find_overage (RbkTrial *self, RbkDecimal *value, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkTrial, rbk_trial_clear)

G_END_DECLS
