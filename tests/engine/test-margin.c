/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-table.h"

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

static RbkTable *
tabulate (RbkSpec *spec)
{
  g_autoptr (GError) error = NULL;
  RbkTable *table = rbk_table_new (spec, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static const RbkFigure *
find_level (const RbkTableRow *row, const char *at)
{
  for (guint i = 0; i < row->n_levels; i++)
    if (g_strcmp0 (row->levels[i].at, at) == 0)
      return &row->levels[i].figure;
  return NULL;
}

static void
assert_margin (double margin, double expected)
{
  g_assert_cmpfloat_with_epsilon (margin, expected, 1e-12);
}

/* The first article's margins, at the rate that its table implies. */
static void
test_usage_gated (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkTable) table = tabulate (spec);
  const RbkTableRow *starter = &table->rows[0], *pro = &table->rows[1], *team = &table->rows[2];

  rbk_test_assert_decimal (starter->price, "29");
  rbk_test_assert_decimal (starter->sizing.usage, "200");
  rbk_test_assert_decimal (starter->sizing.inference, "2.5");
  rbk_test_assert_decimal (starter->sizing.cost, "5.5");
  assert_margin (starter->sizing.margin, 0.8103448275862068);
  rbk_test_assert_decimal (starter->floor_price, "18.34");
  g_assert_cmpint (starter->limit, ==, RBK_LIMIT_HARD);
  rbk_test_assert_decimal (starter->cap, "200");
  g_assert_false (starter->has_overage);
  assert_margin (find_level (starter, "cap:80%")->margin, 0.8275862068965517);
  rbk_test_assert_decimal (find_level (starter, "cap:80%")->cost, "5");
  assert_margin (find_level (starter, "cap:100%")->margin, 0.8103448275862068);
  /* Past the hard cap a heavy customer gets 200 of 1,000 runs, each at the level's tokens. */
  rbk_test_assert_decimal (find_level (starter, "heavy")->inference, "3.75");

  rbk_test_assert_decimal (pro->sizing.inference, "18.75");
  assert_margin (pro->sizing.margin, 0.7601010101010101);
  assert_margin (find_level (pro, "cap:100%")->margin, 0.696969696969697);
  g_assert_true (pro->has_overage && pro->has_overage_multiple);
  rbk_test_assert_decimal (pro->overage, "0.1");
  assert_margin (pro->overage_multiple, 2000 * 0.1 / 99);

  rbk_test_assert_decimal (team->sizing.inference, "75");
  assert_margin (team->sizing.margin, 0.7869674185463659);
  g_assert_false (team->has_cap);
  g_assert_null (find_level (team, "cap:80%"));
  g_assert_cmpuint (team->n_levels, ==, 7);
}

static void
test_credit_tiers (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_credit_tiers ();
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkTable) table = tabulate (spec);
  const RbkTableRow *quote = &table->rows[2];

  assert_margin (table->rows[0].overage_multiple, 1.7241379310344827);
  assert_margin (table->rows[1].overage_multiple, 1.6722408026755853);
  assert_margin (table->rows[0].sizing.margin, -2.0172413793103448);
  assert_margin (table->rows[1].sizing.margin, -4.852842809364549);

  /* A quote is no price: neither 0 nor a margin. */
  g_assert_false (quote->has_price || quote->has_floor || quote->sizing.has_bill);
  g_assert_false (quote->sizing.has_margin || quote->has_overage_multiple);
}

/* The floor is the lowest fee that reaches the target: a minor unit less misses it. */
static void
test_floor_is_lowest (void)
{
  static const char *const fees[] = { "0", "5", "29", "1000" };
  const RbkTestCard        cards[] = {
           { .price = "per_unit", .amount = "0.013", .included = "77" },
           { .price = "package", .amount = "1.333", .package_size = "60", .included = "10" },
           { .price = "flat", .amount = "7.777" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fees) * G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (RbkBook) book =
                     rbk_test_book_new_card (&cards[i % G_N_ELEMENTS (cards)], fees[i / 3], "3.21");
      g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
      g_autoptr (RbkTable) table = tabulate (spec);
      const RbkTableRow *row = table->rows;
      RbkDecimal         rest = rbk_decimal_sub (row->sizing.bill, row->price);
      RbkDecimal         less = rbk_decimal_sub (row->floor_price, rbk_test_decimal ("0.01"));
      RbkDecimal         target = row->plan->target_margin;

      g_assert_true (row->has_floor);
      g_assert_true (rbk_decimal_equal (row->floor_price,
                                        rbk_decimal_round (row->floor_price, 2, RBK_ROUND_FLOOR)));
      g_assert_true (
          rbk_fee_reaches (rbk_decimal_add (row->floor_price, rest), row->sizing.cost, target));
      if (rbk_decimal_sign (less) >= 0)
        g_assert_false (rbk_fee_reaches (rbk_decimal_add (less, rest), row->sizing.cost, target));
    }
}

