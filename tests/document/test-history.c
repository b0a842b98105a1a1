/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-history.h"

#include "rbk-plan.h"

typedef struct
{
  RbkPlan    *plan;
  RbkHistory *history;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = rbk_plan_new ();
  self->history = rbk_history_new ();
  g_object_set (self->plan, "key", "pro", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->history);
  g_assert_finalize_object (self->plan);
}

static void
set (Fixture *self, const char *property, const char *value)
{
  RbkEdit *edit = rbk_edit_new_set_text (RBK_RECORD (self->plan), property, value);

  g_assert_true (rbk_edit_apply (edit, NULL));
  rbk_history_take (self->history, edit);
}

static void
check (Fixture *self, const char *name, gboolean can_undo, gboolean can_redo, gboolean is_saved)
{
  gboolean undo, redo, saved;

  g_object_get (self->history, "can-undo", &undo, "can-redo", &redo, "is-saved", &saved, NULL);
  g_assert_cmpstr (rbk_plan_get_name (self->plan), ==, name);
  g_assert_cmpint (undo, ==, can_undo);
  g_assert_cmpint (redo, ==, can_redo);
  g_assert_cmpint (saved, ==, is_saved);
  g_assert_true ((rbk_history_peek_undo (self->history) != NULL) == can_undo);
  g_assert_true ((rbk_history_peek_redo (self->history) != NULL) == can_redo);
}

static void
save (Fixture *self, gboolean succeeded)
{
  rbk_history_begin_save (self->history);
  rbk_history_end_save (self->history, succeeded);
}

static void
test_undo_redo (Fixture *self, gconstpointer data)
{
  check (self, NULL, FALSE, FALSE, TRUE);
  set (self, "name", "A");
  rbk_history_seal (self->history);
  set (self, "name", "B");
  check (self, "B", TRUE, FALSE, FALSE);
  rbk_history_undo (self->history);
  check (self, "A", TRUE, TRUE, FALSE);
  rbk_history_undo (self->history);
  check (self, NULL, FALSE, TRUE, TRUE);
  rbk_history_redo (self->history);
  rbk_history_redo (self->history);
  check (self, "B", TRUE, FALSE, FALSE);
}

static void
test_merges_until_sealed (Fixture *self, gconstpointer data)
{
  set (self, "name", "A");
  set (self, "name", "B");
  set (self, "audience", "x");
  set (self, "name", "C");
  rbk_history_undo (self->history);
  check (self, "B", TRUE, TRUE, FALSE);
  rbk_history_undo (self->history);
  rbk_history_undo (self->history);
  check (self, NULL, FALSE, TRUE, TRUE);
}

/* What follows an undo is a step of its own. */
static void
test_undo_seals (Fixture *self, gconstpointer data)
{
  set (self, "name", "A");
  rbk_history_seal (self->history);
  set (self, "name", "B");
  rbk_history_undo (self->history);
  set (self, "name", "C");
  check (self, "C", TRUE, FALSE, FALSE);
  rbk_history_undo (self->history);
  check (self, "A", TRUE, TRUE, FALSE);
}

static void
test_save_point (Fixture *self, gconstpointer data)
{
  set (self, "name", "A");
  save (self, TRUE);
  check (self, "A", TRUE, FALSE, TRUE);
  set (self, "name", "B");
  check (self, "B", TRUE, FALSE, FALSE);
  rbk_history_undo (self->history);
  check (self, "A", TRUE, TRUE, TRUE);
  rbk_history_undo (self->history);
  check (self, NULL, FALSE, TRUE, FALSE);
  rbk_history_redo (self->history);
  check (self, "A", TRUE, TRUE, TRUE);
}

static void
test_save_point_is_lost (Fixture *self, gconstpointer data)
{
  set (self, "name", "A");
  save (self, TRUE);
  rbk_history_undo (self->history);
  set (self, "name", "A");
  check (self, "A", TRUE, FALSE, FALSE);
  rbk_history_undo (self->history);
  check (self, NULL, FALSE, TRUE, FALSE);
}

