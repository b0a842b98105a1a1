/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* What the program says of itself to manuals and to shells. */

/* Words that are typed, the last one begun; a word that must be offered, or a word that must not.
 */
typedef struct
{
  const char *name;
  const char *words[6];
  const char *offered, *hidden;
} Case;

#define BOOK "usage-gated.ratebook"

static const Case cases[] = {
  { "command", { "ta" }, "table", "bill" },
  { "any-command", { "" }, "export", NULL },
  { "program-option", { "--v" }, "--version", "--help" },
  { "option", { "table", "--mark" }, "--markdown", "--csv" },
  { "option-with-value", { "table", "--us" }, "--usage=", "--usage" },
  { "option-once", { "table", "--csv", "--" }, "--json", "--csv" },
  { "option-again", { "bill", BOOK, "--usage=ai_runs=1", "--us" }, "--usage=", NULL },
  { "help-of-command", { "table", "--h" }, "--help", NULL },
  { "template", { "new", "--template", "" }, "credit-tiers", NULL },
  { "template-behind-sign", { "new", "--template=cr" }, "--template=credit-tiers", "credit-tiers" },
  { "target", { "export", "--to", "str" }, "stripe-objects", "pdf" },
  { "paper", { "export", "--paper", "" }, "a4", NULL },
  { "usage-format", { "usage", "--format", "lit" }, "litellm", NULL },
  { "import-format", { "import", "--from", "" }, "models-dev", NULL },
  { "rule", { "check", BOOK, "--fix", "vol" }, "volume-cliff", "crossover" },
  { "topic", { "advise", BOOK, "li" }, "limits", NULL },
  { "policy", { "wallet", BOOK, "--policy", "n" }, "never", NULL },
  { "rank", { "wallet", BOOK, "--rank-by", "" }, "liability", NULL },
  { "model", { "cost", "--model", "gpt-5" }, "gpt-5-mini", NULL },
  { "filter", { "models", "claude-o" }, "claude-opus-4-8", NULL },
  { "question", { "discover", "--set", "go" }, "goal=", NULL },
  { "answer", { "discover", "--set", "goal=r" }, "goal=revenue", "goal=margin" },
  { "form", { "curve", "--to-format", "s" }, "svg", "csv" },
  { "what", { "solve", BOOK, "--for", "c" }, "credits", "price" },
  { "answer-to-shock", { "scenario", "--answer=" }, "--answer=rebalance", NULL },
  { "plan", { "bill", BOOK, "--plan", "" }, "starter", NULL },
  { "plan-before-book", { "bill", "--plan", "" }, NULL, "starter" },
  { "plan-of-wallet", { "wallet", BOOK, "--plan=p" }, "--plan=pro", "--plan=starter" },
  { "phase", { "bill", BOOK, "--phase", "" }, "evergreen", NULL },
  { "meter", { "curve", BOOK, "--meter", "" }, "ai_runs", NULL },
  { "metered", { "bill", BOOK, "--usage", "" }, "ai_runs=", NULL },
  { "usage-file", { "table", BOOK, "--usage", "" }, ":files", "ai_runs=" },
  { "workload", { "costs", "hybrid.ratebook", "--workload", "" }, "answer", NULL },
  { "scenario", { "scenario", BOOK, "--scenario", "v" }, "vendor-cut", NULL },
  { "shock", { "scenario", BOOK, "--set", "to" }, "tokenizer=", "usage=" },
  { "place", { "solve", BOOK, "--at", "cap:" }, "cap:80%", "p90" },
  { "figure-plan", { "explain", BOOK, "st" }, "starter.", "starter.margin" },
  { "figure", { "explain", BOOK, "starter.m" }, "starter.margin", "starter." },
  { "figure-place", { "explain", BOOK, "starter.margin@p9" }, "starter.margin@p90", NULL },
  { "book", { "table", "" }, ":files", NULL },
  { "second-book", { "diff", BOOK, "" }, ":files", NULL },
  { "fourth-book", { "compare", BOOK, BOOK, BOOK, "" }, ":files", NULL },
  { "no-second-book", { "table", BOOK, "" }, NULL, ":files" },
  { "output", { "table", BOOK, "-o", "" }, ":files", NULL },
  { "after-optional", { "table", "--synthetic", "" }, ":files", NULL },
  { "help-on", { "help", "ch" }, "check", NULL },
  { "unknown-command", { "nope", "" }, NULL, ":files" },
  { "unknown-option", { "table", "--nope=" }, NULL, ":files" },
  { "no-book-there", { "bill", "gone.ratebook", "--plan", "" }, NULL, ":files" },
  { "unsafe-key", { "bill", "unsafe.ratebook", "--plan", "" }, NULL, "$(id)" },
  { "unsafe-name", { "bill", "named.ratebook", "--plan", "" }, "starter", NULL },
};

