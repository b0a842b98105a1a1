/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms from books, changes as text, and what ranks them. */
#include "rbk-test-books.h"
#include "rbk-test-wallets.h"
#include "rbk-wallet-rank.h"

#include <string.h>

typedef struct
{
  const char *changes, *part;
} Change;

static const Change changes[] = {
  { "", "grant=100,cadence=P1M,expiry=month_end,rollover=none,topup-amount=none,at-zero=block" },
  { "grant=2k", "grant=2000," },
  { "cadence=P1Y,expiry=cadence", "cadence=P1Y,expiry=year_end" },
  { "cadence=P3M,expiry=cadence", "expiry=after:P3M" },
  { "expiry=P90D", "expiry=after:P90D" },
  { "rollover=full,rollover-cap=grant", "rollover=full,rollover-cap=100,rollover-expiry=none" },
  { "rollover=full,rollover_cap=5000,rollover_expiry=P1M",
    "rollover-cap=5000,rollover-expiry=after:P1M" },
  { "rollover=25%", "rollover=0.25," },
  { "rollover=share", "rollover=0.5," },
  { "rollover-share=0.125", "rollover=0.125," },
  { "topup-amount=10,topup-price=2.5", "topup-amount=10,topup-price=2.5,topup-below=none" },
  { "topup-amount=10,topup-below=3,topup-limit=2,topup-expiry=never",
    "topup-below=3,topup-limit=2,topup-expiry=never,at-zero=topup" },
  { "topup-amount=10,topup-amount=none", "topup-amount=none,at-zero=block" },
  { "at-zero=overage", "at-zero=overage" },
  { " expiry = never , priority=3", "expiry=never" },
  { "once", "expiry=month_end,rollover=full,rollover-cap=100,rollover-expiry=month_end" },
  { "never", "expiry=never,rollover=none" },
};

static void
test_changes (void)
{
  g_auto(WalletFixture) fixture = { 0 };

  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(RbkWalletTerms) terms =
                     rbk_wallet_terms_new_changed (fixture.terms, changes[i].changes, &error);
      g_autoptr(RbkWalletTerms) again = NULL;
      g_autofree char *text = NULL;
      g_autofree char *same = NULL;

      g_assert_no_error (error);
      text = rbk_wallet_terms_describe (terms);
      if (strstr (text, changes[i].part) == NULL)
        g_error ("%s gives %s", changes[i].changes, text);
      again = rbk_wallet_terms_new_changed (fixture.terms, text, &error);
      g_assert_no_error (error);
      same = rbk_wallet_terms_describe (again);
      g_assert_cmpstr (same, ==, text);
    }
}

static void
test_wrong_changes (void)
{
  static const char *const wrong[] = {
    "expiry",
    "expiry=",
    "expiry=soon",
    "grant=-1",
    "grant=many",
    "cadence=P0D",
    "rollover=120%",
    "rollover=-5%",
    "rollover-cap=lots",
    "topup-amount=0",
    "topup-limit=0",
    "topup-limit=x",
    "topup-price=cheap",
    "colour=red",
    "priority=-1",
    "at-zero=explode",
    "=",
    "rollover=%",
    "expiry=after:",
  };
  g_auto(WalletFixture) fixture = { 0 };

  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      if (rbk_wallet_terms_new_changed (fixture.terms, wrong[i], &error) != NULL)
        g_error ("%s is taken", wrong[i]);
      g_assert_nonnull (strstr (error->message, "write"));
    }
}

