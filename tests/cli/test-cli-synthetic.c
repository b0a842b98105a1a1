/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Made-up customers through the program, which never passes them off as real. */

#define SIMULATE "simulate usage-gated.ratebook --json --synthetic"

static const RbkCliFigure cases[] = {
  { "levels/sigma", SIMULATE, "synthetic/sigma", "\"1.167496\"" },
  { "levels/median", SIMULATE, "synthetic/median", "\"207.143208\"" },
  { "levels/seed", SIMULATE, "synthetic/seed", "1" },
  { "levels/customers", SIMULATE, "synthetic/customers", "10000" },
  { "levels/from", SIMULATE, "synthetic/fitted_from/2", "\"p99=3000\"" },
  { "total", SIMULATE " 500", "customers", "500" },
  { "number-after-k", SIMULATE " 2k", "customers", "2000" },
  { "tied", SIMULATE "=70", "customers", "70" },
  { "before-the-file", "simulate --synthetic usage-gated.ratebook --json", "customers", "10000" },
  { "number-and-file", "simulate --synthetic 12 usage-gated.ratebook --json", "customers", "12" },
  { "seed", SIMULATE " --seed 12", "synthetic/seed", "12" },
  { "sigma", SIMULATE " --sigma 2.7", "synthetic/sigma", "\"2.7\"" },
  { "sigma/median", SIMULATE " --sigma 2.7", "synthetic/median", "\"207.143208\"" },
  { "sigma/no-fit", SIMULATE " --sigma 2.7", "synthetic/fitted_from", "null" },
  { "sigma/no-miss", SIMULATE " --sigma 2.7", "synthetic/largest_miss", "null" },
  { "median", SIMULATE " --median 50", "synthetic/sigma", "\"1.167496\"" },
  { "median/alone", "simulate bare.ratebook --json --synthetic --median 50", "synthetic/sigma",
    "\"1.8\"" },
  { "percentiles", SIMULATE " --percentiles p50=200,p90=940", "synthetic/sigma", "\"1.207569\"" },
  { "all-alike", SIMULATE " 10 --median 200 --sigma 0", "plans/0/at_100", "10" },
  { "all-alike/revenue", SIMULATE " 10 --median 200 --sigma 0", "total/revenue", "\"290\"" },
  { "own", "simulate own.ratebook --json", "customers", "300" },
  { "own/from", "simulate own.ratebook --json", "synthetic/fitted_from/0", "\"p90=600\"" },
  { "own/sigma", "simulate own.ratebook --json", "synthetic/sigma", "\"2\"" },
  { "own/more", "simulate own.ratebook --json --synthetic 40", "synthetic/sigma", "\"2\"" },
  { "own/other", "simulate own.ratebook --json --synthetic --median 9", "synthetic/median",
    "\"9\"" },
  { "own/other-sigma", "simulate own.ratebook --json --synthetic --median 9", "synthetic/sigma",
    "\"2\"" },
  { "own/table", "table own.ratebook --json", "synthetic/customers", "300" },
  { "own/real", "simulate own.ratebook --json --usage calls.csv", "synthetic", "null" },
  { "both/said", "simulate both.ratebook --json --synthetic", "customers", "300" },
  { "table", "table usage-gated.ratebook --json --synthetic", "synthetic/customers", "10000" },
  { "table/real", "table usage-gated.ratebook --json", "synthetic", "null" },
  { "solve", "solve usage-gated.ratebook --plan pro --margin 0.7 --json --synthetic",
    "synthetic/customers", "10000" },
  { "curve", "curve usage-gated.ratebook --synthetic", "synthetic/seed", "1" },
  { "customers", "customers usage-gated.ratebook --json --synthetic 100", "synthetic/customers",
    "100" },
  { "customers/file", "customers usage-gated.ratebook --json --synthetic 100", "file", "null" },
  { "customers/days", "customers usage-gated.ratebook --json --synthetic 100", "cap_hits", "null" },
};

static void
assert_says (const char *line, const char *text)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (line);

  g_assert_cmpint (run->status, ==, 0);
  if (strstr (run->output, text) == NULL)
    g_error ("%s does not say \"%s\": %s", line, text, run->output);
}

static void
test_text (void)
{
  static const char *const commands[] = {
    "simulate usage-gated.ratebook --synthetic 100",
    "customers usage-gated.ratebook --synthetic 100",
    "table usage-gated.ratebook --synthetic 100",
    "solve usage-gated.ratebook --plan pro --margin 0.7 --synthetic 100",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (commands[i]);

      g_assert_cmpint (run->status, ==, 0);
      g_assert_true (g_str_has_prefix (run->output,
                                       "Made-up customers: lognormal, sigma 1.17, median 207, seed "
                                       "1, fitted to "
                                       "p50=200, p90=1000, p99=3000 (off by 7.52 % at most); not a "
                                       "measurement.\n\n"));
    }
  assert_says ("simulate own.ratebook", "Made-up customers: lognormal, sigma 2.00, median 100, ");
  assert_says ("customers usage-gated.ratebook --synthetic 100", "Made-up customers have no days");
  assert_says ("customers usage-gated.ratebook --synthetic 100 --sigma 5 --csv", "synthetic-100,");
}

