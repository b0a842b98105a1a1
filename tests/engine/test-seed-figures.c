/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costing.h"
#include "rbk-curve.h"
#include "rbk-table.h"

#include "rbk-test-books.h"

/* The figures of the two articles whose plans the first two templates are, computed anew.
 * Rates are per 1,000,000 tokens: 0.25 as the first article states, 25 as it calculates
 * elsewhere, 12.5 as three rows of its table imply and 15 as the fourth does. */
typedef enum
{
  TIMES,       /* a × b */
  SUM,         /* a + b */
  RATIO,       /* a / b */
  PER_MILLION, /* a for b tokens, or b for a million of them */
  TOKENS,      /* a tokens at a rate of b, and an overhead of c */
  CALL,        /* a tokens in and b out at rates of c and d, times a tokenizer's e */
  MARGIN,      /* of a bill of a that costs b and c, in percent */
  TIER,        /* of a bill of a for b tokens at a rate of c and an overhead of d, in percent */
  PROJECT,     /* a in b days, in c days */
  GROWTH,      /* from b to a, in percent */
  MULTIPLE,    /* a for a unit where b buys c of them, of which a share d may be spent */
  CROSS,       /* the usage at which included a and then units at d make up b instead of c */
  CUT,         /* a margin of a percent after cost falls to a third */
  MARKUP,      /* what the same does to a margin where a cost of a is marked up b-fold */
} Op;

/* What is claimed is a figure or a range of them; it holds or it does not. */
typedef struct
{
  const char *id;
  Op          op;
  const char *args[5];
  const char *value;
  const char *claim_from, *claim_to; /* (nullable) */
  gboolean    holds;
} Row;

