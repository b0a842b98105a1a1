/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-document.h"

#include <string.h>

#include "rbk-plan.h"
#include "rbk-test-book.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
count_notify (RbkDocument *document, const char *property, guint *count)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  g_signal_connect_data (document, signal, G_CALLBACK (count_cb), count, NULL, G_CONNECT_SWAPPED);
}

static void
test_take (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  RbkDocument *document = rbk_document_new_for_book (book);
  RbkPlan     *plan = rbk_test_plan (book, 0);
  guint        n_revisions = 0, n_saved = 0;
  guint64      revision;
  gboolean     can_undo, can_redo, is_saved;

  count_notify (document, "revision", &n_revisions);
  count_notify (document, "is-saved", &n_saved);
  g_assert_true (rbk_document_get_is_saved (document));
  g_assert_true (rbk_document_take (document, rbk_test_rename (plan, "Basic"), NULL));
  g_object_get (document, "revision", &revision, "can-undo", &can_undo, "can-redo", &can_redo,
                "is-saved", &is_saved, NULL);
  g_assert_cmpuint (revision, ==, 1);
  g_assert_cmpuint (n_revisions, ==, 1);
  g_assert_cmpuint (n_saved, >, 0);
  g_assert_true (can_undo);
  g_assert_false (can_redo);
  g_assert_false (is_saved);
  g_assert_cmpstr (rbk_plan_get_name (plan), ==, "Basic");

  rbk_document_undo (document);
  g_assert_cmpstr (rbk_plan_get_name (plan), ==, "Starter");
  g_assert_true (rbk_document_get_is_saved (document));
  g_assert_nonnull (rbk_document_peek_redo (document));
  g_assert_null (rbk_document_peek_undo (document));
  rbk_document_undo (document);
  rbk_document_redo (document);
  rbk_document_redo (document);
  g_assert_cmpstr (rbk_plan_get_name (plan), ==, "Basic");
  g_assert_cmpuint (rbk_document_get_revision (document), ==, 3);
  g_assert_finalize_object (document);
}

static void
test_no_change_is_no_step (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);

  g_assert_true (
      rbk_document_take (document, rbk_test_rename (rbk_test_plan (book, 0), "Starter"), NULL));
  g_assert_false (rbk_document_get_can_undo (document));
  g_assert_cmpuint (rbk_document_get_revision (document), ==, 0);
}

/* A refused edit leaves the book, the history and what was undone as they were. */
static void
test_refused (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkRecord *plan = RBK_RECORD (rbk_test_plan (book, 0));
  RbkDecimal minus = RBK_DECIMAL_UNITS (-5);
  RbkEdit   *edits[] = {
      rbk_edit_new_set_decimal (plan, "overhead", &minus),
      rbk_edit_new_set_text (plan, "key", "pro"),
      rbk_edit_new_set_text (plan, "key", NULL),
      rbk_edit_new_set_text (plan, "sizing", "sometimes"),
      rbk_edit_new_remove (rbk_test_list (RBK_RECORD (book), "meters"), 0),
      rbk_edit_new_remove (rbk_test_list (plan, "phases"), 0),
      rbk_edit_new_set_text (RBK_RECORD (book), "currency", "XXQ"),
  };
  g_autoptr(RbkRecord) before = NULL;

  g_assert_true (rbk_document_take (document, rbk_test_rename (RBK_PLAN (plan), "Basic"), NULL));
  rbk_document_undo (document);
  before = rbk_record_copy (RBK_RECORD (book));

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (rbk_document_take (document, edits[i], &error));
      g_assert_error (error, RBK_ERROR, RBK_ERROR_INVALID);
      g_assert_cmpuint (strlen (error->message), >, 10);
      g_assert_true (rbk_record_equal (RBK_RECORD (book), before));
      g_assert_true (rbk_document_get_can_redo (document));
      g_assert_cmpuint (rbk_document_get_revision (document), ==, 2);
    }
}

/* A book that has a problem already can be mended step by step. */
static void
test_mends_a_broken_book (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  RbkRecord *first = RBK_RECORD (rbk_test_plan (book, 0));
  RbkRecord *second = RBK_RECORD (rbk_test_plan (book, 1));
  g_autoptr(RbkDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  g_object_set (first, "sizing", "sometimes", NULL);
  document = rbk_document_new_for_book (book);
  g_assert_true (rbk_document_take (document, rbk_test_rename (RBK_PLAN (first), "Basic"), &error));
  g_assert_no_error (error);
  g_assert_false (
      rbk_document_take (document, rbk_edit_new_set_text (second, "sizing", "sometimes"), NULL));
  g_assert_true (
      rbk_document_take (document, rbk_edit_new_set_text (first, "sizing", "p50"), &error));
  g_assert_false (
      rbk_document_take (document, rbk_edit_new_set_text (first, "sizing", "sometimes"), NULL));
}

static void
test_drag_is_one_step (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkRecord       *plan = RBK_RECORD (rbk_test_plan (book, 0));
  g_autofree char *label = NULL;

  rbk_document_begin_group (document, "Drag overhead of Starter");
  for (gint64 i = 10; i < 60; i++)
    {
      RbkDecimal value = rbk_decimal_from_int (i);

      g_assert_true (
          rbk_document_take (document, rbk_edit_new_set_decimal (plan, "overhead", &value), NULL));
    }
  rbk_document_end_group (document);

  label = rbk_edit_dup_label (rbk_document_peek_undo (document), NULL);
  g_assert_cmpstr (label, ==, "Drag overhead of Starter");
  rbk_document_undo (document);
  g_assert_true (
      rbk_decimal_equal (rbk_plan_get_overhead (RBK_PLAN (plan)), RBK_DECIMAL_UNITS (3)));
  g_assert_false (rbk_document_get_can_undo (document));
}

static void
test_typing_is_one_step_until_sealed (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  RbkPlan *plan = rbk_test_plan (book, 0);

  g_assert_true (rbk_document_take (document, rbk_test_rename (plan, "B"), NULL));
  g_assert_true (rbk_document_take (document, rbk_test_rename (plan, "Ba"), NULL));
  rbk_document_seal (document);
  g_assert_true (rbk_document_take (document, rbk_test_rename (plan, "Bas"), NULL));
  rbk_document_undo (document);
  g_assert_cmpstr (rbk_plan_get_name (plan), ==, "Ba");
  rbk_document_undo (document);
  g_assert_cmpstr (rbk_plan_get_name (plan), ==, "Starter");
}

static void
test_title (void)
{
  g_autoptr(RbkBook) book = rbk_test_book ();
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);
  g_autofree char *title = NULL;
  guint            n_titles = 0;

  count_notify (document, "title", &n_titles);
  g_assert_true (rbk_document_take (document,
                                    rbk_edit_new_set_text (RBK_RECORD (book), "title", "Other"),
                                    NULL));
  g_object_get (document, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Other");
  g_assert_cmpuint (n_titles, ==, 1);
  g_assert_true (
      rbk_document_take (document, rbk_test_rename (rbk_test_plan (book, 0), "Basic"), NULL));
  g_assert_cmpuint (n_titles, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/take", test_take);
  g_test_add_func ("/document/no-change", test_no_change_is_no_step);
  g_test_add_func ("/document/refused", test_refused);
  g_test_add_func ("/document/mends", test_mends_a_broken_book);
  g_test_add_func ("/document/drag", test_drag_is_one_step);
  g_test_add_func ("/document/typing", test_typing_is_one_step_until_sealed);
  g_test_add_func ("/document/title", test_title);

  return g_test_run ();
}
