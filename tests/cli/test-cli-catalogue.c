/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Price lists on the command line: what they are, what was left out, and how they come into a
 * book. */

#define LIST                                                                                       \
  "{\"last_updated\": \"2031-03-01T00:00:00\", \"claude-haiku-4-5\": {\"litellm_provider\": "      \
  "\"anthropic\", \"mode\": \"chat\", \"input_cost_per_token\": 2e-06, "                           \
  "\"output_cost_per_token\": 1e-05, \"cache_read_input_token_cost\": 2e-07}, \"poem\": "          \
  "{\"litellm_provider\": \"acme\", \"mode\": \"chat\", \"input_cost_per_token\": 1e-06, "         \
  "\"output_cost_per_token\": 2e-06}, \"picture\": {\"litellm_provider\": \"acme\", \"mode\": "    \
  "\"image_generation\"}}"

static const char *const samples[][2] = {
  { "litellm.json", "litellm" },
  { "genai-prices.json", "genai-prices" },
  { "models-dev.json", "models-dev" },
  { "llm-prices-current.json", "llm-prices" },
  { "llm-prices-historical.json", "llm-prices" },
  { "llm-prices-vendor.json", "llm-prices" },
  { "openrouter.json", "openrouter" },
  { "langfuse.json", "langfuse" },
  { "portkey.json", "portkey" },
};

static void
copy_samples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path =
          g_test_build_filename (G_TEST_DIST, "io", "catalogues", samples[i][0], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      rbk_cli_write (samples[i][0], text);
    }
}

static void
test_models (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(RbkCliRun) json =
                     rbk_cli_run ("models", "--json", "--catalogue", samples[i][0], NULL);
      g_autoptr(RbkCliRun) text = rbk_cli_run ("models", "--catalogue", samples[i][0], NULL);

      g_assert_cmpint (json->status, ==, 0);
      g_assert_cmpstr (json->errors, ==, "");
      rbk_cli_assert_text (json, "format", samples[i][1]);
      g_assert_cmpuint (rbk_cli_length (json, "notes"), >, 0);
      g_assert_cmpuint (rbk_cli_length (json, "models"), >, 0);
      g_assert_cmpint (text->status, ==, 0);
      g_assert_nonnull (strstr (text->errors, rbk_cli_text (json, "notes/0")));
      g_assert_null (strstr (text->output, rbk_cli_text (json, "notes/0")));
    }
}

/* A look at a list is not drowned by what was left out of it. */
static void
test_verbose (void)
{
  g_autoptr(RbkCliRun) brief = rbk_cli_run_line ("models --catalogue litellm.json");
  g_autoptr(RbkCliRun) all = rbk_cli_run_line ("models --catalogue litellm.json --verbose");

  g_assert_cmpint (brief->status, ==, 0);
  g_assert_nonnull (strstr (brief->errors, "; --verbose tells "));
  g_assert_null (strchr (strchr (brief->errors, '\n') + 1, '\n'));
  g_assert_null (strstr (all->errors, "--verbose"));
  g_assert_nonnull (strchr (strchr (all->errors, '\n') + 1, '\n'));
}

static void
test_cost (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "cost --catalogue litellm.json --model alpha-large --input 300k --output 1k --json");
  g_autoptr(RbkCliRun) unknown =
                 rbk_cli_run_line ("cost --catalogue litellm.json --model frob --input 1");

  rbk_cli_assert_text (run, "format", "litellm");
  rbk_cli_assert_text (run, "input", "1.5");
  rbk_cli_assert_text (run, "output", "0.015");
  rbk_cli_assert_text (run, "total", "1.515");
  g_assert_cmpint (unknown->status, ==, 2);
  g_assert_nonnull (strstr (unknown->errors, "without a price for text tokens"));
}

static void
test_look (void)
{
  g_autoptr(RbkCliRun) text = rbk_cli_run_line (
      "import --from litellm list.json --into blank.ratebook --date 2031-03-01 --dry-run");
  g_autoptr(RbkCliRun) json = rbk_cli_run_line (
      "import --from litellm list.json --into blank.ratebook --date 2031-03-01 --dry-run --json");

  g_assert_cmpint (text->status, ==, 0);
  g_assert_nonnull (strstr (text->output, "2 prices of LiteLLM, 2031-03-01\n"));
  g_assert_nonnull (strstr (text->output, "moved  Claude Haiku 4.5: input $1 → $2, output $5 → "
                                          "$10, cache read $0.1 → $0.2 from 2031-03-01"));
  g_assert_nonnull (strstr (text->output, "\n0 same, 1 moved, 0 scheduled, 0 gone, 0 unclear\n"));
  g_assert_nonnull (strstr (text->errors, "list.json: 1 entry for other work than text"));
  g_assert_cmpint (json->status, ==, 0);
  g_assert_cmpstr (json->errors, ==, "");
  rbk_cli_assert_text (json, "changes/0/model", "claude-haiku-4-5");
  rbk_cli_assert_text (json, "changes/0/kind", "moved");
  rbk_cli_assert_text (json, "changes/0/before/input", "1");
  rbk_cli_assert_text (json, "changes/0/after/input", "2");
  rbk_cli_assert_text (json, "changes/0/after/effective_from", "2031-03-01");
  rbk_cli_assert_number (json, "moved", 1);
  rbk_cli_assert_number (json, "gone", 0);
  rbk_cli_assert_number (json, "prices", 2);
  g_assert_cmpuint (rbk_cli_length (json, "notes"), ==, 1);
}

