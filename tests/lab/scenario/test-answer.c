/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario-run.h"

#include <string.h>

#include "rbk-answer-apply.h"
#include "rbk-blend.h"
#include "rbk-credit-rate.h"
#include "rbk-mix-variant.h"
#include "rbk-route.h"
#include "rbk-scenario-crowd.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-workload.h"

/* A request of 1,000 tokens in and 500 out on one model, sold by a price a request; 1,000 of them a
 * month. */
static RbkBook *
make_requests (const char *input, const char *output, const char *price)
{
  const RbkTestCard card = { .price = "per_unit", .amount = price };
  RbkBook          *book = rbk_book_new ();
  gpointer          workload, plan, phase;

  rbk_test_set (book, "as-of", "2026-08-01", NULL);
  rbk_test_add (book, "meters", "key", "requests", NULL);
  rbk_test_add (book, "models", "model", "opus", "input", input, "output", output, NULL);
  workload = rbk_test_add (book, "workloads", "key", "request", "meters", "requests", NULL);
  rbk_test_add (workload, "routes", "model", "opus", "input-tokens", "1000", "output-tokens", "500",
                NULL);
  rbk_test_add (book, "levels", "key", "typical", "calls", "1000", "percentile", "p50", NULL);
  plan = rbk_test_add (book, "plans", "key", "plan", "sizing", "p50", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
  rbk_test_add_card (phase, "requests", &card);
  return book;
}

/* "Your gross margin just tripled": 15 and 75 become 5 and 25, with the price held. It triples
 * from a quarter alone. */
static const struct
{
  const char *price;
  double      before, after;
} cuts[] = {
  { "0.065625", 0.20, 1 - 0.0175 / 0.065625 }, /* 73.33 %, x 3.67 */
  { "0.07", 0.25, 0.75 },                      /* x 3 */
  { "0.07875", 1.0 / 3, 7.0 / 9 },             /* 77.8 % */
  { "0.105", 0.50, 1 - 0.0175 / 0.105 },       /* 83.33 % */
  { "0.175", 0.70, 0.90 },                     /* x 1.29 */
};

static void
test_vendor_cut (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(RbkBook) book = make_requests ("15", "75", cuts[i].price);
  g_autoptr(RbkScenarioResult) held =
                 scenario_run (book, "model:opus.input=5 model:opus.output=25", RBK_ANSWER_HOLD,
                               NULL);
  g_autoptr(RbkScenarioResult) passed =
                 scenario_run (book, "model:opus.input=5 model:opus.output=25", RBK_ANSWER_PASS,
                               NULL);

  scenario_assert_near (held->plans[0].before.margin, cuts[i].before, 1e-4);
  scenario_assert_near (held->plans[0].after.margin, cuts[i].after, 1e-4);
  g_assert_cmpfloat (held->plans[0].bill_change, ==, 0.0);
  g_assert_cmpuint (held->moves->len, ==, 0);
  /* Passed on, the margin stays what it was, and the bill falls to a third, but for the rounding
   * to three digits. */
  scenario_assert_near (passed->plans[0].after.margin, cuts[i].before, 0.005);
  g_assert_cmpfloat (passed->plans[0].after.margin, >=, passed->plans[0].before.margin - 1e-4);
  scenario_assert_near (passed->plans[0].bill_change, -2.0 / 3, 0.005);
  g_assert_cmpuint (passed->moves->len, ==, 1);
}

/* "A 35 % bigger bill": of the model, only if output grows too. */
static void
test_tokenizer (void)
{
  g_autoptr(RbkBook) book = make_requests ("5", "25", "0.07");
  g_autoptr(RbkScenarioResult) input =
                 scenario_run (book, "tokenizer-input=x1.35", RBK_ANSWER_HOLD, NULL);
  g_autoptr(RbkScenarioResult) both =
                 scenario_run (book, "tokenizer=x1.35", RBK_ANSWER_HOLD, NULL);

  rbk_test_assert_decimal (input->cost_before, "0.0175");
  rbk_test_assert_decimal (input->cost_after, "0.01925"); /* + 10 % */
  rbk_test_assert_decimal (both->cost_after, "0.023625"); /* + 35 % */
  scenario_assert_near (both->plans[0].before.margin, 0.75, 1e-12);
  scenario_assert_near (both->plans[0].after.margin, 1 - 0.023625 / 0.07, 1e-12);
  scenario_assert_near (input->plans[0].after.margin, 1 - 0.01925 / 0.07, 1e-12);
  /* What the customer is billed for is requests: that stays. */
  g_assert_cmpfloat (both->plans[0].bill_change, ==, 0.0);
}

static const RbkScenarioMove *
get_move (const RbkScenarioResult *result, guint i)
{
  g_assert_cmpuint (i, <, result->moves->len);
  return &g_array_index (result->moves, RbkScenarioMove, i);
}

/* Included 1,000 credits for 29, 0.05 past them, twelve a request, sized by all that is included.
 */
static RbkBook *
make_credits (void)
{
  const RbkTestCard fee = { .price = "flat", .amount = "29" };
  const RbkTestCard card = {
    .price = "per_unit", .amount = "0.05", .included = "1000", .limit = "soft"
  };
  RbkBook *book = rbk_book_new ();
  gpointer workload, plan, phase;

  rbk_test_set (book, "as-of", "2026-08-01", NULL);
  rbk_test_add (book, "meters", "key", "credits", "kind", "credit", NULL);
  rbk_test_add (book, "models", "model", "old", "input", "15", "output", "75", NULL);
  rbk_test_add (book, "models", "model", "new", "effective-from", "2026-01-01", "input", "5",
                "output", "25", NULL);
  workload = rbk_test_add (book, "workloads", "key", "request", "name", "Request", "meters",
                           "credits", NULL);
  rbk_test_add (workload, "routes", "name", "Old", "model", "old", "share", "0.5", "input-tokens",
                "1000", "output-tokens", "500", "credits", "12", NULL);
  rbk_test_add (workload, "routes", "name", "New", "model", "new", "share", "0.5", "input-tokens",
                "1000", "output-tokens", "500", "credits", "4", NULL);
  rbk_test_add (book, "levels", "key", "typical", "calls", "200", "percentile", "p50", NULL);
  plan = rbk_test_add (book, "plans", "key", "plan", "sizing", "included", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", NULL);
  rbk_test_add_card (phase, NULL, &fee);
  rbk_test_add_card (phase, "credits", &card);
  return book;
}

/* A request costs 0.0525 or 0.0175, 0.035 on average, and takes 8 credits: 1,000 of them cost
 * 4.375. Both models at a quarter: 1.09375. */
static void
test_credits (void)
{
  g_autoptr(RbkBook) book = make_credits ();
  g_autoptr(RbkScenarioResult) held =
                 scenario_run (book, "model:*.price=x0.25", RBK_ANSWER_HOLD, NULL);
  g_autoptr(RbkScenarioResult) passed =
                 scenario_run (book, "model:*.price=x0.25", RBK_ANSWER_PASS, NULL);

  rbk_test_assert_decimal (held->plans[0].before.cost, "4.375");
  rbk_test_assert_decimal (held->plans[0].after.cost, "1.09375");
  g_assert_cmpuint (passed->moves->len, ==, 2);
  g_assert_cmpstr (get_move (passed, 0)->name, ==, "Request, Old");
  g_assert_cmpstr (get_move (passed, 0)->field, ==, "credits");
  rbk_test_assert_decimal (get_move (passed, 0)->after, "3");
  rbk_test_assert_decimal (get_move (passed, 1)->after, "1");
  /* 1,000 credits are four times the requests, and cost what they did. */
  rbk_test_assert_decimal (passed->plans[0].after.cost, "4.375");
  g_assert_cmpfloat (passed->plans[0].after.margin, ==, passed->plans[0].before.margin);
  g_assert_cmpfloat (passed->plans[0].bill_change, ==, 0.0);
  rbk_test_assert_decimal (passed->plans[0].factor, "1");
}

/* Past what is included, the same work takes fewer credits. */
static void
test_credits_past_included (void)
{
  g_autoptr(RbkBook) book = make_credits ();
  g_autoptr(RbkScenarioResult) passed = NULL;

  rbk_test_set (rbk_test_get (book, "plans", 0), "sizing", "p50", NULL);
  passed = scenario_run (book, "model:*.price=x0.25", RBK_ANSWER_PASS, NULL);
  rbk_test_assert_decimal (passed->plans[0].bill_before, "59"); /* 29 and 600 at 0.05 */
  rbk_test_assert_decimal (passed->plans[0].bill_after, "29");  /* 400 credits */
  scenario_assert_near (passed->plans[0].bill_change, -30.0 / 59, 1e-12);
  /* Of as many credits as before the margin is as before. */
  rbk_test_assert_decimal (passed->plans[0].after.usage, "1600");
  rbk_test_assert_decimal (passed->plans[0].after.bill, "59");
  rbk_test_assert_decimal (passed->plans[0].after.cost, "7");
}

/* Older models follow what got cheaper; the newest keeps its rate. */
static void
test_rebalance (void)
{
  g_autoptr(RbkBook) book = make_credits ();
  g_autoptr(RbkScenarioResult) all =
                 scenario_run (book, "model:*.price=x0.25", RBK_ANSWER_REBALANCE, NULL);
  g_autoptr(RbkScenarioResult) newest =
                 scenario_run (book, "model:new.price=x0.2", RBK_ANSWER_REBALANCE, NULL);

  g_assert_cmpuint (all->moves->len, ==, 1);
  g_assert_cmpstr (get_move (all, 0)->name, ==, "Request, Old");
  rbk_test_assert_decimal (get_move (all, 0)->after, "3");
  /* The average call costs 0.028 of 0.035: a fifth less. 12 x 0.8 = 9.6 */
  rbk_test_assert_decimal (get_move (newest, 0)->after, "9.6");
  g_assert_nonnull (strstr (newest->note, "new, the newest model, keeps its rates"));
}

/* The rates stand in the saved book: on routes that are no fallback, and where a dated rate is in
 * force on that one. Nothing else of a route moves. */
static void
test_saved_credits (void)
{
  g_autoptr(RbkBook) book = make_credits ();
  gpointer workload = rbk_test_get (book, "workloads", 0);
  g_autoptr(RbkScenarioCase) scenario = NULL;
  g_autoptr(RbkScenarioResult) result = NULL;
  g_autoptr(RbkBook) saved = NULL;
  GListModel *routes, *rates;
  g_autoptr(RbkRoute) old = NULL;
  g_autoptr(RbkRoute) new = NULL;
  g_autoptr(RbkRoute) fallback = NULL;
  g_autoptr(RbkCreditRate) past = NULL;
  g_autoptr(RbkCreditRate) present = NULL;
  g_autoptr(RbkCreditRate) later = NULL;

  rbk_test_set (rbk_test_get (workload, "routes", 0), "fallback-order", "1", NULL);
  rbk_test_add (workload, "routes", "name", "Third", "model", "old", "share", "0.5", "input-tokens",
                "1000", "output-tokens", "500", "credits", "99", NULL);
  rbk_test_add (rbk_test_get (workload, "routes", 2), "credit-rates", "effective-from",
                "2026-01-01", "credits", "50", NULL);
  rbk_test_add (rbk_test_get (workload, "routes", 2), "credit-rates", "effective-from",
                "2026-07-01", "credits", "20", NULL);
  rbk_test_add (rbk_test_get (workload, "routes", 2), "credit-rates", "effective-from",
                "2027-01-01", "credits", "10", NULL);
  scenario = scenario_case_new (book, "model:*.price=x0.5", RBK_ANSWER_PASS);
  result = rbk_scenario_run (scenario, NULL, NULL);
  saved = rbk_scenario_make_book (scenario, result, book, NULL, NULL);
  workload = rbk_test_get (saved, "workloads", 0);
  routes = rbk_workload_get_routes (workload);
  fallback = g_list_model_get_item (routes, 0);
  new = g_list_model_get_item (routes, 1);
  old = g_list_model_get_item (routes, 2);
  rates = rbk_route_get_credit_rates (old);
  past = g_list_model_get_item (rates, 0);
  present = g_list_model_get_item (rates, 1);
  later = g_list_model_get_item (rates, 2);
  rbk_test_assert_decimal (*rbk_route_get_credits (fallback), "12");
  rbk_test_assert_decimal (*rbk_route_get_credits (new), "2");
  rbk_test_assert_decimal (*rbk_route_get_credits (old), "99");
  rbk_test_assert_decimal (*rbk_credit_rate_get_credits (past), "50");
  rbk_test_assert_decimal (*rbk_credit_rate_get_credits (present), "10");
  rbk_test_assert_decimal (*rbk_credit_rate_get_credits (later), "10");
  g_assert_nonnull (strstr (rbk_book_get_notes (saved), "model:*.price=x0.5; passed on."));
}

/* Customers who read all of their input from the cache then read a part of it fresh: of 1,000
 * tokens at 1, 0.4 at 15. One without tokens follows the average call. */
static void
test_all_cached (void)
{
  g_autoptr(RbkBook) book = make_requests ("15", "75", "1");
  g_autoptr(RbkScenarioCase) scenario = NULL;
  g_autoptr(RbkPopulation) population = rbk_population_new ();
  g_autoptr(RbkPopulation) costed = NULL;
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(RbkMixIndex) after = NULL;
  static const RbkColumn columns[] = { RBK_COLUMN_CALLS, RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT,
                                       RBK_COLUMN_CACHE_READ };

  rbk_test_set (rbk_test_get (book, "models", 0), "cache-read", "1", NULL);
  scenario = scenario_case_new (book, "cache-hit=0.6", RBK_ANSWER_HOLD);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    rbk_population_add_column (population, columns[i]);
  rbk_population_add_customer (population, "cached");
  rbk_population_set_value (population, 0, RBK_COLUMN_CALLS, 10);
  rbk_population_set_value (population, 0, RBK_COLUMN_CACHE_READ, 1000000);
  costed = rbk_spec_cost_population (rbk_scenario_case_get_before (scenario), population, NULL);
  index = rbk_mix_index_new (rbk_scenario_case_get_before (scenario), costed, NULL);
  g_assert_cmpint (rbk_mix_index_get_cost (index)[0], ==, 1000000000);
  after = rbk_scenario_crowd_new (scenario, index, NULL);
  g_assert_cmpint (rbk_mix_index_get_cost (after)[0], ==, 6600000000); /* 0.6 x 1 + 0.4 x 15 */
}

static void
test_rebalance_one_model (void)
{
  g_autoptr(RbkBook) book = make_requests ("15", "75", "0.07");
  g_autoptr(RbkScenarioResult) result =
                 scenario_run (book, "model:opus.price=x0.5", RBK_ANSWER_REBALANCE, NULL);

  g_assert_cmpuint (result->moves->len, ==, 0);
  g_assert_nonnull (strstr (result->note, "One model serves all calls"));
}

/* A fee and a price of a unit move by one factor: the loaded cost of 1,000 requests is 17.5 and 3,
 * then 35 and 3. */
static void
test_pass_on_dearer (void)
{
  const RbkTestCard fee = { .price = "flat", .amount = "20" };
  g_autoptr(RbkBook) book = make_requests ("5", "25", "0.05");
  gpointer plan = rbk_test_get (book, "plans", 0);
  g_autoptr(RbkScenarioResult) result = NULL;

  rbk_test_set (plan, "overhead", "3", NULL);
  rbk_test_add_card (rbk_test_get (plan, "phases", 0), NULL, &fee);
  result = scenario_run (book, "model:opus.price=x2", RBK_ANSWER_PASS, NULL);
  scenario_assert_near (rbk_decimal_to_double (result->plans[0].factor), 38.0 / 20.5, 1e-12);
  g_assert_cmpuint (result->moves->len, ==, 2);
  rbk_test_assert_decimal (get_move (result, 0)->after, "0.0927"); /* 0.092682 */
  g_assert_false (get_move (result, 0)->is_fee);
  rbk_test_assert_decimal (get_move (result, 1)->after, "37.08"); /* 37.07317 */
  g_assert_true (get_move (result, 1)->is_fee);
  scenario_assert_near (result->plans[0].after.margin, result->plans[0].before.margin, 0.001);
  g_assert_cmpfloat (result->plans[0].after.margin, >=, result->plans[0].before.margin);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lab/answer/cut/%s", cuts[i].price);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_vendor_cut);
    }
  g_test_add_func ("/lab/answer/tokenizer", test_tokenizer);
  g_test_add_func ("/lab/answer/credits", test_credits);
  g_test_add_func ("/lab/answer/credits/past-included", test_credits_past_included);
  g_test_add_func ("/lab/answer/rebalance", test_rebalance);
  g_test_add_func ("/lab/answer/credits/saved", test_saved_credits);
  g_test_add_func ("/lab/answer/all-cached", test_all_cached);
  g_test_add_func ("/lab/answer/rebalance/one-model", test_rebalance_one_model);
  g_test_add_func ("/lab/answer/pass-on/dearer", test_pass_on_dearer);
  return g_test_run ();
}
