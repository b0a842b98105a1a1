/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-cap-hits.h"
#include "rbk-gate.h"

G_BEGIN_DECLS

/**
 * RbkTriggerDays:
 * @plan: the plan's place; -1 for every plan
 * @is_everybody: whether all customers are taken to be on it; else those who take it in the mix
 * @days: (nullable): what they used on each day
 * @n_days: without @days, how many days the month has over which use is taken to be even
 *
 * Of whom and when.
 */
typedef struct
{
  int        plan;
  gboolean   is_everybody;
  RbkSlices *days;
  guint      n_days;
} RbkTriggerDays;

/**
 * RbkTriggerMonth:
 * @plan: the plan's place
 * @cap: units a month up to it
 * @is_hard: whether use stops there
 * @hits: (owned): on which day how many customers come to half, 80 % and all of it
 * @at_50: how many come to half of it
 * @at_80: to 80 %
 * @at_100: to all of it
 * @offer: the plan that takes over past the cap
 * @more: what that one's fees are above this one's, a month
 * @at_stake: the same for all who come to the cap
 *
 * When customers of a plan come to its cap, and what they would pay more. Fees alone are counted:
 * what the next plan bills for use beside them is not.
 */
typedef struct
{
  guint        plan;
  RbkDecimal   cap;
  gboolean     is_hard;
  RbkCapHits  *hits;
  guint64      at_50, at_80, at_100;
  RbkGateOffer offer;
  RbkDecimal   more, at_stake;
} RbkTriggerMonth;

/**
 * RbkTriggerPace:
 * @plan: the plan's place
 * @level: the place of one of the book's usage levels
 * @usage: what it comes to a month, on the plan's axis
 * @day_50: the day on which half of the cap is used at an even pace; 0 where it is not
 * @day_80: 80 % of it
 * @day_100: all of it
 *
 * When a customer of a level comes to a plan's cap.
 */
typedef struct
{
  guint      plan, level;
  RbkDecimal usage;
  guint      day_50, day_80, day_100;
} RbkTriggerPace;

GArray  *rbk_trigger_months_new (const RbkSpec        *spec,
                                 RbkMixIndex          *index,
                                 const RbkTriggerDays *days,
                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GArray  *rbk_trigger_paces_new (const RbkSpec *spec, guint n_days) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_trigger_get_cap (const RbkSpec      *spec,
                              const RbkPlanSpec  *plan,
                              const RbkCardSpec **card,
                              RbkDecimal         *cap);
guint    rbk_trigger_find_day (RbkDecimal usage, RbkDecimal cap, guint percent, guint n_days);

G_END_DECLS