/* The fee is for the credits that come with it; wallets share it by what they grant a month. */
static void
test_fee (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(GPtrArray) pools = NULL;
  g_autoptr(GError) error = NULL;
  const RbkWalletTerms *first, *second;
  gpointer              phase, card;

  wallet_fixture_init (&fixture, "30", NULL, "hard", "");
  wallet_assert_text (fixture.terms->sources[0].grant_paid, "30");
  phase = rbk_test_get (rbk_test_get (fixture.book, "plans", 0), "phases", 0);
  card = rbk_test_add (phase, "rate-cards", "key", "quarter", "meter", "credits", "price",
                       "per_unit", "amount", "0", NULL);
  rbk_test_make (rbk_test_make (card, "entitlement", NULL), "wallet", "grant", "150", "cadence",
                 "P3M", NULL);
  spec = rbk_spec_new (fixture.book, NULL, &error);
  g_assert_no_error (error);
  pools = rbk_wallet_terms_list (spec, &spec->plans[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, 2);
  first = g_ptr_array_index (pools, 0);
  second = g_ptr_array_index (pools, 1);
  /* 100 and 50 a month: 20 of each month's 30, and 10, which is 30 for a quarter. */
  wallet_assert_text (first->sources[0].grant_paid, "20");
  wallet_assert_text (second->sources[0].grant_paid, "30");
  wallet_assert_text (rbk_wallet_terms_get_monthly_grant (second), "50");
}

/* Each workload draws from one pool: here the second names it. */
static void
test_draws (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(GPtrArray) pools = NULL;
  g_autoptr(GError) error = NULL;
  gpointer phase, card, wallet, workload;

  wallet_fixture_init (&fixture, "30", NULL, "hard", "");
  workload = rbk_test_add (fixture.book, "workloads", "key", "draw", "meters", "credits", "share",
                           "3", NULL);
  rbk_test_add (workload, "routes", "model", "m", "input-tokens", "1000", "credits", "2", NULL);
  phase = rbk_test_get (rbk_test_get (fixture.book, "plans", 0), "phases", 0);
  card = rbk_test_add (phase, "rate-cards", "key", "art", "meter", "credits", "price", "per_unit",
                       "amount", "0", NULL);
  wallet =
      rbk_test_make (rbk_test_make (card, "entitlement", NULL), "wallet", "grant", "150", NULL);
  g_object_set (wallet, "workloads", (const char *const[]){ "draw", NULL }, NULL);
  spec = rbk_spec_new (fixture.book, NULL, &error);
  g_assert_no_error (error);
  pools = rbk_wallet_terms_list (spec, &spec->plans[0], &error);
  g_assert_no_error (error);
  /* Of 7 credits of 4 calls the drawings take 6. */
  wallet_assert_text (rbk_wallet_terms_get_part (g_ptr_array_index (pools, 0), spec,
                                                 rbk_test_decimal ("700")),
                      "100");
  wallet_assert_text (rbk_wallet_terms_get_part (g_ptr_array_index (pools, 1), spec,
                                                 rbk_test_decimal ("700")),
                      "600");
}

static void
test_no_wallet (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (rbk_wallet_terms_list (spec, &spec->plans[0], &error));
  g_assert_nonnull (strstr (error->message, "has no wallet"));
}

/* 100 credits a month of which 40 are used: kept for ever, for the month, for two months. */
static void
test_rank (void)
{
  static const char *const orders[RBK_WALLET_N_RANKS] = {
    [RBK_WALLET_RANK_LIABILITY] = "120",  [RBK_WALLET_RANK_BREAKAGE] = "021",
    [RBK_WALLET_RANK_LOST] = "021",       [RBK_WALLET_RANK_REVENUE] = "012",
    [RBK_WALLET_RANK_RECOGNISED] = "012", [RBK_WALLET_RANK_UNSERVED] = "012",
  };
  static const char *const policies[] = { "expiry=never", "", "expiry=after:P2M" };
  g_auto(WalletFixture) fixture = { 0 };
  RbkWalletRun *runs[3];
  RbkWalletTask task = { .n_months = 6 };

  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(RbkWalletTerms) terms =
                     rbk_wallet_terms_new_changed (fixture.terms, policies[i], NULL);

      runs[i] = rbk_wallet_run_new (terms, &task, rbk_test_decimal ("40"), NULL);
    }
  for (guint i = 0; i < RBK_WALLET_N_RANKS; i++)
    {
      RbkWalletRank rank;
      guint         order[3];
      char          text[4] = "";

      g_assert_true (rbk_wallet_rank_parse (rbk_wallet_rank_names[i].key, &rank, NULL));
      g_assert_cmpint (rank, ==, i);
      rbk_wallet_rank_sort (rank, (const RbkWalletRun *const *) runs, 3, order);
      for (guint k = 0; k < 3; k++)
        text[k] = (char) ('0' + order[k]);
      g_assert_cmpstr (text, ==, orders[i]);
    }
  for (guint i = 0; i < 3; i++)
    rbk_wallet_run_free (runs[i]);
}

