/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

#include "rbk-decimal.h"

/* Wallets through the program: Starter of the credit tiers costs $29 for 5,000 credits a month,
 * which are good for a year. */

#define WALLET "wallet credit-tiers.ratebook --plan starter --json "

static const RbkCliFigure cases[] = {
  { "months", WALLET "--usage 3000", "months/23/month", "24" },
  { "customers", WALLET "--usage 3000", "customers", "null" },
  { "usage", WALLET "--usage 3k", "usage", "\"3000\"" },
  { "usage/level", WALLET "--usage light", "usage", "\"400\"" },
  { "usage/sized", WALLET, "usage", "\"3000\"" },
  { "opening", WALLET "--usage 3000", "months/1/opening", "\"2000\"" },
  { "granted", WALLET "--usage 3000", "months/1/granted", "\"5000\"" },
  { "rolled", WALLET "--usage 3000", "months/1/rolled_over", "\"2000\"" },
  { "used", WALLET "--usage 3000", "months/1/used", "\"3000\"" },
  { "closing", WALLET "--usage 3000", "months/1/closing", "\"4000\"" },
  { "deferred", WALLET "--usage 3000", "months/0/deferred", "\"11.6\"" },
  { "recognised", WALLET "--usage 3000", "months/0/recognised", "\"17.4\"" },
  { "breakage", WALLET "--usage 3000", "months/0/breakage", "\"0\"" },
  /* The oldest credits go first, so it takes those of a year ago long to be reached… */
  { "kept", WALLET "--usage 3000", "totals/closing", "\"48000\"" },
  /* …but of 100 a month used 4,900 of each grant go after its year. */
  { "a-year-later", WALLET "--usage 100", "months/11/expired", "\"3800\"" },
  { "past", WALLET "--usage 6000 --months 1", "months/0/overage", "\"1000\"" },
  { "past/billed", WALLET "--usage 6000 --months 1", "months/0/overage_revenue", "\"10\"" },
  { "path", WALLET "--path 1000,2000 --months 3", "months/2/used", "\"2000\"" },
  { "growth", WALLET "--usage 1000 --growth 10% --months 2", "months/1/used", "\"1100\"" },
  { "opening-credits", WALLET "--usage 0 --opening 70 --months 1", "months/0/granted", "\"5070\"" },
  { "policy", WALLET "--usage 3000 --policy lose", "policy", "\"lose\"" },
  { "policy/months", WALLET "--usage 3000 --policy lose", "months/5/expired", "\"2000\"" },
  { "policy/breakage", WALLET "--usage 3000 --policy lose", "months/5/breakage", "\"11.6\"" },
  { "policy/written", WALLET "--usage 3000 --months 2 --policy expiry=month_end,rollover=50%",
    "months/0/expired", "\"1000\"" },
  { "policy/topups", WALLET "--usage 6500 --months 1 --policy topup-price=5", "months/0/topped_up",
    "\"2000\"" },
  { "rank", WALLET "--usage 3000", "ranked_by", "\"liability\"" },
  { "rank/first", WALLET "--usage 3000", "policies/0/key", "\"lose\"" },
  { "rank/figure", WALLET "--usage 3000", "policies/0/totals/peak_deferred", "\"0\"" },
  { "rank/lost", WALLET "--usage 3000 --rank-by lost", "policies/0/key", "\"book\"" },
  { "pool", WALLET "--usage 3000", "pools/0/pool", "\"credits\"" },
  { "pool/months", WALLET "--usage 3000", "pools/0/months/0/deferred", "\"11.6\"" },
  { "made-up", WALLET "--synthetic 500 --months 2", "synthetic/customers", "500" },
  { "made-up/everyone", WALLET "--synthetic 500 --months 2 --everyone", "customers", "500" },
  { "made-up/granted", WALLET "--synthetic 500 --months 2 --everyone", "months/0/granted",
    "\"2500000\"" },
  { "file", WALLET "--usage-file calls.csv --months 1", "customers", "2" },
  { "file/usage", WALLET "--usage-file calls.csv --months 1", "usage", "\"10000\"" },
  { "file/used", WALLET "--usage-file calls.csv --months 1", "months/0/used", "\"9000\"" },
  { "file/losing", WALLET "--usage-file calls.csv --months 1 --policy lose",
    "totals/losing_credits", "1" },
};

