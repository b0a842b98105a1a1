/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-invoice.h"

#include "rbk-error.h"
#include "rbk-plan.h"
#include "rbk-test-books.h"

/* A plan of 29 a month, 290 a year, 27 and 270 in EUR, with three discounts. */
static RbkBook *
new_book (void)
{
  RbkBook *book = rbk_book_new ();
  gpointer plan, phase, fee;

  rbk_test_set (book, "currency", "USD", "as-of", "2026-01-01", NULL);
  plan = rbk_test_add (book, "plans", "key", "pro", "name", "Pro", NULL);
  phase = rbk_test_add (plan, "phases", "key", "evergreen", "name", "Evergreen", "kind",
                        "evergreen", NULL);
  fee = rbk_test_add (phase, "rate-cards", "key", "base", "name", "Base", "price", "flat", "amount",
                      "29", "annual-amount", "290", NULL);
  rbk_test_add (fee, "currency-prices", "currency", "EUR", "amount", "27", "annual-amount", "270",
                NULL);
  rbk_test_add (book, "discounts", "key", "third", "percent", "33.333", NULL);
  rbk_test_add (book, "discounts", "key", "ten", "amount", "10", NULL);
  rbk_test_add (book, "discounts", "key", "much", "amount", "1000", NULL);

  return book;
}

typedef struct
{
  const char *name, *currency;
  gboolean    is_annual;
  guint       discount;
  const char *total, *reduction; /* no reduction: it is refused */
} Case;

static const Case cases[] = {
  { "month", NULL, FALSE, 0, "29", "9.67" },       { "year", NULL, TRUE, 0, "290", "96.67" },
  { "euro", "EUR", FALSE, 0, "27", "9" },          { "euro-year", "EUR", TRUE, 0, "270", "90" },
  { "own", "USD", FALSE, 1, "29", "10" },          { "at-most-all", NULL, FALSE, 2, "29", "29" },
  { "other-amount", "EUR", FALSE, 1, "27", NULL },
};

static void
assert_decimal (RbkDecimal value, const char *expected)
{
  g_autofree char *text = rbk_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case *facts = data;
  g_autoptr(RbkBook) book = new_book ();
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec =
                 rbk_spec_new_for_invoice (book, NULL, facts->currency, facts->is_annual, &error);
  g_autoptr(RbkBill) bill = NULL;
  RbkDecimal reduction;
  gboolean   is_taken;

  g_assert_no_error (error);
  bill = rbk_bill_new (spec, &spec->plans[0], &spec->plans[0].phases[0], NULL, &error);
  g_assert_no_error (error);
  assert_decimal (bill->total, facts->total);
  is_taken =
      rbk_bill_get_reduction (bill, spec, book, rbk_test_get (book, "discounts", facts->discount),
                              &reduction, &error);
  if (facts->reduction == NULL)
    {
      g_assert_false (is_taken);
      g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
      return;
    }
  g_assert_no_error (error);
  assert_decimal (reduction, facts->reduction);
}

static void
test_other_plans (void)
{
  static const char *const plans[] = { "team", NULL };
  g_autoptr(RbkBook) book = new_book ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkBill) bill =
                 rbk_bill_new (spec, &spec->plans[0], &spec->plans[0].phases[0], NULL, NULL);
  g_autoptr(GError) error = NULL;
  RbkDiscount *discount = rbk_test_get (book, "discounts", 0);
  RbkDecimal   reduction;

  g_assert_true (rbk_discount_covers_plan (discount, "pro"));
  g_object_set (discount, "plans", plans, NULL);
  g_assert_false (rbk_discount_covers_plan (discount, "pro"));
  g_assert_false (rbk_bill_get_reduction (bill, spec, book, discount, &reduction, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
}

static void
test_not_sold (void)
{
  g_autoptr(RbkBook) book = new_book ();
  RbkPhase *phase = rbk_test_get (rbk_test_get (book, "plans", 0), "phases", 0);
  g_autoptr(GError) error = NULL;

  g_assert_true (rbk_phase_has_annual_price (phase));
  g_object_set (rbk_test_get (phase, "rate-cards", 0), "annual-amount", NULL, NULL);
  g_assert_false (rbk_phase_has_annual_price (phase));
  g_assert_null (rbk_spec_new_for_invoice (book, NULL, NULL, TRUE, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (rbk_spec_new_for_invoice (book, NULL, "GBP", FALSE, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/invoice/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/invoice/other-plans", test_other_plans);
  g_test_add_func ("/invoice/not-sold", test_not_sold);

  return g_test_run ();
}
