/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve.h"

#include "rbk-test-books.h"
#include "rbk-test-figures.h"

/* A plan in a book where a run costs 0.01 and the heaviest level has 3,000, and what its curve
 * says. Kinks and break-evens are written one after the other. */
typedef struct
{
  const char *name;
  RbkTestCard card;
  const char *fee, *overhead;
  const char *to;        /* the certificate's end */
  const char *lowest_at; /* (nullable) with ! where it is just past it */
  double      lowest;
  const char *amount_at, *amount;
  const char *kinks;
  const char *break_even;
} Case;

static const Case cases[] = {
  { "flat-fee",
    { .price = "per_unit" },
    "29",
    "3",
    "6000",
    "6000",
    -34.0 / 29,
    "6000",
    "-34",
    "",
    "2600" },
  { "hard-cap",
    { .price = "per_unit", .included = "200", .limit = "hard" },
    "29",
    "3",
    "200",
    "200",
    24.0 / 29,
    "200",
    "24",
    "included:200 cap:200",
    "" },
  { "overage",
    { .price = "per_unit", .amount = "0.02", .included = "1000", .limit = "soft", .cap = "4000" },
    "5",
    NULL,
    "4000",
    "1000",
    -1,
    "1000",
    "-5",
    "included:1000",
    "500 1500" },
  { "overage-below-cost",
    { .price = "per_unit", .amount = "0.005", .included = "1000" },
    "30",
    NULL,
    "6000",
    "6000",
    -5.0 / 55,
    "6000",
    "-5",
    "included:1000",
    "5000" },
  { "packages",
    { .price = "package", .amount = "0.5", .package_size = "100", .maximum = "3" },
    "2.25",
    NULL,
    "6000",
    "6000",
    -54.75 / 5.25,
    "6000",
    "-54.75",
    "package:100! package:200! package:300! package:400! maximum:500! package:500!",
    "475 500 525" },
  { "packages-that-touch",
    { .price = "package", .amount = "0.5", .package_size = "100", .maximum = "3" },
    "2",
    NULL,
    "6000",
    "6000",
    -55.0 / 5,
    "6000",
    "-55",
    "package:100! package:200! package:300! package:400! maximum:500! package:500!",
    "450" },
  { "packages-with-minimum",
    { .price = "package",
      .amount = "2",
      .package_size = "100",
      .included = "50",
      .minimum = "5",
      .limit = "hard",
      .cap = "400" },
    NULL,
    NULL,
    "400",
    "350",
    2.5 / 6,
    "250",
    "2.5",
    "included:50 minimum:250! package:250! package:350! cap:400",
    "" },
  { "volume-cliff",
    { .price = "volume", .tiers = "100:0.1 inf:0.05" },
    NULL,
    NULL,
    "6000",
    "100!",
    0.8,
    "0",
    "0",
    "tier:100!",
    "" },
  { "volume-loss-past-cliff",
    { .price = "volume", .tiers = "500:0.02 inf:0.008" },
    NULL,
    "1",
    "6000",
    NULL,
    0,
    "6000",
    "-13",
    "tier:500!",
    "100 500" },
  { "graduated",
    { .price = "graduated", .tiers = "100:0.1 200:0.02+1 inf:0.005", .included = "50" },
    "1",
    NULL,
    "6000",
    "6000",
    -22.0 / 38,
    "6000",
    "-22",
    "included:50 tier:100! tier:200",
    "1600" },
  { "minimum-and-maximum",
    { .price = "per_unit", .amount = "0.1", .minimum = "5", .maximum = "20" },
    NULL,
    NULL,
    "6000",
    "6000",
    -2,
    "6000",
    "-40",
    "minimum:50 maximum:200",
    "2000" },
  { "nothing-earned",
    { .price = "per_unit", .included = "100", .limit = "hard" },
    NULL,
    "0.5",
    "100",
    NULL,
    0,
    "100",
    "-1.5",
    "included:100 cap:100",
    "" },
  { "as-it-costs",
    { .price = "per_unit", .amount = "0.01" },
    NULL,
    NULL,
    "6000",
    "6000",
    0,
    "0",
    "0",
    "",
    "0" },
  { "as-it-costs-past-included",
    { .price = "per_unit", .amount = "0.01", .included = "300" },
    "3",
    NULL,
    "6000",
    "300",
    0,
    "300",
    "0",
    "included:300",
    "300" },
  { "no-cap-and-much-included",
    { .price = "per_unit", .amount = "0.1", .included = "8000" },
    "100",
    NULL,
    "12000",
    "8000",
    0.2,
    "8000",
    "20",
    "included:8000",
    "" },
  { "a-year-at-once",
    { .price = "per_unit", .amount = "0.1", .included = "1200", .cadence = "P1Y" },
    "29",
    NULL,
    "6000",
    "6000",
    559.0 / 619,
    "100",
    "28",
    "included:100",
    "" },
};

static void
assert_kinks (const RbkCurve *curve, const char *expected)
{
  static const char *const kinds[] = { "included", "cap", "tier", "minimum", "maximum", "package" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < curve->n_kinks; i++)
    {
      g_autofree char *at = rbk_decimal_to_string (curve->kinks[i].at);

      g_string_append_printf (text, "%s%s:%s%s", i > 0 ? " " : "", kinds[curve->kinks[i].kind], at,
                              curve->kinks[i].jumps ? "!" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_break_even (const RbkCurve *curve, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < curve->n_break_even; i++)
    {
      g_autofree char *at = rbk_decimal_to_string (curve->break_even[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", at);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (RbkBook) book = rbk_test_book_new_card (&test->card, test->fee, test->overhead);
  g_autoptr (RbkSpec) spec = rbk_test_freeze (book);
  g_autoptr (RbkCurve) curve = rbk_test_draw (spec);
  const RbkCertificate *certificate = &curve->certificate;

  assert_kinks (curve, test->kinks);
  assert_break_even (curve, test->break_even);
  rbk_test_assert_decimal (certificate->from, "0");
  rbk_test_assert_decimal (certificate->to, test->to);
  g_assert_cmpint (certificate->has_lowest, ==, test->lowest_at != NULL);
  if (test->lowest_at != NULL)
    {
      g_autofree char *at = rbk_decimal_to_string (certificate->at);
      g_autofree char *place = g_strconcat (at, certificate->is_past ? "!" : "", NULL);

      g_assert_cmpstr (place, ==, test->lowest_at);
      g_assert_cmpfloat_with_epsilon (certificate->lowest_margin, test->lowest, 1e-12);
    }
  rbk_test_assert_decimal (certificate->lowest_amount_at, test->amount_at);
  rbk_test_assert_decimal (certificate->lowest_amount, test->amount);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/curve/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
