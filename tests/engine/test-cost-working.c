/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cost-working.h"
#include "rbk-context-tier.h"
#include "rbk-error.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-what-if-model.h"
#include "rbk-workload.h"

static void
set (gpointer record, const char *property, const char *text)
{
  RbkDecimal value = rbk_test_decimal (text);

  g_object_set (record, property, &value, NULL);
}

static RbkModelPrice *
new_price (const char *model, const char *from, const char *input, const char *output)
{
  RbkModelPrice *price = rbk_model_price_new ();

  g_object_set (price, "model", model, "effective-from", from, NULL);
  set (price, "input", input);
  set (price, "output", output);

  return price;
}

static RbkRoute *
new_route (const char *model, const char *input, const char *output)
{
  RbkRoute *route = rbk_route_new ();

  g_object_set (route, "model", model, NULL);
  set (route, "input-tokens", input);
  set (route, "output-tokens", output);

  return route;
}

static GDate
day (const char *text)
{
  GDate date;

  g_assert_true (rbk_date_parse (text, &date, NULL));

  return date;
}

/* The second article: 1k tokens in, 500 out at $5 and $25 are $0.005 + $0.0125. */
static void
test_article (void)
{
  g_autoptr(GListStore) models = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  g_autoptr(RbkModelPrice) price = new_price ("opus", NULL, "5", "25");
  g_autoptr(RbkRoute) route = new_route ("opus", "1000", "500");
  GDate          date = day ("2026-06-30");
  RbkCostWorking working;

  g_list_store_append (models, price);
  g_assert_true (rbk_cost_working_of_route (&working, G_LIST_MODEL (models), route, &date, NULL));
  rbk_test_assert_decimal (working.total, "0.0175");
  g_assert_cmpuint (working.n_terms, ==, 2);
  g_assert_cmpint (working.terms[0].kind, ==, RBK_TOKEN_INPUT);
  rbk_test_assert_decimal (working.terms[0].tokens, "1000");
  rbk_test_assert_decimal (working.terms[0].rate, "5");
  g_assert_cmpint (working.terms[1].kind, ==, RBK_TOKEN_OUTPUT);
  rbk_test_assert_decimal (working.terms[1].rate, "25");
  g_assert_false (working.has_tier || working.has_next || working.is_batch);

  /* Its side-note: a tokenizer that makes 35 % more of the same text. */
  set (route, "tokenizer-factor", "1.35");
  g_assert_true (rbk_cost_working_of_route (&working, G_LIST_MODEL (models), route, &date, NULL));
  rbk_test_assert_decimal (working.total, "0.023625");
  rbk_test_assert_decimal (working.input, "1350");
}

/* 1,200 × $3 + 8,000 × $0.30 + 2,000 × $3.75 + 400 × $15 = $19,500 for a million calls. */
static void
test_cached (void)
{
  g_autoptr(GListStore) models = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  g_autoptr(RbkModelPrice) price = new_price ("sonnet", NULL, "3", "15");
  g_autoptr(RbkRoute) route = new_route ("sonnet", "1200", "400");
  GDate          date = day ("2026-06-30");
  RbkCostWorking working;

  set (price, "cache-read", "0.3");
  set (price, "cache-write", "3.75");
  set (route, "cache-read-tokens", "8000");
  set (route, "cache-write-tokens", "2000");
  g_list_store_append (models, price);
  g_assert_true (rbk_cost_working_of_route (&working, G_LIST_MODEL (models), route, &date, NULL));
  rbk_test_assert_decimal (working.total, "0.0195");
  g_assert_cmpuint (working.n_terms, ==, 4);
  rbk_test_assert_decimal (working.terms[1].rate, "0.3");
  rbk_test_assert_decimal (working.terms[2].rate, "3.75");
}

typedef struct
{
  const char *input, *rate, *total;
  gboolean    has_tier, has_next;
} TierCase;

/* At the bound the call is still below it; one token more and all of it moves. */
static const TierCase tier_cases[] = {
  { "199999", "3", "0.599997", FALSE, TRUE },
  { "200000", "3", "0.6", FALSE, TRUE },
  { "200001", "6", "1.200006", TRUE, FALSE },
};

