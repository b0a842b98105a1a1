/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Months worked out by hand. */
#include "rbk-test-books.h"
#include "rbk-test-wallets.h"

#include <string.h>

#define MAX_MONTHS 14

/* A month is opening, granted, rolled over, topped up, used, expired, closing. */
typedef struct
{
  const char *name, *changes, *limit, *path, *opening, *start;
  const char *months[MAX_MONTHS];
  const char *past; /* overage or unserved, of all months */
} Case;

static const Case cases[] = {
  { "use-it-or-lose-it",
    "",
    "hard",
    "60",
    NULL,
    NULL,
    { "0 100 0 0 60 40 0", "0 100 0 0 60 40 0" },
    "0" },
  { "blocked-at-zero", "", "hard", "160", NULL, NULL, { "0 100 0 0 100 0 0" }, "60" },
  { "overage-at-zero",
    "",
    "soft",
    "160,100",
    NULL,
    NULL,
    { "0 100 0 0 100 0 0", "0 100 0 0 100 0 0" },
    "60" },
  { "never-expires",
    "expiry=never",
    "hard",
    "60",
    NULL,
    NULL,
    { "0 100 0 0 60 0 40", "40 100 0 0 60 0 80" },
    "0" },
  /* autumn#1822: what was carried on is good for the whole of its month, and no day more. */
  { "carried-on-once-is-used",
    "rollover=full,rollover-expiry=month_end",
    "hard",
    "40,150,100",
    NULL,
    NULL,
    { "0 100 0 0 40 0 60", "60 100 60 0 150 0 10", "10 100 10 0 100 0 10" },
    "0" },
  { "carried-on-once-goes",
    "rollover=full,rollover-expiry=month_end",
    "hard",
    "40,0,0",
    NULL,
    NULL,
    { "0 100 0 0 40 0 60", "60 100 60 0 0 60 100", "100 100 100 0 0 100 100" },
    "0" },
  { "gone-at-the-boundary",
    "expiry=after:P1M",
    "hard",
    "0,150",
    NULL,
    NULL,
    { "0 100 0 0 0 100 0", "0 100 0 0 100 0 0" },
    "50" },
  { "carried-on-again-and-again",
    "rollover=full",
    "hard",
    "40,0,250",
    NULL,
    NULL,
    { "0 100 0 0 40 0 60", "60 100 60 0 0 0 160", "160 100 160 0 250 0 10" },
    "0" },
  { "half-each-time",
    "rollover=50%",
    "hard",
    "0",
    NULL,
    NULL,
    { "0 100 0 0 0 50 50", "50 100 50 0 0 75 75", "75 100 75 0 0 87.5 87.5" },
    "0" },
  { "capped",
    "rollover=full,rollover-cap=150",
    "hard",
    "0",
    NULL,
    NULL,
    { "0 100 0 0 0 0 100", "100 100 100 0 0 50 150", "150 100 150 0 0 100 150" },
    "0" },
  { "a-share-once",
    "rollover=50%,expiry=after:P3M",
    "hard",
    "0",
    NULL,
    NULL,
    { "0 100 0 0 0 50 50", "50 100 50 0 0 50 100", "100 100 100 0 0 100 100" },
    "0" },
  /* autumn#2266: a share of what is left, not of the grant, so a grant of nothing wipes nothing. */
  { "onto-a-zero-allowance",
    "grant=0,rollover=50%",
    "hard",
    "200,100",
    "1000",
    NULL,
    { "0 1000 0 0 200 400 400", "400 0 400 0 100 150 150" },
    "0" },
  /* polar#10513: bought credits live by their own expiry where no card has a price for use. */
  { "topups-alone",
    "grant=0,topup-amount=1000,topup-price=10,topup-expiry=never",
    "hard",
    "300",
    NULL,
    NULL,
    { "0 0 0 1000 300 0 700", "700 0 0 0 300 0 400", "400 0 0 0 300 0 100",
      "100 0 0 1000 300 0 800" },
    "0" },
  { "topups-go-with-the-month",
    "topup-amount=50,topup-price=10",
    "hard",
    "120",
    NULL,
    NULL,
    { "0 100 0 50 120 30 0", "0 100 0 50 120 30 0" },
    "0" },
  { "topups-roll-with-grants",
    "rollover=50%,topup-amount=50,topup-price=10",
    "hard",
    "120,0",
    NULL,
    NULL,
    { "0 100 0 50 120 15 15", "15 100 15 0 0 57.5 57.5" },
    "0" },
  { "topups-stay-as-grants-go",
    "topup-amount=50,topup-price=10,topup-expiry=after:P2M",
    "hard",
    "120,0,0",
    NULL,
    NULL,
    { "0 100 0 50 120 0 30", "30 100 0 0 0 130 0", "0 100 0 0 0 100 0" },
    "0" },
  { "topups-stay-as-grants-are-halved",
    "rollover=50%,rollover-cap=60,topup-amount=50,topup-price=10,topup-expiry=after:P1Y",
    "hard",
    "120,0,0",
    NULL,
    NULL,
    { "0 100 0 50 120 0 30", "30 100 0 0 0 50 80", "80 100 50 0 0 90 90" },
    "0" },
  { "overage-cheaper-than-topup",
    "topup-amount=50,topup-price=25",
    "soft",
    "120",
    NULL,
    NULL,
    { "0 100 0 0 100 0 0" },
    "20" },
  { "topup-cheaper-than-overage",
    "topup-amount=50,topup-price=24",
    "soft",
    "120",
    NULL,
    NULL,
    { "0 100 0 50 120 30 0" },
    "0" },
  { "automatic",
    "topup-amount=100,topup-price=1,topup-below=50,expiry=never",
    "hard",
    "80",
    NULL,
    NULL,
    { "0 100 0 100 80 0 120", "120 100 0 0 80 0 140" },
    "0" },
  { "automatic-without-use",
    "grant=20,topup-amount=100,topup-price=1,topup-below=50",
    "hard",
    "0",
    NULL,
    NULL,
    { "0 20 0 100 0 120 0", "0 20 0 100 0 120 0" },
    "0" },
  { "limited",
    "topup-amount=100,topup-price=1,topup-limit=1",
    "hard",
    "400",
    NULL,
    NULL,
    { "0 100 0 100 200 0 0", "0 100 0 100 200 0 0" },
    "200" },
  { "by-the-quarter",
    "cadence=P3M,expiry=cadence",
    "hard",
    "40",
    NULL,
    NULL,
    { "0 100 0 0 40 0 60", "60 0 0 0 40 0 20", "20 0 0 0 20 0 0", "0 100 0 0 40 0 60" },
    "20" },
  { "a-year-up-front",
    "grant=1200,cadence=P1Y,expiry=year_end",
    "hard",
    "90",
    NULL,
    NULL,
    { "0 1200 0 0 90 0 1110", "1110 0 0 0 90 0 1020", NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      NULL, NULL, "210 0 0 0 90 120 0", "0 1200 0 0 90 0 1110" },
    "0" },
  /* 1 February and 90 days are 2 May, in the middle of a month. */
  { "ninety-days",
    "expiry=after:P90D",
    "hard",
    "0",
    NULL,
    NULL,
    { "0 100 0 0 0 0 100", "100 100 0 0 0 0 200", "200 100 0 0 0 100 200", "200 100 0 0 0 0 300",
      "300 100 0 0 0 200 200", "200 100 0 0 0 100 200" },
    "0" },
  /* Use is even over the month: of February's grant one day of May's 31 is used. */
  { "ninety-days-in-use",
    "expiry=after:P90D,cadence=P1Y",
    "hard",
    "0,0,30,310",
    NULL,
    "2025-02-01",
    { "0 100 0 0 0 0 100", NULL, "100 0 0 0 30 0 70", "70 0 0 0 10 60 0" },
    "300" },
  { "from-the-last-of-january",
    "expiry=after:P1M",
    "hard",
    "100",
    NULL,
    "2025-01-31",
    { "0 100 0 0 100 0 0", "0 100 0 0 100 0 0", "0 100 0 0 100 0 0", "0 100 0 0 100 0 0" },
    "0" },
};

