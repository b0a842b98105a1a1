/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* The best terms, and a margin at all customers of a plan, through the program. */

/* Starter is 29 up to 200 runs, Pro 99; a run costs 0.01625. */
#define BOUND "optimise usage-gated.ratebook --usage calls.csv --for price --json"
#define SOLVE "solve usage-gated.ratebook --usage calls.csv --at customers --json "

static const RbkCliFigure cases[] = {
  { "demand", BOUND, "demand", "\"bound:20%\"" },
  { "changed", BOUND, "changed", "2" },
  { "plan", BOUND, "terms/0/plan", "\"starter\"" },
  { "for", BOUND, "terms/0/for", "\"price\"" },
  { "before", BOUND, "terms/0/before", "\"29\"" },
  { "after", BOUND, "terms/0/after", "\"34.8\"" },
  { "high", BOUND, "terms/0/high", "\"34.8\"" },
  { "pro", BOUND, "terms/1/after", "\"118.8\"" },
  { "left", BOUND, "left_on_the_table", "\"37.2\"" },
  { "rising", BOUND, "rising", "4" },
  { "leaving", BOUND, "leaving", "0" },
  { "largest-rise", BOUND, "largest_rise", "0.2" },
  { "revenue-before", BOUND, "before/total/revenue", "\"186\"" },
  { "revenue-after", BOUND, "after/total/revenue", "\"223.2\"" },
  { "one-plan", BOUND " --plan pro", "terms/0/plan", "\"pro\"" },
  { "ending", BOUND " --ending 9", "terms/1/after", "\"109\"" },
  { "increase", BOUND " --max-increase 10%", "terms/0/after", "\"31.9\"" },
  { "elasticity", BOUND " --demand elasticity:1.5", "demand", "\"elasticity:1.5\"" },
  { "churn", BOUND " --demand churn:0.05", "demand", "\"churn:5%\"" },

  { "solve/value", SOLVE "--plan pro --margin 0.9", "for", "\"price\"" },
  { "solve/at", SOLVE "--plan pro --margin 0.9", "at", "\"customers\"" },
  { "solve/customers", SOLVE "--plan starter --margin 0.9", "customers", "3" },
  { "solve/before", SOLVE "--plan starter --margin 0.9", "value_before", "\"29\"" },
  { "solve/mix", SOLVE "--plan starter --margin 0.9", "before/total/revenue", "\"186\"" },
};

static void
assert_run (const char *line, int status, const char *output, const char *errors)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (line);

  g_test_message ("%s", line);
  g_assert_cmpint (run->status, ==, status);
  if (output != NULL)
    g_assert_nonnull (strstr (run->output, output));
  if (errors != NULL)
    g_assert_nonnull (strstr (run->errors, errors));
}

static void
test_text (void)
{
  assert_run ("optimise usage-gated.ratebook --usage calls.csv", 0,
              "no bill rises by more than 20 % (--demand bound:20%, taken as none was given)",
              NULL);
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --demand churn:5%", 0,
              "(--demand churn:5%).", NULL);
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --demand elasticity:0.1", 0,
              "as far as was looked", NULL);
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --demand bound:0", 0,
              "Nothing better was found", NULL);
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --demand bound:0.5%", 0,
              "That is flat", NULL);
  assert_run ("solve usage-gated.ratebook --plan starter --margin 0.9 --at customers --usage "
              "calls.csv",
              0, "3 customers who take it today, kept on it", NULL);
}

static void
test_refused (void)
{
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --min-margin 0.99", 1, NULL,
              "no terms keep the least margin");
  assert_run ("optimise usage-gated.ratebook", 2, NULL, "--usage");
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --demand none", 2, NULL,
              "--demand: ");
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --for colour", 2, NULL, "--for: ");
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --ending x", 2, NULL,
              "prices can't end in");
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --min-margin much", 2, NULL,
              "--min-margin much: ");
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --max-increase -1", 2, NULL,
              "not below zero");
  assert_run ("optimise usage-gated.ratebook --usage calls.csv --plan gold", 2, NULL, "gold");
  assert_run ("optimise usage-gated.ratebook --usage gone.csv", 3, NULL, "gone.csv: ");
  assert_run ("solve usage-gated.ratebook --plan team --margin 0.9 --at customers --usage "
              "calls.csv",
              1, NULL, "nobody takes it today");
  assert_run ("solve usage-gated.ratebook --plan gold --margin 0.9 --at customers --usage "
              "calls.csv",
              2, NULL, "gold");
  assert_run ("solve usage-gated.ratebook --plan pro --margin 0.9 --at customers", 2, NULL,
              "--usage");
}

/* The book that is written comes to what was promised. */
static void
test_book (void)
{
  g_autoptr(RbkCliRun) found = rbk_cli_run_line (
      "optimise usage-gated.ratebook --usage calls.csv --demand churn:2% --json -o best.ratebook");
  g_autoptr(RbkCliRun) mix = rbk_cli_run_line ("simulate best.ratebook --usage calls.csv --json");
  g_autoptr(RbkCliRun) printed = rbk_cli_run_line (
      "optimise usage-gated.ratebook --usage calls.csv --demand churn:2% -o -");
  g_autofree char *written = rbk_cli_read ("best.ratebook", NULL);

  g_assert_cmpint (found->status, ==, 0);
  g_assert_cmpint (mix->status, ==, 0);
  g_assert_cmpstr (rbk_cli_text (found, "after/total/revenue"), ==,
                   rbk_cli_text (mix, "total/revenue"));
  g_assert_cmpstr (rbk_cli_text (found, "after/total/margin_amount"), ==,
                   rbk_cli_text (mix, "total/margin_amount"));
  g_assert_cmpfloat (rbk_cli_number (found, "changed"), >, 0);
  g_assert_cmpstr (printed->output, ==, written);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("calls.csv", "customer,calls\na,100\nb,170\nc,200\nd,900\n");
  rbk_cli_add_figures ("/cli/optimise/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/optimise/text", test_text);
  g_test_add_func ("/cli/optimise/refused", test_refused);
  g_test_add_func ("/cli/optimise/book", test_book);
  status = g_test_run ();
  rbk_cli_clean ();
  return status;
}