static void
test_no_floor (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "29", "3");
  gpointer plan = rbk_test_get (book, "plans", 0);
  g_autoptr (RbkSpec) whole = NULL, nowhere = NULL;
  g_autoptr (RbkTable) whole_table = NULL, nowhere_table = NULL;

  rbk_test_set (plan, "target-margin", "1", NULL);
  whole = rbk_test_freeze (book);
  whole_table = tabulate (whole);
  g_assert_true (whole_table->rows->has_sizing);
  g_assert_false (whole_table->rows->has_floor);

  rbk_test_set (plan, "target-margin", "0.7", "sizing", "cap:80%", NULL);
  nowhere = rbk_test_freeze (book);
  nowhere_table = tabulate (nowhere);
  g_assert_false (nowhere_table->rows->has_sizing || nowhere_table->rows->has_floor);
}

/* A plan for nothing costs what it costs: no margin, but an amount and a floor. */
static void
test_free_plan (void)
{
  const RbkTestCard card = { .price = "per_unit", .included = "100", .limit = "hard" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, NULL, "0.5");
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkTable) table = tabulate (spec);
  const RbkTableRow *row = table->rows;

  g_assert_true (row->has_price && row->sizing.has_bill && row->has_floor);
  g_assert_false (row->sizing.has_margin);
  rbk_test_assert_decimal (row->sizing.amount, "-1.5");
  rbk_test_assert_decimal (row->floor_price, "5");
}

static void
test_overflow (void)
{
  const RbkTestCard card = { .price = "per_unit", .amount = "1000000000000" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, NULL, NULL);
  g_autoptr (RbkSpec) spec = NULL;
  g_autoptr (GError) error = NULL;
  RbkFigure figure;

  rbk_test_set (rbk_test_get (book, "levels", 0), "calls", "1000000000", NULL);
  spec = rbk_test_freeze (book);
  g_assert_false (rbk_test_figure_at (spec, "light", &figure, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
  g_clear_error (&error);
  g_assert_null (rbk_table_new (spec, NULL, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
}

/* Two meters on one call: tokens follow runs, at a level with the level's tokens; a seat is
 * one. The first hard cap stops both. */

/* The first unit past what is included, whatever the price. */
static void
test_overage (void)
{
  static const struct
  {
    RbkTestCard card;
    const char *overage;
  } cases[] = {
    { { .price = "per_unit", .amount = "0.1", .included = "5" }, "0.1" },
    { { .price = "package", .amount = "5", .package_size = "100" }, "0.05" },
    { { .price = "graduated", .tiers = "100:0.1 200:0.08 inf:0.05", .included = "100" }, "0.08" },
    { { .price = "volume", .tiers = "100:0.1 200:0.08 inf:0.05", .included = "99" }, "0.1" },
    { { .price = "graduated", .tiers = "100:0.1 inf:0.05", .included = "500" }, "0.05" },
    { { .price = "per_unit", .amount = "0.1", .included = "5", .limit = "hard", .cap = "6" },
      "0.1" },
    { { .price = "per_unit", .amount = "0.1", .included = "5", .limit = "hard" }, NULL },
    { { .price = "per_unit", .included = "5" }, NULL },
    { { .price = "flat", .amount = "5" }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbkBook) book = rbk_test_book_new_card (&cases[i].card, "1", NULL);
      g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
      g_autoptr (RbkTable) table = tabulate (spec);

      g_assert_cmpint (table->rows->has_overage, ==, cases[i].overage != NULL);
      if (cases[i].overage != NULL)
        rbk_test_assert_decimal (table->rows->overage, cases[i].overage);
    }
}

/* Overage is no multiple of nothing: neither without a fee nor without included units. */
static void
test_no_multiple (void)
{
  const RbkTestCard with = { .price = "per_unit", .amount = "0.1", .included = "5" };
  const RbkTestCard without = { .price = "per_unit", .amount = "0.1", .included = "0" };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RbkBook) book = rbk_test_book_new_card (i < 2 ? &with : &without,
                                                         i == 0   ? NULL
                                                         : i == 1 ? "0"
                                                                  : "9",
                                                         NULL);
      g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
      g_autoptr (RbkTable) table = tabulate (spec);

      g_assert_true (table->rows->has_overage);
      g_assert_false (table->rows->has_overage_multiple);
    }
}

/* A twelfth of a year's included units has no last decimal; it is still not past them. */
static void
test_year_included (void)
{
  const RbkTestCard card = { .price = "package",
                             .amount = "12",
                             .package_size = "100",
                             .included = "200",
                             .limit = "soft",
                             .cadence = "P1Y" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "5", NULL);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  RbkFigure figure;

  g_assert_true (rbk_test_figure_at (spec, "included", &figure, NULL));
  rbk_test_assert_decimal (figure.bill, "5");
  g_assert_true (rbk_test_figure_at (spec, "cap:100%", &figure, NULL));
  rbk_test_assert_decimal (figure.bill, "5");
  g_assert_true (rbk_test_figure_at (spec, "16.7", &figure, NULL));
  rbk_test_assert_decimal (figure.bill, "6");
}

/* A fee counts nothing, so its cap stops nobody, not even where usage is calls. */
static void
test_capped_fee (void)
{
  const RbkTestCard card = { .price = "flat", .amount = "9", .limit = "hard", .cap = "10" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "5", NULL);
  g_autoptr (RbkSpec) spec = NULL;
  gpointer   phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);
  RbkDecimal usage = RBK_DECIMAL_UNITS (100);
  RbkFigure  figure;

  rbk_test_add_card (phase, NULL, &card);
  spec = rbk_test_freeze (book);
  rbk_figure_at_usage (spec, spec->plans, spec->plans->phases, -1, usage, &figure);
  rbk_test_assert_decimal (figure.bill, "14");
  g_assert_true (rbk_decimal_equal (figure.inference, rbk_cost_of_usage (spec, -1, usage)));
  g_assert_cmpint (rbk_decimal_sign (figure.inference), >, 0);
}

/* Calls count no seats, so that along the seats no cap of calls is ever come to. */
static void
test_seat_axis (void)
{
  const RbkTestCard runs = {
    .price = "per_unit", .amount = "1", .included = "0", .limit = "hard", .cap = "10"
  };
  const RbkTestCard seats = { .price = "per_unit", .amount = "2" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&runs, "5", NULL);
  g_autoptr (RbkSpec) spec = NULL;
  RbkFigure figure;

  rbk_test_add (book, "meters", "key", "seats", "kind", "seat", NULL);
  rbk_test_set (rbk_test_get (book, "workloads", 0), "meters", "runs,seats", NULL);
  rbk_test_add_card (rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0), "seats", &seats);
  spec = rbk_test_freeze (book);
  rbk_figure_at_usage (spec, spec->plans, spec->plans->phases, 1, RBK_DECIMAL_UNITS (7), &figure);
  rbk_test_assert_decimal (figure.bill, "19");
}