static const gsize offsets[] = {
  G_STRUCT_OFFSET (RbkWalletMonth, opening),     G_STRUCT_OFFSET (RbkWalletMonth, granted),
  G_STRUCT_OFFSET (RbkWalletMonth, rolled_over), G_STRUCT_OFFSET (RbkWalletMonth, topped_up),
  G_STRUCT_OFFSET (RbkWalletMonth, used),        G_STRUCT_OFFSET (RbkWalletMonth, expired),
  G_STRUCT_OFFSET (RbkWalletMonth, closing),
};

static void
check_month (const RbkWalletMonth *month, const char *expected)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autofree char *text =
          rbk_decimal_to_string (G_STRUCT_MEMBER (RbkDecimal, month, offsets[i]));

      g_string_append_printf (found, "%s%s", i == 0 ? "" : " ", text);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static guint
count_months (const Case *test)
{
  guint n = MAX_MONTHS;

  while (test->months[n - 1] == NULL)
    n--;
  return n;
}

static GArray *
new_path (const char *text)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
  g_auto(GStrv) words = g_strsplit (text, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      RbkDecimal use = rbk_test_decimal (words[i]);

      g_array_append_val (path, use);
    }

  return path;
}

static void
test_case (gconstpointer data)
{
  const Case   *test = data;
  RbkWalletTask task = { .n_months = count_months (test) };
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(GArray) path = new_path (test->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "29", NULL, test->limit, test->changes);
  task.path.list = (const RbkDecimal *) (gpointer) path->data;
  task.path.n_list = path->len;
  if (test->opening != NULL)
    task.opening = rbk_test_decimal (test->opening);
  task.has_start = test->start != NULL;
  if (task.has_start)
    g_assert_true (rbk_date_parse (test->start, &task.start, NULL));
  run = rbk_wallet_run_new (fixture.terms, &task, RBK_DECIMAL_ZERO, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < run->n_months; i++)
    if (test->months[i] != NULL)
      check_month (&run->months[i], test->months[i]);
  wallet_assert_sound (run);
  if (g_strcmp0 (test->past, "0") == 0 || strchr (test->path, ',') != NULL || run->n_months == 1)
    wallet_assert_text (rbk_decimal_add (run->total.overage, run->total.unserved), test->past);
}

