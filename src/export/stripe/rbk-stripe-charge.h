/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-charge-tier.h"
#include "rbk-stripe-amount.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_STRIPE_PER_UNIT,
  RBK_STRIPE_PACKAGE,
  RBK_STRIPE_GRADUATED,
  RBK_STRIPE_VOLUME,
} RbkStripeScheme;

/**
 * RbkStripeCharge:
 * @base: minor units that are charged whatever is used: a fee or a minimum
 * @has_use: whether there is a price on use at all; a fee has none
 * @scheme: how use becomes an amount
 * @unit: minor units for each unit, or for each package
 * @divide_by: units in a package
 * @rounds_down: a package counts when its last unit is used, and not when its first is
 * @tiers: (owned) (element-type RbkChargeTier): of a graduated or volume price, in
 *   minor units
 * @is_uncapped: a hard cap is not in the price; what is let through would be billed
 * @splits_a_unit: a tier of one unit carries a step that nothing else can
 * @rounds_by_tier: an invoice with a line for each tier might round each of them
 *
 * A rate card as Stripe can bill it, to the last minor unit what the book bills.
 */
typedef struct
{
  RbkDecimal      base;
  gboolean        has_use;
  RbkStripeScheme scheme;
  RbkDecimal      unit;
  gint64          divide_by;
  gboolean        rounds_down;
  GArray         *tiers;
  gboolean        is_uncapped, splits_a_unit, rounds_by_tier;
} RbkStripeCharge;

gboolean rbk_stripe_charge_init (RbkStripeCharge      *self,
                                 const RbkCardSpec    *card,
                                 RbkDecimal            units,
                                 const RbkStripeMoney *money,
                                 char                **reason);
void     rbk_stripe_charge_clear (RbkStripeCharge *self);

/* Of rbk-stripe-tiers.c: lines over whole units become tiers. */
gboolean rbk_stripe_charge_take_segments (RbkStripeCharge      *self,
                                          const GArray         *segments,
                                          gboolean              is_volume,
                                          const RbkStripeMoney *money,
                                          char                **reason);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkStripeCharge, rbk_stripe_charge_clear)

G_END_DECLS