static void
test_context_tier (void)
{
  g_autoptr(GListStore) models = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  g_autoptr(RbkModelPrice) price = new_price ("sonnet", NULL, "3", "15");
  g_autoptr(RbkContextTier) tier = rbk_context_tier_new ();
  GDate date = day ("2026-06-30");

  set (tier, "above", "200000");
  set (tier, "input", "6");
  g_list_store_append (G_LIST_STORE (rbk_model_price_get_context_tiers (price)), tier);
  g_list_store_append (models, price);
  for (gsize i = 0; i < G_N_ELEMENTS (tier_cases); i++)
    {
      const TierCase *c = &tier_cases[i];
      g_autoptr(RbkRoute) route = new_route ("sonnet", c->input, "0");
      RbkCostWorking working;

      g_assert_true (
          rbk_cost_working_of_route (&working, G_LIST_MODEL (models), route, &date, NULL));
      rbk_test_assert_decimal (working.terms[0].rate, c->rate);
      rbk_test_assert_decimal (working.total, c->total);
      g_assert_cmpint (working.has_tier, ==, c->has_tier);
      g_assert_cmpint (working.has_next, ==, c->has_next);
      rbk_test_assert_decimal (c->has_tier ? working.above : working.next_above, "200000");
    }
}

static void
test_batch (void)
{
  g_autoptr(GListStore) models = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  g_autoptr(RbkModelPrice) price = new_price ("opus", NULL, "5", "25");
  g_autoptr(RbkRoute) route = new_route ("opus", "1000", "500");
  g_autoptr(GError) error = NULL;
  GDate          date = day ("2026-06-30");
  RbkCostWorking working;

  g_object_set (route, "batch", TRUE, NULL);
  g_list_store_append (models, price);
  g_assert_false (
      rbk_cost_working_of_route (&working, G_LIST_MODEL (models), route, &date, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);

  set (price, "batch-input", "2.5");
  set (price, "batch-output", "12.5");
  g_assert_true (rbk_cost_working_of_route (&working, G_LIST_MODEL (models), route, &date, NULL));
  rbk_test_assert_decimal (working.total, "0.00875");
  g_assert_true (working.is_batch);
}

typedef struct
{
  const char *date, *in_force, *next;
} DateCase;

static const DateCase date_cases[] = {
  { "2025-12-31", "15", "5" },
  { "2026-01-01", "5", "4" },
  { "2026-06-30", "5", "4" },
  { "2026-09-01", "4", NULL },
};

/* The vendor's list need not be in order. */
static void
test_dates (void)
{
  g_autoptr(GListStore) models = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  const char *const prices[][2] = { { "2026-09-01", "4" }, { NULL, "15" }, { "2026-01-01", "5" } };

  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = new_price ("opus", prices[i][0], prices[i][1], "25");

      g_list_store_append (models, price);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (date_cases); i++)
    {
      const DateCase *c = &date_cases[i];
      GDate           date = day (c->date);
      RbkModelPrice  *now = rbk_models_find_in_force (G_LIST_MODEL (models), "opus", &date);
      RbkModelPrice  *next = rbk_models_find_next (G_LIST_MODEL (models), "opus", &date);

      rbk_test_assert_decimal (*rbk_model_price_get_input (now), c->in_force);
      g_assert_cmpint (next != NULL, ==, c->next != NULL);
      if (next != NULL)
        rbk_test_assert_decimal (*rbk_model_price_get_input (next), c->next);
      g_assert_null (rbk_models_find_in_force (G_LIST_MODEL (models), "haiku", &date));
    }
}

