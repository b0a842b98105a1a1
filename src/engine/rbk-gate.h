/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-placeholder.h"
#include "rbk-spec.h"

G_BEGIN_DECLS

/* What happens on the way to a cap: how far usage will come, which plan to offer, and what a
 * customer reads. */

/**
 * RbkGateValues:
 * @used: (nullable): units used so far: `160`
 * @cap: (nullable): units up to the cap
 * @share: (nullable): used of the cap: `80 %`
 * @plan: (nullable): the plan's name
 * @next_plan: (nullable): the name of the plan to offer
 * @next_price: (nullable): what that costs a month, with its currency
 * @projected: (nullable): units by the end of the period, at this pace
 * @reset_date: (nullable): the first day of the next period
 * @unit: (nullable): what is counted
 * @overage_price: (nullable): what a unit past a soft cap costs, with its currency
 *
 * What stands in the place of placeholders, as a customer is to read it. One that is not known
 * is %NULL: a message that needs it is not sent.
 */
typedef struct
{
  const char *used, *cap, *share, *plan, *next_plan, *next_price, *projected, *reset_date, *unit,
      *overage_price;
} RbkGateValues;

/**
 * RbkGateOffer:
 * @plan: (nullable): the plan to offer; %NULL where there is none
 * @has_price: whether it has a price; else it is on request
 * @price: its fees a month
 * @bill: what it bills a month at the usage
 *
 * The plan that takes over from another.
 */
typedef struct
{
  const RbkPlanSpec *plan;
  gboolean           has_price;
  RbkDecimal         price, bill;
} RbkGateOffer;

const RbkPlaceholder *rbk_gate_list_placeholders (gsize *n_placeholders);
gboolean              rbk_gate_text_check (const char *text, GError **error);
gboolean              rbk_gate_text_uses (const char *text, const char *placeholder);
char                 *rbk_gate_text_fill (const char          *text,
                                          const RbkGateValues *values,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_gate_project (RbkDecimal used, guint day, guint n_days, RbkDecimal *projected);
void     rbk_gate_find_offer (
        const RbkSpec *spec, const RbkPlanSpec *plan, int meter, RbkDecimal usage, RbkGateOffer *offer);

G_END_DECLS
