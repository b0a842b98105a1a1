/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Customers who go from old prices to new ones, through the program. Starter is 29 up to 200 runs,
 * Pro 99. Of four customers three fit Starter. */

#define FLAT "migrate usage-gated.ratebook --from-price 49 --usage calls.csv --json"
#define SAME "migrate usage-gated.ratebook usage-gated.ratebook --usage plans.csv --json"

static const RbkCliFigure cases[] = {
  { "customers", FLAT, "customers", "4" },
  { "from", FLAT, "from", "\"49\"" },
  { "before", FLAT, "revenue_before", "\"196\"" },
  { "after", FLAT, "revenue_after", "\"186\"" },
  { "less", FLAT, "total/less", "3" },
  { "over", FLAT, "total/over", "1" },
  { "median", FLAT, "total/change_amount/p50", "\"-20\"" },
  { "bin", FLAT, "total/histogram/1/customers", "3" },
  { "plan", FLAT, "plans/0/key", "\"flat\"" },
  { "to", FLAT, "plans/0/to", "\"cheapest\"" },
  { "by", FLAT, "plans/0/by", "\"nothing_alike\"" },
  { "flow", FLAT, "flows/1/to", "\"pro\"" },
  { "flow-over", FLAT, "flows/1/over", "1" },
  { "cohort", FLAT, "cohorts/3/cohort", "\"over\"" },
  { "cohort-bill", FLAT, "cohorts/3/bill_after", "\"99\"" },
  { "draft", FLAT, "cohorts/3/draft/example_customer", "\"d\"" },
  { "no-draft", FLAT, "cohorts/5/draft", "null" },
  { "rise", FLAT, "largest_rises/0/customer", "\"d\"" },
  { "waves", FLAT " --waves 2 --start 2027-01-01", "waves/1/moves", "\"2027-02-14\"" },
  { "wave", FLAT " --waves 2", "waves/1/over", "1" },
  { "shares", FLAT " --wave-shares 1,3", "waves/0/customers", "1" },
  { "notice", FLAT " --start 2027-01-01 --notice 0", "waves/0/moves", "\"2027-01-01\"" },
  { "month", FLAT " --start 2027-01-01", "months/0/month", "\"2027-01\"" },
  { "months", FLAT " --months 3", "months/2/revenue_before", "\"196\"" },
  /* All in one wave on 1 January, and the one over the threshold is taken to leave. */
  { "leaving", FLAT " --start 2027-01-01 --notice 0 --waves 1 --leaving 100%", "months/0/revenue",
    "\"87\"" },
  { "keep", FLAT " --grandfather rise:20%", "grandfathering_costs", "\"50\"" },
  { "kept", FLAT " --grandfather rise:20%", "revenue_after", "\"136\"" },
  { "kept-pays", FLAT " --grandfather rise:20%", "cohorts/5/bill_after", "\"49\"" },
  { "kept-would", FLAT " --grandfather rise:20%", "cohorts/5/bill_if_moved", "\"99\"" },
  { "kept-for", FLAT " --grandfather rise:20% --grandfather-months 2 --start 2027-01-01",
    "waves/4/moves", "\"2027-03-01\"" },
  { "threshold", FLAT " --threshold 200%", "cohorts/2/customers", "1" },
  { "map", FLAT " --map flat=pro", "revenue_after", "\"396\"" },
  { "map-all", FLAT " --map *=starter", "cohorts/4/customers", "1" },
  { "same", SAME, "cohorts/1/customers", "3" },
  { "stopped", SAME, "cohorts/4/customers", "1" },
  { "unknown-after", SAME, "cohorts/8/bill_after", "null" },
  { "unknown", SAME, "cohorts/8/customers", "1" },
  { "key", SAME, "plans/1/by", "\"key\"" },
  { "no-change", SAME, "total/change", "\"0\"" },
  { "named",
    "migrate usage-gated.ratebook --from-price starter=10 --from-price Pro=20 --usage "
    "plans.csv --json",
    "plans/1/name", "\"Pro\"" },
  /* a, b and the one whose plan the file does not say pay 10, c pays 20. */
  { "named-before",
    "migrate usage-gated.ratebook --from-price starter=10 --from-price Pro=20 "
    "--usage plans.csv --json",
    "revenue_before", "\"50\"" },
  { "made-up", "migrate usage-gated.ratebook --from-price 49 --synthetic 100 --median 100 --json",
    "synthetic/customers", "100" },
};

