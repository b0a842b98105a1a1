/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stripe-terms.h"

#include <string.h>

#include "rbk-currency-price.h"
#include "rbk-tier.h"

static RbkCurrencyPrice *
find_price (RbkRateCard *record, const RbkStripeMoney *money)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (record);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);
      const char *currency = rbk_currency_price_get_currency (price);

      if (currency != NULL && g_ascii_strcasecmp (currency, money->code) == 0)
        return g_steal_pointer (&price);
    }
  return NULL;
}

/* What is free is free in every currency. */
static gboolean
is_free (const RbkCardSpec *card, const RbkDecimal *year)
{
  return card->n_tiers == 0 && rbk_decimal_is_zero (card->amount) &&
         (!card->has_minimum || rbk_decimal_is_zero (card->minimum)) &&
         (year == NULL || rbk_decimal_is_zero (*year));
}

static gboolean
take_tiers (RbkCardSpec *spec, RbkCurrencyPrice *price)
{
  GListModel *tiers = rbk_currency_price_get_tiers (price);

  if (g_list_model_get_n_items (tiers) != spec->n_tiers)
    return FALSE;
  for (guint i = 0; i < spec->n_tiers; i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);
      const RbkDecimal *up_to = rbk_tier_get_up_to (tier);
      const RbkDecimal *flat = rbk_tier_get_flat_price (tier);

      if ((up_to == NULL) != spec->tiers[i].is_open ||
          (up_to != NULL && !rbk_decimal_equal (*up_to, spec->tiers[i].up_to)))
        return FALSE;
      spec->tiers[i].unit_price = rbk_tier_get_unit_price (tier);
      spec->tiers[i].flat_price = flat != NULL ? *flat : RBK_DECIMAL_ZERO;
    }
  return TRUE;
}

static gboolean
take_limit (const RbkDecimal *amount, RbkDecimal *limit)
{
  *limit = amount != NULL ? *amount : RBK_DECIMAL_ZERO;
  return amount != NULL;
}

static gboolean
take_price (RbkCardSpec *spec, RbkRateCard *record, RbkCurrencyPrice *price)
{
  const RbkDecimal *amount = rbk_currency_price_get_amount (price);

  if ((amount != NULL) != (rbk_rate_card_get_amount (record) != NULL))
    return FALSE;
  spec->amount = amount != NULL ? *amount : RBK_DECIMAL_ZERO;
  spec->has_minimum = take_limit (rbk_currency_price_get_minimum (price), &spec->minimum);
  spec->has_maximum = take_limit (rbk_currency_price_get_maximum (price), &spec->maximum);
  return take_tiers (spec, price);
}

static gboolean
init_year (RbkStripeTerms       *self,
           RbkRateCard          *record,
           const RbkDecimal     *amount,
           const RbkStripeMoney *money,
           char                **reason)
{
  RbkCardSpec spec = self->spec;
  const char *cadence = rbk_rate_card_get_cadence (record);

  if (amount == NULL || spec.meter >= 0 || spec.price != RBK_PRICE_KIND_FLAT ||
      g_strcmp0 (cadence, "P1M") != 0)
    return TRUE;
  self->has_year = TRUE;
  spec.amount = *amount;
  return rbk_stripe_charge_init (&self->year, &spec, RBK_DECIMAL_ONE, money, reason);
}

/**
 * rbk_stripe_terms_init:
 * @self: what to fill in
 * @card: a rate card
 * @record: the same in the book
 * @units: units in which events are reported, in one of the customer's units
 * @money: the currency
 * @is_own: whether it is the book's own
 * @reason: (out): why it can't be billed alike, and what to change
 *
 * Finds out what a rate card charges in a currency. One without a price there is not sold in
 * it, which is no failure.
 *
 * Returns: whether the bill stays the same
 */
gboolean
rbk_stripe_terms_init (RbkStripeTerms       *self,
                       const RbkCardSpec    *card,
                       RbkRateCard          *record,
                       RbkDecimal            units,
                       const RbkStripeMoney *money,
                       gboolean              is_own,
                       char                **reason)
{
  g_autoptr(RbkCurrencyPrice) price = is_own ? NULL : find_price (record, money);
  const RbkDecimal *year = is_own          ? rbk_rate_card_get_annual_amount (record)
                           : price != NULL ? rbk_currency_price_get_annual_amount (price)
                                           : NULL;

  memset (self, 0, sizeof *self);
  *reason = NULL;
  self->spec = *card;
  self->spec.tiers = g_memdup2 (card->tiers, card->n_tiers * sizeof *card->tiers);
  if (!is_own && price == NULL && !is_free (card, rbk_rate_card_get_annual_amount (record)))
    return TRUE;
  if (price != NULL && !take_price (&self->spec, record, price))
    {
      *reason = g_strdup ("its price does not fit the rate card; give it an amount where the card "
                          "has one, and as many tiers with the same bounds");
      return FALSE;
    }
  self->is_sold = TRUE;
  return rbk_stripe_charge_init (&self->charge, &self->spec, units, money, reason) &&
         init_year (self, record, year, money, reason);
}

/**
 * rbk_stripe_terms_clear:
 * @self: terms
 *
 * Frees what they hold.
 */
void
rbk_stripe_terms_clear (RbkStripeTerms *self)
{
  g_clear_pointer (&self->spec.tiers, g_free);
  rbk_stripe_charge_clear (&self->charge);
  rbk_stripe_charge_clear (&self->year);
}

static gboolean
tiers_are_alike (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const RbkChargeTier *first = &g_array_index (a, RbkChargeTier, i);
      const RbkChargeTier *second = &g_array_index (b, RbkChargeTier, i);

      if (first->is_open != second->is_open || first->up_to != second->up_to)
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_stripe_charge_is_alike:
 * @a: what is billed for use in a currency
 * @b: what is billed in another
 *
 * Returns: whether they differ in nothing but amounts, so that one price can hold both
 */
gboolean
rbk_stripe_charge_is_alike (const RbkStripeCharge *a, const RbkStripeCharge *b)
{
  if (a->scheme != b->scheme || a->divide_by != b->divide_by || a->rounds_down != b->rounds_down)
    return FALSE;
  if ((a->tiers == NULL) != (b->tiers == NULL))
    return FALSE;
  return a->tiers == NULL || tiers_are_alike (a->tiers, b->tiers);
}
