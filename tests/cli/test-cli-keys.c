/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* The members that scripts depend on: there may be more, never fewer. */

typedef struct
{
  const char *name;
  const char *line;
  const char *path;
  const char *keys;
} Case;

#define LEVELS "at usage inference overhead cost bill margin"

static const Case cases[] = {
  { "table", "table usage-gated.ratebook --json", "", "currency synthetic plans" },
  { "table/plan", "table usage-gated.ratebook --json", "plans/0",
    "key name price quote_only limit cap included sizing inference overhead cost bill margin "
    "margin_amount floor_price levels" },
  { "table/quote", "table credit-tiers.ratebook --json", "plans/4",
    "key name price quote_only limit cap included sizing inference overhead cost bill margin "
    "margin_amount floor_price levels" },
  { "table/sizing", "table usage-gated.ratebook --json", "plans/0/sizing", "rule usage" },
  { "table/level", "table usage-gated.ratebook --json", "plans/0/levels/0", LEVELS },
  { "discover", "discover --set goal=margin --json", "", "unit currency plans reasons book" },
  { "discover/plan", "discover --set goal=margin --json", "plans/0",
    "key name audience description price included overage cost margin floor_price" },
  { "discover/reason", "discover --set goal=margin --json", "reasons/0", "about text facts" },
  { "discover/question", "discover --questions --json", "questions/0",
    "id kind text why default least most choices" },
  { "cost", "cost --model gpt-5 --input 1 --output 1 --json", "",
    "model effective_from input cache_read cache_write output total currency format notes" },
  { "models", "models --json", "models/0",
    "model name provider effective_from input output cache_read cache_write" },
  { "bill", "bill usage-gated.ratebook --plan pro --usage ai_runs=1 --json", "",
    "plan phase lines total blocked" },
  { "bill/line", "bill usage-gated.ratebook --plan pro --usage ai_runs=1 --json", "lines/0",
    "rate_card description quantity amount" },
  { "curve", "curve usage-gated.ratebook", "", "meter synthetic plans" },
  { "curve/plan", "curve usage-gated.ratebook --json", "plans/0",
    "key points kinks certificate break_even" },
  { "curve/certificate", "curve usage-gated.ratebook", "plans/0/certificate",
    "lowest_margin at from to" },
  { "usage", "usage customers.csv --json", "",
    "format rows customers skipped fields percentiles cost_ratio_p95_p5 top10_share advice" },
  { "usage/percentiles", "usage customers.csv --json", "percentiles", "calls tokens cost" },
  { "usage/calls", "usage customers.csv --json", "percentiles/calls", "p50 p80 p90 p99" },
  { "usage/cost", "usage customers.csv --json", "percentiles/cost", "p50 p80 p90 p99" },
  { "solve", "solve usage-gated.ratebook --plan pro --margin 0.7 --json", "",
    "plan for value margin at synthetic" },
  { "solve/customers",
    "solve usage-gated.ratebook --plan starter --margin 0.5 --at customers --usage days.csv --json",
    "",
    "plan for value margin at synthetic value_before customers stopped revenue cost margin_amount "
    "before after" },
  { "solve/credits", "solve credit-tiers.ratebook --for credits --json", "",
    "plan for value margin at highest_margin loss meter credit_price scale free_routes refused "
    "reason way_out way_out_margin way_out_loss routes" },
  { "solve/credit-price", "solve credit-tiers.ratebook --for credits --json", "credit_price",
    "plan source before price" },
  { "solve/route", "solve credit-tiers.ratebook --for credits --json", "routes/0",
    "workload route name cost before margin_before least most credits margin lowest_margin loss "
    "binds sentence" },
  { "route", "route hybrid.ratebook --json", "",
    "synthetic currency cost_per_call cost_per_call_then passed_on workloads plans" },
  { "route/workload", "route hybrid.ratebook --json", "workloads/0",
    "key name cost tokens quality_floor model saving saving_share models" },
  { "route/model", "route hybrid.ratebook --json", "workloads/0/models/0",
    "model provider cost share quality context_window in_book chosen refused" },
  { "route/plan", "route hybrid.ratebook --json", "plans/0",
    "key name calls bill cheapest mix dearest bill_by_rates_low bill_by_rates_high" },
  { "route/case", "route hybrid.ratebook --json", "plans/0/dearest",
    "cost absorbed_margin bill margin passed_bill passed_margin" },
  { "compare", "compare usage-gated.ratebook hybrid.ratebook --json", "", "synthetic books plans" },
  { "compare/book", "compare usage-gated.ratebook hybrid.ratebook --usage days.csv --json",
    "books/0", "name title currency same_currency total" },
  { "compare/total", "compare usage-gated.ratebook hybrid.ratebook --usage days.csv --json",
    "books/1/total",
    "customers revenue customers_cost customers_margin earned_margin losing_money unserved "
    "differs" },
  { "compare/plan", "compare usage-gated.ratebook hybrid.ratebook --json", "plans/0",
    "key name books" },
  { "compare/plan-of-book", "compare usage-gated.ratebook hybrid.ratebook --json",
    "plans/0/books/0",
    "key name price included cap overage cost bill margin lowest_margin floor_price customers "
    "revenue customers_cost customers_margin earned_margin losing_money differs" },
  { "optimise", "optimise usage-gated.ratebook --usage days.csv --json", "",
    "currency synthetic demand changed terms margin_before margin_after left_on_the_table flat "
    "rising falling leaving largest_rise tried before after" },
  { "optimise/term", "optimise usage-gated.ratebook --usage days.csv --json", "terms/0",
    "plan for before after low high at_limit" },
  { "wallet", "wallet credit-tiers.ratebook --plan starter --json", "",
    "plan currency synthetic customers usage policy rules months totals pools ranked_by policies "
    "advice" },
  { "wallet/month", "wallet credit-tiers.ratebook --plan starter --json", "months/0",
    "month opening granted rolled_over topped_up used expired closing deferred recognised breakage "
    "unserved overage paid prepaid topup_revenue overage_revenue" },
  { "wallet/policy", "wallet credit-tiers.ratebook --plan starter --json", "policies/0",
    "key name rules totals" },
  { "wallet/totals", "wallet credit-tiers.ratebook --plan starter --json", "policies/0/totals",
    "closing expired breakage peak_deferred customers losing_credits topping_up refused" },
  { "costs", "costs usage-gated.ratebook --json", "",
    "currency date models cost_per_call tokens_per_call workloads compared_model levels prices "
    "calls loaded" },
  { "costs/model", "costs usage-gated.ratebook --json", "models/0",
    "model name provider in_force effective_from input output cache_read cache_write next routes "
    "cost share" },
  { "costs/workload", "costs usage-gated.ratebook --json", "workloads/0",
    "key name share cost credits routes" },
  { "costs/route", "costs usage-gated.ratebook --json", "workloads/0/routes/0",
    "name model share fallback cost working credits credit_cost credit_price credit_margin" },
  { "costs/working", "costs usage-gated.ratebook --json", "workloads/0/routes/0/working",
    "terms factor batch input tier_above next_tier_above text" },
  { "costs/term", "costs usage-gated.ratebook --json", "workloads/0/routes/0/working/terms/0",
    "kind tokens rate" },
  { "costs/level", "costs usage-gated.ratebook --json", "levels/0",
    "key name calls tokens_per_call tokens cost cost_with_model change" },
  { "costs/prices", "costs usage-gated.ratebook --json", "prices",
    "workload cost cost_plus value_based credit_based plans" },
  { "costs/cost-plus", "costs usage-gated.ratebook --json", "prices/cost_plus",
    "target_margin price profit margin" },
  { "costs/value", "costs usage-gated.ratebook --json", "prices/value_based",
    "value share price profit margin" },
  { "costs/credits", "costs usage-gated.ratebook --json", "prices/credit_based",
    "credits credit_price price profit margin" },
  { "costs/charge", "costs usage-gated.ratebook --json", "prices/plans/0",
    "key name unit included overage" },
  { "costs/loaded", "costs usage-gated.ratebook --json", "loaded/0",
    "key name usage inference overhead cost bill margin margin_amount floor_price" },
  { "customers", "customers usage-gated.ratebook --usage days.csv --json", "",
    "currency synthetic file everybody_on cost_ratio_p95_p5 top10_share advice customers unserved "
    "plans "
    "total distribution losing cap_hits break_even" },
  { "customers/file", "customers usage-gated.ratebook --usage days.csv --json", "file",
    "path own changed rescale unknown_models" },
  { "customers/distribution", "customers usage-gated.ratebook --usage days.csv --json",
    "distribution", "calls tokens cost" },
  { "customers/calls", "customers usage-gated.ratebook --usage days.csv --json",
    "distribution/calls", "customers without gini top10_share percentiles bins lorenz" },
  { "customers/interval", "customers usage-gated.ratebook --usage days.csv --json",
    "distribution/calls/percentiles/p90", "value low high" },
  { "customers/bin", "customers usage-gated.ratebook --usage days.csv --json",
    "distribution/calls/bins/0", "from to customers" },
  { "customers/lorenz", "customers usage-gated.ratebook --usage days.csv --json",
    "distribution/calls/lorenz/0", "customers amount" },
  { "customers/losing", "customers usage-gated.ratebook --usage days.csv --json", "losing/0",
    "customer plan usage bill cost break_even target_price" },
  { "customers/hits", "customers usage-gated.ratebook --usage days.csv --json", "cap_hits/0",
    "plan days" },
  { "customers/day", "customers usage-gated.ratebook --usage days.csv --json", "cap_hits/0/days/0",
    "day at_80 at_100" },
  { "customers/break-even", "customers usage-gated.ratebook --usage days.csv --json",
    "break_even/0", "plan meter usage past not_allowed losing_money loss" },
  { "advise", "advise usage-gated.ratebook --json", "", "currency synthetic advice" },
  { "advise/advice", "advise usage-gated.ratebook --json", "advice/0",
    "topic where verdict message for against facts fix" },
  { "trigger", "trigger usage-gated.ratebook --plan starter --used 160 --day 18 --json", "",
    "plan meter currency used cap share projected days reset_date over_at_this_pace due recommend "
    "texts" },
  { "trigger/recommend", "trigger usage-gated.ratebook --plan starter --used 160 --day 18 --json",
    "recommend", "plan name price bill" },
  { "trigger/text", "trigger usage-gated.ratebook --plan starter --used 160 --day 18 --json",
    "texts/alert:80/0", "id channel title text buttons not_sent" },
  { "trigger/calendar", "trigger usage-gated.ratebook --usage days.csv --json", "",
    "currency synthetic everybody_on even_pace calendar" },
  { "trigger/month", "trigger usage-gated.ratebook --usage days.csv --json", "calendar/0",
    "plan cap at_50 at_80 at_100 next more revenue_at_stake days" },
  { "trigger/levels", "trigger usage-gated.ratebook --json", "", "days levels" },
  { "trigger/level", "trigger usage-gated.ratebook --json", "levels/0",
    "plan level usage day_50 day_80 day_100" },
  { "validate", "validate usage-gated.ratebook --json", "", "valid problems" },
};

