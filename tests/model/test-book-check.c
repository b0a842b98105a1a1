/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-check.h"
#include "rbk-book-steps.h"
#include "rbk-random-book.h"

typedef struct
{
  const char *name;
  RbkBookStep steps[4];
  const char *path;
  const char *message;
} Case;

#define FEE "plans/0/phases/1/rate-cards/0"
#define FEE_PATH "$.plans[0].phases[1].rate_cards[0]"
#define PRICE FEE "/currency-prices/0"
#define PRICE_PATH FEE_PATH ".currency_prices[0]"

static const RbkBookStep valid[] = {
  { "", "meters", "+" },
  { "meters/0", "key", "runs" },
  { "", "models", "+" },
  { "models/0", "model", "opus" },
  { "models/0", "input", "5" },
  { "models/0", "output", "25" },
  { "models/0", "context-tiers", "+" },
  { "models/0/context-tiers/0", "above", "200000" },
  { "", "workloads", "+" },
  { "workloads/0", "key", "chat" },
  { "workloads/0", "meters", "runs" },
  { "workloads/0", "routes", "+" },
  { "workloads/0/routes/0", "model", "opus" },
  { "workloads/0/routes/0", "credit-rates", "+" },
  { "workloads/0/routes/0/credit-rates/0", "effective-from", "2026-06-01" },
  { "workloads/0/routes/0/credit-rates/0", "credits", "2" },
  { "", "levels", "+" },
  { "levels/0", "key", "light" },
  { "levels/0", "calls", "40" },
  { "levels/0", "percentile", "p50" },
  { "", "usage", "+" },
  { "usage", "path", "customers.csv" },
  { "usage", "model", "opus" },
  { "", "synthetic-usage", "+" },
  { "synthetic-usage", "median", "200" },
  { "", "scenarios", "+" },
  { "scenarios/0", "key", "cut" },
  { "", "plans", "+" },
  { "plans/0", "key", "pro" },
  { "plans/0", "features", "+" },
  { "plans/0/features/0", "key", "sso" },
  { "plans/0", "phases", "+" },
  { "plans/0/phases/0", "key", "trial" },
  { "plans/0/phases/0", "kind", "trial" },
  { "plans/0/phases/0", "duration", "P14D" },
  { "plans/0", "phases", "+" },
  { "plans/0/phases/1", "key", "now" },
  { "plans/0/phases/1", "rate-cards", "+" },
  { "plans/0/phases/1/rate-cards/0", "key", "base" },
  { "plans/0/phases/1/rate-cards/0", "amount", "99" },
  { "plans/0/phases/1", "rate-cards", "+" },
  { "plans/0/phases/1/rate-cards/1", "key", "runs" },
  { "plans/0/phases/1/rate-cards/1", "meter", "runs" },
  { "plans/0/phases/1/rate-cards/1", "price", "graduated" },
  { "plans/0/phases/1/rate-cards/1", "tiers", "+" },
  { "plans/0/phases/1/rate-cards/1/tiers/0", "up-to", "100" },
  { "plans/0/phases/1/rate-cards/1", "tiers", "+" },
  { "plans/0/phases/1/rate-cards/1", "entitlement", "+" },
  { "plans/0/phases/1/rate-cards/1/entitlement", "included", "50" },
  { "plans/0/phases/1/rate-cards/1/entitlement", "limit", "hard" },
  { "plans/0/phases/1/rate-cards/1/entitlement", "wallet", "+" },
  { "plans/0/phases/1/rate-cards/1/entitlement/wallet", "workloads", "chat" },
  { "plans/0", "phases", "+" },
  { "plans/0/phases/2", "key", "later" },
  { "plans/0/phases/2", "effective-from", "2026-09-01" },
  { FEE, "annual-amount", "990" },
  { FEE, "currency-prices", "+" },
  { FEE "/currency-prices/0", "currency", "EUR" },
  { FEE "/currency-prices/0", "amount", "95" },
  { FEE "/currency-prices/0", "annual-amount", "950" },
  { "", "discounts", "+" },
  { "discounts/0", "key", "start" },
  { "discounts/0", "percent", "20" },
  { "discounts/0", "duration", "P3M" },
  { "discounts/0", "code", "START-20" },
  { "discounts/0", "plans", "pro" },
};

#define CARD "plans/0/phases/1/rate-cards/1"
#define CARD_PATH "$.plans[0].phases[1].rate_cards[1]"
#define WALLET CARD "/entitlement/wallet"
#define WALLET_PATH CARD_PATH ".entitlement.wallet"

