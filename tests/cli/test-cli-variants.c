/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Books side by side, whole credits and cheaper models through the program. */

#define USAGE "customer_id,calls\na,10\nb,160\nc,200\nd,900\n"
#define SCORED                                                                                     \
  "{\"format\": \"ratebook-catalogue\", \"version\": 1, \"currency\": \"USD\", \"models\": "       \
  "[{\"model\": \"tiny\", \"provider\": \"Small\", \"input\": \"0.01\", \"output\": \"0.01\"}]}"
#define EUROS                                                                                      \
  "{\"format\": \"ratebook-catalogue\", \"version\": 1, \"currency\": \"EUR\", \"models\": "       \
  "[{\"model\": \"tiny\", \"input\": \"0.01\", \"output\": \"0.01\"}]}"

static const RbkCliFigure cases[] = {
  /* Three on starter and one on pro, as simulate says; a twin differs in nothing. */
  { "revenue", "compare usage-gated.ratebook usage-gated.ratebook --usage calls.csv --json",
    "books/1/total/revenue", "\"186\"" },
  { "customers", "compare usage-gated.ratebook usage-gated.ratebook --usage calls.csv --json",
    "plans/0/books/1/customers", "3" },
  { "no-customers", "compare usage-gated.ratebook usage-gated.ratebook --json", "books/0/total",
    "null" },
  { "by-key", "compare usage-gated.ratebook credit-tiers.ratebook --json", "plans/0/books/1/price",
    "\"29\"" },
  { "marked", "compare usage-gated.ratebook credit-tiers.ratebook --json", "plans/1/books/1/price",
    "\"299\"" },
  { "nobody", "compare credit-tiers.ratebook usage-gated.ratebook --json", "plans/4/books/1",
    "null" },
  { "count", "compare usage-gated.ratebook usage-gated.ratebook --synthetic 500 --json",
    "books/1/total/customers", "500" },
  /* The article: 10.06 credits on Starter and 19.51 on Pro leave 70 % of all credits used. */
  { "starter", "solve credit-tiers.ratebook --for credits --plan starter --margin 70% --json",
    "routes/0/credits", "\"11\"" },
  { "pro", "solve credit-tiers.ratebook --for credits --plan pro --margin 0.7 --json",
    "routes/0/credits", "\"20\"" },
  { "all", "solve credit-tiers.ratebook --for credits --json", "credit_price/plan", "\"scale\"" },
  { "value", "solve credit-tiers.ratebook --for credits --json", "value", "\"18\"" },
  { "sentence", "solve credit-tiers.ratebook --for credits --by-workload --json",
    "routes/0/sentence", "\"Request takes 18 credits\"" },
  { "scale", "solve credit-tiers.ratebook --for credits --rescale --json", "scale", "\"0.05\"" },
  { "meter", "solve credit-tiers.ratebook --for credits --meter credits --json", "meter",
    "\"credits\"" },
  { "even", "solve credit-tiers.ratebook --for credits --max-loss 0.5% --json", "routes/1/credits",
    "\"12\"" },
  /* 1,000 tokens in and 500 out: Sonnet's 3 and 15 for Opus' 5 and 25. */
  { "route", "route credit-tiers.ratebook --json", "workloads/0/model", "\"claude-sonnet-4-6\"" },
  { "saving", "route credit-tiers.ratebook --json", "workloads/0/saving", "\"0.007\"" },
  { "then", "route credit-tiers.ratebook --json", "cost_per_call_then", "\"0.0105\"" },
  { "no-score", "route credit-tiers.ratebook --quality 50 --json", "workloads/0/models/0/refused/0",
    "\"no_quality\"" },
  { "nobody-good", "route credit-tiers.ratebook --quality 50 --json", "workloads/0/model", "null" },
  { "catalogue", "route credit-tiers.ratebook --catalogue tiny.json --json",
    "workloads/0/models/0/in_book", "false" },
  { "provider", "route credit-tiers.ratebook --catalogue tiny.json --provider anthropic --json",
    "workloads/0/model", "\"claude-sonnet-4-6\"" },
  { "fallbacks", "route credit-tiers.ratebook --fallbacks 1 --json", "workloads/0/models/1/chosen",
    "true" },
  { "passed", "route credit-tiers.ratebook --pass 0.25 --json", "passed_on", "\"0.25\"" },
};

