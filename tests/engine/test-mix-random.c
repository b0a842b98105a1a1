/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-blend.h"
#include "rbk-mix.h"
#include "rbk-rating.h"
#include "rbk-test-books.h"

#include <stdlib.h>

/* What a mix says is what its customers are one by one, on books and populations of all
 * shapes. */

#define N_BOOKS 300
#define MAX_CUSTOMERS 1200

static const char *
pick (const char *const *texts)
{
  return texts[g_test_rand_int_range (0, (int) g_strv_length ((char **) texts))];
}

static const char *const amounts[] = { "0", "0.01", "0.008", "0.0175", "0.333", "1", "0.5", NULL };
static const char *const fees[] = { "0", "9", "29", "29", "29.99", "99", "299", "12.345", NULL };
static const char *const overheads[] = { "0", "0.5", "3", "1.23456789012345678", "7.1", NULL };
static const char *const bounds[] = { "0", "1", "50", "100", "250.5", "500", "1000", NULL };
static const char *const tiers[] = { "100:0.1 inf:0.05",      "50:1 100:0.5+3 inf:0.01",
                                     "100:0.02 inf:0.01+5",   "200.5:0.07 inf:0.033",
                                     "1:5 500:0.125 inf:0.1", NULL };

static void
add_usage_card (gpointer phase, const char *meter)
{
  static const char *const prices[] = { "per_unit", "package",  "graduated", "volume",
                                        "flat",     "per_unit", NULL };
  static const char *const limits[] = { NULL, "hard", "soft", "hard", NULL };
  static const char *const cadences[] = { "P1M", "P1M", "P1M", "P1Y" };
  RbkTestCard              card = { .price = pick (prices), .amount = pick (amounts) };

  card.package_size = g_test_rand_bit () ? "100" : "7";
  if (g_str_equal (card.price, "graduated") || g_str_equal (card.price, "volume"))
    card.tiers = pick (tiers);
  if (g_test_rand_bit ())
    card.included = pick (bounds);
  card.limit = limits[g_test_rand_int_range (0, 4)];
  if (card.limit != NULL)
    card.cap = pick (bounds + 1);
  if (g_test_rand_int_range (0, 5) == 0)
    card.minimum = g_test_rand_bit () ? "9.25" : "29";
  if (g_test_rand_int_range (0, 5) == 0)
    card.maximum = g_test_rand_bit () ? "50.005" : "99";
  card.cadence = cadences[g_test_rand_int_range (0, 4)];
  rbk_test_add_card (phase, meter, &card);
}

static void
add_plan (RbkBook *book, guint i, const char *const *meters)
{
  g_autofree char *key = g_strdup_printf ("plan%u", i);
  gpointer         plan =
      rbk_test_add (book, "plans", "key", key, "overhead", pick (overheads), "target-margin", "0.7",
                    "quote-only", g_test_rand_int_range (0, 9) == 0 ? "true" : NULL, NULL);
  gpointer phase = rbk_test_add (plan, "phases", "key", "evergreen", "kind", "evergreen", NULL);
  const RbkTestCard base = { .price = "flat",
                             .amount = pick (fees),
                             .cadence = g_test_rand_int_range (0, 4) == 0 ? "P1Y" : "P1M" };

  rbk_test_add_card (phase, NULL, &base);
  for (guint k = 0; meters[k] != NULL; k++)
    if (g_test_rand_int_range (0, 4) > 0)
      add_usage_card (phase, meters[k]);
}

