/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-solve.h"

#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"
#include "rbk-trial.h"

/* A plan in a book where a run costs 0.01, what is asked of it and the answer; none where there
 * is no answer. */
typedef struct
{
  const char *name;
  RbkTestCard card;
  const char *fee, *overhead;
  RbkSolveFor what;
  const char *margin;
  const char *where; /* (nullable) */
  const char *value; /* (nullable) */
} Case;

#define HARD .price = "per_unit", .included = "200", .limit = "hard"
#define SOFT .price = "per_unit", .included = "100", .limit = "soft"

static const Case cases[] = {
  { "price", { HARD }, "29", "3", RBK_SOLVE_PRICE, "0.7", NULL, "16.67" },
  { "price-at-cap", { HARD }, "29", "3", RBK_SOLVE_PRICE, "0.7", "cap:80%", "15.34" },
  { "price-of-free", { HARD }, NULL, "3", RBK_SOLVE_PRICE, "0.7", "p50", "16.67" },
  { "price-at-a-loss", { HARD }, "29", "3", RBK_SOLVE_PRICE, "-1", "200", "2.5" },
  { "price-not-needed",
    { SOFT, .amount = "0.1" },
    "29",
    "3",
    RBK_SOLVE_PRICE,
    "0.7",
    "heavy",
    "0" },
  { "price-beside-overage",
    { SOFT, .amount = "0.02" },
    "29",
    "3",
    RBK_SOLVE_PRICE,
    "0.7",
    "heavy",
    "25.34" },
  { "price-of-flat-meter",
    { .price = "flat", .amount = "8", .included = "50" },
    NULL,
    "3",
    RBK_SOLVE_PRICE,
    "0.5",
    "included",
    "7" },
  { "price-nowhere", { .price = "per_unit" }, "29", "3", RBK_SOLVE_PRICE, "0.7", "cap", NULL },
  { "price-of-everything", { HARD }, "29", "3", RBK_SOLVE_PRICE, "1", NULL, NULL },

  { "cap", { HARD }, "29", "3", RBK_SOLVE_CAP, "0.7", NULL, "570" },
  { "cap-below-included", { HARD }, "9", "1", RBK_SOLVE_CAP, "0.7", NULL, "170" },
  { "cap-at-80", { HARD }, "29", "3", RBK_SOLVE_CAP, "0.7", "cap:80%", "712" },
  { "cap-soft", { SOFT, .amount = "0.02" }, "29", "3", RBK_SOLVE_CAP, "0.7", NULL, "1275" },
  { "cap-not-needed", { SOFT, .amount = "0.1" }, "29", "3", RBK_SOLVE_CAP, "0.7", NULL, NULL },
  { "cap-too-dear", { HARD }, "9", "3", RBK_SOLVE_CAP, "0.7", NULL, NULL },
  { "cap-of-nothing", { HARD }, "9", "3", RBK_SOLVE_CAP, "0.5", "cap:0%", NULL },
  { "cap-before-cliff",
    { .price = "volume", .tiers = "1000:0.05 inf:0.02" },
    NULL,
    "1",
    RBK_SOLVE_CAP,
    "0.7",
    NULL,
    "1000" },
  { "cap-before-cliff-of-a-year",
    { .price = "volume", .tiers = "1000:0.6 inf:0.02", .cadence = "P1Y" },
    NULL,
    "1",
    RBK_SOLVE_CAP,
    "0.7",
    NULL,
    "1000" },
  { "cap-between-packages",
    { .price = "package", .amount = "1", .package_size = "100" },
    "2",
    "0.1",
    RBK_SOLVE_CAP,
    "0.25",
    NULL,
    "815" },
  { "cap-of-a-year",
    { .price = "per_unit", .included = "1200", .limit = "hard", .cadence = "P1Y" },
    "29",
    "3",
    RBK_SOLVE_CAP,
    "0.7",
    NULL,
    "6840" },

  { "included", { SOFT, .amount = "0.02" }, "5", "3", RBK_SOLVE_INCLUDED, "0.4", "heavy", "166" },
  { "included-is-cap", { HARD }, "29", "3", RBK_SOLVE_INCLUDED, "0.7", "included", "570" },
  { "included-and-cap", { HARD }, "29", "3", RBK_SOLVE_INCLUDED, "0.7", "cap:50%", "1140" },
  { "included-everything",
    { SOFT, .amount = "1" },
    "29",
    "3",
    RBK_SOLVE_INCLUDED,
    "0.7",
    "p50",
    NULL },
  { "included-nothing",
    { SOFT, .amount = "0.02" },
    NULL,
    "99",
    RBK_SOLVE_INCLUDED,
    "0.7",
    "p50",
    NULL },

  { "overage", { SOFT }, "5", "3", RBK_SOLVE_OVERAGE, "0.7", "heavy", "0.042595" },
  { "overage-of-packages",
    { .price = "package", .package_size = "100", .included = "100" },
    "5",
    "3",
    RBK_SOLVE_OVERAGE,
    "0.7",
    "heavy",
    "0.042595" },
  { "overage-of-tiers",
    { .price = "graduated", .tiers = "100:1 inf:2", .included = "100" },
    "5",
    "3",
    RBK_SOLVE_OVERAGE,
    "0.7",
    "heavy",
    "0.042595" },
  { "overage-for-nothing", { SOFT }, "500", "3", RBK_SOLVE_OVERAGE, "0.7", "heavy", "0" },
  { "overage-unused", { SOFT }, "5", "3", RBK_SOLVE_OVERAGE, "0.7", "included", NULL },
  { "overage-of-flat", { .price = "flat" }, "5", "3", RBK_SOLVE_OVERAGE, "0.7", "p50", NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&test->card, test->fee, test->overhead);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  RbkDecimal       margin = rbk_test_decimal (test->margin);
  RbkSolution      solution;
  RbkWhere         where;

  if (test->where != NULL)
    g_assert_true (rbk_where_parse (test->where, &where, NULL));
  if (!rbk_solve (spec, spec->plans, test->what, margin, test->where != NULL ? &where : NULL, NULL,
                  &solution, &error))
    {
      g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
      g_test_message ("%s", error->message);
      g_assert_null (test->value);
      return;
    }
  value = rbk_decimal_to_string (solution.value);
  g_assert_cmpstr (value, ==, test->value);
  g_assert_true (rbk_fee_reaches (solution.figure.bill, solution.figure.cost, margin));
}