static void
test_csv (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "migrate usage-gated.ratebook --from-price 49 --usage names.csv --csv "
      "--start 2027-01-01 --waves 2");
  g_auto(GStrv) lines = NULL;

  g_assert_cmpint (run->status, ==, 0);
  lines = g_strsplit (run->output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_prefix (lines[0], "customer,customers,old_plan,new_plan,bill_before"));
  /* What a spreadsheet would run stays text. */
  g_assert_cmpstr (lines[1], ==,
                   "\"'=HYPERLINK(\"\"x\"\")\",1,flat,starter,49,29,-20,-40.82,3.125,3.125,"
                   "45.875,25.875,less,no,1,2027-01-31,29");
  g_assert_true (g_str_has_prefix (lines[2], "b,1,flat,pro,49,99,50,102.04,"));
  g_assert_true (g_str_has_suffix (lines[2], ",over,no,2,2027-02-14,99"));
}

/* Adds a column of a list up; cells that are empty count nothing. */
static double
add_up (char **lines, const char *column)
{
  g_auto(GStrv) names = g_strsplit (lines[0], ",", -1);
  double sum = 0;
  guint  place = 0;

  while (!g_str_equal (names[place], column))
    place++;
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[i], ",", -1);

      sum += g_ascii_strtod (cells[place], NULL);
    }
  return sum;
}

/* Who is kept, needs a quote, or has a plan that is not known: what all pay is the revenue. */
static void
test_adds_up (void)
{
  static const char *const moves[] = {
    "migrate usage-gated.ratebook --from-price starter=10 --from-price Pro=20 --usage plans.csv "
    "--grandfather rise:250%",
    "migrate token-api.ratebook --from-price starter=10 --from-price Pro=20 --usage plans.csv "
    "--map pro=enterprise --grandfather plan:starter",
    "migrate usage-gated.ratebook --from-price 49 --usage calls.csv --grandfather rise:20% "
    "--grandfather-months 3",
  };
  static const char *const columns[][2] = { { "bill_before", "revenue_before" },
                                            { "bill_after", "revenue_after" },
                                            { "margin_before", "margin_before" },
                                            { "margin_after", "margin_after" } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *list = g_strconcat (moves[i], " --csv", NULL);
      g_autofree char *figures = g_strconcat (moves[i], " --json", NULL);
      g_autoptr(RbkCliRun) csv = rbk_cli_run_line (list);
      g_autoptr(RbkCliRun) json = rbk_cli_run_line (figures);
      g_auto(GStrv) lines = g_strsplit (csv->output, "\n", -1);

      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        g_assert_cmpfloat_with_epsilon (add_up (lines, columns[k][0]),
                                        g_ascii_strtod (rbk_cli_text (json, columns[k][1]), NULL),
                                        1e-9);
    }
}

static void
test_text (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "migrate usage-gated.ratebook --from-price 49 --usage calls.csv");
  const char *const parts[] = {
    "4 customers go from 49 to the new prices",
    "Revenue a month: 196.00 before, 186.00 after",
    "The threshold is a rise of 20.00 %",
    "pay less",
    "Flat price  the cheapest",
    "The largest rises:",
    "Those who gain move first, those whose bill",
  };

  rbk_cli_assert_parts (run, parts, G_N_ELEMENTS (parts));
}

