/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-rate-card.h"

#include "rbk-currency-price.h"
#include "rbk-text.h"
#include "rbk-tier.h"

/**
 * RbkRateCard:
 *
 * A meter, or a flat fee, tied to a price and an entitlement.
 */
struct _RbkRateCard
{
  RbkRecord parent_instance;

  char           *key;     /* (owned) (nullable) */
  char           *name;    /* (owned) (nullable) */
  char           *meter;   /* (owned) (nullable) */
  char           *cadence; /* (owned) (nullable) */
  RbkPriceKind    price;
  RbkDecimal     *amount;          /* (owned) (nullable) */
  RbkDecimal     *annual_amount;   /* (owned) (nullable) */
  RbkDecimal     *package_size;    /* (owned) (nullable) */
  GListStore     *tiers;           /* (owned) (element-type RbkTier) */
  RbkDecimal     *minimum;         /* (owned) (nullable) */
  RbkDecimal     *maximum;         /* (owned) (nullable) */
  GListStore     *currency_prices; /* (owned) (element-type RbkCurrencyPrice) */
  RbkEntitlement *entitlement;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkRateCard, rbk_rate_card, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkRateCard, member)

static const RbkField fields[] = {
  { "key", RBK_FIELD_KEY, FIELD (key), NULL, RBK_FIELD_REQUIRED, NULL, NC_ ("field", "key") },
  { "name", RBK_FIELD_STRING, FIELD (name), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "name") },
  { "meter", RBK_FIELD_REF, FIELD (meter), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "meter") },
  { "cadence", RBK_FIELD_STRING, FIELD (cadence), NULL, RBK_FIELD_PLAIN, "P1M",
    NC_ ("field", "cadence") },
  { "price", RBK_FIELD_ENUM, FIELD (price), rbk_price_kind_get_type, RBK_FIELD_PLAIN, "flat",
    NC_ ("field", "price kind") },
  { "amount", RBK_FIELD_DECIMAL, FIELD (amount), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "price") },
  { "annual-amount", RBK_FIELD_DECIMAL, FIELD (annual_amount), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "price of a year") },
  { "package-size", RBK_FIELD_DECIMAL, FIELD (package_size), NULL, RBK_FIELD_POSITIVE, NULL,
    NC_ ("field", "package size") },
  { "tiers", RBK_FIELD_LIST, FIELD (tiers), rbk_tier_get_type, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "tiers") },
  { "minimum", RBK_FIELD_DECIMAL, FIELD (minimum), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "minimum charge") },
  { "maximum", RBK_FIELD_DECIMAL, FIELD (maximum), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "maximum charge") },
  { "currency-prices", RBK_FIELD_LIST, FIELD (currency_prices), rbk_currency_price_get_type,
    RBK_FIELD_PLAIN, NULL, NC_ ("field", "prices in other currencies") },
  { "entitlement", RBK_FIELD_OBJECT, FIELD (entitlement), rbk_entitlement_get_type, RBK_FIELD_PLAIN,
    NULL, NC_ ("field", "entitlement") },
};

static void
rbk_rate_card_class_init (RbkRateCardClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_rate_card_init (RbkRateCard *self)
{
}

/**
 * rbk_rate_card_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkRateCard *
rbk_rate_card_new (void)
{
  return g_object_new (RBK_TYPE_RATE_CARD, NULL);
}

/**
 * rbk_rate_card_get_key:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): stable: lookup keys are made of it
 */
const char *
rbk_rate_card_get_key (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->key;
}

/**
 * rbk_rate_card_get_name:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): what the invoice line says
 */
const char *
rbk_rate_card_get_name (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->name;
}

/**
 * rbk_rate_card_get_meter:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): the key of a meter; nothing is a fee
 */
const char *
rbk_rate_card_get_meter (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->meter;
}

/**
 * rbk_rate_card_get_cadence:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): ISO 8601 duration of a billing period, or `once`
 */
const char *
rbk_rate_card_get_cadence (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->cadence;
}

/**
 * rbk_rate_card_get_price:
 * @self: a rate card
 *
 * Returns: how quantity becomes an amount
 */
RbkPriceKind
rbk_rate_card_get_price (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), 0);

  return self->price;
}

/**
 * rbk_rate_card_get_amount:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): the fee, the price of a unit or of a package
 */
const RbkDecimal *
rbk_rate_card_get_amount (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->amount;
}

/**
 * rbk_rate_card_get_package_size:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): units in a package; part of one counts whole
 */
const RbkDecimal *
rbk_rate_card_get_package_size (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->package_size;
}

/**
 * rbk_rate_card_get_tiers:
 * @self: a rate card
 *
 * Returns: (transfer none): a list of RbkTier: of a graduated or volume price, ascending, the last
 * without an end
 */
GListModel *
rbk_rate_card_get_tiers (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return G_LIST_MODEL (self->tiers);
}

/**
 * rbk_rate_card_get_minimum:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): billed at least
 */
const RbkDecimal *
rbk_rate_card_get_minimum (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->minimum;
}

/**
 * rbk_rate_card_get_maximum:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): billed at most
 */
const RbkDecimal *
rbk_rate_card_get_maximum (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->maximum;
}

/**
 * rbk_rate_card_get_entitlement:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): what is included and where it ends
 */
RbkEntitlement *
rbk_rate_card_get_entitlement (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->entitlement;
}

/**
 * rbk_rate_card_get_annual_amount:
 * @self: a rate card
 *
 * Returns: (nullable) (transfer none): what a fee that is charged monthly costs for a year paid
 *   ahead; nothing where it is not sold by the year
 */
const RbkDecimal *
rbk_rate_card_get_annual_amount (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return self->annual_amount;
}

/**
 * rbk_rate_card_get_currency_prices:
 * @self: a rate card
 *
 * Returns: (transfer none): a list of RbkCurrencyPrice: what it costs in other currencies
 */
GListModel *
rbk_rate_card_get_currency_prices (RbkRateCard *self)
{
  g_return_val_if_fail (RBK_IS_RATE_CARD (self), NULL);

  return G_LIST_MODEL (self->currency_prices);
}