static void
test_update (void)
{
  static const char line[] =
      "import --from catalogue list.json --into blank.ratebook --date 2031-03-01 -o moved.ratebook";
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (line);
  g_autoptr(RbkCliRun) again =
                 rbk_cli_run_line ("import --from litellm list.json --into moved.ratebook --date "
                                   "2031-03-01 --json -o again.ratebook");
  g_autoptr(RbkCliRun) valid = rbk_cli_run_line ("validate moved.ratebook");
  g_autofree char *moved = rbk_cli_read ("moved.ratebook", NULL);
  g_autofree char *twice = rbk_cli_read ("again.ratebook", NULL);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpint (valid->status, ==, 0);
  g_assert_nonnull (strstr (moved, "\"effective_from\": \"2031-03-01\""));
  rbk_cli_assert_text (again, "changes/0/kind", "same");
  g_assert_cmpstr (moved, ==, twice);
}

static void
test_standard_output (void)
{
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (
      "import --from litellm list.json --into blank.ratebook --date 2031-03-01 -o -");
  g_autoptr(RbkCliRun) book = rbk_cli_run_line ("import --from litellm list.json");

  g_assert_cmpint (run->status, ==, 0);
  rbk_cli_assert_text (run, "format", "ratebook");
  g_assert_nonnull (strstr (run->errors, "moved  Claude Haiku 4.5"));
  g_assert_cmpint (book->status, ==, 0);
  rbk_cli_assert_text (book, "format", "ratebook");
  g_assert_cmpuint (rbk_cli_length (book, "models"), ==, 2);
}

static void
test_books (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(RbkCliRun) run = rbk_cli_run ("import", "--from", samples[i][1], samples[i][0],
                                               "-o", "book.ratebook", NULL);
      g_autoptr(RbkCliRun) valid = rbk_cli_run_line ("validate book.ratebook");

      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpstr (run->output, ==, "");
      g_assert_cmpint (valid->status, ==, 0);
    }
}

typedef struct
{
  const char *name;
  const char *line;
  int         status;
  const char *message;
} Case;

static const Case cases[] = {
  { "no-from", "import list.json -o out", 2,
    "--from is missing; write one of: catalogue, litellm" },
  { "from", "import --from frob list.json -o out", 2, "can't import from frob" },
  { "no-file", "import --from litellm -o out", 2, "FILE is missing" },
  { "no-output", "import --from litellm list.json --into blank.ratebook", 2, "with -o" },
  { "json-and-book", "import --from litellm list.json --json", 2, "-o FILE" },
  { "json-and-dash", "import --from litellm list.json --json -o -", 2, "-o FILE" },
  { "date", "import --from litellm list.json --into blank.ratebook --date x -o out", 2, "--date" },
  { "other-list", "import --from portkey list.json -o out", 3,
    "list.json: this is a price list of LiteLLM, not of Portkey; write --from litellm" },
  { "missing", "import --from litellm no.json -o out", 3, "no.json: can't be read" },
  { "no-list", "import --from catalogue blank.ratebook -o out", 3, "blank.ratebook: $.format" },
  { "no-prices", "import --from catalogue empty.json -o out", 3,
    "empty.json: $: looks like a price list of LiteLLM, but no price in it can be read: 1 entry" },
  { "no-book", "import --from litellm list.json --into no.ratebook -o out", 3, "no.ratebook" },
  { "list-as-book", "import --from litellm list.json --into list.json -o out", 3, "list.json" },
  { "unwritable", "import --from litellm list.json -o no/folder/book.ratebook", 4,
    "book.ratebook" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(RbkCliRun) run = rbk_cli_run_line (c->line);

  if (strstr (run->errors, c->message) == NULL)
    g_error ("%s: no \"%s\" in: %s", c->line, c->message, run->errors);
  g_assert_cmpint (run->status, ==, c->status);
  g_assert_cmpstr (run->output, ==, "");
  g_assert_false (rbk_cli_exists ("out"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();
  copy_samples ();
  rbk_cli_write ("list.json", LIST);
  rbk_cli_write ("empty.json", "{\"a\": {\"litellm_provider\": \"b\"}}");

  g_test_add_func ("/cli/catalogue/models", test_models);
  g_test_add_func ("/cli/catalogue/verbose", test_verbose);
  g_test_add_func ("/cli/catalogue/cost", test_cost);
  g_test_add_func ("/cli/catalogue/look", test_look);
  g_test_add_func ("/cli/catalogue/update", test_update);
  g_test_add_func ("/cli/catalogue/standard-output", test_standard_output);
  g_test_add_func ("/cli/catalogue/books", test_books);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/catalogue/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
