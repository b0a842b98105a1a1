/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cli-run.h"

#include <string.h>

/* Books of other systems, what changed between books, and what to do at Stripe. */

static void
change (const char *name, const char *from, const char *to)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *template = rbk_cli_template ("hybrid");
  g_autofree char *whole = NULL;

  g_assert_true (g_file_get_contents (template, &whole, NULL, NULL));
  g_string_append (text, whole);
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  rbk_cli_write (name, text->str);
}

static void
test_books (void)
{
  g_autoptr(RbkCliRun) same = NULL;
  g_autoptr(RbkCliRun) json = NULL;
  g_autoptr(RbkCliRun) text = NULL;

  change ("old.ratebook", "\"49\"", "\"49\"");
  change ("new.ratebook", "\"49\"", "\"55\"");
  same = rbk_cli_run ("diff", "old.ratebook", "old.ratebook", "--exit-code", NULL);
  json = rbk_cli_run ("diff", "old.ratebook", "new.ratebook", "--json", NULL);
  text = rbk_cli_run ("diff", "old.ratebook", "new.ratebook", "--exit-code", NULL);

  g_assert_cmpint (same->status, ==, 0);
  g_assert_cmpint (json->status, ==, 0);
  g_assert_cmpuint (rbk_cli_length (json, "changes"), ==, 1);
  rbk_cli_assert_text (json, "changes/0/where", "team.evergreen.base");
  rbk_cli_assert_text (json, "changes/0/change", "changed");
  rbk_cli_assert_text (json, "changes/0/field", "amount");
  rbk_cli_assert_text (json, "changes/0/from", "49");
  rbk_cli_assert_text (json, "changes/0/to", "55");
  rbk_cli_assert_number (json, "changed", 1);
  g_assert_cmpint (text->status, ==, 1);
  g_assert_cmpstr (text->output, ==, "changed  rate card team.evergreen.base: price 49 → 55\n");
}

static void
test_stripe (void)
{
  g_autoptr(RbkCliRun) made = NULL;
  g_autoptr(RbkCliRun) same = NULL;
  g_autoptr(RbkCliRun) moved = NULL;

  change ("old.ratebook", "\"49\"", "\"49\"");
  change ("new.ratebook", "\"49\"", "\"55\"");
  made =
      rbk_cli_run ("export", "old.ratebook", "--to", "stripe-objects", "-o", "account.json", NULL);
  same = rbk_cli_run ("diff", "old.ratebook", "--stripe", "account.json", "--json", "--exit-code",
                      NULL);
  moved = rbk_cli_run ("diff", "new.ratebook", "--stripe", "account.json", "--json", "--exit-code",
                       NULL);

  g_assert_cmpint (made->status, ==, 0);
  g_assert_cmpint (same->status, ==, 0);
  rbk_cli_assert_number (same, "create", 0);
  rbk_cli_assert_number (same, "archive", 0);
  g_assert_cmpint (moved->status, ==, 1);
  rbk_cli_assert_number (moved, "create", 1);
  rbk_cli_assert_number (moved, "move_lookup_key", 1);
  rbk_cli_assert_number (moved, "archive", 1);
}

static void
test_import (void)
{
  g_autoptr(RbkCliRun) made = NULL;
  g_autoptr(RbkCliRun) back = NULL;
  g_autoptr(RbkCliRun) valid = NULL;
  g_autoptr(RbkCliRun) unreadable = NULL;
  g_autoptr(RbkCliRun) wrong = NULL;

  change ("old.ratebook", "\"49\"", "\"49\"");
  made =
      rbk_cli_run ("export", "old.ratebook", "--to", "stripe-objects", "-o", "account.json", NULL);
  back = rbk_cli_run ("import", "--from", "stripe", "account.json", "-o", "back.ratebook", NULL);
  valid = rbk_cli_run ("validate", "back.ratebook", NULL);
  rbk_cli_write ("bad.json", "{\"object\": ");
  unreadable = rbk_cli_run ("import", "--from", "stripe", "bad.json", "-o", "bad.ratebook", NULL);
  wrong = rbk_cli_run ("import", "--from", "paddle", "account.json", NULL);

  g_assert_cmpint (made->status, ==, 0);
  g_assert_cmpint (back->status, ==, 0);
  g_assert_cmpstr (back->errors, ==, "");
  g_assert_cmpint (valid->status, ==, 0);
  g_assert_cmpint (unreadable->status, ==, 3);
  g_assert_nonnull (strstr (unreadable->errors, "bad.json: line 1"));
  g_assert_false (rbk_cli_exists ("bad.ratebook"));
  g_assert_cmpint (wrong->status, ==, 2);
  g_assert_nonnull (strstr (wrong->errors, "openmeter"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/diff/books", test_books);
  g_test_add_func ("/cli/diff/stripe", test_stripe);
  g_test_add_func ("/cli/import/stripe", test_import);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