static const Row rows[] = {
  { "A.tok.light", TIMES, { "40", "800" }, "32000", "32000", "32000", TRUE },
  { "A.implied.light", PER_MILLION, { "0.48", "32000" }, "15" },
  { "A.cost.light.A", TOKENS, { "32000", "0.25" }, "0.008", "0.48", "0.48", FALSE },
  { "A.cost.light.B", TOKENS, { "32000", "25" }, "0.8", "0.48", "0.48", FALSE },
  { "A.cost.light.T", TOKENS, { "32000", "12.5" }, "0.4", "0.48", "0.48", FALSE },
  { "A.cost.light.L", TOKENS, { "32000", "15" }, "0.48", "0.48", "0.48", TRUE },
  { "A.tok.medium", TIMES, { "200", "1000" }, "200000", "200000", "200000", TRUE },
  { "A.implied.medium", PER_MILLION, { "2.5", "200000" }, "12.5" },
  { "A.cost.medium.A", TOKENS, { "200000", "0.25" }, "0.05", "2.5", "2.5", FALSE },
  { "A.cost.medium.B", TOKENS, { "200000", "25" }, "5", "2.5", "2.5", FALSE },
  { "A.cost.medium.T", TOKENS, { "200000", "12.5" }, "2.5", "2.5", "2.5", TRUE },
  { "A.cost.medium.L", TOKENS, { "200000", "15" }, "3", "2.5", "2.5", FALSE },
  { "A.tok.heavy", TIMES, { "1000", "1500" }, "1500000", "1500000", "1500000", TRUE },
  { "A.implied.heavy", PER_MILLION, { "18.75", "1500000" }, "12.5" },
  { "A.cost.heavy.A", TOKENS, { "1500000", "0.25" }, "0.375", "18.75", "18.75", FALSE },
  { "A.cost.heavy.B", TOKENS, { "1500000", "25" }, "37.5", "18.75", "18.75", FALSE },
  { "A.cost.heavy.T", TOKENS, { "1500000", "12.5" }, "18.75", "18.75", "18.75", TRUE },
  { "A.cost.heavy.L", TOKENS, { "1500000", "15" }, "22.5", "18.75", "18.75", FALSE },
  { "A.tok.extreme", TIMES, { "3000", "2000" }, "6000000", "6000000", "6000000", TRUE },
  { "A.implied.extreme", PER_MILLION, { "75", "6000000" }, "12.5" },
  { "A.cost.extreme.A", TOKENS, { "6000000", "0.25" }, "1.5", "75", "75", FALSE },
  { "A.cost.extreme.B", TOKENS, { "6000000", "25" }, "150", "75", "75", FALSE },
  { "A.cost.extreme.T", TOKENS, { "6000000", "12.5" }, "75", "75", "75", TRUE },
  { "A.cost.extreme.L", TOKENS, { "6000000", "15" }, "90", "75", "75", FALSE },
  { "A.faq.starter.cost", TOKENS, { "100000", "25" }, "2.5", "2.5", "2.5", TRUE },
  { "A.faq.starter.floor", SUM, { "2.5", "3" }, "5.5", "5.5", "5.5", TRUE },
  { "A.starter.gm", MARGIN, { "29", "2.5", "3" }, "81.034482758621", "80.5", "81.5", TRUE },
  { "A.faq.pro.cost", TOKENS, { "1500000", "25" }, "37.5", "37.5", "37.5", TRUE },
  { "A.faq.pro.gm", MARGIN, { "99", "37.5", "0" }, "62.121212121212", "61.5", "62.5", TRUE },
  { "A.faq.pro.gm.loaded",
    MARGIN,
    { "99", "37.5", "5" },
    "57.070707070707",
    "61.5",
    "62.5",
    FALSE },
  { "A.faq.pro.gm.loaded3",
    MARGIN,
    { "99", "37.5", "3" },
    "59.090909090909",
    "61.5",
    "62.5",
    FALSE },
  { "A.body.pro.floor", SUM, { "18.75", "5" }, "23.75", "23.75", "23.75", TRUE },
  { "A.body.pro.gm", MARGIN, { "99", "18.75", "5" }, "76.010101010101", "75.5", "76.5", TRUE },
  { "A.sum.pro.gm", MARGIN, { "99", "25", "5" }, "69.696969696970", "69.5", "70.5", TRUE },
  { "A.sum.pro.tokens", PER_MILLION, { "25", "12.5" }, "2000000" },
  { "A.sum.team.gm", MARGIN, { "399", "75", "10" }, "78.696741854637", "78.5", "79.5", TRUE },
  { "A.team.gm.299", MARGIN, { "299", "75", "10" }, "71.571906354515" },
  { "A.team.gm.999", MARGIN, { "999", "75", "10" }, "91.491491491491" },
  { "A.flat49.extreme", MARGIN, { "49", "75", "0" }, "-53.061224489796", "-1000", "0", TRUE },
  { "A.flat49.heavy", MARGIN, { "49", "18.75", "0" }, "61.734693877551", "-1000", "0", FALSE },
  { "A.flat49.light", MARGIN, { "49", "0.48", "0" }, "99.020408163265" },
  { "A.flat49.be", PER_MILLION, { "49", "12.5" }, "3920000" },
  { "A.pro.at75", MARGIN, { "99", "75", "10" }, "14.141414141414", "-1000", "0", FALSE },
  { "A.pro.at150", MARGIN, { "99", "150", "10" }, "-61.616161616162", "-1000", "0", TRUE },
  { "A.seat.low", TOKENS, { "6000000", "12.5" }, "75", "75", "75", TRUE },
  { "A.seat.high", TOKENS, { "6000000", "25" }, "150", "150", "150", TRUE },
  { "A.cap80", TOKENS, { "160000", "12.5", "3" }, "5" },
  { "A.cap80.gm", MARGIN, { "29", "2", "3" }, "82.758620689655", "0", "100", TRUE },
  { "A.cap100.gm", MARGIN, { "29", "2.5", "3" }, "81.034482758621" },
  { "A.pro.cap5000.1500", MARGIN, { "99", "93.75", "5" }, "0.252525252525" },
  { "A.pro.cap5000.2000", MARGIN, { "99", "125", "5" }, "-31.313131313131" },
  { "A.pro.soft2000.1000", MARGIN, { "99", "25", "5" }, "69.696969696970", "69.5", "70.5", TRUE },
  { "A.pro.soft2000.1500", MARGIN, { "99", "37.5", "5" }, "57.070707070707" },
  { "A.proj", PROJECT, { "200", "18", "30" }, "333.333333333333", "332.5", "333.5", TRUE },
  { "A.proj31", PROJECT, { "200", "18", "31" }, "344.444444444444" },
  { "A.proj28", PROJECT, { "200", "18", "28" }, "311.111111111111" },
  { "B.req", CALL, { "1000", "500", "5", "25" }, "0.0175", "0.0175", "0.0175", TRUE },
  { "B.req.in", CALL, { "1000", "0", "5", "25" }, "0.005", "0.005", "0.005", TRUE },
  { "B.req.out", CALL, { "0", "500", "5", "25" }, "0.0125", "0.0125", "0.0125", TRUE },
  { "B.req.old", CALL, { "1000", "500", "15", "75" }, "0.0525" },
  { "B.cut", RATIO, { "0.0525", "0.0175" }, "3", "3", "3", TRUE },
  { "B.tok35.both",
    CALL,
    { "1000", "500", "5", "25", "1.35" },
    "0.023625",
    "0.023625",
    "0.023625",
    TRUE },
  { "B.tok35.in", CALL, { "1350", "500", "5", "25" }, "0.01925", "0.023625", "0.023625", FALSE },
  { "B.tok35.in.pct", GROWTH, { "0.01925", "0.0175" }, "10", "34.5", "35.5", FALSE },
  { "B.inc.starter", RATIO, { "29", "5000" }, "0.0058" },
  { "B.mult.starter", MULTIPLE, { "0.01", "29", "5000" }, "1.724137931034", "2", "3", FALSE },
  { "B.mult.starter.band", TIMES, { "2", "0.0058" }, "0.0116" },
  { "B.mult.starter.band", TIMES, { "3", "0.0058" }, "0.0174" },
  { "B.inc.pro", RATIO, { "299", "100000" }, "0.00299" },
  { "B.mult.pro", MULTIPLE, { "0.005", "299", "100000" }, "1.672240802676", "2", "3", FALSE },
  { "B.mult.pro.band", TIMES, { "2", "0.00299" }, "0.00598" },
  { "B.mult.pro.band", TIMES, { "3", "0.00299" }, "0.00897" },
  { "B.cross.sp", CROSS, { "5000", "299", "29", "0.01" }, "32000" },
  { "B.cross.ps", CROSS, { "100000", "2500", "299", "0.005" }, "540200" },
  { "B.inv", MULTIPLE, { "0.005", "29", "5000" }, "0.862068965517" },
  { "B.full.starter", TIMES, { "5000", "0.0175" }, "87.5" },
  { "B.full.starter.gm", MARGIN, { "29", "87.5", "0" }, "-201.724137931034" },
  { "B.crpr.be.starter", MULTIPLE, { "0.0175", "29", "5000" }, "3.017241379310" },
  { "B.crpr.70.starter", MULTIPLE, { "0.0175", "29", "5000", "0.3" }, "10.057471264368" },
  { "B.full.pro", TIMES, { "100000", "0.0175" }, "1750" },
  { "B.full.pro.gm", MARGIN, { "299", "1750", "0" }, "-485.284280936455" },
  { "B.crpr.be.pro", MULTIPLE, { "0.0175", "299", "100000" }, "5.852842809365" },
  { "B.crpr.70.pro", MULTIPLE, { "0.0175", "299", "100000", "0.3" }, "19.509476031215" },
  { "B.over.starter.gm", MARGIN, { "0.01", "0.0175", "0" }, "-75.000000000000" },
  { "B.sandbox.100", TIMES, { "100", "0.0175" }, "1.75" },
  { "B.sandbox.10000", TIMES, { "10000", "0.0175" }, "175" },
  { "B.2c", RATIO, { "0.0175", "1.5" }, "0.011666666667" },
  { "B.2c.gm", MARGIN, { "0.03", "0.0175", "0" }, "41.666666666667" },
  { "B.2c.gm.in", MARGIN, { "0.02", "0.005", "0" }, "75.000000000000" },
  { "B.2c.gm.out", MARGIN, { "0.02", "0.025", "0" }, "-25.000000000000" },
  { "B.50k", CALL, { "50000", "500", "5", "25" }, "0.2625" },
  { "B.outcome.gm", MARGIN, { "0.99", "0.0175", "0" }, "98.232323232323" },
  { "B.triple.0.20", CUT, { "20" }, "73.333333333333", "60", "60", FALSE },
  { "B.triple.0.25", CUT, { "25" }, "75.000000000000", "75", "75", TRUE },
  { "B.triple.0.33", CUT, { "33.333333333333333333" }, "77.777777777778", "100", "100", FALSE },
  { "B.triple.0.50", CUT, { "50" }, "83.333333333333", "150", "150", FALSE },
  { "B.triple.0.70", CUT, { "70" }, "90.000000000000", "210", "210", FALSE },
  { "B.triple.markup", MARKUP, { "0.0525", "4" }, "0", "100", "200", FALSE },
  { "B.ratio.sonnet", RATIO, { "3", "1" }, "3", "6", "8", FALSE },
  { "B.ratio.opus", RATIO, { "5", "1" }, "5", "20", "24", FALSE },
  { "A.table.starter.A",
    TIER,
    { "29", "200000", "0.25", "3" },
    "89.482758620690",
    "80.5",
    "81.5",
    FALSE },
  { "A.table.starter.B",
    TIER,
    { "29", "200000", "25", "3" },
    "72.413793103448",
    "80.5",
    "81.5",
    FALSE },
  { "A.table.starter.T",
    TIER,
    { "29", "200000", "12.5", "3" },
    "81.034482758621",
    "80.5",
    "81.5",
    TRUE },
  { "A.table.pro_body.A",
    TIER,
    { "99", "1500000", "0.25", "5" },
    "94.570707070707",
    "75.5",
    "76.5",
    FALSE },
  { "A.table.pro_body.B",
    TIER,
    { "99", "1500000", "25", "5" },
    "57.070707070707",
    "75.5",
    "76.5",
    FALSE },
  { "A.table.pro_body.T",
    TIER,
    { "99", "1500000", "12.5", "5" },
    "76.010101010101",
    "75.5",
    "76.5",
    TRUE },
  { "A.table.pro_summary.A",
    TIER,
    { "99", "2000000", "0.25", "5" },
    "94.444444444444",
    "69.5",
    "70.5",
    FALSE },
  { "A.table.pro_summary.B",
    TIER,
    { "99", "2000000", "25", "5" },
    "44.444444444444",
    "69.5",
    "70.5",
    FALSE },
  { "A.table.pro_summary.T",
    TIER,
    { "99", "2000000", "12.5", "5" },
    "69.696969696970",
    "69.5",
    "70.5",
    TRUE },
  { "A.table.team.A",
    TIER,
    { "399", "6000000", "0.25", "10" },
    "97.117794486216",
    "78.5",
    "79.5",
    FALSE },
  { "A.table.team.B",
    TIER,
    { "399", "6000000", "25", "10" },
    "59.899749373434",
    "78.5",
    "79.5",
    FALSE },
  { "A.table.team.T",
    TIER,
    { "399", "6000000", "12.5", "10" },
    "78.696741854637",
    "78.5",
    "79.5",
    TRUE },
};

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
