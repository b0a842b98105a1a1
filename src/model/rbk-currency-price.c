/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-currency-price.h"

#include "rbk-text.h"
#include "rbk-tier.h"

/**
 * RbkCurrencyPrice:
 *
 * What a rate card costs in another currency than the book's. It is set by hand: nobody wants
 * prices that move with the exchange rate.
 */
struct _RbkCurrencyPrice
{
  RbkRecord parent_instance;

  char       *currency;      /* (owned) (nullable) */
  RbkDecimal *amount;        /* (owned) (nullable) */
  RbkDecimal *annual_amount; /* (owned) (nullable) */
  GListStore *tiers;         /* (owned) (element-type RbkTier) */
  RbkDecimal *minimum;       /* (owned) (nullable) */
  RbkDecimal *maximum;       /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkCurrencyPrice, rbk_currency_price, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkCurrencyPrice, member)

static const RbkField fields[] = {
  { "currency", RBK_FIELD_STRING, FIELD (currency), NULL, RBK_FIELD_REQUIRED, NULL,
    NC_ ("field", "currency") },
  { "amount", RBK_FIELD_DECIMAL, FIELD (amount), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "price") },
  { "annual-amount", RBK_FIELD_DECIMAL, FIELD (annual_amount), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "price of a year") },
  { "tiers", RBK_FIELD_LIST, FIELD (tiers), rbk_tier_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "tiers") },
  { "minimum", RBK_FIELD_DECIMAL, FIELD (minimum), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "minimum charge") },
  { "maximum", RBK_FIELD_DECIMAL, FIELD (maximum), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "maximum charge") },
};

static void
rbk_currency_price_class_init (RbkCurrencyPriceClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_currency_price_init (RbkCurrencyPrice *self)
{
}

/**
 * rbk_currency_price_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkCurrencyPrice *
rbk_currency_price_new (void)
{
  return g_object_new (RBK_TYPE_CURRENCY_PRICE, NULL);
}

/**
 * rbk_currency_price_get_currency:
 * @self: a price in another currency
 *
 * Returns: (nullable) (transfer none): ISO 4217 code
 */
const char *
rbk_currency_price_get_currency (RbkCurrencyPrice *self)
{
  g_return_val_if_fail (RBK_IS_CURRENCY_PRICE (self), NULL);

  return self->currency;
}

/**
 * rbk_currency_price_get_amount:
 * @self: a price in another currency
 *
 * Returns: (nullable) (transfer none): as the rate card has it, in this currency
 */
const RbkDecimal *
rbk_currency_price_get_amount (RbkCurrencyPrice *self)
{
  g_return_val_if_fail (RBK_IS_CURRENCY_PRICE (self), NULL);

  return self->amount;
}

/**
 * rbk_currency_price_get_annual_amount:
 * @self: a price in another currency
 *
 * Returns: (nullable) (transfer none): what a year paid ahead costs
 */
const RbkDecimal *
rbk_currency_price_get_annual_amount (RbkCurrencyPrice *self)
{
  g_return_val_if_fail (RBK_IS_CURRENCY_PRICE (self), NULL);

  return self->annual_amount;
}

/**
 * rbk_currency_price_get_tiers:
 * @self: a price in another currency
 *
 * Returns: (transfer none): a list of RbkTier: with the bounds of the rate card's own
 */
GListModel *
rbk_currency_price_get_tiers (RbkCurrencyPrice *self)
{
  g_return_val_if_fail (RBK_IS_CURRENCY_PRICE (self), NULL);

  return G_LIST_MODEL (self->tiers);
}

/**
 * rbk_currency_price_get_minimum:
 * @self: a price in another currency
 *
 * Returns: (nullable) (transfer none): what is charged at least
 */
const RbkDecimal *
rbk_currency_price_get_minimum (RbkCurrencyPrice *self)
{
  g_return_val_if_fail (RBK_IS_CURRENCY_PRICE (self), NULL);

  return self->minimum;
}

/**
 * rbk_currency_price_get_maximum:
 * @self: a price in another currency
 *
 * Returns: (nullable) (transfer none): what is charged at most
 */
const RbkDecimal *
rbk_currency_price_get_maximum (RbkCurrencyPrice *self)
{
  g_return_val_if_fail (RBK_IS_CURRENCY_PRICE (self), NULL);

  return self->maximum;
}