static gboolean
has_line (RbkCliRun *run, const char *word)
{
  g_auto(GStrv) lines = g_strsplit (run->output, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      (*line)[strcspn (*line, "\t")] = '\0';
      if (strcmp (*line, word) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_complete (gconstpointer data)
{
  const Case *c = data;
  const char *words[9] = { "complete", "--" };
  g_autoptr(RbkCliRun) run = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (c->words); i++)
    words[2 + i] = c->words[i];
  run = rbk_cli_run_strv (words);

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  g_assert_null (strchr (run->output, '\033'));
  if (c->offered != NULL && !has_line (run, c->offered))
    g_error ("no “%s” in:\n%s", c->offered, run->output);
  if (c->hidden != NULL && has_line (run, c->hidden))
    g_error ("“%s” in:\n%s", c->hidden, run->output);
}

/* Each command is there with each of the options that its own help names, and no other. */
static void
test_json (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("help --json");
  guint n_commands = rbk_cli_length (run, "commands");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpuint (n_commands, >, 20);
  rbk_cli_assert_text (run, "program", "ratebook-cli");
  rbk_cli_assert_text (run, "exits/0/text", "done");
  rbk_cli_assert_text (run, "environment/0/name", "NO_COLOR");
  for (guint i = 0; i < n_commands; i++)
    {
      g_autofree char *name_path = g_strdup_printf ("commands/%u/name", i);
      g_autofree char *options_path = g_strdup_printf ("commands/%u/options", i);
      guint            n_options = rbk_cli_length (run, options_path);
      g_autoptr(RbkCliRun) help = rbk_cli_run (rbk_cli_text (run, name_path), "--help", NULL);
      guint n_told = 0;

      for (guint j = 0; j < n_options; j++)
        {
          g_autofree char *path = g_strdup_printf ("%s/%u/name", options_path, j);
          g_autofree char *option = g_strdup_printf ("--%s", rbk_cli_text (run, path));

          if (strstr (help->output, option) == NULL)
            g_error ("no “%s” in:\n%s", option, help->output);
        }
      for (const char *line = help->output; (line = strstr (line, "\n  -")) != NULL; line++)
        n_told++;
      g_assert_cmpuint (n_told, ==, n_options + 1);
    }
}

static void
test_help_of_command (void)
{
  g_autoptr(RbkCliRun) asked = rbk_cli_run_line ("help check");
  g_autoptr(RbkCliRun) told = rbk_cli_run_line ("check --help");
  g_autoptr(RbkCliRun) whole = rbk_cli_run_line ("help");
  g_autoptr(RbkCliRun) option = rbk_cli_run_line ("--help");

  g_assert_cmpint (asked->status, ==, 0);
  g_assert_cmpstr (asked->output, ==, told->output);
  g_assert_cmpstr (whole->output, ==, option->output);
  g_assert_nonnull (strstr (whole->output, "\n  4          could not write\n"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *line, *says;
  } refused[] = {
    { "help nope", "\"nope\" is not a command" },
    { "help check --json", "leave out check" },
    { "help check table", "one argument too many" },
    { "complete", "is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run_line (refused[i].line);

      g_assert_cmpint (run->status, ==, 2);
      g_assert_cmpstr (run->output, ==, "");
      if (strstr (run->errors, refused[i].says) == NULL)
        g_error ("%s: no “%s” in: %s", refused[i].line, refused[i].says, run->errors);
    }
}

/* Books of somebody else, with what a shell or a terminal would act on. */
static void
write_unsafe (void)
{
  g_autofree char *text = rbk_cli_read ("usage-gated.ratebook", NULL);
  g_auto(GStrv) by_name = g_strsplit (text, "\"Starter\"", -1);
  g_auto(GStrv) by_key = g_strsplit (text, "\"starter\"", -1);
  g_autofree char *named = g_strjoinv ("\"A\\tb\\u001b[2Jc\"", by_name);
  g_autofree char *keyed = g_strjoinv ("\"$(id)\"", by_key);

  g_assert_cmpuint (g_strv_length (by_name), >, 1);
  g_assert_cmpuint (g_strv_length (by_key), >, 1);
  rbk_cli_write ("named.ratebook", named);
  rbk_cli_write ("unsafe.ratebook", keyed);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  write_unsafe ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/complete/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_complete);
    }
  g_test_add_func ("/cli/help/json", test_json);
  g_test_add_func ("/cli/help/of-command", test_help_of_command);
  g_test_add_func ("/cli/help/refused", test_refused);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
