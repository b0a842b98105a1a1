/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Words of the command line: wrong ones end in status 2 with a message that says what to
 * write, an answer of no in 1. Nothing goes to standard output then. */

typedef struct
{
  const char *name;
  const char *line;
  int         status;
  const char *message; /* a part of what it says */
} Case;

static const Case cases[] = {
  { "no-command", "", 2, "a command is missing" },
  { "unknown-command", "frob", 2, "\"frob\" is not a command" },
  { "hostile-command", "'a\033[31m'", 2, "is not a command" },
  { "no-file", "table", 2, "FILE is missing" },
  { "two-files", "table a b", 2, "\"b\" is one argument too many" },
  { "unknown-option", "table usage-gated.ratebook --frob", 2, "--frob" },
  { "option-without-value", "solve usage-gated.ratebook --plan", 2, "--plan" },
  { "two-forms", "table usage-gated.ratebook --json --csv", 2, "choose one" },
  { "new/none", "new", 2, "--template is missing" },
  { "new/unknown", "new --template frob", 2, "usage-gated" },
  { "cost/no-model", "cost --input 1", 2, "--model is missing" },
  { "cost/unknown", "cost --model frob --input 1", 2, "no model \"frob\"" },
  { "cost/several", "cost --model opus --input 1", 2, "claude-opus-4-8" },
  { "cost/no-tokens", "cost --model gpt-5", 2, "--input" },
  { "cost/negative", "cost --model gpt-5 --input -5", 2, "--input -5" },
  { "cost/exponent", "cost --model gpt-5 --input 1e9", 2, "--input 1e9" },
  { "cost/nan", "cost --model gpt-5 --output nan", 2, "--output nan" },
  { "cost/absurd", "cost --model claude-opus-4-8 --input 99999999999999999999", 2, "fewer tokens" },
  { "cost/overlong", "cost --model gpt-5 --input 999999999999999999999999999", 2, "--input" },
  { "cost/date", "cost --model gpt-5 --input 1 --date 2026-02-30", 2, "--date" },
  { "cost/too-early", "cost --catalogue later.json --model later --input 1 --date 2026-01-31", 2,
    "no price yet" },
  { "cost/no-batch", "cost --model deepseek-chat --input 1 --batch", 2, "no batch price" },
  { "bill/no-plan", "bill usage-gated.ratebook", 2, "--plan is missing" },
  { "bill/plan", "bill usage-gated.ratebook --plan frob", 2, "starter, pro, team" },
  { "bill/phase", "bill usage-gated.ratebook --plan pro --phase frob", 2, "evergreen" },
  { "bill/meter", "bill usage-gated.ratebook --plan pro --usage frob=1", 2, "ai_runs" },
  { "bill/usage", "bill usage-gated.ratebook --plan pro --usage ai_runs", 2, "METER=N" },
  { "bill/negative", "bill usage-gated.ratebook --plan pro --usage ai_runs=-1", 2, "METER=N" },
  { "bill/large", "bill usage-gated.ratebook --plan pro --usage ai_runs=99999999999999999999999999",
    2, "\"99999999999999999999999999\" is too large; the largest number is" },
  { "bill/large-suffix", "bill usage-gated.ratebook --plan pro --calls 100000000000000000000M", 2,
    "is more than can be counted" },
  { "bill/large-calls",
    "bill usage-gated.ratebook --plan pro --calls 99999999999999999999999999@2026-06-15", 2,
    "is too large; the largest number is" },
  { "bill/fine", "bill usage-gated.ratebook --plan pro --usage ai_runs=0.0000000000000000001", 2,
    "has more than 18 decimals" },
  { "bill/word", "bill usage-gated.ratebook --plan pro x", 2, "METER=N" },
  { "bill/date", "bill usage-gated.ratebook --plan pro --date tomorrow", 2, "--date" },
  { "bill/quote-only", "bill credit-tiers.ratebook --plan enterprise", 1, "by quote only" },
  { "curve/plan", "curve usage-gated.ratebook --plan frob", 2, "starter, pro, team" },
  { "curve/meter", "curve usage-gated.ratebook --meter frob", 2, "ai_runs" },
  { "curve/of", "curve usage-gated.ratebook --of frob", 2, "margin, amount, bill or cost" },
  { "curve/format", "curve usage-gated.ratebook --to-format gif", 2, "json, csv, svg, png or pdf" },
  { "curve/points", "curve usage-gated.ratebook --points 1", 2, "--points" },
  { "curve/too-many-points", "curve usage-gated.ratebook --points 9999999", 2, "--points" },
  { "curve/from", "curve usage-gated.ratebook --from frob", 2, "--from frob" },
  { "curve/order", "curve usage-gated.ratebook --from 10 --to 5", 2, "--from must be less" },
  { "solve/no-plan", "solve usage-gated.ratebook --margin 0.7", 2, "--plan is missing" },
  { "solve/no-margin", "solve usage-gated.ratebook --plan pro", 2, "--margin is missing" },
  { "solve/margin", "solve usage-gated.ratebook --plan pro --margin 1", 2, "a share below 1" },
  { "solve/margin-word", "solve usage-gated.ratebook --plan pro --margin frob", 2, "70%" },
  { "solve/for", "solve usage-gated.ratebook --plan pro --margin 0.7 --for frob", 2,
    "price, cap, included, overage or credits" },
  { "solve/at", "solve usage-gated.ratebook --plan pro --margin 0.7 --at '$'", 2, "cap:80%" },
  { "solve/level", "solve usage-gated.ratebook --plan pro --margin 0.7 --at frob", 2,
    "no usage level frob" },
  { "solve/no-included", "solve usage-gated.ratebook --plan pro --margin 0.7 --at included", 2,
    "includes no amount" },
  { "solve/quote-only", "solve credit-tiers.ratebook --plan enterprise --margin 0.7", 1, "quote" },
  { "solve/never",
    "solve credit-tiers.ratebook --plan starter --margin 0.99 --for included --at 1000k", 1,
    "margin is missed" },
  { "export/no-target", "export usage-gated.ratebook", 2, "--to is missing" },
  { "export/target", "export usage-gated.ratebook --to frob", 2, "stripe" },
  { "export/no-file", "export --to csv", 2, "FILE is missing" },
  { "export/folder", "export usage-gated.ratebook --to stripe", 2, "name one with -o" },
  { "export/folder-dash", "export usage-gated.ratebook --to stripe -o -", 2, "name one with -o" },
  { "usage/no-file", "usage", 2, "CSV is missing" },
};

