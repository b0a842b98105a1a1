/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-private.h"

#include "rbk-fee.h"
#include "rbk-rating-card.h"

/* What a rate card charges for a month, as rbk-rating.c reckons it. */

/* The decimals of an amount that must be right. */
#define MONTH_PLACES 14

static RbkWorking *
explain_member (const RbkPlace    *self,
                const RbkCardSpec *card,
                RbkFactKind        kind,
                const char        *label,
                RbkDecimal         value,
                const char        *member)
{
  return rbk_working_name (rbk_working_new_given (kind, label, value,
                                                  rbk_place_card_path (self, card, member)),
                           "card", card->name);
}

static RbkWorking *
count_units (const RbkPlace *self, const RbkCardSpec *card, RbkWorking *quantity)
{
  return rbk_working_count (quantity, rbk_explain_unit_of (self->spec, card->meter));
}

static RbkWorking *
explain_months (const RbkPlace *self, const RbkCardSpec *card)
{
  return explain_member (self, card, RBK_FACT_QUANTITY, N_ ("Months of the billing period"),
                         card->months, "cadence");
}

/* What of the usage the card allows in its billing period. */
static RbkWorking *
explain_quantity (RbkPlace *self, const RbkCardSpec *card)
{
  RbkWorking *usage = rbk_place_explain_meter (self, card->meter);

  if (!rbk_decimal_equal (card->months, RBK_DECIMAL_ONE))
    usage = rbk_working_new_of (RBK_OPERATION_PRODUCT, RBK_FACT_QUANTITY,
                                N_ ("Usage in a billing period"), usage,
                                explain_months (self, card), NULL);
  if (card->limit != RBK_LIMIT_HARD || !card->has_cap)
    return usage;
  return count_units (self, card,
                      rbk_working_new_of (RBK_OPERATION_LEAST, RBK_FACT_QUANTITY,
                                          N_ ("Usage that the cap allows"), usage,
                                          count_units (self, card,
                                                       explain_member (self, card,
                                                                       RBK_FACT_QUANTITY,
                                                                       N_ ("Cap of {card}"),
                                                                       card->cap,
                                                                       "entitlement.cap")),
                                          NULL));
}

static RbkWorking *
explain_included (const RbkPlace *self, const RbkCardSpec *card)
{
  return count_units (self, card,
                      explain_member (self, card, RBK_FACT_QUANTITY, N_ ("Included in {card}"),
                                      card->included, "entitlement.included"));
}

/* What is charged of it: past what is included. */
static RbkWorking *
explain_billed (RbkPlace *self, const RbkCardSpec *card)
{
  if (rbk_decimal_is_zero (card->included))
    return explain_quantity (self, card);
  return count_units (self, card,
                      rbk_working_new_of (RBK_OPERATION_PAST, RBK_FACT_QUANTITY,
                                          N_ ("Units past what is included"),
                                          explain_quantity (self, card),
                                          explain_included (self, card), NULL));
}

static RbkWorking *
explain_packages (RbkPlace *self, const RbkCardSpec *card)
{
  RbkWorking *packages =
      rbk_working_round (rbk_working_new_of (RBK_OPERATION_QUOTIENT, RBK_FACT_QUANTITY,
                                             N_ ("Units in packages"), explain_billed (self, card),
                                             explain_member (self, card, RBK_FACT_QUANTITY,
                                                             N_ ("Units of a package"),
                                                             card->package_size, "package_size"),
                                             NULL),
                         RBK_ROUND_CEILING);

  return rbk_working_new_of (RBK_OPERATION_PRODUCT, RBK_FACT_MONEY, N_ ("Packages at their price"),
                             rbk_working_new_rounded (RBK_FACT_QUANTITY,
                                                      N_ ("Packages, begun ones whole"), packages,
                                                      RBK_ROUND_CEILING, 0),
                             explain_member (self, card, RBK_FACT_MONEY, N_ ("Price of a package"),
                                             card->amount, "amount"),
                             NULL);
}

static RbkWorking *
explain_tier_member (const RbkPlace    *self,
                     const RbkCardSpec *card,
                     guint              tier,
                     RbkFactKind        kind,
                     const char        *label,
                     RbkDecimal         value,
                     const char        *member)
{
  g_autofree char *path = g_strdup_printf ("tiers[%u].%s", tier, member);

  return explain_member (self, card, kind, label, value, path);
}

