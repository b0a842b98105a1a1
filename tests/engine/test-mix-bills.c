/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mix-books.h"
#include "rbk-mix-bills.h"
#include "rbk-mix-parts.h"
#include "rbk-rating.h"
#include "rbk-test-repeats.h"

/* Bills of customers, beside those that are worked out one by one. */

#define N_BOOKS rbk_test_repeats (150, 20)
#define MAX_CUSTOMERS 600

/* What a customer pays on a plan of the book, and whether a hard cap stops it. */
static RbkDecimal
bill_on (const MixFixture *self, int plan, guint customer, gboolean *is_stopped)
{
  g_autofree RbkDecimal *usage = g_new0 (RbkDecimal, MAX (self->spec->n_meters, 1));
  const RbkPhaseSpec    *phase = rbk_mix_get_phase (self->spec, &self->spec->plans[plan]);

  *is_stopped = FALSE;
  if (phase == NULL)
    return RBK_DECIMAL_INVALID;
  for (guint i = 0; i < self->spec->n_meters; i++)
    usage[i] = rbk_mix_meter_get_usage (&self->index->meters[i],
                                        rbk_mix_get_number (self->index, i, customer));
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      RbkRating          rating;

      if (!rbk_mix_uses_card (card))
        continue;
      rbk_rate_card_rate (card, rbk_decimal_mul (usage[card->meter], card->months), &rating);
      *is_stopped = *is_stopped || rbk_decimal_sign (rating.blocked) > 0;
    }
  return rbk_bill_monthly (self->spec, phase, usage);
}

static void
assert_bill (const MixFixture *self, const RbkMixBills *bills, guint customer, int wanted)
{
  RbkMixCustomer expected = { .plan = -1, .bill = RBK_DECIMAL_ZERO };
  gboolean       is_stopped = FALSE;

  if (wanted == RBK_MIX_CHEAPEST)
    g_assert_true (rbk_mix_get_customer (self->spec, self->index, customer, &expected, NULL));
  if (wanted >= 0)
    {
      RbkDecimal bill = bill_on (self, wanted, customer, &is_stopped);

      expected.plan = rbk_decimal_is_valid (bill) ? wanted : -1;
      expected.bill = rbk_decimal_is_valid (bill) ? bill : RBK_DECIMAL_ZERO;
    }
  g_assert_cmpint (bills->plans[customer], ==, expected.plan);
  g_assert_cmpint (bills->is_stopped[customer], ==, is_stopped);
  if (expected.plan >= 0)
    mix_assert_equal (rbk_mix_scale (bills->bills[customer], rbk_mix_get_minor_raw (self->spec)),
                      expected.bill);
  else
    g_assert_cmpint (bills->bills[customer], ==, 0);
}

static void
test_random (void)
{
  guint n_stopped = 0, n_wanted = 0, n_cheapest = 0;

  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_auto(MixFixture) self = { .book = mix_book_new_random (),
                                   .population = mix_population_new_random (MAX_CUSTOMERS, i % 2) };
      g_autoptr(RbkMixBills) bills = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree int *wanted = NULL;
      int             lowest;

      mix_fixture_freeze (&self);
      lowest = i % 3 == 0 ? 0 : RBK_MIX_NO_PLAN;
      wanted = g_new0 (int, self.index->n_customers + 1);
      for (guint k = 0; k < self.index->n_customers; k++)
        wanted[k] = i % 5 == 0 ? RBK_MIX_CHEAPEST
                               : g_test_rand_int_range (lowest, (int) self.spec->n_plans);
      bills = rbk_mix_bills_new (self.spec, self.index, i % 10 == 0 ? NULL : wanted, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (bills->n, ==, self.index->n_customers);
      for (guint k = 0; k < bills->n; k++)
        {
          assert_bill (&self, bills, k, wanted[k]);
          n_stopped += bills->is_stopped[k];
          n_wanted += wanted[k] >= 0;
          n_cheapest += wanted[k] == RBK_MIX_CHEAPEST;
        }
    }
  g_assert_cmpuint (n_stopped, >, 100);
  g_assert_cmpuint (n_wanted, >, 1000);
  g_assert_cmpuint (n_cheapest, >, 1000);
}

/* Free stops at 100 calls, of which 50 are included and others cost a cent. */
static void
test_known (void)
{
  const gint64 calls[] = { 50, 100, 101, 500 };
  const int    wanted[] = { 0, 0, 0, RBK_MIX_NO_PLAN };
  g_auto(MixFixture)
              self = { .book = mix_book_new_known (),
                       .population = mix_population_new_known (calls, NULL, G_N_ELEMENTS (calls)) };
  g_autoptr(RbkMixBills) bills = NULL;

  mix_fixture_freeze (&self);
  bills = rbk_mix_bills_new (self.spec, self.index, wanted, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (bills->plans[i], ==, 0);
      g_assert_cmpint (bills->bills[i], ==, i == 0 ? 0 : 50);
      g_assert_cmpint (bills->is_stopped[i], ==, i == 2);
    }
  g_assert_cmpint (bills->plans[3], ==, -1);
  g_assert_cmpint (rbk_mix_index_get_costs (self.index)[0], >, 0);
  mix_assert_text (rbk_mix_index_get_usage (self.index, self.spec, 2), "101");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mix-bills/random", test_random);
  g_test_add_func ("/mix-bills/known", test_known);
  return g_test_run ();
}
