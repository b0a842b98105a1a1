/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-random-book.h"

#include "rbk-enums.h"
#include "rbk-random-parts.h"
#include "rbk-rate-card.h"
#include "rbk-tier.h"

/* Books that are valid and otherwise anything: fields are filled by their tables, then
 * what must fit together is made to fit. */

#define N_METERS 3
#define N_MODELS 3
#define N_WORKLOADS 3
#define N_LEVELS 3

static void
add_meters (GRand *rand, RbkBook *book)
{
  for (guint i = 0; i < N_METERS; i++)
    {
      RbkRecord *meter = rbk_random_add (rand, RBK_RECORD (book), "meters");

      rbk_random_set_key (meter, "meter", i);
    }
}

static void
add_price (GRand *rand, RbkBook *book, guint model, const char *date)
{
  RbkRecord       *price = rbk_random_add (rand, RBK_RECORD (book), "models");
  g_autofree char *id = g_strdup_printf ("model-%u", model);
  const char      *batch = model % 2 == 0 ? "0.25" : NULL;

  g_object_set (price, "model", id, "effective-from", date, NULL);
  rbk_random_set_decimal (price, "batch-input", batch);
  rbk_random_set_decimal (price, "batch-output", batch);
  for (guint i = 0; i < (guint) g_rand_int_range (rand, 0, 3); i++)
    {
      RbkRecord       *tier = rbk_random_add (rand, price, "context-tiers");
      g_autofree char *above = g_strdup_printf ("%u", 200000 * (i + 1));

      rbk_random_set_decimal (tier, "above", above);
    }
}

static void
add_models (GRand *rand, RbkBook *book)
{
  for (guint i = 0; i < N_MODELS; i++)
    {
      add_price (rand, book, i, NULL);
      if (g_rand_boolean (rand))
        add_price (rand, book, i, "2026-09-01");
    }
}

/* Dated credit rates, the latest last. */
static void
add_credit_rates (GRand *rand, RbkRecord *route)
{
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      RbkRecord       *rate = rbk_random_add (rand, route, "credit-rates");
      g_autofree char *date = g_strdup_printf ("20%02d-07-31", 28 - i);

      g_object_set (rate, "effective-from", date, NULL);
    }
}