/* Whatever is solved for, a trial of the next value misses and no larger cap or included
 * amount up to 3,000 reaches. */
static void
check_best (RbkTrial *trial, RbkDecimal value, gboolean exists)
{
  RbkDecimal step =
      trial->what == RBK_SOLVE_OVERAGE ? rbk_test_decimal ("0.000001") : rbk_test_decimal ("0.01");
  gboolean reaches = FALSE;

  if (trial->what == RBK_SOLVE_PRICE || trial->what == RBK_SOLVE_OVERAGE)
    {
      if (!exists || rbk_decimal_is_zero (value))
        return;
      g_assert_true (rbk_trial_try (trial, value, &reaches, NULL) && reaches);
      g_assert_true (rbk_trial_try (trial, rbk_decimal_sub (value, step), &reaches, NULL));
      g_assert_false (reaches);
      return;
    }
  for (int i = 0; i <= 3000; i++)
    {
      RbkDecimal tried = rbk_decimal_from_int (i);

      g_assert_true (rbk_trial_try (trial, tried, &reaches, NULL));
      if (exists && rbk_decimal_equal (tried, value))
        g_assert_true (reaches);
      if (exists && rbk_decimal_compare (tried, value) > 0)
        g_assert_false (reaches);
    }
}

static RbkBook *
new_random (GRand *rand)
{
  g_autofree char *amount = g_strdup_printf ("0.0%03d", g_rand_int_range (rand, 0, 400));
  g_autofree char *fee = g_strdup_printf ("%d", g_rand_int_range (rand, 1, 60));
  g_autofree char *included = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 900));
  g_autofree char *tiers =
      g_strdup_printf ("300:0.0%02d 700:0.0%02d+1 inf:0.0%02d", g_rand_int_range (rand, 0, 60),
                       g_rand_int_range (rand, 0, 60), g_rand_int_range (rand, 0, 60));
  static const char *const kinds[] = { "per_unit", "package", "graduated", "volume" };
  static const char *const limits[] = { "none", "soft", "hard" };
  RbkTestCard              card = { .price = kinds[g_rand_int_range (rand, 0, 4)],
                                    .amount = amount,
                                    .package_size = "7",
                                    .tiers = tiers,
                                    .included = included,
                                    .limit = limits[g_rand_int_range (rand, 0, 3)] };

  return rbk_test_book_new_card (&card, fee, "1.37");
}

