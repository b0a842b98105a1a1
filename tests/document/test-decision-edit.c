/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions are locked, locked anew and opened again, each as one step that can be undone. */
#include "rbk-decision-edit.h"

#include <string.h>

#include "rbk-book-check.h"
#include "rbk-book-reader.h"
#include "rbk-book-writer.h"
#include "rbk-decision-state.h"
#include "rbk-random-book.h"
#include "rbk-test-books.h"

#define N_BOOKS 60

static const char *const inputs[] = { "starter.price=29", "pro.price=99", NULL };

static RbkEdit *
lock (RbkBook *book, RbkDecisionTopic topic, const char *choice, const char *reason)
{
  GDate            date;
  RbkDecisionWords words = { .choice = choice, .reason = reason, .date = &date, .inputs = inputs };

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 21, 11, 2026);
  return rbk_decision_edit_lock (book, topic, &words);
}

static void
apply (RbkEdit *edit)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (edit);
  g_assert_cmpint (rbk_edit_get_kind (edit), ==, RBK_EDIT_GROUP);
  g_assert_true (rbk_edit_apply (edit, &error));
  g_assert_no_error (error);
}

static void
assert_text (RbkBook *book, const char *text)
{
  g_autofree char *now = rbk_book_to_text (book);

  g_assert_cmpstr (now, ==, text);
}

static void
test_lock (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autofree char *before = rbk_book_to_text (book);
  g_autoptr(RbkEdit) edit = lock (book, RBK_DECISION_TOPIC_TIERS, "Three", "Asked for");
  RbkDecision *decision;

  apply (edit);
  decision = rbk_decision_find (book, RBK_DECISION_TOPIC_TIERS);
  g_assert_cmpstr (rbk_decision_get_choice (decision), ==, "Three");
  g_assert_cmpstr (rbk_decision_get_reason (decision), ==, "Asked for");
  g_assert_cmpstr (rbk_decision_get_locked_on (decision), ==, "2026-11-21");
  g_assert_cmpstr (rbk_decision_get_inputs (decision)[1], ==, "pro.price=99");
  g_assert_null (rbk_decision_find (book, RBK_DECISION_TOPIC_WALLET));
  rbk_edit_revert (edit);
  assert_text (book, before);
}

/* Of two that the book has of a topic, it is the first that counts, and that is locked. */
static void
test_lock_again (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkEdit) first = lock (book, RBK_DECISION_TOPIC_TIERS, "Three", "Asked for");
  g_autoptr(RbkEdit) second = NULL;
  g_autofree char *locked = NULL;
  GListModel      *list = rbk_book_get_decisions (book);

  apply (first);
  locked = rbk_book_to_text (book);
  second = lock (book, RBK_DECISION_TOPIC_TIERS, "Four", NULL);
  apply (second);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_cmpstr (rbk_decision_get_choice (rbk_test_get (book, "decisions", 0)), ==, "Four");
  g_assert_null (rbk_decision_get_reason (rbk_test_get (book, "decisions", 0)));
  rbk_edit_revert (second);
  assert_text (book, locked);
}

/* What was chosen, and why, stays. */
static void
test_unlock (void)
{
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autoptr(RbkEdit) edit = lock (book, RBK_DECISION_TOPIC_METER, "Runs", "They are the value");
  g_autoptr(RbkEdit) back = NULL;
  g_autofree char *locked = NULL;
  RbkDecision     *decision;

  g_assert_null (rbk_decision_edit_unlock (book, RBK_DECISION_TOPIC_METER));
  apply (edit);
  locked = rbk_book_to_text (book);
  back = rbk_decision_edit_unlock (book, RBK_DECISION_TOPIC_METER);
  apply (back);
  decision = rbk_decision_find (book, RBK_DECISION_TOPIC_METER);
  g_assert_null (rbk_decision_get_locked_on (decision));
  g_assert_null (rbk_decision_get_inputs (decision));
  g_assert_cmpstr (rbk_decision_get_reason (decision), ==, "They are the value");
  g_assert_null (rbk_decision_edit_unlock (book, RBK_DECISION_TOPIC_METER));
  rbk_edit_revert (back);
  assert_text (book, locked);
}

/* Any book takes what it rests on, is valid with it, and keeps it over a save and a load. */
static void
test_random (void)
{
  for (guint32 seed = 0; seed < N_BOOKS; seed++)
    {
      g_autoptr(RbkBook) book = rbk_random_book_new (seed);
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkTable) table = rbk_table_new (spec, NULL, NULL);
      g_autofree char *before = rbk_book_to_text (book);
      RbkDecisionTopic topic = (RbkDecisionTopic) (seed % RBK_N_DECISIONS);
      g_auto(GStrv) now = rbk_decision_dup_inputs (book, table, topic);
      GDate            date = spec->date;
      RbkDecisionWords words = {
        .choice = "So", .reason = "Because", .date = &date, .inputs = (const char *const *) now
      };
      g_autoptr(RbkEdit) edit = rbk_decision_edit_lock (book, topic, &words);
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;
      g_autoptr(RbkBook) loaded = NULL;
      g_autoptr(GPtrArray) problems = NULL;
      g_autoptr(RbkDecisionState) state = NULL;

      apply (edit);
      problems = rbk_book_check (book);
      g_assert_cmpuint (problems->len, ==, 0);
      text = rbk_book_to_text (book);
      loaded = rbk_book_read_text (text, strlen (text), NULL, NULL);
      g_assert_nonnull (loaded);
      again = rbk_book_to_text (loaded);
      g_assert_cmpstr (again, ==, text);
      state = rbk_decision_state_new (loaded, table, topic);
      g_assert_cmpint (state->status, ==, RBK_DECISION_LOCKED);
      rbk_edit_revert (edit);
      assert_text (book, before);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decision-edit/lock", test_lock);
  g_test_add_func ("/decision-edit/lock-again", test_lock_again);
  g_test_add_func ("/decision-edit/unlock", test_unlock);
  g_test_add_func ("/decision-edit/random", test_random);

  return g_test_run ();
}
