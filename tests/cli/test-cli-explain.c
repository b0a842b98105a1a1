/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* How figures come about, through the program. */

#define GATED "explain usage-gated.ratebook --json "
#define CREDITS "explain credit-tiers.ratebook --json "

static const RbkCliFigure cases[] = {
  { "where", GATED "starter.margin", "where", "\"starter.margin@p50\"" },
  { "margin", GATED "starter.margin", "value", "0.8103448275862069" },
  { "unit", GATED "starter.margin", "unit", "\"share\"" },
  { "bill", GATED "starter.margin", "children/0/value", "\"29\"" },
  { "cost", GATED "starter.margin", "children/1/value", "\"5.5\"" },
  { "cost/where", GATED "starter.margin", "children/1/where", "\"starter.cost@p50\"" },
  { "overhead", GATED "starter.margin", "children/1/children/1/source", "\"plans[0].overhead\"" },
  { "at", GATED "pro.margin@p90", "value", "0.7601010101010101" },
  { "level", GATED "pro.cost@extreme", "value", "\"80\"" },
  { "overage", CREDITS "starter.overage_multiple", "value", "1.7241379310344827" },
  { "per", CREDITS "starter.overage", "unit", "\"USD per credit\"" },
  { "request", CREDITS "model:claude-opus-4-8.cost", "value", "\"0.0175\"" },
  { "quote", CREDITS "enterprise.margin@200", "value", "null" },
  { "customers", GATED "customers.p50 --usage calls.csv", "value", "\"200\"" },
  { "usage", GATED "pro.usage@p50 --usage calls.csv", "value", "\"200\"" },
};

static void
test_keys (void)
{
  static const char *const keys[] = { "where",  "label",   "value",   "unit",
                                      "source", "formula", "children" };
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (GATED "starter.margin");

  g_assert_cmpint (run->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_true (rbk_cli_has (run, "", keys[i]));
}

static void
test_claims (void)
{
  g_autoptr(RbkCliRun) good = rbk_cli_run ("explain", "usage-gated.ratebook", "--json", "--claim",
                                            "81% at $29, 200 runs", NULL);
  g_autoptr(RbkCliRun) bad = rbk_cli_run_line ("explain usage-gated.ratebook --claims claims.md");
  g_autoptr(RbkCliRun) both =
                 rbk_cli_run_line ("explain usage-gated.ratebook pro.price --claim 81%");

  g_assert_cmpint (good->status, ==, 0);
  rbk_cli_assert_number (good, "holds", 2);
  rbk_cli_assert_text (good, "claims/0/where", "starter.margin@200");
  rbk_cli_assert_text (good, "claims/0/verdict", "holds");
  g_assert_cmpint (bad->status, ==, 1);
  g_assert_nonnull (strstr (bad->output, "differs"));
  g_assert_cmpint (both->status, ==, 2);
}

static void
test_text (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("explain usage-gated.ratebook pro.margin@p90");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "\nGross margin of Pro at p90"));
  g_assert_nonnull (strstr (run->output, "\n    Overhead of Pro"));
  g_assert_nonnull (strstr (run->output, "plans[1].overhead"));
}

static void
test_wrong (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("explain usage-gated.ratebook pro.colour");
  g_autoptr(RbkCliRun) none = rbk_cli_run_line ("explain usage-gated.ratebook");
  g_autoptr(RbkCliRun) plan = rbk_cli_run_line ("explain usage-gated.ratebook pro");
  g_autoptr(RbkCliRun) written =
                 rbk_cli_run_line ("explain usage-gated.ratebook pro.margin -o no/such/folder");

  g_assert_cmpint (plan->status, ==, 2);
  g_assert_cmpint (written->status, ==, 4);
  g_assert_true (g_str_has_prefix (written->errors, "ratebook-cli: no/such/folder: "));
  g_assert_cmpint (run->status, ==, 2);
  g_assert_nonnull (strstr (run->errors, "floor_price"));
  g_assert_cmpstr (run->output, ==, "");
  g_assert_cmpint (none->status, ==, 2);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("calls.csv", "customer,calls\na,100\nb,200\nc,3000\n");
  rbk_cli_add_figures ("/cli/explain/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/explain/keys", test_keys);
  rbk_cli_write ("claims.md", "Pro keeps 62% at its cap.\n");
  g_test_add_func ("/cli/explain/claims", test_claims);
  g_test_add_func ("/cli/explain/text", test_text);
  g_test_add_func ("/cli/explain/wrong", test_wrong);
  status = g_test_run ();
  rbk_cli_clean ();
  return status;
}