static RbkBook *
make_book (void)
{
  static const char *const currencies[] = { "USD", "USD", "JPY", "KWD", NULL };
  static const char *const shapes[][4] = { { "runs", NULL },          { "runs", NULL },
                                           { "runs", "steps", NULL }, { "runs", "tokens", NULL },
                                           { "in", "out", NULL },     { "tokens", "seats", NULL } };
  RbkBook                 *book = rbk_test_book_new_runs ();
  const char *const       *meters = shapes[g_test_rand_int_range (0, G_N_ELEMENTS (shapes))];
  guint                    n_plans = (guint) g_test_rand_int_range (1, 5);

  rbk_test_set (book, "currency", pick (currencies), NULL);
  rbk_test_add (book, "meters", "key", "steps", "name", "Steps", "conversion", "3", NULL);
  rbk_test_add (book, "meters", "key", "tokens", "name", "Tokens", "kind", "token", "conversion",
                "1000", NULL);
  rbk_test_add (book, "meters", "key", "in", "name", "In", "kind", "input_token", "conversion",
                "1000", NULL);
  rbk_test_add (book, "meters", "key", "out", "name", "Out", "kind", "output_token", "conversion",
                "1000", NULL);
  rbk_test_add (book, "meters", "key", "seats", "name", "Seats", "kind", "seat", NULL);
  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "runs,steps,tokens,in,out", NULL);
  for (guint i = 0; i < n_plans; i++)
    add_plan (book, i, meters);
  return book;
}

static gint64
random_count (guint most)
{
  return g_test_rand_bit () ? g_test_rand_int_range (0, (int) most)
                            : g_test_rand_int_range (0, 30) * (gint64) (most / 30);
}

static RbkPopulation *
make_population (void)
{
  RbkPopulation *population = rbk_population_new ();
  guint          n = (guint) g_test_rand_int_range (0, MAX_CUSTOMERS);
  gboolean       has_tokens = g_test_rand_bit (), has_cost = g_test_rand_bit ();
  guint          most = g_test_rand_bit () ? 1500 : 60;

  rbk_population_add_column (population, RBK_COLUMN_CALLS);
  if (has_tokens)
    {
      rbk_population_add_column (population, RBK_COLUMN_INPUT);
      rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
    }
  if (has_cost)
    rbk_population_add_column (population, RBK_COLUMN_COST);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      rbk_population_set_value (population, customer, RBK_COLUMN_CALLS, random_count (most));
      if (has_tokens)
        {
          rbk_population_set_value (population, customer, RBK_COLUMN_INPUT,
                                    random_count (most) * 800);
          rbk_population_set_value (population, customer, RBK_COLUMN_OUTPUT,
                                    random_count (most) * 201);
        }
      if (has_cost)
        rbk_population_set_value (population, customer, RBK_COLUMN_COST,
                                  random_count (100) * G_GINT64_CONSTANT (1000000001));
    }
  return population;
}

static void
assert_equal (RbkDecimal a, RbkDecimal b)
{
  g_autofree char *left = rbk_decimal_to_string (a);
  g_autofree char *right = rbk_decimal_to_string (b);

  g_assert_cmpstr (left, ==, right);
}

static void
add_customer (RbkMixPlan *plan, const RbkMixCustomer *customer, RbkDecimal overhead)
{
  plan->n_customers++;
  plan->revenue = rbk_decimal_add (plan->revenue, customer->bill);
  plan->cost = rbk_decimal_add (plan->cost, customer->cost);
  plan->overhead = rbk_decimal_add (plan->overhead, overhead);
  if (rbk_decimal_compare (customer->bill, customer->cost) >= 0)
    return;
  plan->n_losing++;
  plan->loss = rbk_decimal_add (plan->loss, rbk_decimal_sub (customer->cost, customer->bill));
}

static void
assert_mix (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  g_autofree RbkMixPlan *plans = g_new0 (RbkMixPlan, spec->n_plans);
  guint                  n_unserved = 0;

  for (guint i = 0; i < mix->n_customers; i++)
    {
      RbkMixCustomer customer;
      g_autoptr(GError) error = NULL;

      g_assert_true (rbk_mix_get_customer (spec, index, i, &customer, &error));
      if (customer.plan < 0)
        n_unserved++;
      else
        add_customer (&plans[customer.plan], &customer, spec->plans[customer.plan].overhead);
    }
  g_assert_cmpuint (mix->n_unserved, ==, n_unserved);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      g_assert_cmpuint (mix->plans[i].n_customers, ==, plans[i].n_customers);
      g_assert_cmpuint (mix->plans[i].n_losing, ==, plans[i].n_losing);
      assert_equal (mix->plans[i].revenue, plans[i].revenue);
      assert_equal (mix->plans[i].cost, plans[i].cost);
      assert_equal (mix->plans[i].overhead, plans[i].overhead);
      assert_equal (mix->plans[i].loss, plans[i].loss);
      assert_equal (mix->plans[i].margin, rbk_decimal_sub (plans[i].revenue, plans[i].cost));
    }
}

