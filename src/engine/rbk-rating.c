/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-rating-card.h"

/* The decimals of an amount that must be right. */
#define MONTH_PLACES 14

/* A place on a card's own usage: a quantity, or the limit from above at it. The bill jumps
 * where the two differ. */
typedef struct
{
  RbkDecimal quantity, billed;
  gboolean   is_past;
  gboolean   is_billing; /* whether units are billed there */
} Place;

gboolean
rbk_card_spec_is_tiered (const RbkCardSpec *card)
{
  return card->price == RBK_PRICE_KIND_GRADUATED || card->price == RBK_PRICE_KIND_VOLUME;
}

/* A card without a charge and without an included amount includes everything. */
static gboolean
includes_everything (const RbkCardSpec *card)
{
  return !card->has_included && !rbk_card_spec_is_tiered (card) &&
         rbk_decimal_is_zero (card->amount);
}

static gboolean
is_hard (const RbkCardSpec *card)
{
  return card->limit == RBK_LIMIT_HARD && card->has_cap;
}

static Place
find_place (const RbkCardSpec *card, RbkDecimal usage, gboolean is_past)
{
  Place place = { .is_past = is_past };
  int   order;

  place.quantity = rbk_decimal_max (usage, RBK_DECIMAL_ZERO);
  if (is_hard (card))
    {
      /* Nothing is served past a hard cap: there is no step beyond it. */
      if (rbk_decimal_compare (place.quantity, card->cap) >= 0)
        place.is_past = FALSE;
      place.quantity = rbk_decimal_min (place.quantity, card->cap);
    }
  if (card->price == RBK_PRICE_KIND_FLAT || card->meter < 0 || includes_everything (card))
    return place;

  place.billed =
      rbk_decimal_max (RBK_DECIMAL_ZERO, rbk_decimal_sub (place.quantity, card->included));
  order = rbk_decimal_compare (place.quantity, card->included);
  place.is_billing = place.is_past ? order >= 0 : order > 0;
  return place;
}

static RbkDecimal
charge_packages (const RbkCardSpec *card, const Place *place)
{
  RbkDecimal packages;

  packages = rbk_decimal_div (place->billed, card->package_size,
                              place->is_past ? RBK_ROUND_FLOOR : RBK_ROUND_CEILING);
  packages = rbk_decimal_round (packages, 0, place->is_past ? RBK_ROUND_FLOOR : RBK_ROUND_CEILING);
  if (place->is_past && place->is_billing)
    packages = rbk_decimal_add (packages, RBK_DECIMAL_ONE);
  return rbk_decimal_mul (packages, card->amount);
}

/* Each unit past the included ones pays its own tier's price; bounds are of the total. */
static RbkDecimal
charge_graduated (const RbkCardSpec *card, const Place *place)
{
  RbkDecimal amount = RBK_DECIMAL_ZERO, start = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &card->tiers[i];
      RbkDecimal         from = rbk_decimal_max (start, card->included);
      RbkDecimal         to = place->quantity;
      gboolean           begins;

      if (!tier->is_open)
        to = rbk_decimal_min (to, tier->up_to);
      begins = place->is_past && rbk_decimal_equal (from, place->quantity) &&
               (tier->is_open || rbk_decimal_compare (place->quantity, tier->up_to) < 0);
      if (rbk_decimal_compare (to, from) > 0)
        amount = rbk_decimal_add (amount,
                                  rbk_decimal_mul (rbk_decimal_sub (to, from), tier->unit_price));
      if (begins || rbk_decimal_compare (to, from) > 0)
        amount = rbk_decimal_add (amount, tier->flat_price);
      start = tier->up_to;
    }
  return amount;
}

/* All billed units pay the price of the tier that the total reaches. */
static RbkDecimal
charge_volume (const RbkCardSpec *card, const Place *place)
{
  const RbkTierSpec *tier = card->tiers;
  RbkDecimal         amount;

  for (guint i = 1; i < card->n_tiers; i++)
    {
      int order = rbk_decimal_compare (place->quantity, card->tiers[i - 1].up_to);

      if (place->is_past ? order >= 0 : order > 0)
        tier = &card->tiers[i];
    }
  amount = rbk_decimal_mul (place->billed, tier->unit_price);
  return place->is_billing ? rbk_decimal_add (amount, tier->flat_price) : amount;
}