static void
test_not_in_force (void)
{
  g_autoptr(GListStore) models = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  g_autoptr(RbkModelPrice) price = new_price ("opus", "2026-09-01", "5", "25");
  g_autoptr(RbkRoute) route = new_route ("opus", "1000", "500");
  g_autoptr(GError) error = NULL;
  GDate          date = day ("2026-08-31");
  RbkCostWorking working;

  g_list_store_append (models, price);
  g_assert_false (
      rbk_cost_working_of_route (&working, G_LIST_MODEL (models), route, &date, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
  g_assert_nonnull (g_strrstr (error->message, "2026-08-31"));
}

/* Whatever a route is, the working comes to what the engine says of it in a book. */
static void
test_agrees_with_the_engine (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260630);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr(RbkBook) book = rbk_book_new ();
      g_autoptr(RbkModelPrice) price = new_price ("m", NULL, "3.1", "15.7");
      g_autoptr(RbkWorkload) workload = rbk_workload_new ();
      g_autoptr(RbkRoute) route = new_route ("m", "0", "0");
      g_autoptr(RbkSpec) spec = NULL;
      g_autoptr(GError) error = NULL;
      GDate          date = day ("2026-06-30");
      RbkCostWorking working;
      const char    *fields[] = { "input-tokens", "output-tokens", "cache-read-tokens",
                                  "cache-write-tokens" };

      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          RbkDecimal tokens = rbk_decimal_from_int (g_rand_int_range (rand, 0, 300000));

          if (g_rand_boolean (rand))
            g_object_set (route, fields[k], &tokens, NULL);
        }
      set (route, "tokenizer-factor", g_rand_boolean (rand) ? "1.35" : "1");
      set (price, "cache-read", "0.31");
      g_object_set (workload, "key", "w", NULL);
      g_list_store_append (G_LIST_STORE (rbk_book_get_models (book)), price);
      g_list_store_append (G_LIST_STORE (rbk_workload_get_routes (workload)), route);
      g_list_store_append (G_LIST_STORE (rbk_book_get_workloads (book)), workload);
      spec = rbk_spec_new (book, &date, &error);
      g_assert_no_error (error);
      g_assert_true (
          rbk_cost_working_of_route (&working, rbk_book_get_models (book), route, &date, NULL));
      g_assert_true (
          rbk_decimal_equal (working.total,
                             rbk_cost_route (spec, &spec->workloads[0].routes[0], NULL)));
    }
}

/* With another model all of the book is costed again, and the book stays as it is. */
static void
test_what_if (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  g_autoptr(RbkModelPrice) opus = new_price ("opus", NULL, "5", "25");
  g_autoptr(RbkModelPrice) haiku = new_price ("haiku", NULL, "1", "5");
  g_autoptr(RbkWorkload) workload = rbk_workload_new ();
  g_autoptr(RbkRoute) route = new_route ("opus", "1000", "500");
  g_autoptr(GListStore) catalogue = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkSpec) same = NULL;
  g_autoptr(GError) error = NULL;
  GDate date = day ("2026-06-30");

  set (opus, "batch-input", "2.5");
  set (opus, "batch-output", "12.5");
  g_object_set (workload, "key", "w", NULL);
  g_object_set (route, "batch", TRUE, NULL);
  g_list_store_append (G_LIST_STORE (rbk_book_get_models (book)), opus);
  g_list_store_append (G_LIST_STORE (rbk_workload_get_routes (workload)), route);
  g_list_store_append (G_LIST_STORE (rbk_book_get_workloads (book)), workload);
  g_list_store_append (catalogue, haiku);

  spec = rbk_spec_new_with_model (book, &date, NULL, G_LIST_MODEL (catalogue), "haiku", &error);
  g_assert_no_error (error);
  rbk_test_assert_decimal (rbk_cost_average_call (spec, -1, NULL), "0.0035");
  same = rbk_spec_new_with_model (book, &date, "other", G_LIST_MODEL (catalogue), "haiku", &error);
  rbk_test_assert_decimal (rbk_cost_average_call (same, -1, NULL), "0.00875");
  g_assert_cmpstr (rbk_route_get_model (route), ==, "opus");
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_models (book)), ==, 1);
  g_assert_null (rbk_spec_new_with_model (book, &date, NULL, NULL, "nowhere", &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cost-working/article", test_article);
  g_test_add_func ("/cost-working/cached", test_cached);
  g_test_add_func ("/cost-working/context-tier", test_context_tier);
  g_test_add_func ("/cost-working/batch", test_batch);
  g_test_add_func ("/cost-working/dates", test_dates);
  g_test_add_func ("/cost-working/not-in-force", test_not_in_force);
  g_test_add_func ("/cost-working/agrees-with-the-engine", test_agrees_with_the_engine);
  g_test_add_func ("/cost-working/what-if", test_what_if);

  return g_test_run ();
}