static void
test_random (void)
{
  static const char *const places[] = { "medium", "heavy", "450", "included" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  RbkDecimal margin = rbk_test_decimal ("0.55");
  guint      n_solved[4] = { 0 };

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (RbkBook) book = new_random (rand);
      g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
      g_autoptr (GError) error = NULL;
      g_auto (RbkTrial) trial = { 0 };
      RbkSolveFor what = (RbkSolveFor) (i % 4);
      RbkSolution solution = { 0 };
      RbkWhere    where;
      gboolean    exists;

      g_assert_true (rbk_where_parse (places[g_rand_int_range (rand, 0, 4)], &where, NULL));
      exists = rbk_solve (spec, spec->plans, what, margin, &where, NULL, &solution, &error);
      g_assert_true (exists || g_error_matches (error, RBK_ERROR, RBK_ERROR_NOT_FOUND));
      rbk_trial_init (&trial, spec, spec->plans, what, margin, &where, NULL);
      check_best (&trial, solution.value, exists);
      n_solved[what] += exists ? 1 : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (n_solved); i++)
    g_assert_cmpuint (n_solved[i], >, 5);
}

static void
test_refusals (void)
{
  g_autoptr (RbkBook) book = rbk_test_book_new_card (NULL, "29", "3");
  gpointer   plan = rbk_test_get (book, "plans", 0);
  RbkDecimal margin = rbk_test_decimal ("0.7");
  g_autoptr (GError) error = NULL;
  RbkSolution solution;

  rbk_test_add (book, "plans", "key", "bare", NULL);
  rbk_test_set (plan, "quote-only", "true", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RbkSpec) spec = NULL;

      if (i == 2)
        rbk_test_set (plan, "quote-only", "false", NULL);
      spec = rbk_test_freeze (book);
      g_assert_false (rbk_solve (spec, &spec->plans[i % 2],
                                 i == 2 ? RBK_SOLVE_CAP : RBK_SOLVE_PRICE, margin, NULL, NULL,
                                 &solution, &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
      g_clear_error (&error);
    }
}

static void
test_overflow (void)
{
  const RbkTestCard card = { HARD, .amount = "100000000000" };
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&card, "29", "99999999999999999999");
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (GError) error = NULL;
  RbkSolution solution;

  g_assert_false (rbk_solve (spec, spec->plans, RBK_SOLVE_PRICE, rbk_test_decimal ("0.9999"), NULL,
                             NULL, &solution, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW);
  g_clear_error (&error);
  /* The largest caps overflow, which leaves smaller ones to be tried. */
  g_assert_false (rbk_solve (spec, spec->plans, RBK_SOLVE_CAP, rbk_test_decimal ("0.7"), NULL, NULL,
                             &solution, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND);
}

static void
test_words (void)
{
  static const char *const words[] = { "price", "cap", "included", "overage" };
  g_autoptr (GError) error = NULL;
  RbkSolveFor what;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_true (rbk_solve_parse_for (words[i], &what, NULL));
      g_assert_cmpint (what, ==, i);
    }
  g_assert_true (rbk_solve_parse_for (NULL, &what, NULL));
  g_assert_cmpint (what, ==, RBK_SOLVE_PRICE);
  g_assert_false (rbk_solve_parse_for ("margin", &what, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_USAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/solve/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/solve/random", test_random);
  g_test_add_func ("/solve/refusals", test_refusals);
  g_test_add_func ("/solve/overflow", test_overflow);
  g_test_add_func ("/solve/words", test_words);

  return g_test_run ();
}
