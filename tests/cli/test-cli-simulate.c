/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Plans and customers through the program. */

/* Starter is 29 up to 200 runs, Pro 99; a run costs 0.01625 by the book, or what its tokens do. */
static const RbkCliFigure cases[] = {
  { "customers", "simulate usage-gated.ratebook --usage calls.csv --json", "customers", "4" },
  { "unserved", "simulate usage-gated.ratebook --usage calls.csv --json", "unserved", "0" },
  { "key", "simulate usage-gated.ratebook --usage calls.csv --json", "plans/0/key", "\"starter\"" },
  { "at-the-cap", "simulate usage-gated.ratebook --usage calls.csv --json", "plans/0/customers",
    "3" },
  { "past-it", "simulate usage-gated.ratebook --usage calls.csv --json", "plans/1/customers", "1" },
  { "revenue", "simulate usage-gated.ratebook --usage calls.csv --json", "plans/0/revenue",
    "\"87\"" },
  { "at-80", "simulate usage-gated.ratebook --usage calls.csv --json", "plans/0/at_80", "2" },
  { "at-100", "simulate usage-gated.ratebook --usage calls.csv --json", "plans/0/at_100", "1" },
  { "losing", "simulate usage-gated.ratebook --usage costs.csv --json", "total/losing_money", "1" },
  { "inference", "simulate usage-gated.ratebook --usage costs.csv --json", "total/inference",
    "\"31.5\"" },
  { "loss", "simulate usage-gated.ratebook --usage costs.csv --json", "plans/0/loss", "\"4\"" },
  { "total", "simulate usage-gated.ratebook --usage calls.csv --json", "total/revenue", "\"186\"" },
  { "quote-only", "simulate credit-tiers.ratebook --usage calls.csv --json", "plans/4/revenue",
    "null" },
  { "nobody", "simulate usage-gated.ratebook --usage calls.csv --json", "plans/2/margin", "null" },
  /* 2.5M tokens in at 4 and 100,000 out at 20: its own, not what its calls come to. */
  { "own-tokens", "simulate token-api.ratebook --usage tokens.csv --json", "total/revenue",
    "\"12\"" },
  /* Known models cost what they do, 1 and 5 a million. */
  { "own-models", "simulate token-api.ratebook --usage models.csv --json", "total/inference",
    "\"3\"" },
  /* Two on starter pay 29 and stay; pro pays 99 whatever it uses, and goes down to 29; up goes
   * who uses more than starter has. */
  { "staying", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/staying", "1" },
  { "upgrading", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/upgrading", "1" },
  { "downgrading", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/downgrading",
    "1" },
  { "unknown", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/unknown", "2" },
  { "unserved-moves", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/unserved",
    "0" },
  { "bill-before", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/bill_before",
    "\"157\"" },
  { "bill-then", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/bill",
    "\"157\"" },
  { "flow-from", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/flows/0/from",
    "\"Starter\"" },
  { "flow-plan", "simulate usage-gated.ratebook --usage plans.csv --json", "moves/flows/0/plan",
    "\"starter\"" },
  { "flow-gone", "simulate usage-gated.ratebook --usage plans.csv --json",
    "moves/flows/3/bill_before", "null" },
  { "no-moves", "simulate usage-gated.ratebook --usage calls.csv --json", "moves", "null" },
  { "customers-too", "customers usage-gated.ratebook --usage plans.csv --json", "moves/unknown",
    "2" },
  { "one-plan", "customers usage-gated.ratebook --usage calls.csv --plan pro --json",
    "total/margin_amount", "\"368.8625\"" },
  /* 29 - 3 - 0.0125 x 10, x 160 and x 200: of three the middle one. */
  { "spread", "simulate usage-gated.ratebook --usage calls.csv --json",
    "plans/0/margin_percentiles/p50/amount", "\"24\"" },
  { "spread-of-nobody", "simulate usage-gated.ratebook --usage calls.csv --json",
    "plans/2/margin_percentiles/p50/amount", "null" },
  { "spread-quote-only", "simulate credit-tiers.ratebook --usage calls.csv --json",
    "plans/4/margin_percentiles", "null" },
  { "entries", "simulate usage-gated.ratebook --usage calls.csv --json", "entries", "4" },
  { "weighted", "simulate usage-gated.ratebook --usage calls.csv --json", "weighted", "false" },
  { "plans-today", "usage plans.csv --json", "plans/1/customers", "1" },
  { "without-plan", "usage plans.csv --json", "without_plan", "1" },
  { "no-plans-today", "usage calls.csv --json", "plans", "null" },
  { "mapped-plan", "usage calls.csv --map plan=calls --map calls= --json", "plans/0/name",
    "\"10\"" },
};

static void
test_text (void)
{
  g_autoptr(RbkCliRun) run =
                 rbk_cli_run_line ("simulate token-api.ratebook --usage unknown.csv -o out.txt");
  g_autofree char *text = NULL;

  g_assert_cmpint (run->status, ==, 0);
  text = rbk_cli_read ("out.txt", NULL);
  g_assert_nonnull (strstr (text, "1 customer, amounts in USD"));
  g_assert_nonnull (strstr (text, "Pay as you go"));
  g_assert_nonnull (strstr (run->errors, "unknown.csv: 1 customer used models"));
}

/* Every section of the text, for people. */
static void
test_moves_text (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("simulate usage-gated.ratebook --usage plans.csv");
  g_autoptr(RbkCliRun) usage = rbk_cli_run_line ("usage plans.csv");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "MARGIN A CUSTOMER"));
  g_assert_nonnull (strstr (run->output, "MARGIN OF A BILL"));
  g_assert_nonnull (strstr (run->output, "Of 3 customers on a plan of the book 1 would stay, 1 "
                                         "move up and 1 down; together they would pay 157.00 a "
                                         "month in place of 157.00"));
  g_assert_nonnull (strstr (run->output, "2 customers are on a plan that the file does not say"));
  g_assert_nonnull (strstr (run->output, "Each line of an invoice is rounded"));
  g_assert_nonnull (strstr (usage->output, "PLAN TODAY  CUSTOMERS"));
  g_assert_nonnull (strstr (usage->output, "On no plan that the file names: 1 customer"));
}

/* Nothing is divided by nothing: one customer, nobody who uses anything, nobody who is served,
 * and no plan with a price. */
static void
test_nothing (void)
{
  static const char *const books[] = { "usage-gated.ratebook",  "token-api.ratebook",
                                       "credit-tiers.ratebook", "outcome.ratebook",
                                       "hybrid.ratebook",       "quotes.ratebook",
                                       "closed.ratebook" };
  static const char *const files[] = { "one.csv", "zeros.csv", "huge.csv" };
  static const char *const ways[] = { "simulate", "customers", "table" };
  static const char *const forms[] = { "", " --json" };

  for (guint i = 0; i < G_N_ELEMENTS (books) * G_N_ELEMENTS (files) * G_N_ELEMENTS (ways) * 2; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s %s --usage %s%s", ways[i / 2 % 3], books[i / 18],
                                               files[i / 6 % 3], forms[i % 2]);
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (line);

      g_test_message ("%s", line);
      g_assert_cmpint (run->status, ==, 0);
      g_assert_null (strstr (run->output, "nan"));
      g_assert_null (strstr (run->output, "inf "));
      g_assert_null (strstr (run->output, "Infinity"));
      g_assert_null (strstr (run->output, "NaN"));
      if (i % 2 == 1)
        g_assert_nonnull (run->json);
    }
}

