/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costing.h"

#include "rbk-error.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* Prices as vendors publish them, US dollars for 1,000,000 tokens. */
typedef struct
{
  const char *model, *effective_from;
  const char *input, *output, *cache_read, *cache_write, *batch_input, *batch_output;
  const char *above, *tier_input, *tier_output, *tier_cache_read;
} Price;

static const Price prices[] = {
  { "haiku-4.5", NULL, "1", "5", "0.10", "1.25", "0.50", "2.50" },
  { "opus-4.8", NULL, "5", "25", "0.50", "6.25", "2.50", "12.50" },
  { "opus-4.1", NULL, "15", "75", "1.50", "18.75", "7.50", "37.50" },
  { "sonnet-5", NULL, "2", "10", "0.20", "2.50", "1", "5" },
  { "sonnet-5", "2026-09-01", "3", "15", "0.30", "3.75", NULL, NULL },
  { "gpt-5.5", NULL, "5", "30", "0.50", NULL, "2.50", "15", "272000", "10", "45", "1.00" },
  { "gpt-4o-mini", NULL, "0.15", "0.60", "0.075", NULL, NULL, NULL },
};

typedef struct
{
  const char *model, *date;
  const char *input, *output, *cache_read, *cache_write, *factor;
  gboolean    batch;
  const char *total;
} Call;

static const Call calls[] = {
  { "opus-4.8", "2026-08-01", "1000", "500", "0", "0", "1", FALSE, "0.0175" },
  { "opus-4.1", "2026-08-01", "1000", "500", "0", "0", "1", FALSE, "0.0525" },
  { "opus-4.8", "2026-08-01", "1000", "500", "0", "0", "1.35", FALSE, "0.023625" },
  { "opus-4.8", "2026-08-01", "1000", "500", "0", "0", "1", TRUE, "0.00875" },
  { "opus-4.8", "2026-08-01", "0", "0", "1000000", "0", "1", FALSE, "0.5" },
  { "opus-4.8", "2026-08-01", "0", "0", "0", "1000000", "1", FALSE, "6.25" },
  { "opus-4.8", "2026-08-01", "0", "0", "1000000", "1000000", "1", TRUE, "3.375" },
  { "haiku-4.5", "2026-08-01", "10000", "1000", "90000", "5000", "1", FALSE, "0.03025" },
  { "sonnet-5", "2026-08-31", "1000000", "100000", "0", "0", "1", FALSE, "3" },
  { "sonnet-5", "2026-09-01", "1000000", "100000", "0", "0", "1", FALSE, "4.5" },
  { "sonnet-5", "2030-01-01", "1000000", "100000", "0", "0", "1", FALSE, "4.5" },
  { "gpt-5.5", "2026-08-01", "272000", "1000", "0", "0", "1", FALSE, "1.39" },
  { "gpt-5.5", "2026-08-01", "272001", "1000", "0", "0", "1", FALSE, "2.76501" },
  { "gpt-5.5", "2026-08-01", "1", "1000", "272000", "0", "1", FALSE, "0.31701" },
  { "gpt-5.5", "2026-08-01", "1", "1000", "271999", "0", "1", FALSE, "0.1660045" },
  { "gpt-5.5", "2026-08-01", "200000", "0", "0", "0", "1.36", FALSE, "1.36" },
  { "gpt-5.5", "2026-08-01", "200001", "0", "0", "0", "1.36", FALSE, "2.7200136" },
  { "gpt-5.5", "2026-08-01", "272001", "1000", "0", "0", "1", TRUE, "1.382505" },
  { "gpt-5.5", "2026-08-01", "0", "0", "0", "1000", "1", FALSE, "0.005" },
  { "gpt-5.5", "2026-08-01", "0", "0", "0", "272000", "1", FALSE, "1.36" },
  { "gpt-5.5", "2026-08-01", "0", "0", "0", "272001", "1", FALSE, "2.72001" },
  { "gpt-4o-mini", "2026-08-01", "1", "0", "0", "0", "1", FALSE, "0.00000015" },
  { "gpt-4o-mini", "2026-08-01", "1", "0", "0", "0", "0.000000000001", FALSE, "0" },
  { "opus-4.8", "2026-08-01", "0", "0", "0", "0", "1", FALSE, "0" },
};