static const Case cases[] = {
  /* What is offered beside the plans' own prices. */
  { "price-currency-missing", { { PRICE, "currency", NULL } }, PRICE_PATH ".currency", "given" },
  { "price-currency-unknown", { { PRICE, "currency", "EUX" } }, PRICE_PATH ".currency", "4217" },
  { "price-currency-own", { { PRICE, "currency", "USD" } }, PRICE_PATH ".currency", "own" },
  { "price-currency-twice",
    { { FEE, "currency-prices", "+" },
      { FEE "/currency-prices/1", "currency", "EUR" },
      { FEE "/currency-prices/1", "amount", "90" } },
    FEE_PATH ".currency_prices[1].currency",
    "two prices" },
  { "price-minimum-over",
    { { PRICE, "minimum", "5" }, { PRICE, "maximum", "4" } },
    PRICE_PATH ".minimum",
    "maximum" },
  { "discount-nothing",
    { { "discounts/0", "percent", NULL } },
    "$.discounts[0].percent",
    "either" },
  { "discount-both", { { "discounts/0", "amount", "5" } }, "$.discounts[0].percent", "either" },
  { "discount-over", { { "discounts/0", "percent", "100.5" } }, "$.discounts[0].percent", "100" },
  { "discount-duration",
    { { "discounts/0", "duration", "P10D" } },
    "$.discounts[0].duration",
    "months" },
  { "discount-duration-zero",
    { { "discounts/0", "duration", "P0M" } },
    "$.discounts[0].duration",
    "months" },
  { "discount-code", { { "discounts/0", "code", "20 %" } }, "$.discounts[0].code", "letters" },
  { "discount-plan", { { "discounts/0", "plans", "team" } }, "$.discounts[0].plans[0]", "team" },
  { "discount-redemptions",
    { { "discounts/0", "max-redemptions", "-1" } },
    "$.discounts[0].max_redemptions",
    "limit" },
  { "discount-twice",
    { { "", "discounts", "+" },
      { "discounts/1", "key", "start" },
      { "discounts/1", "amount", "5" } },
    "$.discounts[1].key",
    "start" },
  { "message-threshold",
    { { "", "messages", "+" }, { "messages/0", "threshold", "0" } },
    "$.messages[0].threshold",
    "zero" },
  /* Each field on its own. */
  { "currency-missing", { { "", "currency", NULL } }, "$.currency", "must be given" },
  { "meter-key-missing", { { "meters/0", "key", NULL } }, "$.meters[0].key", "must be given" },
  { "plan-key-missing", { { "plans/0", "key", NULL } }, "$.plans[0].key", "must be given" },
  { "route-model-missing",
    { { "workloads/0/routes/0", "model", NULL } },
    "$.workloads[0].routes[0].model",
    "must be given" },
  { "input-missing", { { "models/0", "input", NULL } }, "$.models[0].input", "must be given" },
  { "calls-missing", { { "levels/0", "calls", NULL } }, "$.levels[0].calls", "must be given" },
  { "usage-path-missing", { { "usage", "path", NULL } }, "$.usage.path", "must be given" },
  { "overhead-negative", { { "plans/0", "overhead", "-1" } }, "$.plans[0].overhead", "zero" },
  { "conversion-zero", { { "meters/0", "conversion", "0" } }, "$.meters[0].conversion", "zero" },
  { "seats-broken", { { "plans/0", "seats", "1.5" } }, "$.plans[0].seats", "whole" },
  { "share-large",
    { { "workloads/0/routes/0", "share", "1.5" } },
    "$.workloads[0].routes[0].share",
    "share" },
  { "quality-large", { { "models/0", "quality", "100.5" } }, "$.models[0].quality", "score" },
  { "quality-negative", { { "models/0", "quality", "-1" } }, "$.models[0].quality", "score" },
  { "quality-floor-large",
    { { "workloads/0", "quality-floor", "101" } },
    "$.workloads[0].quality_floor",
    "score" },
  { "key-blank", { { "plans/0", "key", "a plan" } }, "$.plans[0].key", "letters" },
  { "date-wrong",
    { { "plans/0/phases/2", "effective-from", "2026-02-30" } },
    "$.plans[0].phases[2].effective_from",
    "2026-02-30" },
  { "duration-wrong",
    { { "plans/0/phases/0", "duration", "14 days" } },
    "$.plans[0].phases[0].duration",
    "14 days" },
  { "duration-zero",
    { { "plans/0/phases/0", "duration", "P0D" } },
    "$.plans[0].phases[0].duration",
    "a day or more" },

  /* The head. */
  { "currency-unknown", { { "", "currency", "XYZ" } }, "$.currency", "ISO 4217" },
  { "currency-lower", { { "", "currency", "usd" } }, "$.currency", "ISO 4217" },
  { "margin-one", { { "", "target-margin", "1" } }, "$.target_margin", "margin of 1" },
  { "plan-margin-one",
    { { "plans/0", "target-margin", "1" } },
    "$.plans[0].target_margin",
    "margin of 1" },

  /* Keys taken. */
  { "meter-twice", { { "", "meters", "2x" } }, "$.meters[1].key", "taken" },
  { "workload-twice", { { "", "workloads", "2x" } }, "$.workloads[1].key", "taken" },
  { "level-twice", { { "", "levels", "2x" } }, "$.levels[1].key", "taken" },
  { "plan-twice", { { "", "plans", "2x" } }, "$.plans[1].key", "taken" },
  { "scenario-twice", { { "", "scenarios", "2x" } }, "$.scenarios[1].key", "taken" },
  { "feature-twice", { { "plans/0", "features", "2x" } }, "$.plans[0].features[1].key", "taken" },
  { "phase-twice", { { "plans/0/phases/2", "key", "now" } }, "$.plans[0].phases[2].key", "taken" },
  { "card-twice", { { CARD, "key", "base" } }, CARD_PATH ".key", "taken" },
  { "price-twice", { { "", "models", "2x" } }, "$.models[1].model", "same day" },

  /* References to nothing. */
  { "route-model-unknown",
    { { "workloads/0/routes/0", "model", "gpt" } },
    "$.workloads[0].routes[0].model",
    "gpt" },
  { "card-meter-unknown", { { CARD, "meter", "tokens" } }, CARD_PATH ".meter", "tokens" },
  { "workload-meter-unknown",
    { { "workloads/0", "meters", "runs,tokens" } },
    "$.workloads[0].meters[1]",
    "tokens" },
  { "wallet-workload-unknown",
    { { WALLET, "workloads", "chat,search" } },
    WALLET_PATH ".workloads[1]",
    "search" },
  { "let-be-twice",
    { { "", "suppressions", "+" },
      { "suppressions/0", "rule", "stacking" },
      { "suppressions/0", "reason", "Domains" },
      { "", "suppressions", "2x" } },
    "$.suppressions[1].rule",
    "\"stacking\" finds is let be twice" },
  { "let-be-without-reason",
    { { "", "suppressions", "+" }, { "suppressions/0", "rule", "stacking" } },
    "$.suppressions[0].reason",
    "must be given" },
  { "usage-model-unknown", { { "usage", "model", "gpt" } }, "$.usage.model", "gpt" },
  { "synthetic-none",
    { { "synthetic-usage", "customers", "0" } },
    "$.synthetic_usage.customers",
    "from 1" },
  { "synthetic-many",
    { { "synthetic-usage", "customers", "10000001" } },
    "$.synthetic_usage.customers",
    "10000000" },
  { "synthetic-median",
    { { "synthetic-usage", "median", "0" } },
    "$.synthetic_usage.median",
    "more than zero" },
  { "synthetic-sigma",
    { { "synthetic-usage", "sigma", "5.1" } },
    "$.synthetic_usage.sigma",
    "from 0 to 5" },
  { "synthetic-seed", { { "synthetic-usage", "seed", "-1" } }, "$.synthetic_usage.seed", "zero" },
  { "synthetic-percentile",
    { { "synthetic-usage", "fitted-from", "p50=0" } },
    "$.synthetic_usage.fitted_from[0]",
    "p90=1000" },

  /* Prices. */
  { "tiers-none", { { CARD, "tiers", "-" } }, CARD_PATH ".tiers", "at least one" },
  { "volume-tiers-none",
    { { CARD, "tiers", "-" }, { CARD, "price", "volume" } },
    CARD_PATH ".tiers",
    "at least one" },
  { "tiers-meaningless", { { CARD, "price", "per_unit" } }, CARD_PATH ".tiers", "only a" },
  { "tier-last-bound",
    { { CARD "/tiers/1", "up-to", "200" } },
    CARD_PATH ".tiers[1].up_to",
    "no end" },
  { "tier-first-open",
    { { CARD "/tiers/0", "up-to", NULL } },
    CARD_PATH ".tiers[0].up_to",
    "only the last" },
  { "tiers-descend",
    { { CARD, "tiers", "+" }, { CARD "/tiers/1", "up-to", "100" } },
    CARD_PATH ".tiers[1].up_to",
    "more than" },
  { "package-size",
    { { CARD, "tiers", "-" }, { CARD, "price", "package" } },
    CARD_PATH ".package_size",
    "needs" },
  { "minimum",
    { { CARD, "minimum", "10" }, { CARD, "maximum", "9.99" } },
    CARD_PATH ".minimum",
    "maximum" },
  { "cadence", { { CARD, "cadence", "monthly" } }, CARD_PATH ".cadence", "P1M" },
  { "cadence-zero", { { CARD, "cadence", "P0M" } }, CARD_PATH ".cadence", "P1M" },
  { "context-tiers",
    { { "models/0", "context-tiers", "2x" } },
    "$.models[0].context_tiers[1].above",
    "more than" },
  { "credit-rates-of-one-day",
    { { "workloads/0/routes/0", "credit-rates", "2x" } },
    "$.workloads[0].routes[0].credit_rates[1].effective_from",
    "later than 2026-06-01" },
  { "credit-rate-without-a-day",
    { { "workloads/0/routes/0/credit-rates/0", "effective-from", NULL } },
    "$.workloads[0].routes[0].credit_rates[0].effective_from",
    "" },
  { "credit-rate-without-credits",
    { { "workloads/0/routes/0/credit-rates/0", "credits", NULL } },
    "$.workloads[0].routes[0].credit_rates[0].credits",
    "" },

  /* Entitlements and wallets. */
  { "hard-limit-nowhere",
    { { CARD "/entitlement", "included", NULL } },
    CARD_PATH ".entitlement.limit",
    "place to stand" },
  { "alert-zero",
    { { CARD "/entitlement", "alerts", "80,0" } },
    CARD_PATH ".entitlement.alerts[1]",
    "above 0" },
  { "alert-word",
    { { CARD "/entitlement", "alerts", "half" } },
    CARD_PATH ".entitlement.alerts[0]",
    "half" },
  { "expiry", { { WALLET, "expiry", "month-end" } }, WALLET_PATH ".expiry", "month_end" },
  { "expiry-after", { { WALLET, "expiry", "after:soon" } }, WALLET_PATH ".expiry", "P90D" },
  { "rollover-expiry",
    { { WALLET, "rollover-expiry", "P90D" } },
    WALLET_PATH ".rollover_expiry",
    "after:P90D" },
  { "topup-expiry",
    { { WALLET, "topup-expiry", "some day" } },
    WALLET_PATH ".topup_expiry",
    "month_end" },
  { "wallet-cadence-zero", { { WALLET, "cadence", "P0D" } }, WALLET_PATH ".cadence", "a day" },

  /* Phases. */
  { "last-with-duration",
    { { "plans/0/phases/2", "duration", "P1Y" } },
    "$.plans[0].phases[2].duration",
    "last phase" },
  { "first-without-duration",
    { { "plans/0/phases/0", "duration", NULL } },
    "$.plans[0].phases[0].duration",
    "before the last" },
  { "next-is-no-version",
    { { "plans/0/phases/2", "effective-from", NULL } },
    "$.plans[0].phases[1].duration",
    "before the last" },
  { "versions-descend",
    { { "plans/0/phases/1", "effective-from", "2026-09-01" } },
    "$.plans[0].phases[2].effective_from",
    "later than 2026-09-01" },
  { "no-card", { { "plans/0/phases/1", "rate-cards", "-" } }, "$.plans[0].phases", "rate card" },
  { "no-phase", { { "plans/0", "phases", "-" } }, "$.plans[0].phases", "rate card" },

  /* Places and shares. */
  { "sizing-word", { { "plans/0", "sizing", "median" } }, "$.plans[0].sizing", "usage axis" },
  { "sizing-percentile", { { "plans/0", "sizing", "p101" } }, "$.plans[0].sizing", "p90" },
  { "sizing-cap", { { "plans/0", "sizing", "cap:80" } }, "$.plans[0].sizing", "cap:80%" },
  { "sizing-negative", { { "plans/0", "sizing", "-5" } }, "$.plans[0].sizing", "number" },
  { "percentile-bare", { { "levels/0", "percentile", "90" } }, "$.levels[0].percentile", "p90" },
  { "percentile-large",
    { { "levels/0", "percentile", "p100.1" } },
    "$.levels[0].percentile",
    "100" },
  { "shares-nothing",
    { { "workloads/0/routes/0", "share", "0" } },
    "$.workloads[0].routes",
    "share" },
  { "fallbacks-only",
    { { "workloads/0/routes/0", "fallback-order", "1" } },
    "$.workloads[0].routes",
    "fallback" },
  { "workload-shares-nothing", { { "workloads/0", "share", "0" } }, "$.workloads", "share" },
};