static int
compare_losses (gconstpointer a, gconstpointer b)
{
  const RbkMixLoss *left = a, *right = b;
  int               order = rbk_decimal_compare (rbk_decimal_sub (right->cost, right->bill),
                                                 rbk_decimal_sub (left->cost, left->bill));

  return order != 0 ? order : (int) left->customer - (int) right->customer;
}

/* The list has the greatest losses, in order, and they are what the customers say. */
static void
assert_losing (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) some = rbk_mix_list_losing (spec, -1, index, 5, &error);
  g_autoptr(GArray) all = rbk_mix_list_losing (spec, -1, index, G_MAXUINT, &error);
  RbkDecimal loss = RBK_DECIMAL_ZERO;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, mix->total.n_losing);
  g_assert_cmpuint (some->len, ==, MIN (all->len, 5));
  for (guint i = 0; i < all->len; i++)
    {
      const RbkMixLoss *item = &g_array_index (all, RbkMixLoss, i);

      if (i > 0)
        g_assert_cmpint (compare_losses (item - 1, item), <, 0);
      if (i < some->len)
        g_assert_cmpuint (g_array_index (some, RbkMixLoss, i).customer, ==, item->customer);
      g_assert_cmpint (rbk_decimal_compare (item->break_even, item->cost), >=, 0);
      loss = rbk_decimal_add (loss, rbk_decimal_sub (item->cost, item->bill));
    }
  assert_equal (loss, mix->total.loss);
}

static void
assert_customers (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  for (guint i = 0; i < spec->n_plans; i++)
    {
      g_autoptr(GArray) customers = rbk_mix_list_customers (spec, i, index, NULL);

      g_assert_cmpuint (customers->len, ==, mix->plans[i].n_customers);
      for (guint k = 0; k < customers->len; k++)
        {
          RbkMixCustomer customer;

          g_assert_true (rbk_mix_get_customer (spec, index, g_array_index (customers, guint, k),
                                               &customer, NULL));
          g_assert_cmpint (customer.plan, ==, (int) i);
        }
    }
}

/* With one plan alone, those that it allows are on it. */
static void
assert_single (const RbkSpec *spec, RbkMixIndex *index, const RbkMix *mix)
{
  guint plan = (guint) g_test_rand_int_range (0, (int) spec->n_plans);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkMix) single = rbk_mix_new_for_plan (spec, plan, index, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (single->total.n_customers, ==, single->plans[plan].n_customers);
  g_assert_cmpuint (single->plans[plan].n_customers, >=, mix->plans[plan].n_customers);
  g_assert_cmpuint (single->n_unserved + single->total.n_customers, ==, mix->n_customers);
}

static void
test_random (void)
{
  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_autoptr(RbkBook) book = make_book ();
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
      g_autoptr(RbkPopulation) population = make_population ();
      g_autoptr(RbkPopulation) costed = NULL;
      g_autoptr(RbkMixIndex) index = NULL;
      g_autoptr(RbkMix) mix = NULL;

      g_assert_no_error (error);
      costed = rbk_spec_cost_population (spec, population, &error);
      g_assert_no_error (error);
      index = rbk_mix_index_new (spec, costed, &error);
      g_assert_no_error (error);
      mix = rbk_mix_new (spec, index, &error);
      g_assert_no_error (error);
      assert_mix (spec, index, mix);
      assert_losing (spec, index, mix);
      assert_customers (spec, index, mix);
      assert_single (spec, index, mix);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mix/random", test_random);

  return g_test_run ();
}
