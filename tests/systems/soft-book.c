/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soft-book.h"

#include "rbk-meter.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
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

/* A random rate card is anything that is valid; this makes of it what a system might take. */
static void
soften_card (RbkRateCard *card, guint index)
{
  GListModel      *tiers = rbk_rate_card_get_tiers (card);
  RbkPriceKind     kind = rbk_rate_card_get_price (card);
  g_autofree char *meter = g_strdup_printf ("meter-%u", index);
  gboolean         is_once = g_strcmp0 (rbk_rate_card_get_cadence (card), "once") == 0;

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
  if (kind == RBK_PRICE_KIND_VOLUME)
    g_object_set (card, "entitlement", NULL, NULL);
  if (rbk_rate_card_get_meter (card) != NULL)
    g_object_set (card, "meter", meter, NULL);
  if (rbk_rate_card_get_meter (card) != NULL || !is_once)
    g_object_set (card, "cadence", "P1M", NULL);
}

static void
soften_phase (RbkPhase *phase)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);

  if (rbk_phase_get_kind (phase) == RBK_PHASE_KIND_EVERGREEN)
    g_object_set (phase, "duration", NULL, "key", "evergreen", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (RbkRateCard) card = g_list_model_get_item (cards, i);

      soften_card (card, i);
    }
}

RbkBook *
soft_book_new (RbkBook *book)
{
  GListModel *meters = rbk_book_get_meters (book), *plans = rbk_book_get_plans (book);

  g_object_set (book, "currency", "USD", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr (RbkMeter) meter = g_list_model_get_item (meters, i);

      g_object_set (meter, "conversion", &RBK_DECIMAL_UNITS (i > 1 ? 100 : 1), "aggregation",
                    i % 2 ? RBK_AGGREGATION_LAST : RBK_AGGREGATION_SUM, NULL);
    }
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RbkPlan) plan = g_list_model_get_item (plans, i);
      GListModel *phases = rbk_plan_get_phases (plan);

      for (guint j = 0; j < g_list_model_get_n_items (phases); j++)
        {
          g_autoptr (RbkPhase) phase = g_list_model_get_item (phases, j);

          soften_phase (phase);
        }
    }
  return book;
}
