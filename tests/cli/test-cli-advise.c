/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

/* Advice through the program. */

#define UNIT "advise usage-gated.ratebook caps-or-credits --json"
#define SPREAD "advise usage-gated.ratebook caps-or-credits --usage spread.csv --json"

static const RbkCliFigure cases[] = {
  { "topic", UNIT, "advice/0/topic", "\"caps-or-credits\"" },
  { "customers", SPREAD, "advice/0/verdict", "\"credits\"" },
  { "basis", SPREAD, "advice/0/facts/basis", "\"customers\"" },
  { "audience", SPREAD " --developers no", "advice/0/verdict", "\"caps\"" },
  { "support", SPREAD " --support-share 20%", "advice/0/facts/support_share", "0.2" },
  { "primitive", "advise outcome.ratebook primitive --json", "advice/0/verdict", "\"outcome\"" },
  { "model", "advise token-api.ratebook primitive --json", "advice/0/facts/models", "\"1\"" },
  { "buyers", "advise token-api.ratebook primitive --developers no --json", "advice/0/verdict",
    "\"request\"" },
  { "wallet", "advise credit-tiers.ratebook wallet --json", "advice/1/verdict", "\"fits\"" },
  { "gate", "advise usage-gated.ratebook limits --json", "advice/0/verdict", "\"either\"" },
  { "place", "advise usage-gated.ratebook limits --json", "advice/1/where", "\"pro\"" },
  { "free", "advise credit-tiers.ratebook free-tier --json", "advice/0/where", "\"sandbox\"" },
  { "tiers", "advise credit-tiers.ratebook tiers --json", "advice/0/verdict", "\"fits\"" },
};

static void
test_text (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "advise usage-gated.ratebook --usage spread.csv --own-split yes");
  const char *const parts[] = {
    "caps-or-credits: credits\n",
    "  + With credits customers choose",
    "limits  starter: either\n",
    "tiers: fits\n",
  };

  rbk_cli_assert_parts (run, parts, G_N_ELEMENTS (parts));
}

static void
test_refused (void)
{
  static const RbkCliRefusal refused[] = {
    { "advise", "FILE", 2 },
    { "advise usage-gated.ratebook colours", "caps-or-credits", 2 },
    { "advise usage-gated.ratebook --developers maybe", "--developers", 2 },
    { "advise usage-gated.ratebook --support-share much", "--support-share", 2 },
    { "advise gone.ratebook", "gone.ratebook", 3 },
  };

  rbk_cli_assert_refused (refused, G_N_ELEMENTS (refused));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("spread.csv", "customer_id,calls,cost\na,10,1\nb,10,1\nc,10,9\nd,10,9\n");
  rbk_cli_add_figures ("/cli/advise/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/advise/text", test_text);
  g_test_add_func ("/cli/advise/refused", test_refused);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