static void
add_workloads (GRand *rand, RbkBook *book)
{
  for (guint i = 0; i < N_WORKLOADS; i++)
    {
      RbkRecord       *workload = rbk_random_add (rand, RBK_RECORD (book), "workloads");
      g_autofree char *meter = g_strdup_printf ("meter-%u", g_rand_int_range (rand, 0, N_METERS));
      const char      *meters[] = { meter, NULL };

      rbk_random_set_key (workload, "workload", i);
      g_object_set (workload, "meters", i > 0 && g_rand_boolean (rand) ? NULL : meters, NULL);
      if (i == 0)
        rbk_random_set_decimal (workload, "share", "1");

      for (int j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        {
          int              model = g_rand_int_range (rand, 0, N_MODELS);
          g_autofree char *id = g_strdup_printf ("model-%d", model);
          RbkRecord       *route = rbk_random_add (rand, workload, "routes");

          g_object_set (route, "model", id, "batch", model % 2 == 0 && g_rand_boolean (rand),
                        "fallback-order", j == 1 ? 0 : g_rand_int_range (rand, 0, 3), NULL);
          if (j == 1)
            rbk_random_set_decimal (route, "share", "0.25");
          add_credit_rates (rand, route);
        }
    }
}

static void
add_levels (GRand *rand, RbkBook *book)
{
  static const char *const percentiles[] = { "p50", "p90", "p99", "p99.9", NULL };

  for (guint i = 0; i < N_LEVELS; i++)
    {
      RbkRecord *level = rbk_random_add (rand, RBK_RECORD (book), "levels");

      rbk_random_set_key (level, "level", i);
      g_object_set (level, "percentile",
                    percentiles[g_rand_int_range (rand, 0, G_N_ELEMENTS (percentiles))], NULL);
    }
}

static void
add_tiers (GRand *rand, RbkRecord *card)
{
  int n_tiers = g_rand_int_range (rand, 1, 5);

  for (int i = 0; i < n_tiers; i++)
    {
      RbkRecord       *tier = rbk_random_add (rand, card, "tiers");
      g_autofree char *up_to = g_strdup_printf ("%d.5", 100 * (i + 1));

      rbk_random_set_decimal (tier, "up-to", i + 1 < n_tiers ? up_to : NULL);
    }
}

static void
add_wallet (GRand *rand, RbkRecord *entitlement)
{
  static const char *const expiries[] = { "month_end", "year_end", "contract_end", "never",
                                          "after:P90D" };
  static const char *const workloads[] = { "workload-0", "workload-1", NULL };
  RbkRecord               *wallet = rbk_random_put (rand, entitlement, "wallet");

  g_object_set (wallet, "expiry", expiries[g_rand_int_range (rand, 0, G_N_ELEMENTS (expiries))],
                "rollover-expiry", g_rand_boolean (rand) ? "after:P1M" : NULL, "topup-expiry",
                g_rand_boolean (rand) ? "after:P1Y" : NULL, "workloads",
                g_rand_boolean (rand) ? workloads : NULL, NULL);
}

static void
add_entitlement (GRand *rand, RbkRecord *card)
{
  static const char *const alerts[] = { "50", "80", "120.5", NULL };
  RbkRecord               *entitlement = rbk_random_put (rand, card, "entitlement");

  g_object_set (entitlement, "alerts", g_rand_boolean (rand) ? alerts : NULL, NULL);
  rbk_random_set_decimal (entitlement, "included", "250");
  if (g_rand_boolean (rand))
    rbk_random_set_decimal (entitlement, "cap", "1000");
  if (g_rand_boolean (rand))
    add_wallet (rand, entitlement);
}

/* In a currency that no random book has for its own. */
static void
add_currency_price (GRand *rand, RbkRecord *card)
{
  RbkRecord  *price = rbk_random_add (rand, card, "currency-prices");
  GListModel *tiers = rbk_rate_card_get_tiers (RBK_RATE_CARD (card));

  g_object_set (price, "currency", "SEK", NULL);
  rbk_random_set_decimal (price, "minimum", NULL);
  rbk_random_set_decimal (price, "maximum", NULL);
  rbk_random_set_decimal (price, "amount",
                          rbk_rate_card_get_amount (RBK_RATE_CARD (card)) != NULL ? "310.5" : NULL);
  for (guint i = 0; i < g_list_model_get_n_items (tiers); i++)
    {
      g_autoptr(RbkRecord) tier = g_list_model_get_item (tiers, i);
      RbkRecord *copy = rbk_random_add (rand, price, "tiers");

      g_object_set (copy, "up-to", rbk_tier_get_up_to (RBK_TIER (tier)), NULL);
    }
}

static void
add_card (GRand *rand, RbkRecord *phase, guint index, RbkPriceKind price)
{
  static const char *const cadences[] = { "P1M", "P1Y", "P3M", "P30D", "once" };
  RbkRecord               *card = rbk_random_add (rand, phase, "rate-cards");
  g_autofree char *meter = g_strdup_printf ("meter-%d", g_rand_int_range (rand, 0, N_METERS));

  rbk_random_set_key (card, "card", index);
  g_object_set (card, "price", price, "meter", index == 0 ? NULL : meter, "cadence",
                cadences[g_rand_int_range (rand, 0, G_N_ELEMENTS (cadences))], NULL);
  rbk_random_set_decimal (card, "minimum", g_rand_boolean (rand) ? "1.5" : NULL);
  rbk_random_set_decimal (card, "maximum", g_rand_boolean (rand) ? "99999" : NULL);
  rbk_random_set_decimal (card, "package-size", price == RBK_PRICE_KIND_PACKAGE ? "100" : NULL);
  if (price == RBK_PRICE_KIND_GRADUATED || price == RBK_PRICE_KIND_VOLUME)
    add_tiers (rand, card);
  if (g_rand_boolean (rand))
    add_entitlement (rand, card);
  if (g_rand_boolean (rand))
    add_currency_price (rand, card);
}

/* A trial at times, evergreen terms, and at times a later version of them. */
static void
add_phases (GRand *rand, RbkRecord *plan, guint index)
{
  gboolean has_trial = g_rand_boolean (rand);
  guint    n_phases = 1 + (guint) has_trial + (guint) g_rand_boolean (rand);

  for (guint i = 0; i < n_phases; i++)
    {
      RbkRecord   *phase = rbk_random_add (rand, plan, "phases");
      gboolean     is_trial = has_trial && i == 0;
      gboolean     is_version = i > 0 && !(has_trial && i == 1);
      RbkPhaseKind kind = is_trial ? RBK_PHASE_KIND_TRIAL : RBK_PHASE_KIND_EVERGREEN;

      rbk_random_set_key (phase, "phase", i);
      g_object_set (phase, "kind", kind, "duration", is_trial ? "P14D" : NULL, "effective-from",
                    is_version ? "2026-07-01" : NULL, NULL);
      for (guint j = 0; j < 1 + index % 3; j++)
        add_card (rand, phase, j, (RbkPriceKind) ((index + j) % (RBK_PRICE_KIND_VOLUME + 1)));
    }
}

static void
add_plans (GRand *rand, RbkBook *book)
{
  static const char *const sizings[] = { "p50",      "p99.9", "cap", "cap:80%",
                                         "included", "200",   "5k",  "level-1" };

  for (guint i = 0; i < 6; i++)
    {
      RbkRecord *plan = rbk_random_add (rand, RBK_RECORD (book), "plans");

      rbk_random_set_key (plan, "plan", i);
      g_object_set (plan, "quote-only", i == 5, "sizing",
                    sizings[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizings))], NULL);
      rbk_random_set_decimal (plan, "target-margin", g_rand_boolean (rand) ? "0.75" : NULL);
      for (guint j = 0; j < i; j++)
        rbk_random_set_key (rbk_random_add (rand, plan, "features"), "feature", j);
      if (i < 5)
        add_phases (rand, plan, i);
    }
}

