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
#include "rbk-test-repeats.h"

#define N_BOOKS rbk_test_repeats (60, 6)

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

/* What git shows of an edit: lines that went, with "-", and that came, with "+". */
static char *
dup_lines (const char *before, const char *after)
{
  g_auto(GStrv) old_lines = g_strsplit (before, "\n", -1);
  g_auto(GStrv) new_lines = g_strsplit (after, "\n", -1);
  guint    n_old = g_strv_length (old_lines), n_new = g_strv_length (new_lines), first = 0;
  GString *text = g_string_new (NULL);

  while (first < MIN (n_old, n_new) && strcmp (old_lines[first], new_lines[first]) == 0)
    first++;
  while (MIN (n_old, n_new) > first && strcmp (old_lines[n_old - 1], new_lines[n_new - 1]) == 0)
    {
      n_old--;
      n_new--;
    }
  for (guint i = first; i < n_old; i++)
    g_string_append_printf (text, "-%s\n", old_lines[i]);
  for (guint i = first; i < n_new; i++)
    g_string_append_printf (text, "+%s\n", new_lines[i]);

  return g_string_free (text, FALSE);
}

/* A lock is a few whole lines, one for each figure, and to lock anew touches no more than these. */
static void
test_lines (void)
{
  static const char *const anew[] = { "starter.price=29", "pro.price=119", NULL };
  g_autoptr(RbkBook) book = rbk_test_book_new_usage_gated ();
  g_autofree char *before = rbk_book_to_text (book);
  g_autoptr(RbkEdit) first = lock (book, RBK_DECISION_TOPIC_TIERS, "Three", "Asked for");
  g_autoptr(RbkEdit) second = NULL;
  g_autofree char *locked = NULL;
  g_autofree char *later = NULL;
  g_autofree char *came = NULL;
  g_autofree char *moved = NULL;
  GDate            date;
  RbkDecisionWords words = {
    .choice = "Three", .reason = "Asked for", .date = &date, .inputs = anew
  };

  apply (first);
  locked = rbk_book_to_text (book);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 12, 2026);
  second = rbk_decision_edit_lock (book, RBK_DECISION_TOPIC_TIERS, &words);
  apply (second);
  later = rbk_book_to_text (book);
  came = dup_lines (before, locked);
  moved = dup_lines (locked, later);
  g_assert_cmpstr (came, ==,
                   "+  ],\n"
                   "+  \"decisions\": [\n"
                   "+    {\n"
                   "+      \"topic\": \"tiers\",\n"
                   "+      \"choice\": \"Three\",\n"
                   "+      \"reason\": \"Asked for\",\n"
                   "+      \"locked_on\": \"2026-11-21\",\n"
                   "+      \"inputs\": [\n"
                   "+        \"starter.price=29\",\n"
                   "+        \"pro.price=99\"\n"
                   "+      ]\n"
                   "+    }\n");
  g_assert_cmpstr (moved, ==,
                   "-      \"locked_on\": \"2026-11-21\",\n"
                   "-      \"inputs\": [\n"
                   "-        \"starter.price=29\",\n"
                   "-        \"pro.price=99\"\n"
                   "+      \"locked_on\": \"2026-12-01\",\n"
                   "+      \"inputs\": [\n"
                   "+        \"starter.price=29\",\n"
                   "+        \"pro.price=119\"\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decision-edit/lock", test_lock);
  g_test_add_func ("/decision-edit/lines", test_lines);
  g_test_add_func ("/decision-edit/lock-again", test_lock_again);
  g_test_add_func ("/decision-edit/unlock", test_unlock);
  g_test_add_func ("/decision-edit/random", test_random);

  return g_test_run ();
}
