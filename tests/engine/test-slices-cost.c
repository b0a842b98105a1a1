/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-population-cost.h"
#include "rbk-population-rescale.h"

static RbkPopulation *
make_population (const gint64 (*tokens)[2], guint n)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_population_add_column (population, RBK_COLUMN_INPUT);
  rbk_population_add_column (population, RBK_COLUMN_OUTPUT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);

      rbk_population_set_value (population, customer, RBK_COLUMN_INPUT, tokens[i][0]);
      rbk_population_set_value (population, customer, RBK_COLUMN_OUTPUT, tokens[i][1]);
    }
  return population;
}

static void
add (RbkSlices *slices, guint customer, const char *model, gint64 input, gint64 output)
{
  guint slice = rbk_slices_add_slice (slices, model);

  g_assert_true (rbk_slices_add (slices, customer, slice, RBK_COLUMN_INPUT, input));
  g_assert_true (rbk_slices_add (slices, customer, slice, RBK_COLUMN_OUTPUT, output));
}

/* Prices of 1,000,000 tokens. */
static RbkPriceSpec
make_price (gint64 input, gint64 output)
{
  return (RbkPriceSpec){ .model = (char *) "m",
                         .input = rbk_decimal_from_int (input),
                         .output = rbk_decimal_from_int (output) };
}

static void
test_cost (void)
{
  const gint64 tokens[][2] = { { 1000000, 0 }, { 300, 100 }, { 500000, 500000 }, { 7000000, 0 } };
  const RbkPriceSpec small = make_price (1, 4), large = make_price (10, 40),
                     blend = make_price (2, 8);
  const RbkPriceSpec *prices[] = { &small, &large, NULL };
  g_autoptr(RbkPopulation) population = make_population (tokens, G_N_ELEMENTS (tokens));
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  g_autoptr(RbkPopulation) costed = NULL;
  g_autoptr(GError) error = NULL;
  const gint64 *cost;
  guint         n_unknown = 99;

  add (slices, 0, "small", 1000000, 0);
  add (slices, 1, "large", 300, 100);
  add (slices, 1, "small", 300, 100); /* twice as many as the month's, half and half */
  add (slices, 2, "unheard of", 500000, 500000);
  rbk_slices_seal (slices);

  costed = rbk_population_cost_slices (population, slices, prices, &blend, &n_unknown, &error);
  g_assert_no_error (error);
  cost = rbk_population_get_column (costed, RBK_COLUMN_COST);
  g_assert_cmpint (cost[0], ==, 1000000000);
  g_assert_cmpint (cost[1], ==, (300 * 11 + 100 * 44) / 2 * 1000);
  g_assert_cmpint (cost[2], ==, 5000000000);
  g_assert_cmpint (cost[3], ==, 14000000000); /* in no slice */
  g_assert_cmpuint (n_unknown, ==, 2);
}

static void
test_cost_too_large (void)
{
  const gint64        tokens[][2] = { { G_MAXINT64, 0 } };
  const RbkPriceSpec  large = make_price (1000000000, 1);
  const RbkPriceSpec *prices[] = { &large };
  g_autoptr(RbkPopulation) population = make_population (tokens, 1);
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  g_autoptr(GError) error = NULL;
  guint n_unknown;

  add (slices, 0, "large", G_MAXINT64, 0);
  rbk_slices_seal (slices);
  g_assert_null (rbk_population_cost_slices (population, slices, prices, NULL, &n_unknown, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

static void
test_rescale (void)
{
  const gint64     tokens[][2] = { { 3, 1000 }, { 0, 1 } };
  const RbkDecimal half = { .raw = RBK_DECIMAL_ONE_RAW / 2 };
  g_autoptr(RbkPopulation) population = make_population (tokens, 2);
  g_autoptr(RbkPopulation) scaled = rbk_population_rescale (population, half, NULL);
  g_autoptr(RbkPopulation) same = rbk_population_rescale (population, RBK_DECIMAL_ONE, NULL);
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  g_autoptr(RbkSlices) less = NULL;
  RbkDecimal p50;

  g_assert_cmpint (rbk_population_get_column (scaled, RBK_COLUMN_INPUT)[0], ==, 2);
  g_assert_cmpint (rbk_population_get_column (scaled, RBK_COLUMN_OUTPUT)[0], ==, 500);
  g_assert_cmpint (rbk_population_get_column (scaled, RBK_COLUMN_OUTPUT)[1], ==, 1);
  g_assert_cmpstr (rbk_population_get_id (scaled, 1), ==, "c1");
  g_assert_true (same == population);
  g_assert_true (rbk_population_get_tokens_percentile (scaled, RBK_DECIMAL_UNITS (0), &p50));
  g_assert_true (rbk_decimal_equal (p50, RBK_DECIMAL_ONE));

  add (slices, 1, "2026-06-02", 5, 4);
  add (slices, 1, "2026-06-01", 2, 0);
  rbk_slices_seal (slices);
  less = rbk_slices_rescale (slices, half, NULL);
  g_assert_cmpstr (rbk_slices_get_name (less, 0), ==, "2026-06-01");
  g_assert_cmpint (rbk_slices_get_column (less, RBK_COLUMN_INPUT)[0], ==, 1);
  g_assert_cmpint (rbk_slices_get_column (less, RBK_COLUMN_INPUT)[1], ==, 3);
}

static void
test_rescale_too_far (void)
{
  const gint64 tokens[][2] = { { G_MAXINT64 / 2, 1 } };
  g_autoptr(RbkPopulation) population = make_population (tokens, 1);
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (rbk_population_rescale (population, RBK_DECIMAL_UNITS (3), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
  g_clear_error (&error);
  add (slices, 0, "a", G_MAXINT64, 1);
  rbk_slices_seal (slices);
  g_assert_null (rbk_slices_rescale (slices, RBK_DECIMAL_UNITS (100000000), &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slices-cost/cost", test_cost);
  g_test_add_func ("/slices-cost/cost-too-large", test_cost_too_large);
  g_test_add_func ("/slices-cost/rescale", test_rescale);
  g_test_add_func ("/slices-cost/rescale-too-far", test_rescale_too_far);

  return g_test_run ();
}