/* A third of the calls of a level is no less and no more, whatever a third is in decimals. */
static void
test_thirds (void)
{
  const RbkTestCard card = {
    .price = "package", .amount = "5", .package_size = "100", .included = "1000", .limit = "soft"
  };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "10", NULL);
  g_autoptr (RbkSpec) spec = NULL;
  gpointer  first = rbk_test_get (book, "workloads", 0);
  RbkFigure figure;

  rbk_test_set (first, "meters", "", NULL);
  for (guint i = 0; i < 2; i++)
    {
      gpointer workload = rbk_test_add (book, "workloads", "key", i == 0 ? "b" : "c", "meters",
                                        i == 0 ? "" : "runs", NULL);

      rbk_test_add (workload, "routes", "model", "m", "input-tokens", "1000", NULL);
    }
  spec = rbk_test_freeze (book);
  g_assert_true (rbk_test_figure_at (spec, "extreme", &figure, NULL));
  rbk_test_assert_decimal (figure.usage, "1000");
  rbk_test_assert_decimal (figure.inference, "10");
  rbk_test_assert_decimal (figure.bill, "10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/margin/usage-gated", test_usage_gated);
  g_test_add_func ("/margin/credit-tiers", test_credit_tiers);
  g_test_add_func ("/margin/floor-is-lowest", test_floor_is_lowest);
  g_test_add_func ("/margin/no-floor", test_no_floor);
  g_test_add_func ("/margin/free-plan", test_free_plan);
  g_test_add_func ("/margin/overflow", test_overflow);
  g_test_add_func ("/margin/overage", test_overage);
  g_test_add_func ("/margin/no-multiple", test_no_multiple);
  g_test_add_func ("/margin/year-included", test_year_included);
  g_test_add_func ("/margin/capped-fee", test_capped_fee);
  g_test_add_func ("/margin/seat-axis", test_seat_axis);
  g_test_add_func ("/margin/thirds", test_thirds);

  return g_test_run ();
}
