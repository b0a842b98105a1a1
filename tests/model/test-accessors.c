/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-context-tier.h"
#include "rbk-credit-rate.h"
#include "rbk-decision.h"
#include "rbk-feature.h"
#include "rbk-meter.h"
#include "rbk-model-price.h"
#include "rbk-route.h"
#include "rbk-scenario.h"
#include "rbk-tier.h"
#include "rbk-usage-level.h"

#include "accessors.h"

/* Each getter says what its property holds: a slip in a table of fields, such as the
 * place of another member, shows here. */

static void
test_book (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();

  CHECK_TEXT (book, rbk_book_get_title, "title");
  CHECK_TEXT (book, rbk_book_get_client, "client");
  CHECK_TEXT (book, rbk_book_get_currency, "currency");
  CHECK_TEXT (book, rbk_book_get_as_of, "as-of");
  CHECK_TEXT (book, rbk_book_get_notes, "notes");
  CHECK_NUMBER (book, rbk_book_get_target_margin, "target-margin");
  CHECK_LIST (book, rbk_book_get_meters, "meters");
  CHECK_LIST (book, rbk_book_get_models, "models");
  CHECK_LIST (book, rbk_book_get_workloads, "workloads");
  CHECK_LIST (book, rbk_book_get_levels, "levels");
  CHECK_LIST (book, rbk_book_get_plans, "plans");
  CHECK_LIST (book, rbk_book_get_scenarios, "scenarios");
  CHECK_LIST (book, rbk_book_get_decisions, "decisions");
  CHECK_LIST (book, rbk_book_get_discounts, "discounts");
  CHECK_LIST (book, rbk_book_get_messages, "messages");
  g_assert_null (rbk_book_get_usage (book));
  g_assert_null (rbk_book_get_delivery (book));
  g_assert_null (rbk_book_get_migration (book));
}

static void
test_costs (void)
{
  g_autoptr(RbkContextTier) tier = rbk_context_tier_new ();
  g_autoptr(RbkModelPrice) price = rbk_model_price_new ();

  CHECK_OPTIONAL_NUMBER (tier, rbk_context_tier_get_above, "above");
  CHECK_OPTIONAL_NUMBER (tier, rbk_context_tier_get_input, "input");
  CHECK_OPTIONAL_NUMBER (tier, rbk_context_tier_get_output, "output");
  CHECK_OPTIONAL_NUMBER (tier, rbk_context_tier_get_cache_read, "cache-read");
  CHECK_OPTIONAL_NUMBER (tier, rbk_context_tier_get_cache_write, "cache-write");

  CHECK_TEXT (price, rbk_model_price_get_model, "model");
  CHECK_TEXT (price, rbk_model_price_get_name, "name");
  CHECK_TEXT (price, rbk_model_price_get_provider, "provider");
  CHECK_TEXT (price, rbk_model_price_get_effective_from, "effective-from");
  CHECK_TEXT (price, rbk_model_price_get_source, "source");
  CHECK_OPTIONAL_NUMBER (price, rbk_model_price_get_input, "input");
  CHECK_OPTIONAL_NUMBER (price, rbk_model_price_get_output, "output");
  CHECK_OPTIONAL_NUMBER (price, rbk_model_price_get_cache_read, "cache-read");
  CHECK_OPTIONAL_NUMBER (price, rbk_model_price_get_cache_write, "cache-write");
  CHECK_OPTIONAL_NUMBER (price, rbk_model_price_get_batch_input, "batch-input");
  CHECK_OPTIONAL_NUMBER (price, rbk_model_price_get_batch_output, "batch-output");
  CHECK_OPTIONAL_NUMBER (price, rbk_model_price_get_context_window, "context-window");
  CHECK_OPTIONAL_NUMBER (price, rbk_model_price_get_quality, "quality");
  CHECK_LIST (price, rbk_model_price_get_context_tiers, "context-tiers");
}

static void
test_meter (void)
{
  g_autoptr(RbkMeter) meter = rbk_meter_new ();

  CHECK_TEXT (meter, rbk_meter_get_key, "key");
  CHECK_TEXT (meter, rbk_meter_get_name, "name");
  CHECK_TEXT (meter, rbk_meter_get_definition, "definition");
  CHECK_TEXT (meter, rbk_meter_get_unit, "unit");
  CHECK_TEXT (meter, rbk_meter_get_internal_unit, "internal-unit");
  CHECK_NUMBER (meter, rbk_meter_get_conversion, "conversion");
  CHECK_INT (meter, rbk_meter_get_kind, "kind", RBK_METER_KIND_SEAT);
  CHECK_INT (meter, rbk_meter_get_aggregation, "aggregation", RBK_AGGREGATION_LAST);
}