/* A book from a billing system has meters that no workload counts on: that is said where bills are
 * without use, and its curve is drawn along what is sold. */
static void
test_no_workload (void)
{
  g_autoptr(RbkCliRun) runs = rbk_cli_run_line ("simulate sold.ratebook --usage calls.csv --json");
  g_autoptr(RbkCliRun) tokens =
                 rbk_cli_run_line ("simulate token-api.ratebook --usage tokens.csv --json");
  g_autoptr(RbkCliRun) curve =
                 rbk_cli_run_line ("curve sold.ratebook --from 0 --to 100 --points 2");

  g_assert_cmpint (runs->status, ==, 0);
  g_assert_nonnull (strstr (runs->errors, "sold.ratebook: no workload counts on a meter"));
  g_assert_cmpstr (tokens->errors, ==, "");
  g_assert_cmpstr (curve->errors, ==, "");
  rbk_cli_assert_text (curve, "meter", "runs");
  rbk_cli_assert_text (curve, "plans/0/points/1/1", "200");
}

static void
test_refused (void)
{
  g_autoptr(RbkCliRun) nothing = rbk_cli_run_line ("simulate usage-gated.ratebook");
  g_autoptr(RbkCliRun) gone =
                 rbk_cli_run_line ("simulate usage-gated.ratebook --usage gone.csv --json");

  g_assert_cmpint (nothing->status, ==, 2);
  g_assert_nonnull (strstr (nothing->errors, "--usage"));
  g_assert_cmpint (gone->status, ==, 3);
  g_assert_nonnull (strstr (gone->errors, "gone.csv: "));
  g_assert_cmpstr (gone->output, ==, "");
}

