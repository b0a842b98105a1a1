/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes of findings as edits: what was found goes, the book stays valid, undo brings all back. */
#include "rbk-fix-try.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-book-writer.h"
#include "rbk-check.h"
#include "rbk-random-book.h"
#include "rbk-suppression-edit.h"
#include "rbk-test-books.h"
#include "rbk-test-repeats.h"

#define N_BOOKS rbk_test_repeats (220, 3)

static void
test_random (void)
{
  g_autoptr(GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_fixed = 0;

  for (guint32 seed = 0; seed < N_BOOKS; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);

      n_fixed += rbk_test_try_fixes (book, rules);
    }
  g_test_message ("%u fixes of %u rules", n_fixed, g_hash_table_size (rules));
  g_assert_cmpuint (n_fixed, >, N_BOOKS);
  g_assert_cmpuint (g_hash_table_size (rules), >=, MIN (6, N_BOOKS));
}

/* A book in which every kind of fix is offered that random ones may not have. */
static void
test_known (void)
{
  static const RbkTestCard free = { .price = "per_unit", .included = "9000", .limit = "soft" };
  static const RbkTestCard capped = { .price = "per_unit", .included = "150", .limit = "hard" };
  static const RbkTestCard tiered = { .price = "graduated",
                                      .tiers = "50:1 200:0.5 400:0.2 inf:0.1",
                                      .included = "60",
                                      .limit = "hard",
                                      .cap = "300" };
  static const RbkTestCard cheap = {
    .price = "per_unit", .amount = "0.01", .included = "300", .limit = "soft"
  };
  static const RbkTestCard dear = {
    .price = "per_unit", .amount = "0.1", .included = "70000", .limit = "soft"
  };
  const RbkTestCard *const cards[] = { &free, &capped, &tiered, &cheap, &dear };
  static const char *const fees[] = { "0", "15", "2", "29", "29" };

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_card (cards[i], fees[i], "3");
      g_autoptr(GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (rbk_test_try_fixes (book, rules), >, 0);
    }
}

/* Tiers never charged go, and no bill changes. */
static void
test_tiers (void)
{
  static const RbkTestCard tiered = { .price = "graduated",
                                      .tiers = "50:1 200:0.5 400:0.2 inf:0.1",
                                      .included = "60",
                                      .limit = "hard",
                                      .cap = "300" };
  g_autoptr(RbkBook) book = rbk_test_book_new_card (&tiered, "29", "3");
  g_autoptr(RbkSpec) before = rbk_spec_new (book, NULL, NULL);
  g_autoptr(RbkSpec) after = NULL;
  g_autoptr(GPtrArray) findings = rbk_test_check (book);
  g_autoptr(RbkEdit) edit = NULL;

  edit = rbk_fix_edit_new (book,
                           rbk_test_find (findings, "unreachable-tier", "plan.evergreen.runs")->fix,
                           NULL, NULL);
  g_assert_true (rbk_edit_apply (edit, NULL));
  after = rbk_spec_new (book, NULL, NULL);
  g_assert_cmpuint (after->plans[0].phases[0].cards[1].n_tiers, ==, 2);
  for (guint usage = 0; usage < 500; usage += 5)
    {
      RbkDecimal old = rbk_card_spec_get_charge (&before->plans[0].phases[0].cards[1],
                                                 RBK_DECIMAL_UNITS (usage));
      RbkDecimal new =
          rbk_card_spec_get_charge (&after->plans[0].phases[0].cards[1], RBK_DECIMAL_UNITS (usage));

      g_assert_true (rbk_decimal_equal (old, new));
    }
}

/* Objects that are not there are made, once. */
static void
test_makes_objects (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_card (NULL, "29", "3");
  g_autoptr(RbkFix) fix = rbk_fix_new ("Give it a wallet");
  g_autofree char *before = rbk_book_to_text (book);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(RbkEdit) edit = NULL;

  rbk_fix_set (fix, "plans[0].phases[0].rate_cards[0].entitlement", "alerts", "50\n80");
  rbk_fix_set (fix, "plans[0].phases[0].rate_cards[0].entitlement.wallet", "grant", "100");
  rbk_fix_set (fix, "plans[0].phases[0].rate_cards[0].entitlement.wallet", "expiry", "never");
  rbk_fix_set (fix, "", "as_of", NULL);
  edit = rbk_fix_edit_new (book, fix, NULL, NULL);
  g_assert_true (rbk_edit_apply (edit, NULL));
  after = rbk_book_to_text (book);
  g_assert_nonnull (strstr (after, "\"grant\": \"100\""));
  g_assert_nonnull (strstr (after, "\"expiry\": \"never\""));
  g_assert_null (strstr (after, "as_of"));
  rbk_edit_revert (edit);
  undone = rbk_book_to_text (book);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_moves (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkFix) fix = rbk_fix_new ("Put it last");
  g_autoptr(RbkEdit) edit = NULL;

  rbk_fix_move (fix, "plans[0]", 2);
  edit = rbk_fix_edit_new (book, fix, NULL, NULL);
  g_assert_true (rbk_edit_apply (edit, NULL));
  g_assert_cmpstr (rbk_record_get_key (rbk_test_get (book, "plans", 2)), ==, "starter");
}