static void
test_workload (void)
{
  g_autoptr(RbkWorkload) workload = rbk_workload_new ();
  g_autoptr(RbkRoute) route = rbk_route_new ();
  g_autoptr(RbkCreditRate) rate = rbk_credit_rate_new ();

  CHECK_TEXT (workload, rbk_workload_get_key, "key");
  CHECK_TEXT (workload, rbk_workload_get_name, "name");
  CHECK_TEXTS (workload, rbk_workload_get_meters, "meters");
  CHECK_NUMBER (workload, rbk_workload_get_share, "share");
  CHECK_NUMBER (workload, rbk_workload_get_units_per_call, "units-per-call");
  CHECK_OPTIONAL_NUMBER (workload, rbk_workload_get_quality_floor, "quality-floor");
  CHECK_LIST (workload, rbk_workload_get_routes, "routes");

  CHECK_TEXT (route, rbk_route_get_name, "name");
  CHECK_TEXT (route, rbk_route_get_model, "model");
  CHECK_NUMBER (route, rbk_route_get_share, "share");
  CHECK_NUMBER (route, rbk_route_get_input_tokens, "input-tokens");
  CHECK_NUMBER (route, rbk_route_get_output_tokens, "output-tokens");
  CHECK_NUMBER (route, rbk_route_get_cache_read_tokens, "cache-read-tokens");
  CHECK_NUMBER (route, rbk_route_get_cache_write_tokens, "cache-write-tokens");
  CHECK_NUMBER (route, rbk_route_get_tokenizer_factor, "tokenizer-factor");
  CHECK_INT (route, rbk_route_get_batch, "batch", TRUE);
  CHECK_INT (route, rbk_route_get_fallback_order, "fallback-order", 3);
  CHECK_OPTIONAL_NUMBER (route, rbk_route_get_credits, "credits");
  CHECK_LIST (route, rbk_route_get_credit_rates, "credit-rates");

  CHECK_TEXT (rate, rbk_credit_rate_get_effective_from, "effective-from");
  CHECK_OPTIONAL_NUMBER (rate, rbk_credit_rate_get_credits, "credits");
}

static void
test_usage (void)
{
  g_autoptr(RbkUsageLevel) level = rbk_usage_level_new ();
  g_autoptr(RbkUsageSource) source = rbk_usage_source_new ();
  g_autoptr(RbkSyntheticUsage) synthetic = rbk_synthetic_usage_new ();

  CHECK_TEXT (level, rbk_usage_level_get_key, "key");
  CHECK_TEXT (level, rbk_usage_level_get_name, "name");
  CHECK_TEXT (level, rbk_usage_level_get_percentile, "percentile");
  CHECK_OPTIONAL_NUMBER (level, rbk_usage_level_get_calls, "calls");
  CHECK_OPTIONAL_NUMBER (level, rbk_usage_level_get_tokens, "tokens");

  CHECK_TEXT (source, rbk_usage_source_get_path, "path");
  CHECK_TEXT (source, rbk_usage_source_get_sha256, "sha256");
  CHECK_TEXT (source, rbk_usage_source_get_format, "format");
  CHECK_TEXT (source, rbk_usage_source_get_model, "model");
  CHECK_TEXTS (source, rbk_usage_source_get_mapping, "mapping");
  CHECK_TEXTS (source, rbk_usage_source_get_models, "models");
  CHECK_OPTIONAL_NUMBER (source, rbk_usage_source_get_rescale, "rescale");

  g_assert_cmpint (rbk_synthetic_usage_get_customers (synthetic), ==, 10000);
  g_assert_cmpint (rbk_synthetic_usage_get_seed (synthetic), ==, 1);
  CHECK_INT (synthetic, rbk_synthetic_usage_get_customers, "customers", 73);
  CHECK_INT (synthetic, rbk_synthetic_usage_get_seed, "seed", 4);
  CHECK_OPTIONAL_NUMBER (synthetic, rbk_synthetic_usage_get_median, "median");
  CHECK_NUMBER (synthetic, rbk_synthetic_usage_get_sigma, "sigma");
  CHECK_TEXTS (synthetic, rbk_synthetic_usage_get_fitted_from, "fitted-from");
}

