/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* The report for a client, as scripts ask for it. */

static gboolean
written_has (const char *name, const char *part)
{
  gsize            length;
  g_autofree char *data = rbk_cli_read (name, &length);

  for (gsize i = 0; i + strlen (part) <= length; i++)
    if (memcmp (data + i, part, strlen (part)) == 0)
      return TRUE;

  return FALSE;
}

static void
test_paper (void)
{
  g_autoptr(RbkCliRun) plain = rbk_cli_run_line (
      "export hybrid.ratebook --to pdf --date 2026-06-30 -o plain.pdf");
  g_autoptr(RbkCliRun) letter = rbk_cli_run_line (
      "export hybrid.ratebook --to pdf --date 2026-06-30 --paper Letter -o letter.pdf");
  g_autoptr(RbkCliRun) other =
                 rbk_cli_run_line ("export hybrid.ratebook --to pdf --paper A5 -o other.pdf");

  g_assert_cmpint (plain->status, ==, 0);
  g_assert_cmpstr (plain->errors, ==, "");
  g_assert_true (written_has ("plain.pdf", "/MediaBox [ 0 0 595.276"));
  g_assert_cmpint (letter->status, ==, 0);
  g_assert_true (written_has ("letter.pdf", "/MediaBox [ 0 0 612 792 ]"));
  g_assert_cmpint (other->status, ==, 2);
  g_assert_nonnull (strstr (other->errors, "use a4 or letter"));
  g_assert_false (rbk_cli_exists ("other.pdf"));
}

/* Customers make a section of their own, which the outline names. */
static void
test_customers (void)
{
  g_autoptr(RbkCliRun) without =
                 rbk_cli_run_line ("export usage-gated.ratebook --to pdf -o without.pdf");
  g_autoptr(RbkCliRun) with =
                 rbk_cli_run_line ("export usage-gated.ratebook --to pdf --synthetic -o with.pdf");

  g_assert_cmpint (without->status, ==, 0);
  g_assert_cmpint (with->status, ==, 0);
  g_assert_false (written_has ("without.pdf", "/Title (Customers)"));
  g_assert_true (written_has ("with.pdf", "/Title (Customers)"));
}

/* Whoever is not to read the findings gets a report, and other documents, without. */
static void
test_without (void)
{
  g_autoptr(RbkCliRun) whole = rbk_cli_run_line ("export hybrid.ratebook --to pdf -o whole.pdf");
  g_autoptr(RbkCliRun) part = rbk_cli_run_line (
      "export hybrid.ratebook --to pdf --without findings,workings -o part.pdf");
  g_autoptr(RbkCliRun) text =
                 rbk_cli_run_line ("export hybrid.ratebook --to markdown --without decisions");
  g_autoptr(RbkCliRun) unknown =
                 rbk_cli_run_line ("export hybrid.ratebook --to pdf --without gone -o gone.pdf");

  g_assert_cmpint (whole->status, ==, 0);
  g_assert_cmpint (part->status, ==, 0);
  g_assert_true (written_has ("whole.pdf", "/Title (Findings)"));
  g_assert_true (written_has ("whole.pdf", "/Title (How the figures are worked out)"));
  g_assert_false (written_has ("part.pdf", "/Title (Findings)"));
  g_assert_false (written_has ("part.pdf", "/Title (How the figures are worked out)"));
  g_assert_true (written_has ("part.pdf", "/Title (Six decisions)"));
  g_assert_nonnull (strstr (text->output, "## Findings"));
  g_assert_null (strstr (text->output, "## Six decisions"));
  g_assert_cmpint (unknown->status, ==, 2);
  g_assert_false (rbk_cli_exists ("gone.pdf"));
}

/* A logo that isn't there is missed aloud; the report is made all the same. */
static void
test_logo (void)
{
  g_autoptr(RbkCliRun) missing = NULL;
  g_autoptr(RbkCliRun) wrong = NULL;
  g_autoptr(RbkCliRun) page = NULL;

  rbk_cli_write ("branded.ratebook", "{\"format\":\"ratebook\",\"version\":1,\"currency\":\"USD\","
                                     "\"delivery\":{\"logo\":\"logo.png\"}}");
  missing = rbk_cli_run_line ("export branded.ratebook --to pdf -o branded.pdf");
  g_assert_cmpint (missing->status, ==, 0);
  g_assert_nonnull (strstr (missing->errors, "delivery.logo"));
  g_assert_nonnull (strstr (missing->errors, "goes without"));
  g_assert_true (rbk_cli_exists ("branded.pdf"));

  rbk_cli_write ("logo.png", "no picture");
  wrong = rbk_cli_run_line ("export branded.ratebook --to pdf -o branded.pdf");
  g_assert_cmpint (wrong->status, ==, 0);
  g_assert_nonnull (strstr (wrong->errors, "is no PNG"));

  page = rbk_cli_run_line ("export branded.ratebook --to pricing-page -o branded.json");
  g_assert_cmpstr (page->errors, ==, "");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rbk_cli_templates ();

  g_test_add_func ("/cli/report/paper", test_paper);
  g_test_add_func ("/cli/report/customers", test_customers);
  g_test_add_func ("/cli/report/without", test_without);
  g_test_add_func ("/cli/report/logo", test_logo);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