/* Units in one tier: up to its bound, from the one before or from what is included. */
static RbkWorking *
explain_tier_units (RbkPlace *self, const RbkCardSpec *card, guint tier)
{
  const RbkTierSpec *spec = &card->tiers[tier];
  RbkWorking        *to = explain_quantity (self, card);
  RbkWorking        *from = explain_included (self, card);

  if (!spec->is_open)
    to = rbk_working_new_of (RBK_OPERATION_LEAST, RBK_FACT_QUANTITY, N_ ("Up to"), to,
                             explain_tier_member (self, card, tier, RBK_FACT_QUANTITY,
                                                  N_ ("Last unit of the tier"), spec->up_to,
                                                  "up_to"),
                             NULL);
  if (tier > 0)
    from = rbk_working_new_of (RBK_OPERATION_MOST, RBK_FACT_QUANTITY, N_ ("From"),
                               explain_tier_member (self, card, tier - 1, RBK_FACT_QUANTITY,
                                                    N_ ("Last unit of the tier before"),
                                                    card->tiers[tier - 1].up_to, "up_to"),
                               from, NULL);
  return rbk_working_new_of (RBK_OPERATION_PAST, RBK_FACT_QUANTITY, N_ ("Units in the tier"), to,
                             from, NULL);
}

static void
take_tier (RbkPlace *self, const RbkCardSpec *card, guint tier, RbkWorking *units, RbkWorking *sum)
{
  const RbkTierSpec *spec = &card->tiers[tier];

  rbk_working_take (sum,
                    rbk_working_new_of (RBK_OPERATION_PRODUCT, RBK_FACT_MONEY,
                                        N_ ("Units at the tier's price"), units,
                                        explain_tier_member (self, card, tier, RBK_FACT_MONEY,
                                                             N_ ("Price of a unit in the tier"),
                                                             spec->unit_price, "unit_price"),
                                        NULL));
  if (!rbk_decimal_is_zero (spec->flat_price))
    rbk_working_take (sum, explain_tier_member (self, card, tier, RBK_FACT_MONEY,
                                                N_ ("For any unit in the tier"), spec->flat_price,
                                                "flat_price"));
}

static RbkWorking *
explain_graduated (RbkPlace *self, const RbkCardSpec *card)
{
  RbkWorking *sum = rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_MONEY, N_ ("Tiers of {card}"));

  for (guint i = 0; i < card->n_tiers; i++)
    {
      g_autoptr(RbkWorking) units = explain_tier_units (self, card, i);

      if (rbk_decimal_sign (units->value.value) > 0 || !rbk_working_exists (units))
        take_tier (self, card, i, rbk_working_ref (units), sum);
    }
  rbk_working_compute (sum);
  return rbk_working_name (sum, "card", card->name);
}

/* All units at the price of the tier that the total reaches. */
static RbkWorking *
explain_volume (RbkPlace *self, const RbkCardSpec *card)
{
  RbkWorking *sum = rbk_working_new (RBK_OPERATION_SUM, RBK_FACT_MONEY, N_ ("Tier of {card}"));
  g_autoptr(RbkWorking) quantity = explain_quantity (self, card);
  g_autoptr(RbkWorking) billed = explain_billed (self, card);
  guint tier = 0;

  while (tier + 1 < card->n_tiers &&
         rbk_decimal_compare (quantity->value.value, card->tiers[tier].up_to) > 0)
    tier++;
  if (rbk_decimal_sign (billed->value.value) > 0)
    take_tier (self, card, tier, rbk_working_ref (billed), sum);
  rbk_working_compute (sum);
  return rbk_working_name (sum, "card", card->name);
}

/* The charge of a billing period, before its minimum and maximum. */
static RbkWorking *
explain_charge (RbkPlace *self, const RbkCardSpec *card)
{
  if (card->meter < 0 || card->price == RBK_PRICE_KIND_FLAT)
    return explain_member (self, card, RBK_FACT_MONEY, N_ ("Amount of {card}"), card->amount,
                           "amount");
  if (card->price == RBK_PRICE_KIND_GRADUATED)
    return explain_graduated (self, card);
  if (card->price == RBK_PRICE_KIND_VOLUME)
    return explain_volume (self, card);
  if (!card->has_included && rbk_decimal_is_zero (card->amount))
    return explain_member (self, card, RBK_FACT_MONEY, N_ ("{card} costs nothing"),
                           RBK_DECIMAL_ZERO, "amount");
  if (card->price == RBK_PRICE_KIND_PACKAGE)
    return explain_packages (self, card);
  return rbk_working_new_of (RBK_OPERATION_PRODUCT, RBK_FACT_MONEY, N_ ("Units at their price"),
                             explain_billed (self, card),
                             explain_member (self, card, RBK_FACT_MONEY, N_ ("Price of a unit"),
                                             card->amount, "amount"),
                             NULL);
}