static void
add_discounts (GRand *rand, RbkBook *book)
{
  static const char *const durations[] = { "once", "forever", "P3M", "P1Y" };
  static const char *const plans[] = { "plan-1", "plan-3", NULL };

  for (guint i = 0; i < 2; i++)
    {
      RbkRecord *discount = rbk_random_add (rand, RBK_RECORD (book), "discounts");

      rbk_random_set_key (discount, "discount", i);
      g_object_set (discount, "duration",
                    durations[g_rand_int_range (rand, 0, G_N_ELEMENTS (durations))], "code",
                    g_rand_boolean (rand) ? "WELCOME-20" : NULL, "max-redemptions",
                    g_rand_int_range (rand, 0, 500), "plans", g_rand_boolean (rand) ? plans : NULL,
                    NULL);
      rbk_random_set_decimal (discount, "percent", i == 0 ? "12.5" : NULL);
      rbk_random_set_decimal (discount, "amount", i == 0 ? NULL : "10");
    }
}

static void
add_rest (GRand *rand, RbkBook *book)
{
  static const char *const shocks[] = { "tokenizer=x1.35", "usage=x2", NULL };

  for (guint i = 0; i < 2; i++)
    {
      RbkRecord *scenario = rbk_random_add (rand, RBK_RECORD (book), "scenarios");

      rbk_random_set_key (scenario, "scenario", i);
      g_object_set (scenario, "shocks", shocks, NULL);
      rbk_random_add (rand, RBK_RECORD (book), "decisions");
    }
  g_object_set (rbk_random_add (rand, RBK_RECORD (book), "suppressions"), "rule", "tier-count",
                "where", NULL, "reason", "The page shows three of them", NULL);

  add_discounts (rand, book);
  rbk_random_set_decimal (rbk_random_add (rand, RBK_RECORD (book), "messages"), "threshold", "80");
  if (g_rand_boolean (rand))
    rbk_random_put (rand, RBK_RECORD (book), "delivery");
  if (g_rand_boolean (rand))
    rbk_random_put (rand, RBK_RECORD (book), "migration");
  if (g_rand_boolean (rand))
    {
      RbkRecord *usage = rbk_random_put (rand, RBK_RECORD (book), "usage");

      g_object_set (usage, "path", "customers.csv", "model", "model-0", NULL);
    }
  if (g_rand_boolean (rand))
    rbk_random_put (rand, RBK_RECORD (book), "discovery");
}

/**
 * rbk_random_book_new:
 * @seed: equal seeds give equal books
 *
 * Returns: (transfer full): a valid book with prices of every kind, phases, wallets and
 *   texts of all sorts
 */
RbkBook *
rbk_random_book_new (guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  RbkBook                 *book = RBK_BOOK (rbk_random_record_new (rand, RBK_TYPE_BOOK));
  static const char *const currencies[] = { "USD", "EUR", "JPY", "KWD" };

  g_object_set (book, "currency", currencies[g_rand_int_range (rand, 0, G_N_ELEMENTS (currencies))],
                NULL);
  rbk_random_set_decimal (RBK_RECORD (book), "target-margin", "0.65");
  add_meters (rand, book);
  add_models (rand, book);
  add_workloads (rand, book);
  add_levels (rand, book);
  add_plans (rand, book);
  add_rest (rand, book);

  return book;
}