static RbkWalletRun *
run_flat (const WalletFixture *fixture, guint n_months, const char *use)
{
  RbkWalletTask task = { .n_months = n_months };
  g_autoptr(GError) error = NULL;
  RbkWalletRun *run = rbk_wallet_run_new (fixture->terms, &task, rbk_test_decimal (use), &error);

  g_assert_no_error (error);
  wallet_assert_sound (run);
  return run;
}

/* $29 for 100 credits: 60 used are $17.40, the other 40 are breakage when they go. */
static void
test_money (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  run = run_flat (&fixture, 3, "60");
  wallet_assert_text (run->months[1].paid, "29");
  wallet_assert_text (run->months[1].recognised, "17.4");
  wallet_assert_text (run->months[1].breakage, "11.6");
  wallet_assert_text (run->months[1].deferred, "0");
  wallet_assert_text (run->total.paid, "87");
  g_assert_cmpuint (run->n_losing, ==, 1);
}

static void
test_liability (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "29", NULL, "hard", "expiry=never");
  run = run_flat (&fixture, 3, "60");
  wallet_assert_text (run->months[0].deferred, "11.6");
  wallet_assert_text (run->months[2].deferred, "34.8");
  wallet_assert_text (run->months[2].recognised, "17.4");
  wallet_assert_text (run->peak_deferred, "34.8");
  g_assert_cmpuint (run->n_losing, ==, 0);
}

