/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-charge.h"

static gboolean
refuse (char **reason, const char *what)
{
  *reason = g_strdup (what);
  return FALSE;
}

static gboolean
init_package (RbkStripeCharge      *self,
              const RbkCardSpec    *card,
              RbkDecimal            units,
              const RbkStripeMoney *money,
              char                **reason)
{
  RbkDecimal size = rbk_decimal_mul (card->package_size, units);
  RbkDecimal included = rbk_decimal_mul (card->included, units);

  self->unit = rbk_decimal_mul (card->amount, money->factor);
  /* Where all units but one of a package are included, each counts once it is used up. */
  self->rounds_down = rbk_decimal_sign (included) > 0 &&
                      rbk_decimal_equal (rbk_decimal_add (included, RBK_DECIMAL_ONE), size);
  if (rbk_decimal_sign (included) > 0 && !self->rounds_down)
    return refuse (reason, "Stripe has no packages after included units, unless all units of one "
                           "package but the last are; include so many, price it per unit in "
                           "graduated tiers, or count packages on a meter of their own");
  if ((card->has_minimum && rbk_decimal_sign (card->minimum) > 0) || card->has_maximum)
    return refuse (reason, "Stripe has no minimum or maximum for packages; drop it, or price it "
                           "per unit in graduated tiers");
  if (!rbk_decimal_to_int (size, &self->divide_by) || self->divide_by > RBK_STRIPE_MAX_INTEGER)
    return refuse (reason, "Stripe counts a package in whole units; make its size a whole number");
  self->scheme = self->divide_by == 1 ? RBK_STRIPE_PER_UNIT : RBK_STRIPE_PACKAGE;
  self->is_uncapped = card->limit == RBK_LIMIT_HARD && card->has_cap;
  *reason = rbk_stripe_money_check (money, self->unit);
  return *reason == NULL;
}

static gboolean
init_lines (RbkStripeCharge      *self,
            const RbkCardSpec    *card,
            RbkDecimal            units,
            const RbkStripeMoney *money,
            char                **reason)
{
  g_autoptr(GArray) segments = rbk_charge_segments (card);

  rbk_segments_scale (segments, units, money->factor);
  if (!rbk_segments_are_exact (segments))
    return refuse (reason, "its amounts and bounds are too large, or have too many decimals, to "
                           "be exact; round them");
  if (card->has_minimum)
    rbk_segments_clip (segments, rbk_decimal_mul (card->minimum, money->factor), TRUE);
  if (card->has_maximum)
    rbk_segments_clip (segments, rbk_decimal_mul (card->maximum, money->factor), FALSE);
  rbk_segments_take_off (segments, self->base);
  rbk_segments_merge (segments);
  return rbk_stripe_charge_take_segments (self, segments, card->price == RBK_PRICE_KIND_VOLUME,
                                          money, reason);
}

/**
 * rbk_stripe_charge_init:
 * @self: what to fill in
 * @card: a rate card
 * @units: units in which events are reported, in one of the customer's units
 * @money: the currency
 * @reason: (out): why it can't be billed alike, and what to change
 *
 * Turns a rate card into what Stripe can bill for every whole number of units, and for none.
 * A charge without any use is kept apart: what Stripe does with the fee of a first tier that
 * nobody used is not documented, so no such tier is ever made.
 *
 * Returns: whether the bill stays the same
 */
gboolean
rbk_stripe_charge_init (RbkStripeCharge      *self,
                        const RbkCardSpec    *card,
                        RbkDecimal            units,
                        const RbkStripeMoney *money,
                        char                **reason)
{
  *self = (RbkStripeCharge){ .scheme = RBK_STRIPE_PER_UNIT };
  *reason = NULL;

  self->base = rbk_decimal_mul (rbk_card_spec_get_charge (card, RBK_DECIMAL_ZERO), money->factor);
  *reason = rbk_stripe_money_check (money, self->base);
  if (*reason != NULL)
    return FALSE;
  if (card->meter < 0 || (card->price == RBK_PRICE_KIND_FLAT && !rbk_decimal_is_zero (self->base)))
    return TRUE;

  self->has_use = TRUE;
  if (!rbk_decimal_is_integer (self->base))
    return refuse (reason, "a minimum charge must be a whole number of minor units; round it");
  if (card->price == RBK_PRICE_KIND_PACKAGE && !rbk_decimal_is_zero (card->amount))
    return init_package (self, card, units, money, reason);
  if (card->price == RBK_PRICE_KIND_PACKAGE || card->price == RBK_PRICE_KIND_FLAT)
    return TRUE;
  return init_lines (self, card, units, money, reason);
}

/**
 * rbk_stripe_charge_clear:
 * @self: a charge
 *
 * Frees what it holds.
 */
void
rbk_stripe_charge_clear (RbkStripeCharge *self)
{
  g_clear_pointer (&self->tiers, g_array_unref);
}