static void
test_plan (void)
{
  g_autoptr(RbkPlan) plan = rbk_plan_new ();
  g_autoptr(RbkPhase) phase = rbk_phase_new ();
  g_autoptr(RbkFeature) feature = rbk_feature_new ();

  CHECK_TEXT (plan, rbk_plan_get_key, "key");
  CHECK_TEXT (plan, rbk_plan_get_name, "name");
  CHECK_TEXT (plan, rbk_plan_get_audience, "audience");
  CHECK_TEXT (plan, rbk_plan_get_description, "description");
  CHECK_TEXT (plan, rbk_plan_get_sizing, "sizing");
  CHECK_INT (plan, rbk_plan_get_color, "color", 5);
  CHECK_INT (plan, rbk_plan_get_quote_only, "quote-only", TRUE);
  CHECK_INT (plan, rbk_plan_get_price_from, "price-from", TRUE);
  CHECK_NUMBER (plan, rbk_plan_get_overhead, "overhead");
  CHECK_OPTIONAL_NUMBER (plan, rbk_plan_get_seats, "seats");
  CHECK_OPTIONAL_NUMBER (plan, rbk_plan_get_target_margin, "target-margin");
  CHECK_OPTIONAL_NUMBER (plan, rbk_plan_get_annual_commitment, "annual-commitment");
  CHECK_LIST (plan, rbk_plan_get_features, "features");
  CHECK_LIST (plan, rbk_plan_get_phases, "phases");

  CHECK_TEXT (phase, rbk_phase_get_key, "key");
  CHECK_TEXT (phase, rbk_phase_get_name, "name");
  CHECK_TEXT (phase, rbk_phase_get_duration, "duration");
  CHECK_TEXT (phase, rbk_phase_get_effective_from, "effective-from");
  CHECK_INT (phase, rbk_phase_get_kind, "kind", RBK_PHASE_KIND_RAMP);
  CHECK_LIST (phase, rbk_phase_get_rate_cards, "rate-cards");

  CHECK_TEXT (feature, rbk_feature_get_key, "key");
  CHECK_TEXT (feature, rbk_feature_get_name, "name");
  CHECK_TEXT (feature, rbk_feature_get_value, "value");
}

static void
test_rate_card (void)
{
  g_autoptr(RbkRateCard) card = rbk_rate_card_new ();
  g_autoptr(RbkTier) tier = rbk_tier_new ();

  CHECK_TEXT (card, rbk_rate_card_get_key, "key");
  CHECK_TEXT (card, rbk_rate_card_get_name, "name");
  CHECK_TEXT (card, rbk_rate_card_get_meter, "meter");
  CHECK_TEXT (card, rbk_rate_card_get_cadence, "cadence");
  CHECK_INT (card, rbk_rate_card_get_price, "price", RBK_PRICE_KIND_VOLUME);
  CHECK_OPTIONAL_NUMBER (card, rbk_rate_card_get_amount, "amount");
  CHECK_OPTIONAL_NUMBER (card, rbk_rate_card_get_package_size, "package-size");
  CHECK_OPTIONAL_NUMBER (card, rbk_rate_card_get_minimum, "minimum");
  CHECK_OPTIONAL_NUMBER (card, rbk_rate_card_get_maximum, "maximum");
  CHECK_OPTIONAL_NUMBER (card, rbk_rate_card_get_annual_amount, "annual-amount");
  CHECK_LIST (card, rbk_rate_card_get_tiers, "tiers");
  CHECK_LIST (card, rbk_rate_card_get_currency_prices, "currency-prices");
  g_assert_null (rbk_rate_card_get_entitlement (card));

  CHECK_NUMBER (tier, rbk_tier_get_unit_price, "unit-price");
  CHECK_OPTIONAL_NUMBER (tier, rbk_tier_get_up_to, "up-to");
  CHECK_OPTIONAL_NUMBER (tier, rbk_tier_get_flat_price, "flat-price");
}