static void
add_price (RbkBook *book, const Price *price)
{
  gpointer model =
      rbk_test_add (book, "models", "model", price->model, "effective-from", price->effective_from,
                    "input", price->input, "output", price->output, "cache-read", price->cache_read,
                    "cache-write", price->cache_write, "batch-input", price->batch_input,
                    "batch-output", price->batch_output, NULL);

  if (price->above != NULL)
    rbk_test_add (model, "context-tiers", "above", price->above, "input", price->tier_input,
                  "output", price->tier_output, "cache-read", price->tier_cache_read, NULL);
}

static RbkSpec *
new_catalogue (void)
{
  g_autoptr (RbkBook) book = rbk_book_new ();
  g_autoptr (GError) error = NULL;
  RbkSpec *spec;

  for (guint i = 0; i < G_N_ELEMENTS (prices); i++)
    add_price (book, &prices[i]);
  spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  return spec;
}

static void
test_calls (void)
{
  g_autoptr (RbkSpec) spec = new_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GError) error = NULL;
      RbkCallTokens tokens = { .input = rbk_test_decimal (calls[i].input),
                               .output = rbk_test_decimal (calls[i].output),
                               .cache_read = rbk_test_decimal (calls[i].cache_read),
                               .cache_write = rbk_test_decimal (calls[i].cache_write),
                               .factor = rbk_test_decimal (calls[i].factor),
                               .batch = calls[i].batch };
      RbkCallCost   cost;
      GDate         date;
      int           price;

      g_assert_true (rbk_date_parse (calls[i].date, &date, NULL));
      price = rbk_price_find_in_force (spec->prices, spec->n_prices, calls[i].model, &date);
      g_assert_cmpint (price, >=, 0);
      g_assert_true (rbk_cost_call (&spec->prices[price], &tokens, &cost, &error));
      g_assert_no_error (error);
      rbk_test_assert_decimal (cost.total, calls[i].total);
      g_assert_true (
          rbk_decimal_equal (cost.total, rbk_decimal_add (rbk_decimal_add (cost.input, cost.output),
                                                          rbk_decimal_add (cost.cache_read,
                                                                           cost.cache_write))));
    }
}