static void
apply (RbkEdit *edit)
{
  g_assert_nonnull (edit);
  g_assert_true (rbk_edit_apply (edit, NULL));
}

static void
assert_reason (RbkBook *book, const char *where, const char *reason)
{
  g_autoptr(GPtrArray) findings = rbk_test_check (book);

  g_assert_cmpstr (rbk_test_find (findings, "price-step", where)->suppressed, ==, reason);
  rbk_test_assert_valid (book);
}

static void
test_let_be (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autofree char *before = rbk_book_to_text (book);
  g_autofree char *after = NULL;
  g_autoptr(RbkEdit) all = rbk_suppression_edit_let_be (book, "price-step", "", "Ours");
  g_autoptr(RbkEdit) one = NULL;
  g_autoptr(RbkEdit) again = NULL;
  g_autoptr(RbkEdit) back = NULL;
  g_autoptr(RbkEdit) rest = NULL;

  apply (all);
  assert_reason (book, "pro", "Ours");
  assert_reason (book, "team", "Ours");
  again = rbk_suppression_edit_let_be (book, "price-step", NULL, "All ours");
  apply (again);
  assert_reason (book, "pro", "All ours");
  one = rbk_suppression_edit_let_be (book, "price-step", "pro", "Meant so");
  apply (one);
  back = rbk_suppression_edit_take_back (book, "price-step", "pro");
  apply (back);
  assert_reason (book, "pro", "All ours");
  rest = rbk_suppression_edit_take_back (book, "price-step", "pro");
  apply (rest);
  assert_reason (book, "pro", NULL);
  after = rbk_book_to_text (book);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (rbk_suppression_edit_take_back (book, "price-step", "pro"));
}

/* Of a book that has changed since. */
static void
test_gone (void)
{
  static const struct
  {
    RbkFixStepKind kind;
    const char    *path, *field, *value;
  } cases[] = {
    { RBK_FIX_SET, "plans[9]", "name", "x" },
    { RBK_FIX_SET, "plans[0].nothing", "name", "x" },
    { RBK_FIX_SET, "plans", "name", "x" },
    { RBK_FIX_SET, "plans[", "name", "x" },
    { RBK_FIX_SET, "plans[]", "name", "x" },
    { RBK_FIX_SET, "plans[0]x", "name", "x" },
    { RBK_FIX_SET, "plans[99999999999999999999]", "name", "x" },
    { RBK_FIX_SET, "plans[0].key", "name", "x" },
    { RBK_FIX_SET, "usage[0]", "path", "x" },
    { RBK_FIX_SET, "plans[0]", "nothing", "x" },
    { RBK_FIX_SET, "plans[0]", "phases", "x" },
    { RBK_FIX_SET, "plans[0]", "overhead", "many" },
    { RBK_FIX_REMOVE, "", NULL, NULL },
    { RBK_FIX_REMOVE, "usage", NULL, NULL },
    { RBK_FIX_MOVE, "plans[0]", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
      g_autoptr(RbkFix) fix = rbk_fix_new ("Mend it");
      g_autofree char *before = rbk_book_to_text (book);
      g_autofree char *after = NULL;
      g_autoptr(GError) error = NULL;

      if (cases[i].kind == RBK_FIX_SET)
        rbk_fix_set (fix, cases[i].path, cases[i].field, cases[i].value);
      else if (cases[i].kind == RBK_FIX_REMOVE)
        rbk_fix_remove (fix, cases[i].path);
      else
        rbk_fix_move (fix, cases[i].path, 3);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_null (rbk_fix_edit_new (book, fix, NULL, &error));
      g_assert_nonnull (error);
      after = rbk_book_to_text (book);
      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fix-edit/random", test_random);
  g_test_add_func ("/fix-edit/known", test_known);
  g_test_add_func ("/fix-edit/tiers", test_tiers);
  g_test_add_func ("/fix-edit/makes-objects", test_makes_objects);
  g_test_add_func ("/fix-edit/moves", test_moves);
  g_test_add_func ("/fix-edit/let-be", test_let_be);
  g_test_add_func ("/fix-edit/gone", test_gone);

  return g_test_run ();
}
