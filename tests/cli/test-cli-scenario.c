/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* What shocks do, through the program. */

/* Starter is 29 up to 200 runs with 3 of overhead, Pro 99; 200 runs of 1,000 tokens cost 2.50. */
#define GATED "scenario usage-gated.ratebook --json "
#define CROWD GATED "--usage calls.csv --set usage=x2"

/* A request costs 0.0175 and takes 20 credits. */
#define CREDITS "scenario credit-tiers.ratebook --json "

static const RbkCliFigure cases[] = {
  { "before", GATED "--set tokenizer=x1.35", "plans/0/margin_before", "0.8103448275862069" },
  { "after", GATED "--set tokenizer=x1.35", "plans/0/margin_after", "0.7801724137931034" },
  { "bill", GATED "--set tokenizer=x1.35", "plans/0/bill_change", "0" },
  { "shock", GATED "--set tokenizer=+35%", "shocks/0", "\"tokenizer=x1.35\"" },
  { "two", GATED "--set tokenizer=x2 overhead=x2", "plans/0/cost_after", "\"11\"" },
  { "two-options", GATED "--set tokenizer=x2 --set overhead=x2", "plans/0/cost_after", "\"11\"" },
  { "answer", GATED "--set tokenizer=x2", "answer", "\"hold\"" },
  { "pass/factor", GATED "--set overhead=x2 --answer pass", "plans/0/price_factor",
    "\"1.545454545454545455\"" },
  { "pass/bill", GATED "--set overhead=x2 --answer pass", "plans/0/bill_after", "\"44.82\"" },
  { "pass/moved", GATED "--set overhead=x2 --answer pass", "moves/0/after", "\"44.82\"" },
  { "call", CREDITS "--set model:claude-opus-4-8.price=x2", "cost_per_call_after", "\"0.035\"" },
  { "input", CREDITS "--set tokenizer-input=x1.35", "cost_per_call_after", "\"0.01925\"" },
  { "both", CREDITS "--set tokenizer=x1.35", "cost_per_call_after", "\"0.023625\"" },
  { "credits", CREDITS "--set model:*.price=x0.5 --answer pass", "moves/0/what", "\"credits\"" },
  { "credits/after", CREDITS "--set model:*.price=x0.5 --answer pass", "moves/0/after", "\"10\"" },
  { "no-margin", CREDITS "--set usage=x2", "plans/0/margin_after", "null" },
  { "quote", CREDITS "--set usage=x2", "plans/4/bill_change", "null" },

  { "customers", CROWD, "plans/0/customers/before/customers", "3" },
  { "customers/after", CROWD, "plans/0/customers/after/customers", "1" },
  { "worst", CROWD, "plans/0/customers/worst_bill_change", "2.413793103448276" },
  { "worst/who", CROWD, "plans/0/customers/worst_customer", "\"b\"" },
  { "worst/bill", CROWD, "plans/0/customers/worst_bill_after", "\"99\"" },
  { "typical", CROWD, "plans/0/customers/typical_bill_change", "2.413793103448276" },
  { "more", CROWD, "plans/0/customers/paying_more", "2" },
  { "total", CROWD, "total_after/revenue", "\"326\"" },
  { "foresight", CROWD, "predictability/plans/0/verdict", "\"predictable\"" },
  { "foresight/sigma", CROWD " --month-sigma 0.1", "predictability/sigma", "0.1" },

  { "matrix/name", GATED "--matrix --set usage=x2 --set retries=x1.1", "matrix/2/name",
    "\"retries=x1.1\"" },
  { "matrix/as-is", GATED "--matrix --set usage=x2", "matrix/0/plans/0/margin",
    "0.8103448275862069" },
  { "matrix/row", GATED "--matrix --set tokenizer=x1.35", "matrix/1/plans/0/margin",
    "0.7801724137931034" },
  { "matrix/known", GATED, "matrix/6/name", "\"One call in ten is made again\"" },
  { "matrix/worst", GATED "--matrix --set usage=x2 --usage calls.csv",
    "matrix/1/plans/0/worst_bill_change", "2.413793103448276" },
  { "matrix/total", GATED "--matrix --set usage=x2 --usage calls.csv", "matrix/1/total/customers",
    "4" },
  { "own", "scenario own.ratebook --json", "matrix/1/name", "\"Dear times\"" },
  { "own/answer", "scenario own.ratebook --json", "matrix/1/answer", "\"pass\"" },
  { "key", "scenario own.ratebook --json --scenario dear", "name", "\"Dear times\"" },
  { "key/answer", "scenario own.ratebook --json --scenario dear --answer hold", "answer",
    "\"hold\"" },
  { "key/and-more", "scenario own.ratebook --json --scenario dear --set usage=x2", "shocks/1",
    "\"usage=x2\"" },
  { "known", GATED "--scenario vendor-cut", "shocks/0", "\"model:*.price=x0.333\"" },

  { "tornado/plan", GATED "--tornado", "tornado/plan", "\"starter\"" },
  { "tornado/widest", GATED "--tornado", "tornado/bars/0/name", "\"Price of all models\"" },
  { "tornado/other", GATED "--tornado --plan pro --swing overhead=x1..x2", "tornado/bars/0/high",
    "\"overhead=x2\"" },
  { "tornado/all", GATED "--tornado --usage calls.csv", "tornado/plan", "null" },
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
  assert_run ("scenario usage-gated.ratebook --set usage=x2 --usage calls.csv", 0, "+241.4 %",
              NULL);
  assert_run ("scenario usage-gated.ratebook --set overhead=x2 --answer pass", 0,
              "amount: 29 to 44.82", NULL);
  assert_run ("scenario usage-gated.ratebook --set tokenizer=x2 --answer rebalance", 0,
              "One model serves all calls", NULL);
  assert_run ("scenario usage-gated.ratebook --tornado", 0, "What moves the margin of Starter",
              NULL);
  assert_run ("scenario usage-gated.ratebook --matrix --set usage=x2 --synthetic 100", 0,
              "Made-up customers", NULL);
  assert_run ("scenario usage-gated.ratebook --set usage=x2 --usage calls.csv", 0,
              "which is an assumption", NULL);
}

