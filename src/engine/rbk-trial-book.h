/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-solve.h"

G_BEGIN_DECLS

/* A book on trial: a copy of its plans in which terms are tried, one value after another. It
 * borrows all else from the spec that it was made of. */

/* The lasting terms of a plan, on trial. */
typedef struct
{
  RbkPhaseSpec       *phase;          /* (nullable) of the copy; NULL where the plan has no price */
  const RbkPhaseSpec *original;       /* (nullable) of the spec */
  int                 fee;            /* the place of the fee that takes a price; -1 for none */
  RbkDecimal          rest;           /* what the other fees come to */
  int                 card;           /* the place of the card of the axis meter; -1 for none */
  RbkTierSpec        *tiers;          /* (owned) (nullable) that card's */
  guint               tier;           /* where the first unit past what is included falls */
  gboolean            caps_included;  /* what is included is the cap too */
  gboolean            tiers_included; /* the first tier is what is included */
  RbkDecimal          price;          /* its fees a month, as they are tried */
} RbkTrialPlan;

typedef struct
{
  RbkSpec        spec; /* to evaluate; never referenced */
  const RbkSpec *original;
  RbkPlanSpec   *plan_specs; /* (owned) */
  RbkTrialPlan  *plans;      /* (owned) */
} RbkTrialBook;

void     rbk_trial_book_init (RbkTrialBook *self, const RbkSpec *spec);
void     rbk_trial_book_clear (RbkTrialBook *self);
void     rbk_trial_book_reset (RbkTrialBook *self, guint plan);
gboolean rbk_trial_book_get (const RbkTrialBook *self,
                             guint               plan,
                             RbkSolveFor         what,
                             RbkDecimal         *value);
void     rbk_trial_book_set (RbkTrialBook *self, guint plan, RbkSolveFor what, RbkDecimal value);
void     rbk_trial_book_get_range (
        const RbkTrialBook *self, guint plan, RbkSolveFor what, RbkDecimal *least, RbkDecimal *most);
const RbkCardSpec *rbk_trial_book_get_card (const RbkTrialBook *self, guint plan);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkTrialBook, rbk_trial_book_clear)

G_END_DECLS