/* What looks odd and is fine. */
static const Case fine[] = {
  { "valid", { { NULL } }, NULL, NULL },
  { "quote-only-no-phase",
    { { "plans/0", "quote-only", "true" }, { "plans/0", "phases", "-" } },
    NULL,
    NULL },
  { "alert-above-100", { { CARD "/entitlement", "alerts", "50.5,250" } }, NULL, NULL },
  { "no-alert", { { CARD "/entitlement", "alerts", NULL } }, NULL, NULL },
  { "sizing-level", { { "plans/0", "sizing", "light" } }, NULL, NULL },
  { "sizing-thousands", { { "plans/0", "sizing", "1.5k" } }, NULL, NULL },
  { "sizing-cap-share", { { "plans/0", "sizing", "cap:120.5%" } }, NULL, NULL },
  { "sizing-cap-alone", { { "plans/0", "sizing", "cap" } }, NULL, NULL },
  { "sizing-included", { { "plans/0", "sizing", "included" } }, NULL, NULL },
  { "sizing-fine-percentile", { { "plans/0", "sizing", "p99.9" } }, NULL, NULL },
  { "cadence-once", { { CARD, "cadence", "once" } }, NULL, NULL },
  { "expiry-after", { { WALLET, "expiry", "after:P1Y6M" } }, NULL, NULL },
  { "many-decimals", { { CARD "/tiers/0", "unit-price", "0.000000000000000001" } }, NULL, NULL },
  { "price-dated",
    { { "", "models", "2x" }, { "models/1", "effective-from", "2026-09-01" } },
    NULL,
    NULL },
  { "minimum-is-maximum", { { CARD, "minimum", "9" }, { CARD, "maximum", "9" } }, NULL, NULL },
  { "three-decimals-currency", { { "", "currency", "KWD" } }, NULL, NULL },
  { "no-workload",
    { { CARD "/entitlement/wallet", "workloads", NULL }, { "", "workloads", "-" } },
    NULL,
    NULL },
};

