/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <gio/gio.h>
#include <string.h>

/* Questions and proposals through the program. */

#define OPUS "discover --set models=claude-opus-4-8 --date 2026-08-21 --json"

static const RbkCliFigure cases[] = {
  { "question", "discover --questions --json", "questions/0/id", "\"product\"" },
  { "kind", "discover --questions --json", "questions/2/kind", "\"choice\"" },
  { "choice", "discover --questions --json", "questions/2/choices/0/id", "\"developers\"" },
  { "default", "discover --questions --json", "questions/6/default", "\"1000\"" },
  { "unknown", "discover --questions --json", "questions/1/default", "null" },
  { "unit", OPUS, "unit", "\"runs\"" },
  { "price", OPUS, "plans/1/price", "\"25\"" },
  { "floor", OPUS, "plans/1/floor_price", "\"21.67\"" },
  { "cost", OPUS, "plans/1/cost", "\"6.5\"" },
  { "margin", OPUS, "plans/1/margin", "0.74" },
  { "overage", OPUS, "plans/1/overage", "\"0.2\"" },
  { "audience", OPUS, "plans/1/audience", "\"Small teams\"" },
  { "free", OPUS, "plans/0/overage", "null" },
  { "reason", OPUS, "reasons/0/about", "\"structure\"" },
  { "book", OPUS, "book/discovery/answers/0", "\"models=claude-opus-4-8\"" },
  { "day", OPUS, "book/as_of", "\"2026-08-21\"" },
  { "file", "discover --answers answers.json --json", "unit", "\"outcomes\"" },
  { "file-number", "discover --answers answers.json --json", "book/levels/1/calls", "\"300\"" },
  { "file-boolean", "discover --answers answers.json --json", "plans/0/key", "\"starter\"" },
  { "later", "discover --answers answers.json --set unit=credits --json", "unit", "\"credits\"" },
};

static void
test_again (void)
{
  g_autoptr(RbkCliRun) first =
                 rbk_cli_run_line ("discover --set models=claude-opus-4-8 -o first.ratebook");
  g_autoptr(RbkCliRun) second = rbk_cli_run_line (
      "discover --again first.ratebook --set goal=revenue -o second.ratebook");
  g_autoptr(RbkCliRun) valid = rbk_cli_run_line ("validate second.ratebook");
  g_autoptr(RbkCliRun) check = rbk_cli_run_line ("check second.ratebook");
  g_autoptr(RbkCliRun) compared =
                 rbk_cli_run_line ("compare first.ratebook second.ratebook --json");
  const char *const parts[] = { "  - Pro (Growing teams). 1000 AI runs a month; past that USD 0.16 "
                                "each, with alerts at 50, 80 and 100 %. Free to try for 14 days, "
                                "with 150 AI runs.\n      API access; Support: priority; ",
                                "Why this structure\n  - ",
                                "Why these prices\n  - ",
                                "What is given up\n  - ",
                                "What to test in the first 90 days\n  - ",
                                "USD 21.67 the floor" };

  g_assert_cmpint (first->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (first->output, parts[i]) == NULL)
      g_error ("no “%s” in:\n%s", parts[i], first->output);
  g_assert_cmpint (second->status, ==, 0);
  g_assert_nonnull (strstr (second->output, "Claude Opus 4.8"));
  g_assert_nonnull (strstr (second->output, "For revenue"));
  g_assert_cmpint (valid->status, ==, 0);
  g_assert_cmpint (check->status, ==, 0);
  g_assert_cmpint (compared->status, ==, 0);
  g_assert_cmpuint (rbk_cli_length (compared, "books"), ==, 2);
}

/* Without a file the book is printed, the same each time. */
static void
test_printed (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("discover --set goal=margin --date 2026-08-21");
  g_autoptr(RbkCliRun) again = rbk_cli_run_line ("discover --set goal=margin --date 2026-08-21");

  g_assert_cmpint (run->status, ==, 0);
  rbk_cli_assert_text (run, "format", "ratebook");
  g_assert_cmpstr (run->output, ==, again->output);
}

