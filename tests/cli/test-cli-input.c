/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Input that can't be read or makes no sense: status 3, a message that starts with the file
 * and the place, nothing on standard output and no file where one was asked for. */

typedef struct
{
  const char *name;
  const char *line;
  const char *message; /* a part of what it says, from the file's name on */
} Case;

static const Case cases[] = {
  { "missing/table", "table no.ratebook -o out", "no.ratebook: can't be read: No such file" },
  { "missing/bill", "bill no.ratebook --plan pro -o out", "no.ratebook: can't be read:" },
  { "missing/curve", "curve no.ratebook -o out", "no.ratebook: can't be read:" },
  { "missing/solve", "solve no.ratebook --plan p --margin 0.5 -o out", "no.ratebook: can't be" },
  { "missing/validate", "validate no.ratebook", "no.ratebook: can't be read:" },
  { "missing/export", "export no.ratebook --to csv -o out", "no.ratebook: can't be read:" },
  { "missing/usage", "usage no.csv -o out", "no.csv: can't be read: No such file" },
  { "missing/table-usage", "table usage-gated.ratebook --usage no.csv -o out", "no.csv: can't be" },
  { "missing/catalogue", "models --catalogue no.json -o out", "no.json: can't be read:" },
  { "missing/cost", "cost --model m --input 1 --catalogue no.json -o out", "no.json: can't be" },
  { "missing/dash", "table -o out -- -no.ratebook", "-no.ratebook: can't be read: No such file" },
  { "folder/book", "table . -o out", ".: can't be read: Is a directory" },
  { "folder/usage", "usage . -o out", ".: can't be read" },
  { "empty/book", "table empty -o out", "empty: line 1, column 1: " },
  { "empty/usage", "usage empty -o out", "empty: " },
  { "cut/book", "table cut.ratebook -o out", "cut.ratebook: line 2, column " },
  { "cut/export", "export cut.ratebook --to stripe -o out", "cut.ratebook: line 2, column " },
  { "book/not-a-book", "table array.ratebook -o out", "array.ratebook: $: " },
  { "book/newer", "table newer.ratebook -o out", "newer.ratebook: $.version: " },
  { "book/currency", "table currency.ratebook -o out", "currency.ratebook: $.currency: \"ZZZ\"" },
  { "book/binary", "table binary -o out", "binary: line 1, column 3: " },
  { "usage/no-customer", "usage trace.csv -o out",
    "trace.csv: line 1: no column says which customer a row belongs to; the columns are "
    "\"session_id\", \"ContextTokens\", \"GeneratedTokens\"; name it with --map customer=COLUMN" },
  { "usage/table", "table usage-gated.ratebook --usage trace.csv -o out", "trace.csv: line 1: no" },
  { "usage/curve", "curve usage-gated.ratebook --usage trace.csv -o out", "trace.csv: line 1: no" },
  { "usage/map-column", "usage customers.csv --map customer=frob -o out", "customers.csv: " },
  { "usage/binary", "usage binary -o out", "binary: " },
  { "usage/no-tokens", "usage calls.csv --model gpt-5 -o out",
    "calls.csv: the customers have no tokens" },
  { "catalogue/foreign", "models --catalogue usage-gated.ratebook -o out",
    "usage-gated.ratebook: $.format: " },
};

static void
test_case (gconstpointer data)
{
  const Case      *c = data;
  g_autofree char *message = g_strconcat ("ratebook-cli: ", c->message, NULL);
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (c->line);

  if (!g_str_has_prefix (run->errors, message))
    g_error ("%s: no \"%s\" in: %s", c->line, c->message, run->errors);
  g_assert_cmpint (run->status, ==, 3);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_false (rbk_cli_exists ("out"));
}

/* A message names its file once. */
static void
test_named_once (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line ("table no.ratebook");
  const char *first = strstr (run->errors, "no.ratebook");

  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "no.ratebook"));
}