static void
test_call_errors (void)
{
  g_autoptr (RbkSpec) spec = new_catalogue ();
  g_autoptr (GError) error = NULL;
  RbkCallTokens tokens = { .input = RBK_DECIMAL_ONE, .factor = RBK_DECIMAL_ONE, .batch = TRUE };
  RbkCallCost   cost;

  g_assert_false (rbk_cost_call (&spec->prices[6], &tokens, &cost, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  tokens.input = RBK_DECIMAL_UNITS (100000000000000000);
  tokens.factor = RBK_DECIMAL_UNITS (1000000);
  tokens.batch = FALSE;
  g_assert_false (rbk_cost_call (&spec->prices[1], &tokens, &cost, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

static int
find_price (const RbkSpec *spec, const char *model, const char *text)
{
  GDate date;

  g_assert_true (rbk_date_parse (text, &date, NULL));
  return rbk_price_find_in_force (spec->prices, spec->n_prices, model, &date);
}

/* The order of prices in a catalogue says nothing, but of two with one date. */
static void
test_in_force (void)
{
  static const Price dated[] = {
    { "m", "2026-03-01", "3", "3" }, { "m", "2026-01-01", "1", "1" }, { "x", NULL, "9", "9" },
    { "m", "2026-02-01", "2", "2" }, { "m", "2026-02-01", "4", "4" },
  };
  g_autoptr (RbkBook) book = rbk_book_new ();
  g_autoptr (RbkSpec) spec = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    add_price (book, &dated[i]);
  spec = rbk_spec_new (book, NULL, NULL);
  g_assert_cmpint (find_price (spec, "m", "2025-12-31"), ==, -1);
  g_assert_cmpint (find_price (spec, "m", "2026-01-01"), ==, 1);
  g_assert_cmpint (find_price (spec, "m", "2026-02-15"), ==, 4);
  g_assert_cmpint (find_price (spec, "m", "2027-01-01"), ==, 0);
  g_assert_cmpint (find_price (spec, "x", "1999-01-01"), ==, 2);
  g_assert_cmpint (find_price (spec, "y", "2026-01-01"), ==, -1);
}

/* Two workloads, one of them on two models, on four meters. */
static RbkSpec *
new_mixed (void)
{
  g_autoptr (RbkBook) book = rbk_book_new ();
  g_autoptr (GError) error = NULL;
  RbkSpec *spec;
  gpointer chat, search;

  add_price (book, &prices[0]);
  add_price (book, &prices[1]);
  rbk_test_add (book, "meters", "key", "chats", NULL);
  rbk_test_add (book, "meters", "key", "in", "kind", "input_token", "conversion", "1000", NULL);
  rbk_test_add (book, "meters", "key", "out", "kind", "output_token", NULL);
  rbk_test_add (book, "meters", "key", "all", "kind", "token", NULL);
  rbk_test_add (book, "meters", "key", "credits", "kind", "credit", NULL);
  rbk_test_add (book, "meters", "key", "seats", "kind", "seat", NULL);
  rbk_test_add (book, "meters", "key", "pages", "kind", "outcome", NULL);
  chat = rbk_test_add (book, "workloads", "key", "chat", "share", "3", "meters",
                       "chats,in,out,all,credits,seats", NULL);
  rbk_test_add (chat, "routes", "model", "opus-4.8", "share", "0.25", "input-tokens", "1000",
                "output-tokens", "500", "credits", "4", NULL);
  rbk_test_add (chat, "routes", "model", "haiku-4.5", "share", "0.75", "input-tokens", "600",
                "cache-read-tokens", "300", "cache-write-tokens", "100", "output-tokens", "200",
                "credits", "1", NULL);
  rbk_test_add (chat, "routes", "model", "opus-4.8", "fallback-order", "1", "input-tokens", "9999",
                NULL);
  search = rbk_test_add (book, "workloads", "key", "search", "share", "1", "units-per-call", "3",
                         "meters", "pages", NULL);
  rbk_test_add (search, "routes", "model", "haiku-4.5", NULL);
  spec = rbk_spec_new (book, NULL, &error);
  g_assert_no_error (error);
  return spec;
}

static void
test_units (void)
{
  g_autoptr (RbkSpec) spec = new_mixed ();
  RbkDecimal tokens = RBK_DECIMAL_UNITS (3000);

  g_assert_cmpuint (spec->workloads[0].n_routes, ==, 2);
  rbk_test_assert_decimal (spec->workloads[0].share, "0.75");
  rbk_test_assert_decimal (spec->meters[0].units_per_call, "0.75");
  rbk_test_assert_decimal (spec->meters[1].units_per_call, "0.75"); /* thousands */
  rbk_test_assert_decimal (spec->meters[2].units_per_call, "206.25");
  rbk_test_assert_decimal (spec->meters[3].units_per_call, "956.25");
  rbk_test_assert_decimal (spec->meters[4].units_per_call, "1.3125");
  rbk_test_assert_decimal (spec->meters[5].units_per_call, "0");
  rbk_test_assert_decimal (spec->meters[6].units_per_call, "0.75");
  /* Along chats nothing is counted on pages; calls of any kind are counted without an axis. */
  rbk_test_assert_decimal (rbk_cost_units_per_call (spec, 6, 0), "0");
  rbk_test_assert_decimal (rbk_cost_units_per_call (spec, 6, -1), "0.75");
  rbk_test_assert_decimal (rbk_cost_units_per_call (spec, -1, 0), "0.75");
  rbk_test_assert_decimal (rbk_cost_units_per_call (spec, -1, -1), "1");
  /* 3,000 tokens a call keep each route's proportions: 1,000 and 500 of 3,000 are out. */
  rbk_test_assert_decimal (rbk_cost_units_of_call (spec, 2, 0, &tokens), "468.75");
  rbk_test_assert_decimal (rbk_cost_units_of_call (spec, 3, 0, &tokens), "2250");
  rbk_test_assert_decimal (rbk_cost_units_of_call (spec, 4, 0, &tokens), "1.3125");
}

static void
test_workloads (void)
{
  g_autoptr (RbkSpec) spec = new_mixed ();
  const RbkWorkloadSpec *chat = &spec->workloads[0], *search = &spec->workloads[1];
  RbkDecimal             tokens = RBK_DECIMAL_UNITS (2400);

  rbk_test_assert_decimal (rbk_cost_route (spec, &chat->routes[0], NULL), "0.0175");
  rbk_test_assert_decimal (rbk_cost_route (spec, &chat->routes[1], NULL), "0.001755");
  rbk_test_assert_decimal (rbk_cost_workload (spec, chat, NULL), "0.00569125");
  rbk_test_assert_decimal (rbk_cost_route (spec, &chat->routes[0], &tokens), "0.028");
  rbk_test_assert_decimal (rbk_cost_route (spec, &chat->routes[1], &tokens), "0.00351");
  /* A route without tokens of its own takes them all in. */
  rbk_test_assert_decimal (rbk_cost_workload (spec, search, NULL), "0");
  rbk_test_assert_decimal (rbk_cost_workload (spec, search, &tokens), "0.0024");
  rbk_test_assert_decimal (rbk_cost_average_call (spec, 0, NULL), "0.0042684375");
  rbk_test_assert_decimal (rbk_cost_average_call (spec, -1, &tokens), "0.007824375");
}

static void
test_usage (void)
{
  g_autoptr (RbkSpec) spec = new_mixed ();

  rbk_test_assert_decimal (rbk_cost_of_usage (spec, 0, RBK_DECIMAL_UNITS (100)), "0.569125");
  rbk_test_assert_decimal (rbk_cost_of_usage (spec, 4, RBK_DECIMAL_UNITS (175)), "0.569125");
  rbk_test_assert_decimal (rbk_cost_of_usage (spec, 5, RBK_DECIMAL_UNITS (100)), "0");
  rbk_test_assert_decimal (rbk_cost_of_usage (spec, -1, RBK_DECIMAL_UNITS (100)), "0.42684375");
}

/* The tier follows the size of the level's call, not of the route's own. */
static void
test_level_in_context_tier (void)
{
  g_autoptr (RbkBook) book = rbk_book_new ();
  g_autoptr (RbkSpec) spec = NULL;
  gpointer   workload;
  RbkDecimal below = RBK_DECIMAL_UNITS (340000), above = RBK_DECIMAL_UNITS (350000);

  add_price (book, &prices[5]);
  workload = rbk_test_add (book, "workloads", "key", "w", NULL);
  rbk_test_add (workload, "routes", "model", "gpt-5.5", "input-tokens", "800", "output-tokens",
                "200", NULL);
  spec = rbk_spec_new (book, NULL, NULL);
  rbk_test_assert_decimal (rbk_cost_workload (spec, spec->workloads, &below), "3.4");
  rbk_test_assert_decimal (rbk_cost_workload (spec, spec->workloads, &above), "5.95");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/costing/calls", test_calls);
  g_test_add_func ("/costing/call-errors", test_call_errors);
  g_test_add_func ("/costing/in-force", test_in_force);
  g_test_add_func ("/costing/units", test_units);
  g_test_add_func ("/costing/workloads", test_workloads);
  g_test_add_func ("/costing/usage", test_usage);
  g_test_add_func ("/costing/level-in-context-tier", test_level_in_context_tier);

  return g_test_run ();
}