static void
assert_messages (const char *errors)
{
  g_auto(GStrv) lines = g_strsplit (errors, "\n", -1);

  g_assert_true (g_utf8_validate (errors, -1, NULL));
  g_assert_null (strchr (errors, '\033'));
  for (char **line = lines; *line != NULL && (*line)[0] != '\0'; line++)
    g_assert_true (g_str_has_prefix (*line, "ratebook-cli: "));
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (c->line);

  assert_messages (run->errors);
  if (strstr (run->errors, c->message) == NULL)
    g_error ("%s: no \"%s\" in: %s", c->line, c->message, run->errors);
  g_assert_cmpint (run->status, ==, c->status);
  g_assert_cmpstr (run->output, ==, "");
}

static const char *const commands[] = { "new",   "table", "cost",     "models", "bill",  "curve",
                                        "usage", "solve", "validate", "import", "export" };

/* The help of the program names all commands, and each has a help of its own. */
static void
test_help (void)
{
  g_autoptr(RbkCliRun) whole = rbk_cli_run_line ("--help");

  g_assert_cmpint (whole->status, ==, 0);
  g_assert_cmpstr (whole->errors, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("ratebook-cli %s [OPTION…]", commands[i]);
      g_autofree char *entry = g_strdup_printf ("\n  %s ", commands[i]);
      g_autoptr(RbkCliRun) run = rbk_cli_run (commands[i], "--help", NULL);

      g_assert_nonnull (strstr (whole->output, entry));
      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpstr (run->errors, ==, "");
      g_assert_nonnull (strstr (run->output, usage));
      g_assert_nonnull (strstr (run->output, "--help"));
    }
}

static void
test_version (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("--version");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->output, "ratebook-cli "));
}

static void
test_lists (void)
{
  g_autoptr(RbkCliRun) templates = rbk_cli_run_line ("new --list");
  g_autoptr(RbkCliRun) targets = rbk_cli_run_line ("export --list");

  g_assert_cmpint (templates->status, ==, 0);
  g_assert_nonnull (strstr (templates->output, "\nusage-gated "));
  g_assert_nonnull (strstr (templates->output, "\nblank "));
  g_assert_cmpint (targets->status, ==, 0);
  g_assert_nonnull (strstr (targets->output, "\nstripe "));
  g_assert_nonnull (strstr (targets->output, "\nmarkdown "));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("later.json", "{\"format\": \"ratebook-catalogue\", \"version\": 1,"
                               " \"currency\": \"USD\", \"models\": [{\"model\": \"later\","
                               " \"effective_from\": \"2026-02-01\", \"input\": \"1\","
                               " \"output\": \"2\"}]}");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/words/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cli/words/help", test_help);
  g_test_add_func ("/cli/words/version", test_version);
  g_test_add_func ("/cli/words/lists", test_lists);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