static void
write_two_mistakes (void)
{
  g_autofree char *text = rbk_cli_read ("blank.ratebook", NULL);
  g_autoptr(GString) broken = g_string_new (text);

  g_string_replace (broken, "\"USD\"", "\"ZZZ\"", 0);
  g_string_replace (broken, "\"29\"", "\"-29\"", 0);
  rbk_cli_write ("two.ratebook", broken->str);
}

/* validate names all mistakes, each with its place. */
static void
test_all_mistakes (void)
{
  g_autoptr(RbkCliRun) text = NULL;
  g_autoptr(RbkCliRun) json = NULL;

  write_two_mistakes ();
  text = rbk_cli_run_line ("validate two.ratebook");
  json = rbk_cli_run_line ("validate two.ratebook --json");

  g_assert_cmpint (text->status, ==, 3);
  g_assert_cmpstr (text->output, ==, "");
  g_assert_nonnull (strstr (text->errors, "ratebook-cli: two.ratebook: $.currency: "));
  g_assert_nonnull (strstr (text->errors, "ratebook-cli: two.ratebook: $.plans[0].phases[0]."));
  g_assert_cmpint (json->status, ==, 3);
  rbk_cli_assert_value (json, "valid", "false");
  g_assert_cmpuint (rbk_cli_length (json, "problems"), ==, 2);
}

static void
test_valid (void)
{
  static const char *const names[] = { "usage-gated", "credit-tiers", "token-api",
                                       "outcome",     "hybrid",       "blank" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".ratebook", NULL);
      g_autoptr(RbkCliRun) run = rbk_cli_run ("validate", file, NULL);
      g_autoptr(RbkCliRun) json = rbk_cli_run ("validate", "--json", file, NULL);

      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpstr (run->errors, ==, "");
      g_assert_nonnull (strstr (run->output, file));
      rbk_cli_assert_value (json, "valid", "true");
      g_assert_cmpuint (rbk_cli_length (json, "problems"), ==, 0);
    }
}

/* Each file cut at a hundred places is refused without a crash. */
static void
test_truncated (void)
{
  gsize            length;
  g_autofree char *text = rbk_cli_read ("credit-tiers.ratebook", &length);

  for (gsize i = 0; i < 100; i++)
    {
      gsize            end = length * i / 100;
      g_autofree char *part = g_strndup (text, end);
      g_autoptr(RbkCliRun) run = NULL;

      rbk_cli_write ("part.ratebook", part);
      run = rbk_cli_run_line ("validate part.ratebook");
      g_assert_cmpint (run->status, ==, 3);
      g_assert_true (g_str_has_prefix (run->errors, "ratebook-cli: part.ratebook: "));
    }
}

static void
write_inputs (void)
{
  rbk_cli_write ("empty", "");
  rbk_cli_write ("binary", "\x1f\x01\xff\xfe");
  rbk_cli_write ("cut.ratebook", "{\n  \"format\": \"rate");
  rbk_cli_write ("array.ratebook", "[]");
  rbk_cli_write ("newer.ratebook", "{\"format\": \"ratebook\", \"version\": 2}");
  rbk_cli_write ("currency.ratebook", "{\"format\": \"ratebook\", \"version\": 1,"
                                      " \"title\": \"T\", \"currency\": \"ZZZ\"}");
  rbk_cli_write ("trace.csv", "session_id,ContextTokens,GeneratedTokens\r\n2023,1,2");
  rbk_cli_write ("calls.csv", "customer_id,calls\na,10\n");
  rbk_cli_write ("customers.csv", "customer_id,calls,input_tokens\na,10,100\n");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  write_inputs ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/input/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/cli/input/named-once", test_named_once);
  g_test_add_func ("/cli/input/all-mistakes", test_all_mistakes);
  g_test_add_func ("/cli/input/valid", test_valid);
  g_test_add_func ("/cli/input/truncated", test_truncated);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