static RbkBook *
build (const Case *test)
{
  RbkBook *book = rbk_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (valid); i++)
    rbk_book_take_step (book, &valid[i]);
  for (guint i = 0; i < G_N_ELEMENTS (test->steps) && test->steps[i].record != NULL; i++)
    rbk_book_take_step (book, &test->steps[i]);

  return book;
}

static void
test_problem (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(RbkBook) book = build (test);
  g_autoptr(GPtrArray) problems = rbk_book_check (book);
  guint n_found = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const RbkProblem *problem = problems->pdata[i];

      g_test_message ("%s: %s", problem->path, problem->message);
      if (strcmp (problem->path, test->path) == 0 &&
          strstr (problem->message, test->message) != NULL)
        n_found++;
    }

  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_fine (gconstpointer data)
{
  g_autoptr(RbkBook) book = build (data);
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", ((RbkProblem *) problems->pdata[i])->path,
                    ((RbkProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_all_at_once (void)
{
  static const Case both = { "both",
                             { { "", "currency", "XYZ" },
                               { "plans/0", "sizing", "median" },
                               { "levels/0", "percentile", "90" } },
                             NULL,
                             NULL };
  g_autoptr(RbkBook) book = build (&both);
  g_autoptr(GPtrArray) problems = rbk_book_check (book);

  g_assert_cmpuint (problems->len, ==, 3);
}

static void
test_random_books (void)
{
  for (guint32 seed = 0; seed < 300; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(GPtrArray) problems = rbk_book_check (book);

      for (guint i = 0; i < problems->len; i++)
        g_test_message ("seed %u: %s: %s", seed, ((RbkProblem *) problems->pdata[i])->path,
                        ((RbkProblem *) problems->pdata[i])->message);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/Model/BookCheck/problem/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_problem);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autofree char *path = g_strdup_printf ("/Model/BookCheck/fine/%s", fine[i].name);

      g_test_add_data_func (path, &fine[i], test_fine);
    }
  g_test_add_func ("/Model/BookCheck/all-at-once", test_all_at_once);
  g_test_add_func ("/Model/BookCheck/random-books", test_random_books);

  return g_test_run ();
}
