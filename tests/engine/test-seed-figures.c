/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costing.h"
#include "rbk-curve.h"
#include "rbk-table.h"

#include "rbk-test-books.h"
#include "seed-figures.h"

static double
cost_of_call (RbkDecimal input, RbkDecimal output, RbkDecimal in, RbkDecimal out, RbkDecimal factor)
{
  RbkPriceSpec  price = { .input = in, .output = out, .cache_read = in, .cache_write = in };
  RbkCallTokens tokens = { .input = input, .output = output, .factor = factor };
  RbkCallCost   cost;

  g_assert_true (rbk_cost_call (&price, &tokens, &cost, NULL));
  return rbk_decimal_to_double (cost.total);
}

static double
cost_of_tokens (RbkDecimal tokens, RbkDecimal rate)
{
  return cost_of_call (tokens, RBK_DECIMAL_ZERO, rate, rate, RBK_DECIMAL_ONE);
}

static double
divide (RbkDecimal a, RbkDecimal b, RbkDecimal c)
{
  return rbk_decimal_to_double (rbk_decimal_mul_div (a, b, c, RBK_ROUND_HALF_AWAY));
}

static double
margin_of (RbkDecimal bill, RbkDecimal cost)
{
  return 100 * rbk_margin_of (bill, cost);
}

static RbkDecimal
third (RbkDecimal value)
{
  return rbk_decimal_div (value, RBK_DECIMAL_UNITS (3), RBK_ROUND_HALF_AWAY);
}

static double
compute_margin (const Row *row, const RbkDecimal *a)
{
  RbkDecimal hundred = RBK_DECIMAL_UNITS (100), bill;

  switch ((int) row->op)
    {
    case MARGIN:
      return margin_of (a[0], rbk_decimal_add (a[1], a[2]));
    case TIER:
      return margin_of (a[0],
                        rbk_decimal_add (a[3], rbk_decimal_from_double (cost_of_tokens (a[1], a[2]),
                                                                        12)));
    case CUT:
      return margin_of (hundred, third (rbk_decimal_sub (hundred, a[0])));
    case MARKUP:
      bill = rbk_decimal_mul (a[0], a[1]);
      return margin_of (third (bill), third (a[0])) - margin_of (bill, a[0]);
    default:
      g_return_val_if_reached (0);
    }
}

static double
compute (const Row *row, const RbkDecimal *a)
{
  RbkDecimal million = RBK_DECIMAL_UNITS (1000000);

  switch (row->op)
    {
    case TIMES:
      return rbk_decimal_to_double (rbk_decimal_mul (a[0], a[1]));
    case SUM:
      return rbk_decimal_to_double (rbk_decimal_add (a[0], a[1]));
    case RATIO:
      return divide (a[0], RBK_DECIMAL_ONE, a[1]);
    case PER_MILLION:
      return divide (a[0], million, a[1]);
    case TOKENS:
      return cost_of_tokens (a[0], a[1]) + rbk_decimal_to_double (a[2]);
    case CALL:
      return cost_of_call (a[0], a[1], a[2], a[3], row->args[4] != NULL ? a[4] : RBK_DECIMAL_ONE);
    case PROJECT:
      return divide (a[0], a[2], a[1]);
    case GROWTH:
      return divide (rbk_decimal_sub (a[0], a[1]), RBK_DECIMAL_UNITS (100), a[1]);
    case MULTIPLE:
      return divide (a[0], a[2], row->args[3] != NULL ? rbk_decimal_mul (a[1], a[3]) : a[1]);
    case CROSS:
      return divide (rbk_decimal_sub (a[1], a[2]), RBK_DECIMAL_ONE, a[3]) +
             rbk_decimal_to_double (a[0]);
    case MARGIN:
    case TIER:
    case CUT:
    case MARKUP:
    default:
      return compute_margin (row, a);
    }
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  RbkDecimal args[5] = { 0 };
  double     value, expected = rbk_decimal_to_double (rbk_test_decimal (row->value));
  double     from, to, slack;

  for (guint i = 0; i < G_N_ELEMENTS (args) && row->args[i] != NULL; i++)
    args[i] = rbk_test_decimal (row->args[i]);
  value = compute (row, args);
  slack = 1e-9 * MAX (1, ABS (expected));
  g_assert_cmpfloat_with_epsilon (value, expected, slack);
  if (row->claim_from == NULL)
    return;
  from = rbk_decimal_to_double (rbk_test_decimal (row->claim_from));
  to = rbk_decimal_to_double (rbk_test_decimal (row->claim_to));
  g_assert_cmpint (value >= from - slack && value <= to + slack, ==, row->holds);
}

static const RbkFigure *
find_level (const RbkTableRow *row, const char *at)
{
  for (guint i = 0; i < row->n_levels; i++)
    if (g_strcmp0 (row->levels[i].at, at) == 0)
      return &row->levels[i].figure;
  g_return_val_if_reached (NULL);
}

/* What the first article's table says follows from its book: at every level but the first. */
static void
test_usage_table (void)
{
  static const char *const costs[][2] = {
    { "light", "0.4" },
    { "medium", "2.5" },
    { "heavy", "18.75" },
    { "extreme", "75" },
  };
  g_autoptr (RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr (RbkTable) table = rbk_table_new (spec, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    g_assert_true (rbk_decimal_equal (find_level (&table->rows[2], costs[i][0])->inference,
                                      rbk_test_decimal (costs[i][1])));
}

/* A flat 49 pays for 3,920 runs of 1,000 tokens, so for a heavy customer, not an extreme one. */
static void
test_flat_break_even (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "49", NULL);
  g_autoptr (RbkSpec) spec = NULL;
  g_autoptr (RbkCurve) curve = NULL;
  RbkCurveRange range;

  rbk_test_set (rbk_test_get (book, "models", 0), "input", "12.5", "output", "12.5", NULL);
  spec = rbk_spec_new (book, NULL, NULL);
  rbk_curve_range_init (&range, spec, NULL);
  curve = rbk_curve_new (spec, spec->plans, &range, NULL);
  g_assert_cmpuint (curve->n_break_even, ==, 1);
  g_assert_true (rbk_decimal_equal (curve->break_even[0], RBK_DECIMAL_UNITS (3920)));
}

/* The second article's overage is within the band of 1.5 to 3, and its Pro charges less past
 * what it includes than Starter does within. */
static void
test_overage (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr (RbkTable) table = rbk_table_new (spec, NULL, NULL);
  const RbkTableRow *starter = &table->rows[0], *pro = &table->rows[1];

  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat (table->rows[i].overage_multiple, >=, 1.5);
      g_assert_cmpfloat (table->rows[i].overage_multiple, <, 2);
    }
  g_assert_cmpint (rbk_decimal_compare (rbk_decimal_mul (pro->overage, starter->included),
                                        starter->price),
                   <, 0);
}

/* From 32,000 credits a month Starter costs as much as Pro, a third of what Pro includes. */
static void
test_crossover (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  RbkDecimal usage = RBK_DECIMAL_UNITS (32000);

  g_assert_true (rbk_decimal_equal (rbk_bill_monthly (spec, spec->plans[0].phases, &usage),
                                    rbk_bill_monthly (spec, spec->plans[1].phases, &usage)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/seed-figures/%03u/%s", i, rows[i].id);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/seed-figures/usage-table", test_usage_table);
  g_test_add_func ("/seed-figures/flat-break-even", test_flat_break_even);
  g_test_add_func ("/seed-figures/overage", test_overage);
  g_test_add_func ("/seed-figures/crossover", test_crossover);

  return g_test_run ();
}
