/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-solve-customers.h"
#include "rbk-trial-book.h"
#include "rbk-trial-crowd.h"

G_BEGIN_DECLS

/* The customers of a plan, and a value of it on trial. */
typedef struct
{
  RbkTrialBook book;
  RbkCrowd    *crowd; /* (owned) */
  guint        plan;
  RbkSolveFor  what;
  RbkDecimal   margin;
  guint       *members; /* (owned) the groups that take the plan */
  guint        n_members;
  gint64      *bills;                /* (owned) of all groups, at the value tried last */
  __int128     sum_bills, sum_costs; /* of those who are added up, in minor and nano-units */
  guint64      n_customers;
  RbkDecimal   revenue, cost; /* at the value tried last */
  const char  *why;           /* (nullable) why there is no value */
} RbkCrowdTrial;

gboolean rbk_crowd_trial_find_members (RbkCrowdTrial *self, GError **error);
gboolean rbk_crowd_trial_try (RbkCrowdTrial *self,
                              RbkDecimal     value,
                              gboolean      *is_reached,
                              GError       **error);
void     rbk_crowd_trial_stop (RbkCrowdTrial *self, guint from, guint to);
gboolean rbk_crowd_trial_reaches (const RbkCrowdTrial *self);
gboolean rbk_crowd_trial_fail (RbkCrowdTrial *self, const char *why, GError **error);
void     rbk_crowd_trial_clear (RbkCrowdTrial *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkCrowdTrial, rbk_crowd_trial_clear)

G_END_DECLS