static void
test_failed_save (Fixture *self, gconstpointer data)
{
  set (self, "name", "A");
  save (self, FALSE);
  check (self, "A", TRUE, FALSE, FALSE);
}

/* Edits while the disk is slow are no part of what is saved. */
static void
test_edit_while_saving (Fixture *self, gconstpointer data)
{
  set (self, "name", "A");
  rbk_history_begin_save (self->history);
  set (self, "name", "B");
  rbk_history_end_save (self->history, TRUE);
  check (self, "B", TRUE, FALSE, FALSE);
  rbk_history_undo (self->history);
  check (self, "A", TRUE, TRUE, TRUE);
}

static void
test_cut_while_saving (Fixture *self, gconstpointer data)
{
  set (self, "name", "A");
  rbk_history_begin_save (self->history);
  rbk_history_undo (self->history);
  set (self, "name", "B");
  rbk_history_end_save (self->history, TRUE);
  check (self, "B", TRUE, FALSE, FALSE);
  rbk_history_undo (self->history);
  check (self, NULL, FALSE, TRUE, FALSE);
}

static void
test_group (Fixture *self, gconstpointer data)
{
  g_autofree char *label = NULL;

  set (self, "name", "A");
  rbk_history_begin_group (self->history, "Drag");
  rbk_history_begin_group (self->history, "Inner");
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *text = g_strdup_printf ("B%u", i);

      set (self, "name", text);
      set (self, "audience", text);
    }
  rbk_history_end_group (self->history);
  set (self, "name", "C");
  rbk_history_end_group (self->history);
  set (self, "name", "D");
  check (self, "D", TRUE, FALSE, FALSE);

  rbk_history_undo (self->history);
  check (self, "C", TRUE, TRUE, FALSE);
  label = rbk_edit_dup_label (rbk_history_peek_undo (self->history), NULL);
  g_assert_cmpstr (label, ==, "Drag");
  rbk_history_undo (self->history);
  check (self, "A", TRUE, TRUE, FALSE);
  g_assert_null (rbk_plan_get_audience (self->plan));
  rbk_history_redo (self->history);
  check (self, "C", TRUE, TRUE, FALSE);
  g_assert_cmpstr (rbk_plan_get_audience (self->plan), ==, "B9");
}

static void
test_empty_group (Fixture *self, gconstpointer data)
{
  rbk_history_begin_group (self->history, NULL);
  rbk_history_end_group (self->history);
  check (self, NULL, FALSE, FALSE, TRUE);
}

/* Ctrl+Z while the pointer is still down. */
static void
test_undo_within_group (Fixture *self, gconstpointer data)
{
  rbk_history_begin_group (self->history, NULL);
  set (self, "name", "A");
  rbk_history_undo (self->history);
  check (self, NULL, FALSE, TRUE, TRUE);
  set (self, "name", "B");
  rbk_history_end_group (self->history);
  rbk_history_undo (self->history);
  check (self, NULL, FALSE, TRUE, TRUE);
}

static void
test_mark_unsaved_and_clear (Fixture *self, gconstpointer data)
{
  rbk_history_mark_unsaved (self->history);
  check (self, NULL, FALSE, FALSE, FALSE);
  set (self, "name", "A");
  rbk_history_undo (self->history);
  check (self, NULL, FALSE, TRUE, FALSE);
  rbk_history_clear (self->history);
  check (self, NULL, FALSE, FALSE, TRUE);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/document/history/undo-redo", test_undo_redo },
    { "/document/history/merges-until-sealed", test_merges_until_sealed },
    { "/document/history/undo-seals", test_undo_seals },
    { "/document/history/save-point", test_save_point },
    { "/document/history/save-point-is-lost", test_save_point_is_lost },
    { "/document/history/failed-save", test_failed_save },
    { "/document/history/edit-while-saving", test_edit_while_saving },
    { "/document/history/cut-while-saving", test_cut_while_saving },
    { "/document/history/group", test_group },
    { "/document/history/empty-group", test_empty_group },
    { "/document/history/undo-within-group", test_undo_within_group },
    { "/document/history/mark-unsaved-and-clear", test_mark_unsaved_and_clear },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
