/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-gate.h"

G_BEGIN_DECLS

/**
 * RbkTrigger:
 * @plan: the customer's plan
 * @meter: what is counted
 * @n_days: how many days the month has
 * @reset: the first day of the next month
 * @used: units used so far
 * @projected: units by the end of the month, at this pace
 * @has_cap: whether there is a limit, and so anything to say
 * @cap: units a month up to it
 * @has_share: whether @share is known; not of a cap of nothing
 * @share: used of the cap
 * @is_hard: whether use stops at the cap
 * @is_over: whether the pace goes past the cap
 * @has_alert: whether a threshold is reached
 * @alert: the highest that is, in per cent of the cap
 * @is_limit: whether a hard cap is reached
 * @is_projection: whether to say that the cap will be reached, which no alert says yet
 * @offer: the plan that takes over; none where staying costs no more
 *
 * How far a customer has come on a day, and what follows.
 */
typedef struct
{
  const RbkPlanSpec *plan;
  int                meter;
  guint              n_days;
  GDate              reset;
  RbkDecimal         used, projected, cap, alert;
  double             share;
  gboolean           has_cap, has_share, is_hard, is_over, has_alert, is_limit, is_projection;
  RbkGateOffer       offer;
} RbkTrigger;

gboolean rbk_trigger_init (RbkTrigger        *self,
                           const RbkSpec     *spec,
                           const RbkPlanSpec *plan,
                           RbkDecimal         used,
                           const GDate       *day,
                           GPtrArray         *messages,
                           GError           **error);

G_END_DECLS
