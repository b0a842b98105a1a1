/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-offer.h"

G_BEGIN_DECLS

/**
 * RbkOfferFees:
 * @period: how often @recurring is charged
 * @recurring: what is charged every period whatever is used
 * @once: what is charged when the phase begins
 *
 * The fees of a phase together, for systems that have one price of a plan.
 */
typedef struct
{
  RbkDuration period;
  RbkDecimal  recurring, once;
} RbkOfferFees;

/**
 * RbkPeriodName:
 * @months: a period in months
 * @days: or in days
 * @name: what a system calls it
 */
typedef struct
{
  guint       months, days;
  const char *name;
} RbkPeriodName;

void     rbk_offer_phase_get_fees (RbkOffer *offer, const RbkOfferPhase *phase, RbkOfferFees *fees);
gboolean rbk_offer_phase_check_meters (RbkOffer *offer, const RbkOfferPhase *phase);

gboolean    rbk_period_is_same (const RbkDuration *a, const RbkDuration *b);
const char *rbk_period_find (const RbkPeriodName *names, gsize n_names, const RbkDuration *period);
const char *rbk_offer_find_period (RbkOffer            *offer,
                                   const RbkPeriodName *names,
                                   gsize                n_names,
                                   const RbkDuration   *period,
                                   const char          *where);

G_END_DECLS