static void
write_files (void)
{
  rbk_cli_write ("calls.csv", "customer_id,calls\na,10\nb,160\nc,200\nd,201\n");
  rbk_cli_write ("plans.csv", "customer_id,calls,plan\na,10,Starter\nb,250,starter\nc,20,PRO\n"
                              "d,5,Gone\ne,7,\n");
  rbk_cli_write ("one.csv", "customer_id,calls,input_tokens,output_tokens,plan\na,3,40,5,pro\n");
  rbk_cli_write ("zeros.csv", "customer_id,calls,input_tokens,output_tokens,plan\na,0,0,0,pro\n"
                              "b,0,0,0,starter\nc,0,0,0,\n");
  rbk_cli_write ("huge.csv", "customer_id,calls,input_tokens,output_tokens,plan\n"
                             "a,900000000,900000000000,90000000000,pro\n");
  rbk_cli_write ("quotes.ratebook",
                 "{\"format\":\"ratebook\",\"version\":1,\"title\":\"Q\",\"currency\":\"USD\","
                 "\"plans\":[{\"key\":\"pro\",\"name\":\"Pro\",\"quote_only\":true}]}\n");
  rbk_cli_write ("closed.ratebook",
                 "{\"format\":\"ratebook\",\"version\":1,\"title\":\"C\",\"currency\":\"USD\"}\n");
  rbk_cli_write ("sold.ratebook",
                 "{\"format\":\"ratebook\",\"version\":1,\"title\":\"S\",\"currency\":\"USD\","
                 "\"meters\":[{\"key\":\"seats\",\"kind\":\"seat\",\"aggregation\":\"max\"},"
                 "{\"key\":\"runs\"}],\"plans\":[{\"key\":\"pro\",\"phases\":[{\"key\":"
                 "\"evergreen\","
                 "\"rate_cards\":[{\"key\":\"runs\",\"meter\":\"runs\",\"price\":\"per_unit\","
                 "\"amount\":\"2\"}]}]}]}\n");
  rbk_cli_write ("costs.csv", "customer_id,calls,cost\na,10,30\nb,20,1.5\n");
  rbk_cli_write ("tokens.csv",
                 "customer_id,calls,input_tokens,output_tokens\na,1,2500000,100000\n");
  rbk_cli_write ("models.csv", "customer_id,calls,input_tokens,output_tokens,model\n"
                               "a,1,2500000,100000,claude-haiku-4-5\n");
  rbk_cli_write ("unknown.csv", "customer_id,calls,input_tokens,output_tokens,model\n"
                                "a,1,2500000,100000,who-knows\n");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  write_files ();

  rbk_cli_add_figures ("/cli/simulate/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/simulate/text", test_text);
  g_test_add_func ("/cli/simulate/moves-text", test_moves_text);
  g_test_add_func ("/cli/simulate/nothing", test_nothing);
  g_test_add_func ("/cli/simulate/no-workload", test_no_workload);
  g_test_add_func ("/cli/simulate/refused", test_refused);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