/* What the book remembers holds where the command line says nothing. */
static void
test_remembered (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "migrate remembers.ratebook --from-price 49 --usage calls.csv --json");
  g_autoptr(RbkCliRun) said =
                 rbk_cli_run_line ("migrate remembers.ratebook --from-price 49 --usage "
                                   "calls.csv --json --waves 1 --grandfather stopped");

  rbk_cli_assert_number (run, "threshold", 0.5);
  g_assert_cmpuint (rbk_cli_length (run, "waves"), ==, 3);
  rbk_cli_assert_text (run, "grandfathering_costs", "50");
  g_assert_cmpuint (rbk_cli_length (said, "waves"), ==, 1);
  rbk_cli_assert_text (said, "grandfathering_costs", "0");
}

static void
test_refused (void)
{
  static const RbkCliRefusal refused[] = {
    { "migrate usage-gated.ratebook --usage calls.csv", "TO is missing", 2 },
    { "migrate usage-gated.ratebook hybrid.ratebook --from-price 4 --usage calls.csv",
      "leave it out", 2 },
    { "migrate usage-gated.ratebook --from-price much --usage calls.csv", "--from-price", 2 },
    { FLAT " --csv", "two outputs", 2 },
    { FLAT " --map flat", "--map", 2 },
    { FLAT " --map flat=gone", "\"gone\"", 2 },
    { FLAT " --threshold 20", "--threshold", 2 },
    { FLAT " --grandfather plan:gone", "\"gone\"", 2 },
    { FLAT " --grandfather all", "--grandfather", 2 },
    { FLAT " --waves 0", "--waves 0: write 1 to 52", 2 },
    { FLAT " --waves -1", "--waves -1: write 1 to 52", 2 },
    { FLAT " --wave-days -1", "--wave-days -1: write 0 to 366", 2 },
    { FLAT " --notice 367", "--notice 367: write 0 to 366", 2 },
    { FLAT " --grandfather-months -1", "--grandfather-months -1: write 0 to 120", 2 },
    { FLAT " --list -1", "--list -1", 2 },
    { FLAT " --leaving 101%", "share of 0 to 1", 2 },
    { FLAT " --wave-shares 1,x", "--wave-shares", 2 },
    { FLAT " --wave-shares 1,2 --waves 3", "leave --waves out", 2 },
    { FLAT " --start tomorrow", "--start", 2 },
    { FLAT " --months 1000", "--months 1000: write 1 to 120", 2 },
    { "migrate gone.ratebook usage-gated.ratebook --usage calls.csv", "gone.ratebook", 3 },
    { "migrate euros.ratebook usage-gated.ratebook --usage calls.csv", "EUR", 3 },
  };

  rbk_cli_assert_refused (refused, G_N_ELEMENTS (refused));
}

static void
write_books (void)
{
  gsize            length;
  g_autofree char *book = rbk_cli_read ("usage-gated.ratebook", &length);
  g_autoptr(GString) euros = g_string_new (book);
  g_autoptr(GString) remembers = g_string_new (book);

  g_string_replace (euros, "\"USD\"", "\"EUR\"", 0);
  rbk_cli_write ("euros.ratebook", euros->str);
  g_string_truncate (remembers, strlen (g_strchomp (remembers->str)) - 1);
  g_string_append (remembers, ",\"migration\":{\"threshold\":\"0.5\",\"keep\":[\"rise:50%\"],"
                              "\"waves\":3}}\n");
  rbk_cli_write ("remembers.ratebook", remembers->str);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("calls.csv", "customer_id,calls\na,10\nb,160\nc,200\nd,201\n");
  rbk_cli_write ("names.csv", "customer_id,calls\n\"=HYPERLINK(\"\"x\"\")\",10\nb,201\n");
  rbk_cli_write ("plans.csv", "customer_id,calls,plan\na,10,Starter\nb,250,starter\nc,20,PRO\n"
                              "d,5,Gone\ne,7,\n");
  write_books ();

  rbk_cli_add_figures ("/cli/migrate/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/migrate/csv", test_csv);
  g_test_add_func ("/cli/migrate/adds-up", test_adds_up);
  g_test_add_func ("/cli/migrate/text", test_text);
  g_test_add_func ("/cli/migrate/remembered", test_remembered);
  g_test_add_func ("/cli/migrate/refused", test_refused);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
