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
  g_test_add_func ("/cli/simulate/refused", test_refused);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
