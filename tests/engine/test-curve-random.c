/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costing.h"
#include "rbk-curve.h"
#include "rbk-table.h"

#include "rbk-error.h"
#include "rbk-random-book.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

#define N_BOOKS rbk_test_repeats (150, 60)
#define N_USAGES 1000

static char *
random_number (GRand *rand, int end, int divisor)
{
  return g_strdup_printf ("%.3f", (double) g_rand_int_range (rand, 1, end) / divisor);
}

/* A rate card of any kind, with whatever a card may have. */
static RbkBook *
new_random (GRand *rand)
{
  static const char *const kinds[] = { "flat", "per_unit", "package", "graduated", "volume" };
  static const char *const limits[] = { "none", "hard", "soft" };
  static const char *const periods[] = { "P1M", "P1M", "P3M", "P1Y" };
  g_autofree char         *amount = random_number (rand, 60, 1000);
  g_autofree char         *package = random_number (rand, 2000, 1000);
  g_autofree char         *size = random_number (rand, 400, 4);
  g_autofree char         *included = random_number (rand, 900, 3);
  g_autofree char         *cap = random_number (rand, 9000, 2);
  g_autofree char         *minimum = random_number (rand, 20, 3);
  g_autofree char         *fee = random_number (rand, 40, 1);
  g_autofree char         *tiers =
      g_strdup_printf ("%d:0.%03d %d:0.%03d+%d inf:0.%03d+%d", g_rand_int_range (rand, 1, 400),
                       g_rand_int_range (rand, 0, 60), g_rand_int_range (rand, 400, 3000),
                       g_rand_int_range (rand, 0, 60), g_rand_int_range (rand, 0, 2),
                       g_rand_int_range (rand, 0, 60), g_rand_int_range (rand, 0, 2));
  const char *kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
  RbkTestCard card = { .price = kind,
                       .amount = kind[1] == 'a' ? package : amount,
                       .package_size = size,
                       .tiers = tiers,
                       .limit = limits[g_rand_int_range (rand, 0, G_N_ELEMENTS (limits))],
                       .cadence = periods[g_rand_int_range (rand, 0, G_N_ELEMENTS (periods))] };

  card.included = g_rand_boolean (rand) ? included : NULL;
  card.cap = g_rand_boolean (rand) ? cap : NULL;
  card.minimum = g_rand_boolean (rand) ? minimum : NULL;
  card.maximum = g_rand_boolean (rand) ? "31.5" : NULL;
  return rbk_test_book_new_card (&card, g_rand_boolean (rand) ? fee : NULL,
                                 g_rand_boolean (rand) ? "2.5" : NULL);
}

/* Bill and cost at a usage, not rounded: what a curve is about, computed apart from it. */
static void
balance_at (const RbkSpec  *spec,
            const RbkCurve *curve,
            RbkDecimal      usage,
            RbkDecimal     *bill,
            RbkDecimal     *cost)
{
  RbkDecimal served = usage;

  *bill = RBK_DECIMAL_ZERO;
  for (guint i = 0; i < curve->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &curve->phase->cards[i];

      *bill = rbk_decimal_add (*bill, rbk_card_spec_get_monthly_charge (card, usage));
      if (card->limit == RBK_LIMIT_HARD && card->has_cap)
        served = rbk_decimal_min (served,
                                  rbk_decimal_div (card->cap, card->months, RBK_ROUND_HALF_AWAY));
    }
  *cost = rbk_decimal_add (rbk_cost_of_usage (spec, 0, served), curve->plan->overhead);
}

static double
amount_at (const RbkSpec *spec, const RbkCurve *curve, RbkDecimal usage)
{
  RbkDecimal bill, cost;

  balance_at (spec, curve, usage, &bill, &cost);
  return rbk_decimal_to_double (rbk_decimal_sub (bill, cost));
}

static RbkDecimal
random_usage (GRand *rand, RbkDecimal end)
{
  return rbk_decimal_mul_div (end, rbk_decimal_from_int (g_rand_int_range (rand, 0, 1000001)),
                              RBK_DECIMAL_UNITS (1000000), RBK_ROUND_HALF_AWAY);
}

/* Nowhere in its range is a plan worse off than it is certified to be, and somewhere it is
 * as badly off. */
static void
check_certificate (const RbkSpec *spec, const RbkCurve *curve, GRand *rand)
{
  const RbkCertificate *certificate = &curve->certificate;
  RbkDecimal            hair = rbk_test_decimal ("0.000000001"), bill, cost, at;

  for (guint i = 0; i < N_USAGES; i++)
    {
      balance_at (spec, curve, random_usage (rand, certificate->to), &bill, &cost);
      g_assert_cmpint (rbk_decimal_compare (rbk_decimal_sub (bill, cost),
                                            certificate->lowest_amount),
                       >=, 0);
      if (certificate->has_lowest && rbk_decimal_sign (bill) > 0)
        g_assert_cmpfloat (rbk_margin_of (bill, cost), >=, certificate->lowest_margin - 1e-9);
      if (certificate->has_lowest && rbk_decimal_is_zero (bill))
        g_assert_cmpint (rbk_decimal_sign (cost), ==, 0);
    }
  if (!certificate->has_lowest)
    return;
  at = certificate->is_past ? rbk_decimal_add (certificate->at, hair) : certificate->at;
  balance_at (spec, curve, at, &bill, &cost);
  g_assert_cmpfloat_with_epsilon (rbk_margin_of (bill, cost), certificate->lowest_margin, 1e-6);
}

