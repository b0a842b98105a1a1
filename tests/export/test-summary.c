/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-export-text.h"
#include "rbk-scenario.h"
#include "rbk-targets.h"
#include "rbk-synthetic.h"
#include "rbk-template.h"
#include "stripe-reader.h"

static char *
export_text (RbkBook *book, const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbkExport) out = rbk_export_run (target, &(RbkExportInput){ .book = book }, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = rbk_export_get_file (out, NULL)->bytes;
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What a spreadsheet would run is text. */
static void
test_csv_cells (void)
{
  static const char *const cases[][2] = {
    { "plain", "plain" },
    { "a,b", "\"a,b\"" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "=1+1", "'=1+1" },
    { "+1", "'+1" },
    { "-1+2", "'-1+2" },
    { "@sum", "'@sum" },
    { "\tx", "'\tx" },
    { "\rx", "\"'\rx\"" },
    { "\n=1", "\"'\n=1\"" },
    { "\xef\xbc\x9d"
      "1",
      "'\xef\xbc\x9d"
      "1" },
    { "-12.5", "-12.5" },
    { "", "" },
    { "=HYPERLINK(\"a\",1)", "\"'=HYPERLINK(\"\"a\"\",1)\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      rbk_export_csv_cell (text, cases[i][0]);
      g_assert_cmpstr (text->str, ==, cases[i][1]);
    }
}

static void
test_texts (void)
{
  g_autofree char *cell = rbk_export_markdown_cell ("a|b\n<i>*c*</i> & `d` [e](f)_\\");
  g_autofree char *nothing = rbk_export_markdown_cell (NULL);
  g_autofree char *percent = rbk_export_percent (0.81034);
  g_autofree char *grouped = rbk_export_grouped (RBK_DECIMAL_UNITS (-1234567));
  g_autofree char *small = rbk_export_grouped (RBK_DECIMAL_UNITS (999));
  g_autofree char *amount = rbk_export_amount ("USD", RBK_DECIMAL_UNITS (1250));

  g_assert_cmpstr (cell, ==, "a\\|b &lt;i&gt;\\*c\\*&lt;/i&gt; &amp; \\`d\\` \\[e\\](f)\\_\\\\");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (percent, ==, "81.0 %");
  g_assert_cmpstr (grouped, ==, "-1,234,567");
  g_assert_cmpstr (small, ==, "999");
  g_assert_cmpstr (amount, ==, "USD 1,250.00");
}

static void
test_csv (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autofree char *text = export_text (book, "csv");
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_auto (GStrv) head = g_strsplit (lines[0], ",", -1);
  g_auto (GStrv) starter = g_strsplit (lines[1], ",", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpuint (g_strv_length (head), ==, g_strv_length (starter));
  g_assert_cmpstr (head[15], ==, "margin");
  g_assert_cmpstr (starter[0], ==, "starter");
  g_assert_cmpstr (starter[3], ==, "29");
  /* The first article's 81.03 %. */
  g_assert_true (g_str_has_prefix (starter[15], "0.8103"));
}

static void
test_markdown (void)
{
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autofree char *text = export_text (book, "markdown");

  g_assert_nonnull (strstr (text, "USD 29.00"));
  g_assert_nonnull (strstr (text, "81.0 %"));
  g_assert_nonnull (strstr (text, "200, hard"));
  g_assert_nonnull (strstr (text, "## Features"));
  g_assert_nonnull (strstr (text, "## Terms\n\n### Starter\n"));
  g_assert_nonnull (strstr (text, "| Starter | USD 29.00 a month |"));
  g_assert_nonnull (strstr (text, "## What is counted"));
}

/* What scenarios come to is a section, where the book has any. */
static void
test_scenarios (void)
{
  const char *shocks[] = { "tokenizer=x1.35", NULL };
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr (RbkScenario) scenario = rbk_scenario_new ();
  g_autofree char *before = export_text (book, "markdown"), *text = NULL;

  g_assert_null (strstr (before, "## Scenarios"));
  g_object_set (scenario, "key", "more", "name", "More | tokens", "shocks", shocks, NULL);
  g_list_store_append (G_LIST_STORE (rbk_book_get_scenarios (book)), scenario);
  text = export_text (book, "markdown");
  g_assert_nonnull (strstr (text, "### More \\| tokens\n\nTokens counted by the tokenizer +35 %;"));
  g_assert_nonnull (strstr (text, "| Starter | 81.0 % | 78.0 % |"));
}

/* Figures that rest on nobody are never handed over as if they did on somebody. */
static void
test_made_up (void)
{
  static const char *const targets[] = { "csv", "markdown" };
  g_autoptr (RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr (RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
  g_autoptr (RbkPopulation) population = NULL;
  g_autoptr (RbkTable) table = NULL;
  RbkLognormal calls;

  g_assert_true (rbk_lognormal_fit_levels (spec, &calls, NULL));
  population = rbk_synthetic_new (spec, &calls, 1000, 1, NULL);
  table = rbk_table_new (spec, population, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (RbkExport) out =
                     rbk_export_run (targets[i],
                                     &(RbkExportInput){
                                         .book = book, .date = &spec->date, .table = table },
                                     NULL);
      g_autofree char *real = export_text (book, targets[i]);
      GBytes          *bytes = rbk_export_get_file (out, NULL)->bytes;
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_nonnull (strstr (text, "lognormal, sigma 1.17, median 207, seed 1"));
      g_assert_null (strstr (real, "lognormal"));
    }
}

static void
test_hostile_names (void)
{
  g_autoptr (RbkBook) book = book_from_text (
      "{'format':'ratebook','version':1,'title':'<b>T</b>','client':'a|b','currency':'USD',"
      "'as_of':'2026-06-01','plans':[{'key':'a','name':'=cmd|x','price_from':true,'features':"
      "[{'key':'f','name':'x|y','value':'<script>'},{'key':'g'}],"
      "'phases':[{'key':'e','rate_cards':[{'key':'base','amount':'10'}]}]},"
      "{'key':'b','quote_only':true}]}");
  g_autofree char *csv = export_text (book, "csv");
  g_autofree char *markdown = export_text (book, "markdown");

  g_assert_nonnull (strstr (csv, "\r\na,'=cmd|x,"));
  g_assert_nonnull (strstr (markdown, "# &lt;b&gt;T&lt;/b&gt;\n"));
  g_assert_nonnull (strstr (markdown, "For a\\|b. "));
  g_assert_nonnull (strstr (markdown, "| =cmd\\|x |"));
  g_assert_nonnull (strstr (markdown, "from USD 10.00"));
  g_assert_nonnull (strstr (markdown, "on request"));
  g_assert_nonnull (strstr (markdown, "| x\\|y | &lt;script&gt; |"));
  g_assert_nonnull (strstr (markdown, "| g | yes |"));
  g_assert_null (strstr (markdown, "<script>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/summary/csv-cells", test_csv_cells);
  g_test_add_func ("/export/summary/texts", test_texts);
  g_test_add_func ("/export/summary/csv", test_csv);
  g_test_add_func ("/export/summary/markdown", test_markdown);
  g_test_add_func ("/export/summary/scenarios", test_scenarios);
  g_test_add_func ("/export/summary/made-up", test_made_up);
  g_test_add_func ("/export/summary/hostile-names", test_hostile_names);
  return g_test_run ();
}
