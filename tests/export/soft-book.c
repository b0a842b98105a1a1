/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soft-book.h"

#include "rbk-currency-price.h"
#include "rbk-discount.h"
#include "rbk-meter.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-random-book.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

static void
round_property (gpointer record, const char *name, guint places)
{
  g_autoptr (RbkDecimal) value = NULL;
  RbkDecimal rounded;

  g_object_get (record, name, &value, NULL);
  if (value == NULL)
    return;
  rounded = rbk_decimal_round (*value, places, RBK_ROUND_UP);
  g_object_set (record, name, &rounded, NULL);
}

/* A random rate card is anything that is valid; this makes of it what Stripe might take. */
static void
soften_card (RbkRateCard *card)
{
  GListModel  *tiers = rbk_rate_card_get_tiers (card);
  RbkPriceKind kind = rbk_rate_card_get_price (card);

  round_property (card, "amount", 5);
  round_property (card, "minimum", 2);
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr (RbkTier) tier = g_list_model_get_item (tiers, i);

      round_property (tier, "up-to", 0);
      round_property (tier, "unit-price", 6);
      round_property (tier, "flat-price", 2);
    }
  if (kind == RBK_PRICE_KIND_PACKAGE || kind == RBK_PRICE_KIND_VOLUME)
    g_object_set (card, "minimum", NULL, "maximum", NULL, NULL);
  if (kind == RBK_PRICE_KIND_PACKAGE || kind == RBK_PRICE_KIND_VOLUME)
    g_object_set (card, "entitlement", NULL, NULL);
  if (rbk_rate_card_get_meter (card) != NULL)
    g_object_set (card, "cadence", "P3M", NULL);
}

static RbkDecimal
convert (RbkDecimal amount, RbkDecimal rate, guint places)
{
  return rbk_decimal_round (rbk_decimal_mul (amount, rate), places, RBK_ROUND_UP);
}

static void
add_tiers (RbkRateCard *card, RbkCurrencyPrice *price, RbkDecimal rate, guint places)
{
  GListModel *tiers = rbk_rate_card_get_tiers (card);
  GListStore *list =
      rbk_record_get_list (RBK_RECORD (price), rbk_record_find_field (RBK_RECORD (price), "tiers"));

  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr (RbkTier) tier = g_list_model_get_item (tiers, i);
      g_autoptr (RbkTier) copy = RBK_TIER (rbk_record_copy (RBK_RECORD (tier)));
      RbkDecimal unit = convert (rbk_tier_get_unit_price (tier), rate, places + 4);

      g_object_set (copy, "unit-price", &unit, NULL);
      if (rbk_tier_get_flat_price (tier) != NULL)
        {
          RbkDecimal flat = convert (*rbk_tier_get_flat_price (tier), rate, places);

          g_object_set (copy, "flat-price", &flat, NULL);
        }
      g_list_store_append (list, copy);
    }
}

static void
add_price (RbkRateCard *card, const char *currency, RbkDecimal rate, guint places)
{
  g_autoptr (RbkCurrencyPrice) price = rbk_currency_price_new ();
  static const char *const names[] = { "amount", "annual-amount", "minimum", "maximum" };
  GListStore              *list =
      rbk_record_get_list (RBK_RECORD (card),
                           rbk_record_find_field (RBK_RECORD (card), "currency-prices"));

  g_object_set (price, "currency", currency, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (RbkDecimal) own = NULL;
      RbkDecimal amount;

      g_object_get (card, names[i], &own, NULL);
      if (own == NULL)
        continue;
      amount = convert (*own, rate, places);
      g_object_set (price, names[i], &amount, NULL);
    }
  add_tiers (card, price, rate, places);
  g_list_store_append (list, price);
}

/* In most books every rate card has prices in two more currencies, in some all but one, and in
 * some none. */
static void
add_prices (RbkRateCard *card, guint32 seed, guint index)
{
  GListStore *list =
      rbk_record_get_list (RBK_RECORD (card),
                           rbk_record_find_field (RBK_RECORD (card), "currency-prices"));
  RbkDecimal ninth, year = RBK_DECIMAL_UNITS (290);

  rbk_decimal_parse ("0.9", &ninth, NULL);
  g_list_store_remove_all (list);
  if (rbk_rate_card_get_meter (card) == NULL &&
      rbk_rate_card_get_price (card) == RBK_PRICE_KIND_FLAT && seed % 2 == 0)
    g_object_set (card, "cadence", "P1M", "annual-amount", &year, NULL);
  else
    g_object_set (card, "annual-amount", NULL, NULL);
  if (seed % 4 == 3 || (seed % 4 == 2 && index == 1))
    return;
  add_price (card, "EUR", ninth, 2);
  add_price (card, "JPY", RBK_DECIMAL_UNITS (150), 0);
}

static void
soften_discounts (RbkBook *book)
{
  GListModel *discounts = rbk_book_get_discounts (book);

  for (guint i = 0; i < g_list_model_get_n_items (discounts); i++)
    {
      g_autoptr (RbkRecord) discount = g_list_model_get_item (discounts, i);
      g_autofree char *code = g_strdup_printf ("CODE-%u", i);

      g_object_set (discount, "code", i > 0 ? NULL : code, NULL);
    }
}

RbkBook *
soft_book_new (guint32 seed)
{
  RbkBook    *book = rbk_random_book_new (seed);
  GListModel *meters = rbk_book_get_meters (book), *plans = rbk_book_get_plans (book);

  g_object_set (book, "currency", "USD", NULL);
  soften_discounts (book);
  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr (RbkMeter) meter = g_list_model_get_item (meters, i);

      g_object_set (meter, "conversion", &RBK_DECIMAL_UNITS (i > 1 ? 100 : 1), NULL);
      g_object_set (meter, "aggregation", i % 2 ? RBK_AGGREGATION_LAST : RBK_AGGREGATION_SUM, NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RbkPlan) plan = g_list_model_get_item (plans, i);
      GListModel *phases = rbk_plan_get_phases (plan);

      for (guint j = 0; j < g_list_model_get_n_items (phases); j++)
        {
          g_autoptr (RbkPhase) phase = g_list_model_get_item (phases, j);
          GListModel *cards = rbk_phase_get_rate_cards (phase);

          for (guint k = 0; k < g_list_model_get_n_items (cards); k++)
            {
              g_autoptr (RbkRateCard) card = g_list_model_get_item (cards, k);

              soften_card (card);
              add_prices (card, seed, i + j + k);
            }
        }
    }
  return book;
}