static void
test_refused (void)
{
  assert_run ("scenario usage-gated.ratebook --set usage=2", 2, NULL, "usage=2");
  assert_run ("scenario usage-gated.ratebook --set weather=x2", 2, NULL, "no such shock");
  assert_run ("scenario usage-gated.ratebook --set model:gone.price=x2", 2, NULL,
              "model:gone.price=x2: the book has no price of that model; there is: ");
  assert_run ("scenario usage-gated.ratebook --set share:gone=0.5", 2, NULL,
              "no workload has such a route beside another; there is: none at all");
  assert_run ("scenario yen.ratebook --set vendor=2026-09-01", 2, NULL,
              "a catalogue in USD, and the book's are in JPY");
  assert_run ("scenario usage-gated.ratebook --set usage=x1000000 usage=x1000000 usage=x1000000", 3,
              NULL, "more than can be counted");
  assert_run ("scenario usage-gated.ratebook --set model:*.price=x1000000 tokenizer=x1000000 "
              "retries=x1000000 usage=x100000",
              3, NULL, "more than can be computed; let the shocks be less");
  assert_run ("scenario plain.ratebook --set model:*.price=x2", 2, NULL, "there is: none at all");
  assert_run ("scenario usage-gated.ratebook --set usage=x2 --answer wait", 2, NULL,
              "hold, pass or rebalance");
  assert_run ("scenario usage-gated.ratebook --scenario none", 2, NULL, "no scenario none");
  assert_run ("scenario usage-gated.ratebook --tornado --swing usage", 2, NULL, "from where to");
  assert_run ("scenario usage-gated.ratebook --set usage=x2 --usage gone.csv", 3, NULL,
              "gone.csv: ");
  assert_run ("scenario usage-gated.ratebook --set usage=x2 --usage calls.csv --month-sigma 9", 2,
              NULL, "--month-sigma");
  assert_run ("scenario usage-gated.ratebook --matrix --save-as x.ratebook", 2, NULL,
              "--save-as makes a book of one scenario");
  assert_run ("scenario gone.ratebook --set usage=x2", 3, NULL, "gone.ratebook: ");
  g_assert_false (rbk_cli_exists ("x.ratebook"));
}