/* Half the grant is twice the overage and more. */
static void
test_rank_most (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkWalletTerms) half = NULL;
  g_autoptr(RbkWalletRun) first = NULL;
  g_autoptr(RbkWalletRun) second = NULL;
  RbkWalletTask       task = { .n_months = 1 };
  const RbkWalletRun *runs[2];
  guint               order[2];

  wallet_fixture_init (&fixture, "29", NULL, "soft", "");
  half = rbk_wallet_terms_new_changed (fixture.terms, "grant=50", NULL);
  runs[0] = first = rbk_wallet_run_new (fixture.terms, &task, rbk_test_decimal ("140"), NULL);
  runs[1] = second = rbk_wallet_run_new (half, &task, rbk_test_decimal ("140"), NULL);
  wallet_assert_text (rbk_wallet_rank_get_figure (RBK_WALLET_RANK_REVENUE, second), "45");
  rbk_wallet_rank_sort (RBK_WALLET_RANK_REVENUE, runs, 2, order);
  g_assert_cmpuint (order[0], ==, 1);
  rbk_wallet_rank_sort (RBK_WALLET_RANK_LIABILITY, runs, 2, order);
  g_assert_cmpuint (order[0], ==, 0);
}

static void
test_rank_words (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) odd = NULL;
  RbkWalletRank rank;

  g_assert_false (rbk_wallet_rank_parse ("beauty", &rank, &error));
  g_assert_nonnull (strstr (error->message, "liability"));
  g_assert_false (rbk_wallet_rank_parse ("beauty\xff", &rank, &odd));
  g_assert_true (g_utf8_validate (odd->message, -1, NULL));
  g_assert_nonnull (strstr (rbk_wallet_get_advice (), "auditor"));
}

/* Two pools together are as many credits as both, of the same customers. */
static void
test_sum (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  RbkWalletTask task = { .n_months = 4 };
  g_autoptr(RbkWalletRun) one = NULL;
  g_autoptr(RbkWalletRun) sum = NULL;
  g_autoptr(GError) error = NULL;

  wallet_fixture_init (&fixture, "29", NULL, "hard", "rollover=50%");
  one = rbk_wallet_run_new (fixture.terms, &task, rbk_test_decimal ("40"), &error);
  g_assert_no_error (error);
  {
    const RbkWalletRun *const runs[] = { one, one };

    sum = rbk_wallet_run_new_sum (runs, 2, &error);
  }
  g_assert_no_error (error);
  wallet_assert_sound (sum);
  g_assert_cmpuint (sum->n_customers, ==, 1);
  wallet_assert_equal (sum->total.expired,
                       rbk_decimal_add (one->total.expired, one->total.expired));
  wallet_assert_equal (sum->peak_deferred,
                       rbk_decimal_add (one->peak_deferred, one->peak_deferred));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lab/wallet/policies/changes", test_changes);
  g_test_add_func ("/lab/wallet/policies/wrong-changes", test_wrong_changes);
  g_test_add_func ("/lab/wallet/policies/fee", test_fee);
  g_test_add_func ("/lab/wallet/policies/draws", test_draws);
  g_test_add_func ("/lab/wallet/policies/no-wallet", test_no_wallet);
  g_test_add_func ("/lab/wallet/policies/rank", test_rank);
  g_test_add_func ("/lab/wallet/policies/rank-most", test_rank_most);
  g_test_add_func ("/lab/wallet/policies/rank-words", test_rank_words);
  g_test_add_func ("/lab/wallet/policies/sum", test_sum);

  return g_test_run ();
}