/* What is handed on says it too, and what rests on real customers does not. */
static void
test_deliverables (void)
{
  g_autoptr(RbkCliRun) real = rbk_cli_run_line ("table usage-gated.ratebook --markdown");
  g_autoptr(RbkCliRun) cells = rbk_cli_run_line ("table usage-gated.ratebook --csv");

  assert_says ("table usage-gated.ratebook --synthetic --markdown", "**made-up customers**");
  assert_says ("table usage-gated.ratebook --synthetic --markdown", ", made up)");
  assert_says ("export usage-gated.ratebook --synthetic --to markdown", "**made-up customers**");
  assert_says ("table usage-gated.ratebook --synthetic --csv", "\"lognormal, sigma 1.17");
  assert_says ("curve usage-gated.ratebook --synthetic --to-format svg", "<svg");
  assert_says ("customers usage-gated.ratebook --synthetic 1", "\n1 customer, amounts in USD.");
  assert_says ("customers usage-gated.ratebook --synthetic", "\n10,000 customers, amounts");
  assert_says ("simulate bare.ratebook --synthetic 1 --median 9", "\n1 customer uses more than");
  g_assert_null (strstr (real->output, "made"));
  g_assert_null (strstr (cells->output, "lognormal"));
}

static void
assert_refused (const char *line, int status, const char *text)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (line);

  g_assert_cmpint (run->status, ==, status);
  g_assert_cmpstr (run->output, ==, "");
  if (strstr (run->errors, text) == NULL)
    g_error ("%s does not say \"%s\": %s", line, text, run->errors);
}

static void
test_refused (void)
{
  assert_refused (SIMULATE " --usage calls.csv", 2, "choose one");
  assert_refused ("simulate usage-gated.ratebook --seed 3", 2, "add --synthetic");
  assert_refused ("simulate usage-gated.ratebook --sigma 3", 2, "add --synthetic");
  assert_refused ("table usage-gated.ratebook --median 3", 2, "add --synthetic");
  assert_refused ("table usage-gated.ratebook --percentiles p50=1", 2, "add --synthetic");
  assert_refused (SIMULATE " --percentiles p50=1 --sigma 2", 2, "leave out");
  assert_refused (SIMULATE " 0", 2, "from 1 to 10000000");
  assert_refused (SIMULATE " 20M", 2, "from 1 to 10000000");
  assert_refused (SIMULATE "=1.5", 2, "whole number");
  assert_refused (SIMULATE "=many", 2, "whole number");
  assert_refused (SIMULATE " --seed 5G", 2, "--seed");
  assert_refused (SIMULATE " --sigma 5.1", 2, "sigma from 0 to 5");
  assert_refused (SIMULATE " --sigma x", 2, "--sigma x");
  assert_refused (SIMULATE " --median 0", 2, "--median");
  assert_refused (SIMULATE " --median 50 --sigma 6", 2, "--sigma: ");
  assert_refused (SIMULATE " --percentiles p50=200,p90=100", 2, "p90=100 is less than p50=200");
  assert_refused (SIMULATE " --percentiles p50=200,p50=100", 2, "the same percentile");
  assert_refused (SIMULATE " --percentiles p100=3", 2, "between 0 and 100");
  assert_refused (SIMULATE " --percentiles 3", 2, "write it as p90=1000");
  assert_refused ("simulate bare.ratebook --synthetic", 3, "add --median or --percentiles");
  assert_refused ("validate bad.ratebook", 3, "$.synthetic_usage.sigma");
}

/* The file goes before them, and it is said. */
static void
test_both (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("simulate both.ratebook");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "2 customers"));
  g_assert_null (strstr (run->output, "Made-up"));
  g_assert_nonnull (strstr (run->errors, "goes before those that it has made up"));
}

static void
write_book (const char *name, const char *members)
{
  g_autofree char *text = rbk_cli_read ("usage-gated.ratebook", NULL);
  g_autoptr(GString) book = g_string_new (text);

  g_string_replace (book, "\"plans\": [", members, 1);
  rbk_cli_write (name, book->str);
}

static void
write_files (void)
{
  rbk_cli_write ("calls.csv", "customer_id,calls\na,10\nb,160\n");
  write_book ("own.ratebook", "\"synthetic_usage\": {\"customers\": 300, \"median\": \"100\", "
                              "\"sigma\": \"2\", \"fitted_from\": [\"p90=600\"]},\n\"plans\": [");
  write_book ("both.ratebook", "\"usage\": {\"path\": \"calls.csv\"},\n\"synthetic_usage\": "
                               "{\"customers\": 300, \"median\": \"100\"},\n\"plans\": [");
  write_book ("bad.ratebook", "\"synthetic_usage\": {\"customers\": 300, \"median\": \"100\", "
                              "\"sigma\": \"6\"},\n\"plans\": [");
  rbk_cli_write ("bare.ratebook",
                 "{\"format\": \"ratebook\", \"version\": 1, \"currency\": \"USD\", "
                 "\"plans\": [{\"key\": \"a\", \"quote_only\": true}]}\n");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  rbk_cli_templates ();
  write_files ();
  rbk_cli_add_figures ("/cli/synthetic/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/synthetic/text", test_text);
  g_test_add_func ("/cli/synthetic/deliverables", test_deliverables);
  g_test_add_func ("/cli/synthetic/refused", test_refused);
  g_test_add_func ("/cli/synthetic/file-first", test_both);
  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