/* Between kinks there are straight lines only. */
static void
check_kinks (const RbkSpec *spec, const RbkCurve *curve)
{
  RbkDecimal from = RBK_DECIMAL_ZERO;
  gboolean   is_sparse = FALSE;

  for (guint i = 0; i < curve->n_kinks; i++)
    {
      RbkDecimal to = curve->kinks[i].at;
      RbkDecimal quarter =
          rbk_decimal_div (rbk_decimal_sub (to, from), RBK_DECIMAL_UNITS (4), RBK_ROUND_DOWN);
      RbkDecimal first = rbk_decimal_add (from, quarter);
      RbkDecimal middle = rbk_decimal_add (first, quarter);
      RbkDecimal last = rbk_decimal_add (middle, quarter);

      g_assert_cmpint (rbk_decimal_compare (from, to), <=, 0);
      if (!is_sparse)
        g_assert_cmpfloat_with_epsilon (amount_at (spec, curve, middle),
                                        (amount_at (spec, curve, first) +
                                         amount_at (spec, curve, last)) /
                                            2,
                                        1e-9);
      is_sparse = curve->kinks[i].is_sparse || (is_sparse && rbk_decimal_equal (from, to));
      from = to;
    }
}

static gboolean
has_break_even (const RbkCurve *curve, RbkDecimal from, RbkDecimal to)
{
  for (guint i = 0; i < curve->n_break_even; i++)
    if (rbk_decimal_compare (curve->break_even[i], from) >= 0 &&
        rbk_decimal_compare (curve->break_even[i], to) <= 0)
      return TRUE;
  return FALSE;
}

static int
compare_usages (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

/* A plan begins to lose money at break-evens and nowhere else. */
static void
check_break_even (const RbkSpec *spec, const RbkCurve *curve, GRand *rand)
{
  RbkDecimal usages[N_USAGES];
  RbkDecimal hair = rbk_test_decimal ("0.000001");
  gboolean   is_sparse = FALSE;

  for (guint i = 0; i < curve->n_kinks; i++)
    is_sparse = is_sparse || curve->kinks[i].is_sparse;
  for (guint i = 0; i < N_USAGES; i++)
    usages[i] = random_usage (rand, curve->points[curve->n_points - 1].usage);
  qsort (usages, N_USAGES, sizeof *usages, compare_usages);
  for (guint i = 1; i < N_USAGES && !is_sparse; i++)
    if (amount_at (spec, curve, usages[i - 1]) * amount_at (spec, curve, usages[i]) < 0)
      g_assert_true (has_break_even (curve, usages[i - 1], usages[i]));
  for (guint i = 0; i < curve->n_break_even; i++)
    {
      double before = amount_at (spec, curve, rbk_decimal_sub (curve->break_even[i], hair));
      double after = amount_at (spec, curve, rbk_decimal_add (curve->break_even[i], hair));

      g_assert_cmpfloat (before * after, <=, 1e-15);
    }
}

static void
test_certificates (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  guint n_lowest = 0, n_break_even = 0, n_sparse = 0;

  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_autoptr (RbkBook) book = new_random (rand);
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, &error);
      g_autoptr (RbkCurve) curve = NULL;
      RbkCurveRange range;

      g_assert_no_error (error);
      rbk_curve_range_init (&range, spec, NULL);
      curve = rbk_curve_new (spec, spec->plans, &range, &error);
      g_assert_no_error (error);
      check_certificate (spec, curve, rand);
      check_kinks (spec, curve);
      check_break_even (spec, curve, rand);
      n_lowest += curve->certificate.has_lowest ? 1 : 0;
      n_break_even += curve->n_break_even;
      for (guint j = 0; j < curve->n_kinks; j++)
        n_sparse += curve->kinks[j].is_sparse ? 1 : 0;
    }
  /* The books are of every sort. */
  g_assert_cmpuint (n_lowest, >, N_BOOKS / 4);
  g_assert_cmpuint (n_lowest, <, N_BOOKS);
  g_assert_cmpuint (n_break_even, >, N_BOOKS / 4);
  g_assert_cmpuint (n_sparse, >, 0);
}

/* Any book that can be frozen can be tabulated and drawn, or says that it can't be. */
static void
test_any_book (void)
{
  guint n_curves = 0;

  for (guint32 seed = 0; seed < N_BOOKS; seed++)
    {
      g_autoptr (RbkBook) book = rbk_random_book_new (seed);
      g_autoptr (GError) error = NULL;
      g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, &error);
      g_autoptr (RbkTable) table = NULL;
      RbkCurveRange range;

      if (spec == NULL)
        {
          g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
          g_test_message ("%u: %s", seed, error->message);
          continue;
        }
      table = rbk_table_new (spec, NULL, &error);
      g_assert_true (table != NULL || g_error_matches (error, RBK_ERROR, RBK_ERROR_OVERFLOW));
      g_clear_error (&error);
      rbk_curve_range_init (&range, spec, NULL);
      for (guint i = 0; i < spec->n_plans; i++)
        {
          g_autoptr (RbkCurve) curve = rbk_curve_new (spec, &spec->plans[i], &range, &error);

          g_assert_true (curve != NULL || g_error_matches (error, RBK_ERROR, RBK_ERROR_OVERFLOW));
          g_clear_error (&error);
          n_curves += curve != NULL ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_curves, >, N_BOOKS / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curve/random/certificates", test_certificates);
  g_test_add_func ("/curve/random/any-book", test_any_book);

  return g_test_run ();
}