static RbkDecimal
charge_place (const RbkCardSpec *card, const Place *place)
{
  if (!rbk_decimal_is_valid (place->quantity))
    return RBK_DECIMAL_INVALID;
  if (card->meter < 0)
    return card->amount;

  switch (card->price)
    {
    case RBK_PRICE_KIND_PER_UNIT:
      return rbk_decimal_mul (place->billed, card->amount);
    case RBK_PRICE_KIND_PACKAGE:
      return charge_packages (card, place);
    case RBK_PRICE_KIND_GRADUATED:
      return charge_graduated (card, place);
    case RBK_PRICE_KIND_VOLUME:
      return charge_volume (card, place);
    case RBK_PRICE_KIND_FLAT:
    default:
      return card->amount;
    }
}

static RbkDecimal
clip (const RbkCardSpec *card, RbkDecimal amount)
{
  if (card->has_minimum)
    amount = rbk_decimal_max (amount, card->minimum);
  if (card->has_maximum)
    amount = rbk_decimal_min (amount, card->maximum);
  return amount;
}

/* The charge before the minimum and the maximum, at a usage or just past it. */
RbkDecimal
rbk_card_spec_get_unclipped_charge (const RbkCardSpec *card, RbkDecimal usage, gboolean is_past)
{
  Place place = find_place (card, usage, is_past);

  return charge_place (card, &place);
}

/* The limit of the charge as usage comes down to a place: what it is just past it. */
RbkDecimal
rbk_card_spec_get_charge_past (const RbkCardSpec *card, RbkDecimal usage)
{
  return clip (card, rbk_card_spec_get_unclipped_charge (card, usage, TRUE));
}

/**
 * rbk_rate_card_rate:
 * @card: a rate card
 * @usage: units used in one of its billing periods
 * @rating: (out caller-allocates): what is allowed, billed, blocked and charged
 *
 * Rates a quantity, without rounding. Included units are free; a bound belongs to the tier
 * below; a package is rounded up; past a hard cap nothing is served. Last the minimum and
 * the maximum clip the charge, also at no usage at all. A fee and a flat price charge their
 * amount whatever the quantity. What does not fit is invalid.
 */
void
rbk_rate_card_rate (const RbkCardSpec *card, RbkDecimal usage, RbkRating *rating)
{
  Place place;

  g_return_if_fail (card != NULL && rating != NULL);

  place = find_place (card, usage, FALSE);
  rating->quantity = place.quantity;
  rating->billed = place.billed;
  rating->blocked = rbk_decimal_sub (rbk_decimal_max (usage, RBK_DECIMAL_ZERO), place.quantity);
  rating->amount = clip (card, charge_place (card, &place));
}

/**
 * rbk_card_spec_get_charge:
 * @card: a rate card
 * @usage: units used in one of its billing periods
 *
 * Returns: the charge for a billing period, not rounded; invalid when it does not fit
 */
RbkDecimal
rbk_card_spec_get_charge (const RbkCardSpec *card, RbkDecimal usage)
{
  RbkRating rating;

  g_return_val_if_fail (card != NULL, RBK_DECIMAL_INVALID);

  rbk_rate_card_rate (card, usage, &rating);
  return rating.amount;
}

/* What a value for a billing period is for a month. */
RbkDecimal
rbk_card_spec_to_month (const RbkCardSpec *card, RbkDecimal value)
{
  if (rbk_decimal_equal (card->months, RBK_DECIMAL_ONE))
    return value;
  return rbk_decimal_div (value, card->months, RBK_ROUND_HALF_AWAY);
}

/* Rounds the share of a month as a line of a bill. A billing period of days is no number of
 * months that a decimal holds, and its share of a month is off in the last of them: a half
 * must stay one, so they don't count. */
RbkDecimal
rbk_card_spec_round_month (const RbkCardSpec *card, RbkDecimal charge, guint minor_digits)
{
  if (!card->is_once && rbk_decimal_places (card->months) > MONTH_PLACES)
    charge = rbk_decimal_round (charge, MONTH_PLACES, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_round (charge, minor_digits, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_card_spec_get_monthly_charge:
 * @card: a rate card
 * @usage: units used in a month
 *
 * Spreads the charge of a billing period of even usage over its months. What is charged
 * once is no part of a month.
 *
 * Returns: the charge for a month, not rounded; invalid when it does not fit
 */
RbkDecimal
rbk_card_spec_get_monthly_charge (const RbkCardSpec *card, RbkDecimal usage)
{
  g_return_val_if_fail (card != NULL, RBK_DECIMAL_INVALID);

  if (card->is_once)
    return RBK_DECIMAL_ZERO;
  return rbk_card_spec_to_month (card,
                                 rbk_card_spec_get_charge (card,
                                                           rbk_decimal_mul (usage, card->months)));
}
