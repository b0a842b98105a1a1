/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-fee.h"

#include "rbk-rating-card.h"

/* What is charged each period whatever is used. */
gboolean
rbk_card_spec_is_fee (const RbkCardSpec *card)
{
  return !card->is_once && (card->meter < 0 || card->price == RBK_PRICE_KIND_FLAT);
}

/* The fees of a month, each rounded as its line of the bill is. */
RbkDecimal
rbk_phase_spec_get_fees (const RbkSpec *spec, const RbkPhaseSpec *phase)
{
  RbkDecimal fees = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      RbkDecimal         charge;

      if (!rbk_card_spec_is_fee (card))
        continue;
      charge = rbk_card_spec_get_monthly_charge (card, RBK_DECIMAL_ZERO);
      fees = rbk_decimal_add (fees, rbk_card_spec_round_month (card, charge, spec->minor_digits));
    }
  return fees;
}

/* The price of the first unit past what is included, and the tier that it is in. */
RbkDecimal
rbk_card_spec_get_overage (const RbkCardSpec *card, guint *tier)
{
  guint found = 0;

  switch (card->price)
    {
    case RBK_PRICE_KIND_PER_UNIT:
      return card->amount;
    case RBK_PRICE_KIND_PACKAGE:
      return rbk_decimal_div (card->amount, card->package_size, RBK_ROUND_HALF_AWAY);
    case RBK_PRICE_KIND_GRADUATED:
    case RBK_PRICE_KIND_VOLUME:
      while (!card->tiers[found].is_open &&
             rbk_decimal_compare (card->tiers[found].up_to, card->included) <= 0)
        found++;
      if (tier != NULL)
        *tier = found;
      return card->tiers[found].unit_price;
    case RBK_PRICE_KIND_FLAT:
    default:
      return RBK_DECIMAL_ZERO;
    }
}

/* Whether a bill leaves a margin, exactly: bill - cost >= margin * bill. What the product
 * rounds down never decides: cost has no more decimals than it. */
gboolean
rbk_fee_reaches (RbkDecimal bill, RbkDecimal cost, RbkDecimal margin)
{
  RbkDecimal kept = rbk_decimal_mul_div (bill, rbk_decimal_sub (RBK_DECIMAL_ONE, margin),
                                         RBK_DECIMAL_ONE, RBK_ROUND_FLOOR);

  return rbk_decimal_is_valid (kept) && rbk_decimal_is_valid (cost) &&
         rbk_decimal_compare (kept, cost) >= 0;
}

/* The lowest fee in minor units that leaves the margin beside what else is charged. FALSE
 * where no fee does: a margin of 1 leaves nothing for the cost. */
gboolean
rbk_fee_find_floor (const RbkSpec *spec,
                    RbkDecimal     cost,
                    RbkDecimal     other_charges,
                    RbkDecimal     margin,
                    RbkDecimal    *fee)
{
  RbkDecimal kept = rbk_decimal_sub (RBK_DECIMAL_ONE, margin);
  RbkDecimal bill;

  if (rbk_decimal_sign (kept) <= 0)
    return FALSE;
  bill = rbk_decimal_div (cost, kept, RBK_ROUND_CEILING);
  *fee = rbk_decimal_round (rbk_decimal_sub (bill, other_charges), spec->minor_digits,
                            RBK_ROUND_CEILING);
  *fee = rbk_decimal_max (*fee, RBK_DECIMAL_ZERO);
  return rbk_decimal_is_valid (*fee);
}