typedef struct
{
  const char *name, *line;
  int         status;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { "one-book", "compare usage-gated.ratebook", 2, "missing" },
  { "two-forms", "compare usage-gated.ratebook usage-gated.ratebook --csv --json", 2, "choose" },
  { "no-book", "compare usage-gated.ratebook none.ratebook", 3, "none.ratebook" },
  { "band", "solve credit-tiers.ratebook --for credits --margin 80%:60%", 2, "margin" },
  { "band-word", "solve credit-tiers.ratebook --for credits --margin high", 2, "--margin" },
  { "for", "solve credit-tiers.ratebook --for luck", 2, "--for: \"luck\"" },
  { "most", "solve credit-tiers.ratebook --for credits --max-credits 0", 2, "whole number" },
  { "no-plan", "solve credit-tiers.ratebook --for credits --plan none", 2, "none" },
  { "free-plan", "solve credit-tiers.ratebook --for credits --plan sandbox", 2, "no plan sells" },
  { "no-meter", "solve credit-tiers.ratebook --for credits --meter none", 2, "none" },
  { "no-credits", "solve usage-gated.ratebook --for credits", 2, "no plan sells" },
  { "at", "solve credit-tiers.ratebook --for credits --at p90", 2, "--at" },
  { "not-credits", "solve credit-tiers.ratebook --plan pro --margin 0.7 --rescale", 2,
    "--for credits" },
  { "workload", "route credit-tiers.ratebook --workload none", 2, "--workload" },
  { "quality", "route credit-tiers.ratebook --quality 101", 2, "--quality" },
  { "fallbacks", "route credit-tiers.ratebook --fallbacks 1.5", 2, "whole" },
  { "pass", "route credit-tiers.ratebook --pass 101%", 2, "--pass" },
  { "currency", "route credit-tiers.ratebook --catalogue euros.json", 2, "EUR" },
  { "save-nothing", "route credit-tiers.ratebook --quality 50 --save-as no.ratebook", 1,
    "qualifies" },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *one = data;
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (one->line);

  g_assert_cmpint (run->status, ==, one->status);
  g_assert_nonnull (strstr (run->errors, one->message));
  g_assert_false (rbk_cli_exists ("no.ratebook"));
}

/* There is no answer: it is said in the answer, and by how the program ends. */
static void
test_no_answer (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "solve credit-tiers.ratebook --for credits --max-credits 5 --save-as no.ratebook --json");

  g_assert_cmpint (run->status, ==, 1);
  rbk_cli_assert_value (run, "value", "null");
  rbk_cli_assert_value (run, "refused", "\"too_many\"");
  rbk_cli_assert_value (run, "way_out", "\"0.05\"");
  g_assert_true (rbk_cli_boolean (run, "routes/0/binds"));
  g_assert_false (rbk_cli_exists ("no.ratebook"));
}

/* What was found is in the book that is written; the other one stays as it was. */
static void
test_save (void)
{
  g_autofree char *before = rbk_cli_read ("credit-tiers.ratebook", NULL);
  g_autofree char *after = NULL;
  g_autoptr(RbkCliRun) solve = rbk_cli_run_line (
      "solve credit-tiers.ratebook --for credits --rescale --save-as small.ratebook --json");
  g_autoptr(RbkCliRun) costs = rbk_cli_run_line ("costs small.ratebook --json");
  g_autoptr(RbkCliRun) compare = rbk_cli_run_line (
      "compare credit-tiers.ratebook small.ratebook --usage calls.csv --json");
  g_autoptr(RbkCliRun) route =
                 rbk_cli_run_line ("route credit-tiers.ratebook --save-as routed.ratebook --json");
  g_autoptr(RbkCliRun) routed = rbk_cli_run_line ("costs routed.ratebook --json");

  g_assert_cmpint (solve->status, ==, 0);
  rbk_cli_assert_value (costs, "workloads/0/routes/0/credits", "\"1\"");
  /* The same calls cost customers the same. */
  rbk_cli_assert_value (compare, "books/1/total/revenue", "\"246\"");
  g_assert_cmpuint (rbk_cli_length (compare, "books/1/total/differs"), ==, 0);
  rbk_cli_assert_value (compare, "plans/1/books/1/included", "\"250\"");
  g_assert_cmpint (route->status, ==, 0);
  rbk_cli_assert_value (routed, "cost_per_call", "\"0.0105\"");
  after = rbk_cli_read ("credit-tiers.ratebook", NULL);
  g_assert_cmpstr (before, ==, after);
}