static void
assert_balance (RbkCliRun *run, guint month)
{
  static const char *const names[] = { "opening", "granted", "topped_up",
                                       "used",    "expired", "closing" };
  RbkDecimal               sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("months/%u/%s", month, names[i]);
      RbkDecimal       value;

      g_assert_true (rbk_decimal_parse (rbk_cli_text (run, path), &value, NULL));
      sum = i < 3 ? rbk_decimal_add (sum, value) : rbk_decimal_sub (sum, value);
    }
  g_assert_true (rbk_decimal_is_zero (sum));
}

static void
test_balance (void)
{
  static const char *const policies[] = { "lose", "once", "year", "never",
                                          "rollover=full,rollover-cap=6000,expiry=after:P90D" };

  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    {
      g_autofree char *line =
          g_strconcat (WALLET "--synthetic 300 --growth 3% --policy ", policies[i], NULL);
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (line);

      g_assert_cmpint (run->status, ==, 0);
      for (guint month = 0; month < 24; month++)
        assert_balance (run, month);
    }
}

typedef struct
{
  const char *line, *text;
  int         status;
} Wrong;

static const Wrong wrong[] = {
  { "wallet credit-tiers.ratebook", "--plan", 2 },
  { "wallet credit-tiers.ratebook --plan nobody", "nobody", 2 },
  { "wallet credit-tiers.ratebook --plan enterprise", "has no wallet", 1 },
  { WALLET "--months 0", "1 to 120", 2 },
  { WALLET "--months 121", "1 to 120", 2 },
  { WALLET "--usage many", "no usage level many", 2 },
  { WALLET "--usage -5", "--usage", 2 },
  { WALLET "--usage 1 --path 2", "choose one", 2 },
  { WALLET "--path 2,x", "--path", 2 },
  { WALLET "--path -2", "--path", 2 },
  { WALLET "--growth fast", "--growth", 2 },
  { WALLET "--growth 300%", "--growth", 2 },
  { WALLET "--growth -101%", "--growth", 2 },
  { WALLET "--spread 9", "--spread", 2 },
  { WALLET "--spread x", "--spread", 2 },
  { WALLET "--seed -1 --spread 1", "--seed", 2 },
  { WALLET "--start soon", "--start", 2 },
  { WALLET "--opening -1", "--opening", 2 },
  { WALLET "--policy expiry=soon", "month_end", 2 },
  { WALLET "--rank-by beauty", "liability", 2 },
  { WALLET "--csv", "choose one", 2 },
  { WALLET "--usage 99999999999999999999", "--usage: a month's use is more", 2 },
  { WALLET "--path 1,99999999999999", "--path: a month's use is more", 2 },
  { WALLET "--usage-file calls-of-few.csv", "--everyone", 1 },
  { WALLET "--usage-file nowhere.csv", "nowhere.csv", 3 },
};

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (wrong[i].line);

      if (run->status != wrong[i].status || strstr (run->errors, wrong[i].text) == NULL)
        g_error ("%s: %d %s", wrong[i].line, run->status, run->errors);
      g_assert_cmpstr (run->output, ==, "");
    }
}

static void
test_text (void)
{
  g_autoptr(RbkCliRun) run =
                 rbk_cli_run_line ("wallet credit-tiers.ratebook --plan starter --synthetic 90");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "Made-up customers"));
  g_assert_nonnull (strstr (run->output, "Ask your auditor"));
  g_assert_nonnull (strstr (run->output, "Use it or lose it"));
}

static void
test_csv (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "wallet credit-tiers.ratebook --plan starter --usage 10 --months 3 --csv --policy once");
  g_auto(GStrv) lines = g_strsplit (run->output, "\r\n", -1);

  g_assert_cmpint (run->status, ==, 0);
  /* A heading, three months of each of two policies, and nothing behind the last. */
  g_assert_cmpuint (g_strv_length (lines), ==, 8);
  g_assert_true (g_str_has_prefix (lines[0], "policy,month,opening,granted,rolled_over,"));
  g_assert_true (g_str_has_prefix (lines[1], "once,1,0,5000,0,0,10,"));
  g_assert_true (g_str_has_prefix (lines[4], "book,1,"));
}

static void
write_files (void)
{
  rbk_cli_templates ();
  /* 200 and 300 calls of 20 credits: the first uses 4,000, the other all and 1,000 more. */
  rbk_cli_write ("calls.csv", "customer_id,calls\na,200\nb,300\n");
  rbk_cli_write ("calls-of-few.csv", "customer_id,calls\na,1\nb,2\n");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  write_files ();
  rbk_cli_add_figures ("/cli/wallet", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/wallet/balance", test_balance);
  g_test_add_func ("/cli/wallet/wrong", test_wrong);
  g_test_add_func ("/cli/wallet/text", test_text);
  g_test_add_func ("/cli/wallet/csv", test_csv);
  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