/* Top-ups are worth what was paid for them: the grant goes first. */
static void
test_money_of_topups (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "29", NULL, "hard",
                       "topup-amount=50,topup-price=10,topup-expiry=never");
  run = run_flat (&fixture, 2, "120");
  wallet_assert_text (run->months[0].topup_revenue, "10");
  wallet_assert_text (run->months[0].recognised, "33");
  wallet_assert_text (run->months[0].deferred, "6");
  /* The second month's grant goes first too: it expires, and what was bought does not. */
  wallet_assert_text (run->months[1].recognised, "33");
  wallet_assert_text (run->months[1].deferred, "2");
  wallet_assert_text (run->months[1].topup_revenue, "0");
}

static void
test_overage_revenue (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "29", NULL, "soft", "");
  run = run_flat (&fixture, 1, "160");
  wallet_assert_text (run->total.overage, "60");
  wallet_assert_text (run->total.overage_revenue, "30");
  wallet_assert_text (run->total.unserved, "0");
}

/* polar#7103: the year is paid at once, the credits come each month. */
static void
test_annual_plan (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "1200", "P1Y", "hard", "");
  g_assert_cmpuint (fixture.terms->contract_months, ==, 12);
  run = run_flat (&fixture, 13, "50");
  for (guint i = 0; i < 12; i++)
    {
      wallet_assert_text (run->months[i].granted, "100");
      wallet_assert_text (run->months[i].paid, "100");
      wallet_assert_equal (run->months[i].prepaid, rbk_decimal_from_int (1200 - 100 * (i + 1)));
    }
  wallet_assert_text (run->months[12].prepaid, "1100");
}

static void
test_annual_plan_up_front (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "1200", "P1Y", "hard", "expiry=contract_end");
  run = run_flat (&fixture, 13, "50");
  /* Half of each month's credits are left, and go with the contract. */
  wallet_assert_text (run->months[10].closing, "550");
  wallet_assert_text (run->months[11].expired, "600");
  wallet_assert_text (run->months[11].breakage, "600");
  wallet_assert_text (run->months[12].opening, "0");
}

static void
test_contract_without_end (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "29", NULL, "hard", "expiry=contract_end");
  g_assert_cmpuint (fixture.terms->contract_months, ==, 0);
  run = run_flat (&fixture, 36, "50");
  wallet_assert_text (run->total.expired, "0");
}

static void
test_growth (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(GError) error = NULL;
  RbkWalletTask task = { .n_months = 3, .path.growth = rbk_test_decimal ("0.1") };
  g_autoptr(RbkWalletRun) run = NULL;

  wallet_fixture_init (&fixture, "29", NULL, "soft", "");
  run = rbk_wallet_run_new (fixture.terms, &task, rbk_test_decimal ("50"), &error);
  g_assert_no_error (error);
  wallet_assert_text (run->months[0].used, "50");
  wallet_assert_text (run->months[1].used, "55");
  wallet_assert_text (run->months[2].used, "60.5");
}

static void
assert_customers_differ (const RbkWalletPath *path)
{
  g_autoptr(RbkWalletPathTable) table = rbk_wallet_path_table_new (path, 12, NULL);
  gint64 first[12], second[12];

  g_assert_true (rbk_wallet_path_table_get_use (table, 0, RBK_WALLET_MICRO, first));
  g_assert_true (rbk_wallet_path_table_get_use (table, 1, RBK_WALLET_MICRO, second));
  g_assert_cmpint (memcmp (first, second, sizeof first), !=, 0);
}

