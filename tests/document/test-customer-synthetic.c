/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customer-fixture.h"
#include "rbk-error.h"
#include "rbk-synthetic-edit.h"

static RbkLognormal
spread (double median, double sigma)
{
  RbkLognormal calls;

  g_assert_true (rbk_lognormal_init (&calls, median, sigma, NULL));

  return calls;
}

static void
ask (RbkCustomerFixture *self, double median, double sigma, guint n)
{
  RbkLognormal calls = spread (median, sigma);
  g_autoptr(GError) error = NULL;

  rbk_document_set_synthetic (self->document, &calls, n, 1, &error);
  g_assert_no_error (error);
}

static const char *
how (RbkCustomerFixture *self)
{
  RbkPopulation *population =
      rbk_analysis_get_population (rbk_document_get_analysis (self->document));

  return population != NULL ? rbk_population_get_synthetic (population) : NULL;
}

/* Asking for them is one step; without it they are gone, with it they are back. */
static void
test_undo (RbkCustomerFixture *self, gconstpointer data)
{
  ask (self, 200.0, 1.8, 500);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_READING);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MADE_UP);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 500);
  g_assert_cmpstr (how (self), ==, "lognormal, sigma 1.80, median 200, seed 1");
  g_assert_null (rbk_customer_file_get_usage (self->customers));
  g_assert_nonnull (rbk_customer_file_get_made_up (self->customers));

  rbk_document_undo (self->document);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  g_assert_null (how (self));
  g_assert_false (rbk_document_get_can_undo (self->document));
  rbk_document_redo (self->document);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MADE_UP);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 500);

  g_assert_true (rbk_customer_file_forget (self->customers));
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  g_assert_null (rbk_book_get_synthetic_usage (rbk_document_get_book (self->document)));
}

/* Others in place of them: the first stay until these are made. */
static void
test_others (RbkCustomerFixture *self, gconstpointer data)
{
  RbkDecimal         sigma = RBK_DECIMAL_UNITS (2);
  RbkSyntheticUsage *usage;

  ask (self, 200.0, 1.8, 500);
  ask (self, 200.0, 1.8, 700);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MADE_UP);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 700);

  usage = rbk_book_get_synthetic_usage (rbk_document_get_book (self->document));
  g_assert_true (rbk_document_take (self->document,
                                    rbk_edit_new_set_decimal (RBK_RECORD (usage), "sigma", &sigma),
                                    NULL));
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 700);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MADE_UP);
  g_assert_cmpstr (how (self), ==, "lognormal, sigma 2.00, median 200, seed 1");
}

/* A file goes before them; when it is forgotten they are back. */
static void
test_file (RbkCustomerFixture *self, gconstpointer data)
{
  ask (self, 200.0, 1.8, 500);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MADE_UP);
  rbk_customer_fixture_write (self, "customer,calls\na,1\nb,2\n");
  rbk_customer_fixture_read (self, NULL);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 2);
  g_assert_null (how (self));
  g_assert_null (rbk_customer_file_get_made_up (self->customers));
  g_assert_nonnull (rbk_book_get_synthetic_usage (rbk_document_get_book (self->document)));
  ask (self, 100.0, 1.0, 50);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_READY);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 2);

  g_assert_true (rbk_customer_file_forget (self->customers));
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MADE_UP);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 50);
}

static void
test_stopped (RbkCustomerFixture *self, gconstpointer data)
{
  ask (self, 200.0, 1.8, 1000000);
  rbk_customer_file_cancel (self->customers);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_FAILED);
  g_assert_error (rbk_customer_file_get_error (self->customers), G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
  ask (self, 200.0, 1.8, 10);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_MADE_UP);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 10);
}

static void
test_refused (RbkCustomerFixture *self, gconstpointer data)
{
  RbkLognormal calls = spread (200.0, 1.8);
  g_autoptr(GError) error = NULL;

  g_assert_false (rbk_document_set_synthetic (self->document, &calls, 0, 1, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (rbk_document_set_synthetic (self->document, &calls, 10000001, 1, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (rbk_document_set_synthetic (self->document, &calls, 10,
                                              G_GUINT64_CONSTANT (1) << 40, &error));
  g_assert_error (error, RBK_ERROR, RBK_ERROR_RANGE);
  g_assert_cmpint (rbk_customer_file_get_state (self->customers), ==, RBK_CUSTOMER_FILE_NONE);
  g_assert_false (rbk_document_get_can_undo (self->document));
  g_assert_true (rbk_document_set_synthetic (self->document, NULL, 0, 0, NULL));
  g_assert_false (rbk_document_get_can_undo (self->document));
}

/* They can't be made: it is said why, and the levels stand in. */
static void
test_too_much (RbkCustomerFixture *self, gconstpointer data)
{
  ask (self, 1e12, 5.0, 1000);
  rbk_customer_fixture_wait (self, RBK_CUSTOMER_FILE_FAILED);
  g_assert_error (rbk_customer_file_get_error (self->customers), RBK_ERROR, RBK_ERROR_OVERFLOW);
  g_assert_cmpuint (rbk_customer_fixture_count (self), ==, 0);
}

/* What a book keeps is what it was fitted to, and makes the same customers. */
static void
test_record (void)
{
  RbkQuantile  quantiles[] = { { RBK_DECIMAL_UNITS (90), RBK_DECIMAL_UNITS (1000) },
                               { RBK_DECIMAL_UNITS (50), RBK_DECIMAL_UNITS (200) } };
  RbkLognormal calls, again;
  g_autoptr(RbkSyntheticUsage) usage = NULL;
  const char *const *texts;

  g_assert_true (rbk_lognormal_fit (quantiles, 2, &calls, NULL));
  usage = rbk_synthetic_usage_new_for (&calls, 73, 5);
  texts = rbk_synthetic_usage_get_fitted_from (usage);
  g_assert_cmpstr (texts[0], ==, "p50=200");
  g_assert_cmpstr (texts[1], ==, "p90=1000");
  g_assert_cmpint (rbk_synthetic_usage_get_customers (usage), ==, 73);
  g_assert_cmpint (rbk_synthetic_usage_get_seed (usage), ==, 5);
  g_assert_true (rbk_lognormal_init_for_usage (&again, usage, NULL));
  g_assert_cmpmem (&again.median, sizeof (double), &calls.median, sizeof (double));
  g_assert_cmpmem (&again.sigma, sizeof (double), &calls.sigma, sizeof (double));
  g_assert_cmpuint (again.n_quantiles, ==, 2);
  g_assert_cmpfloat_with_epsilon (again.largest_miss, calls.largest_miss, 1e-12);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/Document/Synthetic/" name, RbkCustomerFixture, NULL, rbk_customer_fixture_set_up,  \
              function, rbk_customer_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("undo", test_undo);
  ADD ("others", test_others);
  ADD ("file", test_file);
  ADD ("stopped", test_stopped);
  ADD ("refused", test_refused);
  ADD ("too-much", test_too_much);
  g_test_add_func ("/Document/Synthetic/record", test_record);

  return g_test_run ();
}
