/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long credits should last, on plans that are paid for and on free ones. */
#include "rbk-advise.h"

#include <string.h>

#include "rbk-check-test.h"
#include "rbk-rate-card.h"
#include "rbk-test-books.h"

static GPtrArray *
advise (RbkBook *book)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, &error);
  g_autoptr(RbkTable) table = NULL;
  RbkAdviseInput input;

  g_assert_no_error (error);
  table = rbk_table_new (spec, NULL, &error);
  g_assert_no_error (error);
  input = (RbkAdviseInput){ .book = book, .table = table };
  return rbk_advise_book (&input, "wallet");
}

/* A plan of 100 runs a month, which cost 0.01 each, and past them 1; all of it free for 0. */
static RbkBook *
new_book (const char *fee)
{
  const RbkTestCard card = { .price = "per_unit",
                             .amount = strcmp (fee, "0") == 0 ? "0" : "1",
                             .limit = "soft" };

  return rbk_test_book_new_card (&card, fee, NULL);
}

static gpointer
add_wallet (RbkBook *book)
{
  gpointer plan = rbk_test_get (book, "plans", 0);
  gpointer card = rbk_test_get (rbk_test_get (plan, "phases", 0), "rate-cards", 1);

  return rbk_test_make (rbk_rate_card_get_entitlement (card), "wallet", "grant", "100", NULL);
}

static void
test_verdicts (void)
{
  static const struct
  {
    const char *fee, *expiry, *rollover, *commitment, *verdict;
    guint       n_against;
  } cases[] = {
    { "29", "month_end", NULL, NULL, "longer", 2 },
    { "29", "month_end", "full", NULL, "fits", 2 },
    { "29", "after:P1Y", NULL, NULL, "fits", 2 },
    { "29", "never", NULL, NULL, "expire", 2 },
    { "29", "contract_end", NULL, NULL, "expire", 2 },
    { "29", "contract_end", NULL, "348", "fits", 2 },
    { "0", "month_end", NULL, NULL, "fits", 0 },
    { "0", "never", NULL, NULL, "expire", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = new_book (cases[i].fee);
      gpointer wallet = add_wallet (book);
      g_autoptr(GPtrArray) advice = NULL;
      const RbkAdvice *one;
      guint            n_against = 0;

      rbk_test_set (wallet, "expiry", cases[i].expiry, "rollover", cases[i].rollover, NULL);
      rbk_test_set (rbk_test_get (book, "plans", 0), "annual-commitment", cases[i].commitment,
                    NULL);
      advice = advise (book);
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (advice->len, ==, 1);
      one = g_ptr_array_index (advice, 0);
      for (guint k = 0; k < one->reasons->len; k++)
        n_against += g_array_index (one->reasons, RbkReason, k).is_for ? 0 : 1;
      g_assert_cmpstr (one->where, ==, "plan");
      g_assert_cmpstr (one->verdict, ==, cases[i].verdict);
      g_assert_cmpuint (n_against, ==, cases[i].n_against);
      rbk_test_assert_fact (one->facts, "grant", "100");
      rbk_test_assert_fact (one->facts, "cost", "1");
      g_assert_true ((one->fix == NULL) == (strcmp (one->verdict, "fits") == 0));
    }
}

static void
test_none (void)
{
  g_autoptr(RbkBook) book = new_book ("29");
  g_autoptr(GPtrArray) advice = advise (book);

  g_assert_cmpuint (advice->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advice/wallet/verdicts", test_verdicts);
  g_test_add_func ("/advice/wallet/none", test_none);
  return g_test_run ();
}