/* Where the cheapest serves already nothing is saved, and where it scores too low the one that
 * will do costs more: 0.0175 for 0.0105. */
static void
test_no_saving (void)
{
  g_autoptr(RbkCliRun) saved =
                 rbk_cli_run_line ("route credit-tiers.ratebook --save-as sonnet.ratebook");
  g_autofree char *book = rbk_cli_read ("sonnet.ratebook", NULL);
  g_autoptr(GString) scored = g_string_new (book);
  g_autoptr(RbkCliRun) same = rbk_cli_run_line ("route sonnet.ratebook");
  g_autoptr(RbkCliRun) more = NULL;

  g_assert_nonnull (strstr (saved->output, "claude-sonnet-4-6 saves 40.00 %\n"));
  g_assert_nonnull (strstr (same->output, "claude-sonnet-4-6 costs as much\n"));
  g_assert_cmpuint (g_string_replace (scored, "\"name\": \"Claude Opus 4.8\",",
                                      "\"name\": \"Claude Opus 4.8\", \"quality\": \"90\",", 1),
                    ==, 1);
  rbk_cli_write ("scored.ratebook", scored->str);
  more = rbk_cli_run_line ("route scored.ratebook --quality 80");
  g_assert_nonnull (strstr (more->output,
                            "claude-opus-4-8 is the cheapest that qualifies and costs 66.67 % "
                            "more\n"));
}

/* A column a book, a row a figure; what differs has a star, and a formula is none. */
static void
test_texts (void)
{
  g_autoptr(RbkCliRun) text =
                 rbk_cli_run_line ("compare usage-gated.ratebook credit-tiers.ratebook");
  g_autoptr(RbkCliRun) csv =
                 rbk_cli_run_line ("compare usage-gated.ratebook credit-tiers.ratebook --csv");
  g_autoptr(RbkCliRun) markdown = rbk_cli_run_line (
      "compare usage-gated.ratebook credit-tiers.ratebook --usage calls.csv --markdown");
  g_autoptr(RbkCliRun) made_up = rbk_cli_run_line (
      "compare usage-gated.ratebook credit-tiers.ratebook --synthetic 100");
  g_autoptr(RbkCliRun) route = rbk_cli_run_line ("route hybrid.ratebook");
  g_autoptr(RbkCliRun) credits = rbk_cli_run_line ("solve credit-tiers.ratebook --for credits");

  g_assert_nonnull (strstr (text->output, "299.00 *"));
  g_assert_nonnull (strstr (text->output, "Amounts in USD."));
  g_assert_true (g_str_has_prefix (csv->output, "plan,figure,"));
  g_assert_nonnull (strstr (csv->output, "\npro,price,99,299\n"));
  g_assert_nonnull (strstr (markdown->output, "| --- | --- | ---: | ---: |\n"));
  g_assert_nonnull (strstr (markdown->output, "| All customers | Customers | 4 | 4 |"));
  g_assert_nonnull (strstr (made_up->output, "Made-up"));
  g_assert_nonnull (strstr (route->output, "a call today"));
  g_assert_nonnull (strstr (credits->output, "takes 18 credits.\n"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("calls.csv", USAGE);
  rbk_cli_write ("tiny.json", SCORED);
  rbk_cli_write ("euros.json", EUROS);
  rbk_cli_add_figures ("/Cli/Variants/", cases, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/Cli/Variants/refused/%s", refusals[i].name);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/Cli/Variants/no-answer", test_no_answer);
  g_test_add_func ("/Cli/Variants/save", test_save);
  g_test_add_func ("/Cli/Variants/no-saving", test_no_saving);
  g_test_add_func ("/Cli/Variants/texts", test_texts);
  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