/* Months that differ by chance are the same again by the same seed, and about as much in all. */
static void
test_spread (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  RbkWalletTask task = { .n_months = 120, .path.sigma = 0.3, .path.seed = 7 };
  g_autoptr(RbkWalletRun) run = NULL;
  g_autoptr(RbkWalletRun) again = NULL;
  g_autoptr(RbkWalletRun) other = NULL;
  double mean;

  wallet_fixture_init (&fixture, "29", NULL, "soft", "");
  run = rbk_wallet_run_new (fixture.terms, &task, rbk_test_decimal ("1000"), NULL);
  again = rbk_wallet_run_new (fixture.terms, &task, rbk_test_decimal ("1000"), NULL);
  task.path.seed = 8;
  other = rbk_wallet_run_new (fixture.terms, &task, rbk_test_decimal ("1000"), NULL);
  wallet_assert_equal (run->total.overage, again->total.overage);
  g_assert_false (rbk_decimal_equal (run->total.overage, other->total.overage));
  g_assert_false (rbk_decimal_equal (run->months[0].overage, run->months[1].overage));
  assert_customers_differ (&task.path);
  mean = rbk_decimal_to_double (rbk_decimal_add (run->total.overage, run->total.used)) / 120;
  g_assert_cmpfloat_with_epsilon (mean, 1000, 90);
}

/* Two cards that name one pool: the lower priority goes first, whatever expires earlier. */
static void
test_burn_order (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(GPtrArray) pools = NULL;
  g_autoptr(GError) error = NULL;
  RbkWalletTask task = { .n_months = 1 };
  g_autoptr(RbkWalletRun) run = NULL;
  gpointer phase, card, wallet;

  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  phase = rbk_test_get (rbk_test_get (fixture.book, "plans", 0), "phases", 0);
  card = rbk_test_get (phase, "rate-cards", 1);
  wallet =
      rbk_test_make (rbk_test_make (card, "entitlement", "limit", "hard", "included", "100", NULL),
                     "wallet", "grant", "100", "pool", "p", NULL);
  g_assert_nonnull (wallet);
  card = rbk_test_add (phase, "rate-cards", "key", "gift", "meter", "credits", "price", "per_unit",
                       "amount", "0", NULL);
  rbk_test_make (rbk_test_make (card, "entitlement", NULL), "wallet", "grant", "30", "pool", "p",
                 "priority", "10", "expiry", "never", NULL);
  spec = rbk_spec_new (fixture.book, NULL, &error);
  g_assert_no_error (error);
  pools = rbk_wallet_terms_list (spec, &spec->plans[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pools->len, ==, 1);
  run = rbk_wallet_run_new (g_ptr_array_index (pools, 0), &task, rbk_test_decimal ("40"), &error);
  g_assert_no_error (error);
  wallet_assert_sound (run);
  /* The 30 that never expire are used first, then 10 of the 100; 90 go at the end of the month. */
  wallet_assert_text (run->months[0].expired, "90");
  wallet_assert_text (run->months[0].closing, "0");
}

static void
test_refuses (void)
{
  g_auto(WalletFixture) fixture = { 0 };
  RbkWalletTask none = { .n_months = 0 }, many = { .n_months = RBK_WALLET_MAX_MONTHS + 1 };
  RbkWalletTask wild = { .n_months = 2, .path.sigma = 9 };
  RbkWalletTask steep = { .n_months = 120, .path.growth = RBK_DECIMAL_ONE };
  const RbkWalletTask *const tasks[] = { &none, &many, &wild, &steep };

  wallet_fixture_init (&fixture, "29", NULL, "hard", "");
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (rbk_wallet_run_new (fixture.terms, tasks[i], RBK_DECIMAL_ONE, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lab/wallet/run/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/lab/wallet/run/money", test_money);
  g_test_add_func ("/lab/wallet/run/liability", test_liability);
  g_test_add_func ("/lab/wallet/run/money-of-topups", test_money_of_topups);
  g_test_add_func ("/lab/wallet/run/overage-revenue", test_overage_revenue);
  g_test_add_func ("/lab/wallet/run/annual-plan", test_annual_plan);
  g_test_add_func ("/lab/wallet/run/annual-plan-contract-end", test_annual_plan_up_front);
  g_test_add_func ("/lab/wallet/run/contract-without-end", test_contract_without_end);
  g_test_add_func ("/lab/wallet/run/growth", test_growth);
  g_test_add_func ("/lab/wallet/run/spread", test_spread);
  g_test_add_func ("/lab/wallet/run/burn-order", test_burn_order);
  g_test_add_func ("/lab/wallet/run/refuses", test_refuses);

  return g_test_run ();
}
