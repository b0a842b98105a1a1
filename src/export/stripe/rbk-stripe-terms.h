/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-rate-card.h"
#include "rbk-stripe-charge.h"

G_BEGIN_DECLS

/**
 * RbkStripeTerms:
 * @is_sold: whether the rate card has a price in the currency
 * @charge: what is billed, where it is sold
 * @has_year: whether it is a monthly fee that can be paid for a year ahead
 * @year: that fee
 * @spec: (skip): the rate card with the amounts of the currency
 *
 * What a rate card charges in one currency.
 */
typedef struct
{
  gboolean        is_sold, has_year;
  RbkStripeCharge charge, year;
  RbkCardSpec     spec;
} RbkStripeTerms;

gboolean rbk_stripe_terms_init (RbkStripeTerms       *self,
                                const RbkCardSpec    *card,
                                RbkRateCard          *record,
                                RbkDecimal            units,
                                const RbkStripeMoney *money,
                                gboolean              is_own,
                                char                **reason);
void     rbk_stripe_terms_clear (RbkStripeTerms *self);

gboolean rbk_stripe_charge_is_alike (const RbkStripeCharge *a, const RbkStripeCharge *b);

G_END_DECLS
