/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* The customers that a book names: found, read as it says, and told of when they changed. */

#define CSV                                                                                        \
  "who,runs,dollars\n"                                                                             \
  "a,10,1\n"                                                                                       \
  "b,100,2\n"                                                                                      \
  "c,150,40\n"

/* Makes a book with a member of its own for the customers' file. */
static void
write_book (const char *name, const char *usage)
{
  g_autofree char *book = rbk_cli_read ("usage-gated.ratebook", NULL);
  char            *end = strrchr (book, '}');
  g_autofree char *text = NULL;

  while (end[-1] == '\n')
    end--;
  *end = '\0';
  text = g_strdup_printf ("%s,\n  \"usage\": %s\n}\n", book, usage);
  rbk_cli_write (name, text);
}

static void
write_named (const char *name, const char *text, const char *more)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *usage = g_strdup_printf ("{ \"path\": \"own.csv\", \"sha256\": \"%s\",\n"
                                            "    \"mapping\": [ \"customer=who\", \"calls=runs\", "
                                            "\"cost=dollars\" ]%s }",
                                            digest, more);

  write_book (name, usage);
}

static void
test_own (void)
{
  g_autoptr(RbkCliRun) run = NULL;

  rbk_cli_write ("own.csv", CSV);
  write_named ("own.ratebook", CSV, "");
  run = rbk_cli_run_line ("customers own.ratebook --json");

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  rbk_cli_assert_number (run, "customers", 3);
  g_assert_true (rbk_cli_boolean (run, "file/own"));
  g_assert_false (rbk_cli_boolean (run, "file/changed"));
  rbk_cli_assert_text (run, "distribution/calls/percentiles/p50/value", "100");
}

/* The digest tells it again under another name; the book's columns are those that count. */
static void
test_moved (void)
{
  g_autoptr(RbkCliRun) run = NULL;

  rbk_cli_write ("elsewhere.csv", CSV);
  write_named ("moved.ratebook", CSV, ", \"rescale\": \"2\"");
  run = rbk_cli_run_line ("customers moved.ratebook --usage elsewhere.csv --json");

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_true (rbk_cli_boolean (run, "file/own"));
  rbk_cli_assert_text (run, "file/rescale", "2");
  rbk_cli_assert_text (run, "distribution/calls/percentiles/p50/value", "200");
}

/* Another file is read by its own header alone. */
static void
test_other (void)
{
  g_autoptr(RbkCliRun) run = NULL;

  rbk_cli_write ("own.csv", CSV);
  rbk_cli_write ("other.csv", "customer_id,calls,cost\na,30,1\n");
  write_named ("other.ratebook", CSV, ", \"rescale\": \"2\"");
  run = rbk_cli_run_line ("customers other.ratebook --usage other.csv --json");

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_false (rbk_cli_boolean (run, "file/own"));
  rbk_cli_assert_text (run, "distribution/calls/percentiles/p50/value", "30");
}

static void
test_changed (void)
{
  g_autoptr(RbkCliRun) run = NULL;

  rbk_cli_write ("own.csv", CSV "d,5,1\n");
  write_named ("changed.ratebook", CSV, "");
  run = rbk_cli_run_line ("simulate changed.ratebook --json");

  g_assert_cmpint (run->status, ==, 0);
  rbk_cli_assert_number (run, "customers", 4);
  g_assert_nonnull (strstr (run->errors, "own.csv: it is not the file that the book was sized on"));
}

/* Where it is needed its loss is an error, else a remark. */
static void
test_missing (void)
{
  g_autoptr(RbkCliRun) table = NULL;
  g_autoptr(RbkCliRun) simulate = NULL;
  g_autoptr(RbkCliRun) none = NULL;

  write_book ("missing.ratebook", "{ \"path\": \"nowhere.csv\" }");
  table = rbk_cli_run_line ("table missing.ratebook --json");
  simulate = rbk_cli_run_line ("simulate missing.ratebook --json");
  none = rbk_cli_run_line ("customers usage-gated.ratebook");

  g_assert_cmpint (table->status, ==, 0);
  g_assert_nonnull (strstr (table->errors, "nowhere.csv"));
  rbk_cli_assert_text (table, "plans/0/price", "29");
  g_assert_cmpint (simulate->status, ==, 3);
  g_assert_cmpstr (simulate->output, ==, "");
  g_assert_cmpint (none->status, ==, 2);
  g_assert_nonnull (strstr (none->errors, "--usage"));
}

/* Starter has 200 runs: 160 are 80 % of them. */
static void
test_hits (void)
{
  g_autoptr(RbkCliRun) run = NULL;

  rbk_cli_write ("days.csv", "customer_id,day,calls,cost\n"
                             "a,2026-06-01,100,1\na,2026-06-03,60,1\na,2026-06-09,40,1\n"
                             "b,2026-06-02,159,1\n");
  run = rbk_cli_run_line ("customers usage-gated.ratebook --usage days.csv --plan starter --json");

  g_assert_cmpstr (run->errors, ==, "");
  rbk_cli_assert_text (run, "everybody_on", "starter");
  g_assert_cmpuint (rbk_cli_length (run, "cap_hits/0/days"), ==, 2);
  rbk_cli_assert_text (run, "cap_hits/0/days/0/day", "2026-06-03");
  rbk_cli_assert_number (run, "cap_hits/0/days/0/at_80", 1);
  rbk_cli_assert_number (run, "cap_hits/0/days/0/at_100", 0);
  rbk_cli_assert_text (run, "cap_hits/0/days/1/day", "2026-06-09");
  rbk_cli_assert_number (run, "cap_hits/0/days/1/at_100", 1);
}

/* What is not known is said so, and what is wrong is refused before anything is read. */
static void
test_words (void)
{
  static const char *const lines[] = {
    "customers usage-gated.ratebook --usage other.csv --json --csv",
    "customers usage-gated.ratebook --usage other.csv --plan nobody",
    "customers usage-gated.ratebook --usage other.csv --losing -2",
    "costs usage-gated.ratebook --workload nothing",
    "costs usage-gated.ratebook --model nothing",
    "costs usage-gated.ratebook --from gpt-5",
    "costs usage-gated.ratebook --share 2",
    "costs usage-gated.ratebook --calls many",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (lines[i]);

      if (run->status != 2 || *run->output != '\0')
        g_error ("%s: %d %s%s", lines[i], run->status, run->output, run->errors);
    }
}

static void
test_csv (void)
{
  g_autoptr(RbkCliRun) run = NULL;

  rbk_cli_write ("loss.csv", "customer_id,calls,cost\n=x,10,1\nb,150,40\n");
  run = rbk_cli_run_line ("customers usage-gated.ratebook --usage loss.csv --plan starter --csv");

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpstr (run->output, ==,
                   "customer,plan,usage,bill,cost,break_even,target_price\n"
                   "b,starter,150,29,43,43,143.34\n");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();

  g_test_add_func ("/cli/customers/own", test_own);
  g_test_add_func ("/cli/customers/moved", test_moved);
  g_test_add_func ("/cli/customers/other", test_other);
  g_test_add_func ("/cli/customers/changed", test_changed);
  g_test_add_func ("/cli/customers/missing", test_missing);
  g_test_add_func ("/cli/customers/hits", test_hits);
  g_test_add_func ("/cli/customers/words", test_words);
  g_test_add_func ("/cli/customers/csv", test_csv);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