static void
test_entitlement (void)
{
  g_autoptr(RbkEntitlement) entitlement = rbk_entitlement_new ();
  g_autoptr(RbkWalletPolicy) wallet = rbk_wallet_policy_new ();

  CHECK_OPTIONAL_NUMBER (entitlement, rbk_entitlement_get_included, "included");
  CHECK_OPTIONAL_NUMBER (entitlement, rbk_entitlement_get_cap, "cap");
  CHECK_INT (entitlement, rbk_entitlement_get_limit, "limit", RBK_LIMIT_SOFT);
  CHECK_TEXTS (entitlement, rbk_entitlement_get_alerts, "alerts");
  g_object_set (entitlement, "wallet", wallet, NULL);
  g_assert_true (rbk_entitlement_get_wallet (entitlement) == wallet);

  CHECK_TEXT (wallet, rbk_wallet_policy_get_pool, "pool");
  CHECK_TEXT (wallet, rbk_wallet_policy_get_cadence, "cadence");
  CHECK_TEXT (wallet, rbk_wallet_policy_get_expiry, "expiry");
  CHECK_TEXT (wallet, rbk_wallet_policy_get_rollover_expiry, "rollover-expiry");
  CHECK_TEXT (wallet, rbk_wallet_policy_get_topup_expiry, "topup-expiry");
  CHECK_TEXTS (wallet, rbk_wallet_policy_get_workloads, "workloads");
  CHECK_INT (wallet, rbk_wallet_policy_get_rollover, "rollover", RBK_ROLLOVER_FULL);
  CHECK_INT (wallet, rbk_wallet_policy_get_topup_channel, "topup-channel", RBK_TOPUP_CHANNEL_SALES);
  CHECK_INT (wallet, rbk_wallet_policy_get_priority, "priority", 7);
  CHECK_INT (wallet, rbk_wallet_policy_get_topup_limit, "topup-limit", 3);
  CHECK_OPTIONAL_NUMBER (wallet, rbk_wallet_policy_get_grant, "grant");
  CHECK_OPTIONAL_NUMBER (wallet, rbk_wallet_policy_get_rollover_share, "rollover-share");
  CHECK_OPTIONAL_NUMBER (wallet, rbk_wallet_policy_get_rollover_cap, "rollover-cap");
  CHECK_OPTIONAL_NUMBER (wallet, rbk_wallet_policy_get_topup_amount, "topup-amount");
  CHECK_OPTIONAL_NUMBER (wallet, rbk_wallet_policy_get_topup_price, "topup-price");
  CHECK_OPTIONAL_NUMBER (wallet, rbk_wallet_policy_get_topup_below, "topup-below");
}

static void
test_rest (void)
{
  g_autoptr(RbkScenario) scenario = rbk_scenario_new ();
  g_autoptr(RbkDecision) decision = rbk_decision_new ();

  CHECK_TEXT (scenario, rbk_scenario_get_key, "key");
  CHECK_TEXT (scenario, rbk_scenario_get_name, "name");
  CHECK_TEXTS (scenario, rbk_scenario_get_shocks, "shocks");
  CHECK_INT (scenario, rbk_scenario_get_answer, "answer", RBK_ANSWER_REBALANCE);

  CHECK_TEXT (decision, rbk_decision_get_choice, "choice");
  CHECK_TEXT (decision, rbk_decision_get_reason, "reason");
  CHECK_TEXT (decision, rbk_decision_get_locked_on, "locked-on");
  CHECK_TEXTS (decision, rbk_decision_get_inputs, "inputs");
  CHECK_INT (decision, rbk_decision_get_topic, "topic", RBK_DECISION_TOPIC_WALLET);
}

static void
add_rate (RbkRoute *route, const char *from, int credits)
{
  g_autoptr(RbkCreditRate) rate = rbk_credit_rate_new ();
  RbkDecimal number = rbk_decimal_from_int (credits);

  g_object_set (rate, "effective-from", from, "credits", &number, NULL);
  g_list_store_append (G_LIST_STORE (rbk_route_get_credit_rates (route)), rate);
}

/* A dated rate holds from its day on, and the first before all of them. */
static void
test_credits_on (void)
{
  static const struct
  {
    int    year, month, day;
    gint64 credits;
  } cases[] = { { 2025, 1, 1, 1 },  { 2026, 5, 31, 1 },  { 2026, 6, 1, 2 },
                { 2026, 6, 30, 2 }, { 2026, 10, 15, 5 }, { 2030, 1, 1, 5 } };
  g_autoptr(RbkRoute) route = rbk_route_new ();
  GDate date;

  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2026);
  g_assert_null (rbk_route_get_credits_on (route, &date));
  g_object_set (route, "credits", &RBK_DECIMAL_ONE, NULL);
  add_rate (route, "2026-06-01", 2);
  add_rate (route, "2026-10-15", 5);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 credits;

      g_date_set_dmy (&date, (GDateDay) cases[i].day, (GDateMonth) cases[i].month,
                      (GDateYear) cases[i].year);
      g_assert_true (rbk_decimal_to_int (*rbk_route_get_credits_on (route, &date), &credits));
      g_assert_cmpint (credits, ==, cases[i].credits);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/Model/Accessors/book", test_book);
  g_test_add_func ("/Model/Accessors/costs", test_costs);
  g_test_add_func ("/Model/Accessors/meter", test_meter);
  g_test_add_func ("/Model/Accessors/workload", test_workload);
  g_test_add_func ("/Model/Accessors/usage", test_usage);
  g_test_add_func ("/Model/Accessors/plan", test_plan);
  g_test_add_func ("/Model/Accessors/rate-card", test_rate_card);
  g_test_add_func ("/Model/Accessors/entitlement", test_entitlement);
  g_test_add_func ("/Model/Accessors/rest", test_rest);
  g_test_add_func ("/Model/Accessors/credits-on", test_credits_on);

  return g_test_run ();
}
