/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* What rules find, what a book lets be, and what mends it, through the program. */

static const RbkCliFigure cases[] = {
  { "median", "check usage-gated.ratebook --json", "findings/0/rule", "\"cap-at-median\"" },
  { "median-figure", "check usage-gated.ratebook --json", "findings/0/figures/median", "\"200\"" },
  { "median-fix", "check usage-gated.ratebook --json", "findings/0/fix",
    "\"Raise the cap to 1,000 AI runs, which nine of ten stay below\"" },
  { "errors", "check usage-gated.ratebook --json", "errors", "0" },
  { "warnings", "check usage-gated.ratebook --json", "warnings", "1" },
  { "let-be", "check let-be.ratebook --json", "warnings", "0" },
  { "stacking", "check credit-tiers.ratebook --json", "findings/0/figures/single", "\"79\"" },
};

static char *
replace (const char *text, const char *what, const char *with)
{
  g_auto(GStrv) parts = g_strsplit (text, what, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (with, parts);
}

/* The article's book, with what it knows of itself let be; and twice the same key. */
static void
write_books (void)
{
  g_autofree char *text = NULL, *let_be = NULL, *twice = NULL, *broken = NULL;

  rbk_cli_templates ();
  text = rbk_cli_read ("usage-gated.ratebook", NULL);
  let_be = replace (text, "\"plans\": [",
                    "\"suppressions\": [{\"rule\": \"cap-at-median\", \"where\": \"starter\", "
                    "\"reason\": \"The gate sells Pro\"}],\n  \"plans\": [");
  rbk_cli_write ("let-be.ratebook", let_be);
  twice = replace (text, "\"key\": \"pro\"", "\"key\": \"starter\"");
  rbk_cli_write ("twice.ratebook", twice);
  broken = replace (twice, "\"currency\": \"USD\"", "\"currency\": \"USX\"");
  rbk_cli_write ("broken.ratebook", broken);
}

static void
test_let_be (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run ("check", "let-be.ratebook", NULL);
  g_autoptr(RbkCliRun) diff =
                 rbk_cli_run ("diff", "usage-gated.ratebook", "let-be.ratebook", NULL);

  g_assert_nonnull (strstr (diff->output, "suppressions.cap-at-median@starter"));
  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "Let be: The gate sells Pro"));
  g_assert_nonnull (strstr (run->output, "0 errors, 0 warnings, 1 let be"));
}

/* A book with two of one key can't be loaded, and is judged all the same. */
static void
test_invalid (void)
{
  g_autoptr(RbkCliRun) text = rbk_cli_run ("check", "twice.ratebook", NULL);
  g_autoptr(RbkCliRun) json = rbk_cli_run ("check", "twice.ratebook", "--json", NULL);
  g_autoptr(RbkCliRun) broken = rbk_cli_run ("check", "broken.ratebook", NULL);
  g_autoptr(RbkCliRun) fix = rbk_cli_run ("check", "twice.ratebook", "--fix", "stacking", NULL);

  g_assert_cmpint (text->status, ==, 1);
  g_assert_nonnull (strstr (text->output, "once it is valid"));
  g_assert_cmpint (json->status, ==, 1);
  rbk_cli_assert_text (json, "findings/0/rule", "duplicate-key");
  rbk_cli_assert_text (json, "findings/0/path", "plans[1].key");
  g_assert_cmpint (broken->status, ==, 3);
  g_assert_cmpint (fix->status, ==, 3);
}

static void
test_fix (void)
{
  g_autoptr(RbkCliRun) fix = rbk_cli_run ("check", "usage-gated.ratebook", "--fix",
                                           "cap-at-median@starter", "-o", "mended.ratebook", NULL);
  g_autoptr(RbkCliRun) again = NULL;
  g_autoptr(RbkCliRun) diff = NULL;

  g_assert_cmpint (fix->status, ==, 0);
  g_assert_nonnull (strstr (fix->errors, "Raise the cap to 1,000"));
  again = rbk_cli_run ("check", "mended.ratebook", "--json", NULL);
  g_assert_cmpint (again->status, ==, 0);
  g_assert_cmpfloat (rbk_cli_number (again, "warnings"), ==, 0);
  diff = rbk_cli_run ("diff", "usage-gated.ratebook", "mended.ratebook", "--exit-code", NULL);
  g_assert_cmpint (diff->status, ==, 1);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *line;
    int         status;
    const char *message;
  } refusals[] = {
    { "check usage-gated.ratebook --fix stacking", 1, "no finding" },
    { "check usage-gated.ratebook --fix cap-at-median@pro", 1, "no finding" },
    { "check let-be.ratebook --fix cap-at-median", 1, "no finding" },
    { "check usage-gated.ratebook --fix no-such-rule", 2, "check --list" },
    { "check usage-gated.ratebook --fix stacking --json", 2, "writes a book" },
    { "check", 2, "give a book" },
    { "check usage-gated.ratebook --list", 2, "give a book" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (refusals[i].line);

      g_test_message ("%s", refusals[i].line);
      g_assert_cmpint (run->status, ==, refusals[i].status);
      g_assert_nonnull (strstr (run->errors, refusals[i].message));
      g_assert_cmpstr (run->output, ==, "");
    }
}

/* Every rule of the contract is there, and said in full. */
static void
test_list (void)
{
  static const char *const rules[] = {
    "margin-below-target",
    "margin-negative",
    "floor-above-price",
    "cap-margin",
    "overage-multiple",
    "overage-inversion",
    "stacking",
    "crossover",
    "dominated-plan",
    "topup-below-overage",
    "tier-count",
    "price-step",
    "hard-cap-on-paid",
    "soft-cap-on-free",
    "no-alerts",
    "seat-gated-ai",
    "flat-rate-loss",
    "cap-at-median",
    "free-tier-abuse",
    "bill-unpredictable",
    "meter-undefined",
    "meter-off-cost",
    "credits-never-expire",
    "credits-expire-monthly",
    "no-rollover",
    "annual-grant-upfront",
    "price-stale",
    "rounding-to-zero",
    "volume-cliff",
    "phase-order",
    "phase-duration",
    "unreachable-tier",
    "duplicate-key",
    "currency-precision",
  };
  g_autoptr(RbkCliRun) run = rbk_cli_run ("check", "--list", NULL);

  g_assert_cmpint (run->status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *line = g_strconcat (rules[i], ": ", NULL);

      g_assert_nonnull (strstr (run->output, line));
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  write_books ();

  rbk_cli_add_figures ("/cli/check", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/check/let-be", test_let_be);
  g_test_add_func ("/cli/check/invalid", test_invalid);
  g_test_add_func ("/cli/check/fix", test_fix);
  g_test_add_func ("/cli/check/refusals", test_refusals);
  g_test_add_func ("/cli/check/list", test_list);

  status = g_test_run ();
  rbk_cli_clean ();
  return status;
}