/* The book that is saved has the margins that were said of it. */
/* What is wrong with another file is said of that one, not of the book. */
static void
test_bad_catalogue (void)
{
  rbk_cli_write ("cut-off.json", "{\n");
  assert_run ("scenario usage-gated.ratebook --set vendor=2026-09-01 --catalogue cut-off.json", 3,
              NULL, "ratebook-cli: cut-off.json: line 2, column 1: ");
  assert_run ("scenario usage-gated.ratebook --set vendor=2026-09-01 --catalogue gone.json", 3,
              NULL, "ratebook-cli: gone.json: can't be read: ");
}

static void
test_saved (void)
{
  g_autoptr(RbkCliRun) said = rbk_cli_run_line (
      "scenario usage-gated.ratebook --json --set tokenizer=x1.35 --set output=x1.2 --answer pass "
      "--save-as then.ratebook");
  g_autoptr(RbkCliRun) table = rbk_cli_run_line ("table then.ratebook --json");
  g_autoptr(RbkCliRun) valid = rbk_cli_run_line ("validate then.ratebook");
  g_autoptr(RbkCliRun) printed = rbk_cli_run_line (
      "scenario usage-gated.ratebook --set tokenizer=x1.35 --set output=x1.2 "
      "--answer pass --save-as -");
  g_autofree char *written = rbk_cli_read ("then.ratebook", NULL);

  g_assert_cmpint (said->status, ==, 0);
  g_assert_cmpint (valid->status, ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *after = g_strdup_printf ("plans/%u/margin_after", i);
      g_autofree char *margin = g_strdup_printf ("plans/%u/margin", i);

      rbk_cli_assert_number (said, after, rbk_cli_number (table, margin));
    }
  g_assert_cmpstr (printed->output, ==, written);
}

/* A book without models has no price of theirs to change, and other scenarios all the same. */
static void
test_without_models (void)
{
  assert_run ("scenario plain.ratebook", 0, "Customers do twice as much", NULL);
  assert_run ("scenario plain.ratebook --matrix", 0, "One call in ten is made again", NULL);
}

static void
write_yen (void)
{
  g_autofree char *book = rbk_cli_read ("usage-gated.ratebook", NULL);
  g_autoptr(GString) yen = g_string_new (book);

  g_assert_cmpuint (g_string_replace (yen, "\"USD\"", "\"JPY\"", 1), ==, 1);
  rbk_cli_write ("yen.ratebook", yen->str);
}

static void
write_own (void)
{
  g_autofree char *book = rbk_cli_read ("usage-gated.ratebook", NULL);
  char            *end = strrchr (book, '}');
  g_autofree char *own = NULL;

  *end = '\0';
  own = g_strdup_printf ("%s,\"scenarios\":[{\"key\":\"dear\",\"name\":\"Dear times\",\"shocks\":"
                         "[\"model:*.price=x2\"],\"answer\":\"pass\"}]}",
                         g_strchomp (book));
  rbk_cli_write ("own.ratebook", own);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("calls.csv", "customer,calls\na,100\nb,170\nc,200\nd,900\n");
  rbk_cli_write ("plain.ratebook", "{\"format\":\"ratebook\",\"version\":1,\"currency\":\"USD\"}");
  write_own ();
  write_yen ();
  rbk_cli_add_figures ("/cli/scenario/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/scenario/text", test_text);
  g_test_add_func ("/cli/scenario/refused", test_refused);
  g_test_add_func ("/cli/scenario/saved", test_saved);
  g_test_add_func ("/cli/scenario/bad-catalogue", test_bad_catalogue);
  g_test_add_func ("/cli/scenario/without-models", test_without_models);
  status = g_test_run ();
  rbk_cli_clean ();
  return status;
}
