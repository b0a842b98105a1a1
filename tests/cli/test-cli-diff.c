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

/* A book with decisions; single quotes are double ones. */
static void
decide (const char *name, const char *price, const char *decisions)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *template = rbk_cli_template ("hybrid");
  g_autofree char *whole = NULL;
  g_autofree char *member = g_strdup_printf ("{\n  'decisions': [%s],", decisions);

  g_assert_true (g_file_get_contents (template, &whole, NULL, NULL));
  g_string_append (text, whole);
  g_assert_cmpuint (g_string_replace (text, "\"49\"", price, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "{", g_strdelimit (member, "'", '"'), 1), ==, 1);
  rbk_cli_write (name, text->str);
}

#define LOCKED "{'topic':'unit_price','choice':'As it is','reason':'It sells','locked_on':"

/* A decision is locked, locked anew on another price, and goes stale as the price moves. */
static void
test_decisions (void)
{
  g_autoptr(RbkCliRun) locked = NULL;
  g_autoptr(RbkCliRun) anew = NULL;
  g_autoptr(RbkCliRun) stale = NULL;
  g_autoptr(RbkCliRun) json = NULL;
  g_autoptr(RbkCliRun) same = NULL;

  decide ("none.ratebook", "\"49\"", "");
  decide ("first.ratebook", "\"49\"",
          LOCKED "'2026-06-01','inputs':['team.price=49','business.price=199']}");
  decide ("anew.ratebook", "\"59\"",
          LOCKED "'2026-07-01','inputs':['team.price=59','business.price=199','scale.price=599']}");
  decide ("stale.ratebook", "\"69\"",
          LOCKED "'2026-07-01','inputs':['team.price=59','business.price=199','scale.price=599']}");
  locked = rbk_cli_run ("diff", "none.ratebook", "first.ratebook", NULL);
  anew = rbk_cli_run ("diff", "first.ratebook", "anew.ratebook", NULL);
  stale = rbk_cli_run ("diff", "anew.ratebook", "stale.ratebook", NULL);
  json = rbk_cli_run ("diff", "anew.ratebook", "stale.ratebook", "--json", NULL);
  same = rbk_cli_run ("diff", "stale.ratebook", "stale.ratebook", "--exit-code", NULL);

  g_assert_cmpstr (locked->output, ==,
                   "added    decision decisions.unit_price\n"
                   "locked   decision decisions.unit_price: it was open\n");
  g_assert_cmpstr (anew->output, ==,
                   "changed  rate card team.evergreen.base: price 49 → 59\n"
                   "changed  decision decisions.unit_price: locked on 2026-06-01 → 2026-07-01\n"
                   "changed  decision decisions.unit_price: inputs team.price=49 → team.price=59\n"
                   "changed  decision decisions.unit_price: inputs set to scale.price=599\n");
  g_assert_cmpstr (stale->output, ==,
                   "changed  rate card team.evergreen.base: price 59 → 69\n"
                   "stale    decision decisions.unit_price: Price of Team USD 59.00 → USD 69.00, "
                   "which may not move\n");
  rbk_cli_assert_text (json, "decisions/0/topic", "unit_price");
  rbk_cli_assert_text (json, "decisions/0/from", "locked");
  rbk_cli_assert_text (json, "decisions/0/to", "stale");
  rbk_cli_assert_text (json, "decisions/0/moved/0/input", "team.price");
  rbk_cli_assert_text (json, "decisions/0/moved/0/to", "69");
  g_assert_cmpuint (rbk_cli_length (json, "decisions/0/moved"), ==, 1);
  g_assert_cmpint (same->status, ==, 0);
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

/* The objects that a fixtures file makes have no ids yet, and refer to each other by requests. */
static void
test_stripe_fixtures (void)
{
  static const char *const files[] = { "out/stripe-fixtures.json",
                                       "out/stripe-fixtures.update.json" };
  g_autoptr(RbkCliRun) template =
                 rbk_cli_run ("new", "--template", "credit-tiers", "-o", "tiers.ratebook", NULL);
  g_autoptr(RbkCliRun) made =
                 rbk_cli_run ("export", "tiers.ratebook", "--to", "stripe", "-o", "out", NULL);

  g_assert_cmpint (template->status, ==, 0);
  g_assert_cmpint (made->status, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(RbkCliRun) same = rbk_cli_run ("diff", "tiers.ratebook", "--stripe", files[i],
                                                "--json", "--exit-code", NULL);

      g_assert_cmpint (same->status, ==, 0);
      rbk_cli_assert_number (same, "create", 0);
      rbk_cli_assert_number (same, "archive", 0);
      rbk_cli_assert_number (same, "remove", 0);
    }
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
  g_test_add_func ("/cli/diff/decisions", test_decisions);
  g_test_add_func ("/cli/diff/stripe", test_stripe);
  g_test_add_func ("/cli/diff/stripe-fixtures", test_stripe_fixtures);
  g_test_add_func ("/cli/import/stripe", test_import);

  status = g_test_run ();
  rbk_cli_clean ();

  return status;
}