static RbkWorking *
explain_period (RbkPlace *self, const RbkCardSpec *card)
{
  RbkWorking *charge = explain_charge (self, card);

  if (card->has_minimum)
    charge = rbk_working_new_of (RBK_OPERATION_MOST, RBK_FACT_MONEY,
                                 N_ ("No less than the minimum"), charge,
                                 explain_member (self, card, RBK_FACT_MONEY, N_ ("Minimum"),
                                                 card->minimum, "minimum"),
                                 NULL);
  if (card->has_maximum)
    charge = rbk_working_new_of (RBK_OPERATION_LEAST, RBK_FACT_MONEY,
                                 N_ ("No more than the maximum"), charge,
                                 explain_member (self, card, RBK_FACT_MONEY, N_ ("Maximum"),
                                                 card->maximum, "maximum"),
                                 NULL);
  return charge;
}

/**
 * rbk_place_explain_card: (skip)
 * @self: a place
 * @card: a rate card of the phase there that is not charged only once
 *
 * Returns: (transfer full): its line of the bill of a month
 */
RbkWorking *
rbk_place_explain_card (RbkPlace *self, const RbkCardSpec *card)
{
  RbkWorking *charge = explain_period (self, card);

  if (!rbk_decimal_equal (card->months, RBK_DECIMAL_ONE))
    charge = rbk_working_new_of (RBK_OPERATION_QUOTIENT, RBK_FACT_MONEY, N_ ("A month's share"),
                                 charge, explain_months (self, card), NULL);
  if (rbk_decimal_places (card->months) > MONTH_PLACES)
    charge = rbk_working_new_rounded (RBK_FACT_MONEY, N_ ("To the decimals that are known"), charge,
                                      RBK_ROUND_HALF_AWAY, MONTH_PLACES);
  return rbk_working_name (rbk_working_new_rounded (RBK_FACT_MONEY,
                                                    N_ ("{card}, rounded as its line of the bill"),
                                                    charge, RBK_ROUND_HALF_AWAY,
                                                    self->spec->minor_digits),
                           "card", card->name);
}

/**
 * rbk_place_explain_monthly: (skip)
 * @self: a place
 * @card: a rate card of the phase there
 * @label: (transfer none): what the quantity is called
 * @value: a quantity for a billing period of the card
 * @member: where it stands in the card
 *
 * Returns: (transfer full): the same for a month
 */
RbkWorking *
rbk_place_explain_monthly (const RbkPlace    *self,
                           const RbkCardSpec *card,
                           const char        *label,
                           RbkDecimal         value,
                           const char        *member)
{
  RbkWorking *period = explain_member (self, card, RBK_FACT_QUANTITY, label, value, member);

  period = rbk_working_count (period, rbk_explain_unit_of (self->spec, card->meter));
  if (rbk_decimal_equal (card->months, RBK_DECIMAL_ONE))
    return period;
  return rbk_working_count (rbk_working_new_of (RBK_OPERATION_QUOTIENT, RBK_FACT_QUANTITY,
                                                N_ ("The same a month"), period,
                                                explain_months (self, card), NULL),
                            rbk_explain_unit_of (self->spec, card->meter));
}

/**
 * rbk_place_explain_overage: (skip)
 * @self: a place
 * @card: the rate card of the axis meter there
 *
 * Returns: (transfer full): the price of the first unit past what is included
 */
RbkWorking *
rbk_place_explain_overage (const RbkPlace *self, const RbkCardSpec *card)
{
  guint      tier = 0;
  RbkDecimal price = rbk_card_spec_get_overage (card, &tier);

  if (rbk_card_spec_is_tiered (card))
    return explain_tier_member (self, card, tier, RBK_FACT_MONEY,
                                N_ ("Price of the first unit past what is included"), price,
                                "unit_price");
  if (card->price == RBK_PRICE_KIND_PACKAGE)
    return rbk_working_new_of (RBK_OPERATION_QUOTIENT, RBK_FACT_MONEY,
                               N_ ("A unit's part of a package"),
                               explain_member (self, card, RBK_FACT_MONEY,
                                               N_ ("Price of a package"), card->amount, "amount"),
                               explain_member (self, card, RBK_FACT_QUANTITY,
                                               N_ ("Units of a package"), card->package_size,
                                               "package_size"),
                               NULL);
  return explain_member (self, card, RBK_FACT_MONEY,
                         N_ ("Price of the first unit past what is included"), price, "amount");
}