static void
test_keys (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (c->line);
  g_auto(GStrv) keys = g_strsplit (c->keys, " ", -1);

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  for (char **key = keys; *key != NULL; key++)
    if (!rbk_cli_has (run, c->path, *key))
      g_error ("%s: no member %s in %s", c->line, *key, c->path);
}

/* A point is an array: usage, bill, cost, margin. */
static void
test_points (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "curve usage-gated.ratebook --plan starter --from 0 --to 200 --points 3");

  rbk_cli_assert_value (run, "plans/0/points/0/0", "\"0\"");
  rbk_cli_assert_value (run, "plans/0/points/0/1", "\"29\"");
  rbk_cli_assert_value (run, "plans/0/points/0/2", "\"3\"");
  rbk_cli_assert_value (run, "plans/0/points/0/3", "0.896551724137931");
  rbk_cli_assert_value (run, "plans/0/points/2/0", "\"200\"");
  rbk_cli_assert_value (run, "plans/0/kinks/0", "\"200\"");
  g_assert_cmpuint (rbk_cli_length (run, "plans/0/kinks"), ==, 1);
  g_assert_cmpuint (rbk_cli_length (run, "plans/0/break_even"), ==, 0);
}

/* Places: every usage level, then percentiles and shares of the cap. */
static void
test_levels (void)
{
  static const char *const places[] = { "light", "medium", "heavy",   "extreme", "p50",
                                        "p90",   "p99",    "cap:80%", "cap:100%" };
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("table usage-gated.ratebook --json");

  g_assert_cmpuint (rbk_cli_length (run, "plans/1/levels"), ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strdup_printf ("plans/1/levels/%u/at", i);

      rbk_cli_assert_text (run, path, places[i]);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("customers.csv", "customer_id,calls,input_tokens,output_tokens,cost\n"
                                  "a,10,1000,100,0.5\nb,20,3000,200,0.75\n");
  rbk_cli_write ("days.csv", "customer_id,day,calls,input_tokens,output_tokens,cost\n"
                             "a,2026-06-01,100,1000,100,0.5\na,2026-06-02,70,3000,200,90\n"
                             "b,2026-06-01,10,1000,100,0.5\n");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/keys/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_keys);
    }
  g_test_add_func ("/cli/keys/points", test_points);
  g_test_add_func ("/cli/keys/levels", test_levels);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