/* A line for each question; what is left when the lines are over is skipped. */
static char *
ask (const char *lines, char **asked, int *status)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
                 g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                       G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                   &error, g_getenv ("RBK_CLI"), "discover", NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, lines, NULL, &output, asked, &error);
  g_assert_no_error (error);
  *status = g_subprocess_get_exit_status (process);
  return output;
}

static void
test_asked (void)
{
  g_autofree char *asked = NULL;
  g_autofree char *output = NULL;
  g_autofree char *says = NULL;
  g_autofree char *none = NULL;
  int              status;

  output = ask ("Letters that answer themselves\n\n2\nletter\n", &asked, &status);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (asked, "What does the product do"));
  g_assert_nonnull (strstr (asked, "[startups] "));
  g_assert_nonnull (strstr (output, "\"title\": \"Letters that answer themselves\""));
  g_assert_nonnull (strstr (output, "\"customers=prosumers\""));
  g_assert_nonnull (strstr (output, "\"unit\": \"letter\""));

  none = ask ("A product\n\n7\n", &says, &status);
  g_assert_cmpint (status, ==, 3);
  g_assert_cmpstr (none, ==, "");
  g_assert_nonnull (strstr (says, "standard input: customers: choose one of developers"));
}

static void
test_questions (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("discover --questions");

  g_assert_cmpint (run->status, ==, 0);
  g_assert_nonnull (strstr (run->output, "goal: What matters most?"));
  g_assert_nonnull (strstr (run->output, "If skipped: not known"));
}

static void
test_refused (void)
{
  static const RbkCliRefusal refused[] = {
    { "discover FILE", "too many", 2 },
    { "discover --set goal=fame -o no.ratebook", "--set: goal: choose one of adoption", 2 },
    { "discover --set goal -o no.ratebook", "--set: ", 2 },
    { "discover --set models=nothing -o no.ratebook", "--set: models: there is no price", 2 },
    { "discover --set calls_p50=9M -o no.ratebook", "--set: calls_p90: write no less", 2 },
    { "discover --date never --set goal=margin", "--date", 2 },
    { "discover --answers gone.json -o no.ratebook", "gone.json", 3 },
    { "discover --answers list.json -o no.ratebook", "list.json: write an object", 3 },
    { "discover --answers broken.json -o no.ratebook", "broken.json", 3 },
    { "discover --answers colour.json -o no.ratebook", "colour.json: $.\"colour\"", 3 },
    { "discover --answers nested.json -o no.ratebook", "nested.json: $.\"goal\": write a text", 3 },
    { "discover --answers wrong.json -o no.ratebook", "wrong.json: $.goal: choose", 3 },
    { "discover --answers model.json -o no.ratebook", "model.json: models: there is no price", 3 },
    { "discover --again blank.ratebook -o no.ratebook", "blank.ratebook: $.discovery: ", 3 },
    { "discover --set goal=margin --catalogue gone.json", "gone.json", 3 },
    { "discover --set goal=margin -o no/where/book.ratebook", "no/where", 4 },
  };

  rbk_cli_assert_refused (refused, G_N_ELEMENTS (refused));
  g_assert_false (rbk_cli_exists ("no.ratebook"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  rbk_cli_write ("answers.json", "{\"outcome\": \"It is not asked again\", \"calls_p50\": 300, "
                                 "\"free_tier\": false, \"users\": null, "
                                 "\"models\": [\"claude-haiku-4-5\", \"gpt-5-mini\"]}");
  rbk_cli_write ("list.json", "[]");
  rbk_cli_write ("broken.json", "{\"goal\": ");
  rbk_cli_write ("colour.json", "{\"colour\": \"red\"}");
  rbk_cli_write ("nested.json", "{\"goal\": {}}");
  rbk_cli_write ("wrong.json", "{\"goal\": \"fame\"}");
  rbk_cli_write ("model.json", "{\"models\": [\"nothing\"]}");
  rbk_cli_add_figures ("/cli/discover/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/cli/discover/again", test_again);
  g_test_add_func ("/cli/discover/printed", test_printed);
  g_test_add_func ("/cli/discover/asked", test_asked);
  g_test_add_func ("/cli/discover/questions", test_questions);
  g_test_add_func ("/cli/discover/refused", test_refused);
  status = g_test_run ();
  rbk_cli_clean ();
  return status;
}
