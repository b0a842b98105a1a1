/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

/* The terms that a customer has, day by day. A subscription begins with the phases that end,
 * each as it was on offer on the day of subscribing and for as long as it says, one after the
 * other; then the lasting terms hold, in the version of the day. So neither a version nor a
 * phase that is added with a later date changes anything of before. */

/**
 * RbkStretch:
 * @from: the first day
 * @to: the last day
 * @begun: when the phase began for the customer, versions of one phase being one
 * @phase: (not owned): the terms, of the spec
 *
 * Days in a row on which the same terms hold.
 */
typedef struct
{
  GDate               from, to, begun;
  const RbkPhaseSpec *phase;
} RbkStretch;

/**
 * RbkLife:
 * @has_start: whether it is known when the customer subscribed; else the lasting terms hold
 * @start: the day of subscribing, which is also the day of each invoice
 * @plan: (not owned): the plan, of the spec
 *
 * A subscription.
 */
typedef struct
{
  gboolean           has_start;
  GDate              start;
  const RbkPlanSpec *plan;
} RbkLife;

void     rbk_life_get_period (const RbkLife *self, const GDate *day, GDate *from, GDate *to);
gboolean rbk_life_has_begun (const RbkLife *self, const GDate *day);
GArray  *rbk_life_get_stretches (const RbkLife *self,
                                 const GDate   *from,
                                 const GDate   *to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
