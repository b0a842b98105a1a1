/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "rbk-curves-fixture.h"
#include "rbk-plans-edit.h"
#include "rbk-shell-probe.h"
#include "rbk-window-fixture.h"
#include "rbk-window-probe.h"

/* What is held, and what is being typed, when something else comes between: undo, a plan that
 * goes, another book, another page, the end of the window. Nothing is left over of it, least
 * of all a step to undo that nobody took. */

#define HELD_BY 24.0 /* pixels that a grip is moved */

static RbkChartView *
find_view (GtkWidget *root)
{
  RbkChartView *view = RBK_CHART_VIEW (rbk_probe_find_type (root, RBK_TYPE_CHART_VIEW));

  rbk_chart_view_pick (view, 0);
  rbk_probe_settle (root);

  return view;
}

/* Takes hold of the price of the plan that is selected, and moves it. */
static void
hold (RbkChartView *view, double dy)
{
  RbkChartLayout layout;
  int            grip;

  g_assert_true (rbk_chart_view_layout (view, &layout));
  rbk_chart_view_place_grips (view, &layout);
  grip = rbk_chart_view_find_grip (view, RBK_HANDLE_PRICE);
  g_assert_cmpint (grip, >=, 0);
  g_assert_true (
      rbk_chart_view_take_hold (view, (guint) grip, view->grips[grip].px, view->grips[grip].py));
  rbk_chart_view_move_to (view, view->grips[grip].px, view->grips[grip].py + dy, RBK_HANDLE_COARSE);
  rbk_probe_settle (GTK_WIDGET (view));
  g_assert_true (view->drag.is_on);
}

/* The pointer goes on as if nothing had happened, and lets go. */
static void
go_on (RbkChartView *view)
{
  rbk_chart_view_move_to (view, view->drag.x, view->drag.y + 3.0 * HELD_BY, RBK_HANDLE_COARSE);
  rbk_probe_settle (GTK_WIDGET (view));
  rbk_chart_view_let_go (view);
  rbk_probe_settle (GTK_WIDGET (view));
}

static void
assert_prices (GtkWidget *root, const char *starter, const char *pro)
{
  g_assert_cmpstr (rbk_probe_get_text (root, "Price of Starter"), ==, starter);
  g_assert_cmpstr (rbk_probe_get_text (root, "Price of Pro"), ==, pro);
}

static void
remove_plan (RbkDocument *document, guint plan)
{
  rbk_document_seal (document);
  g_assert_true (
      rbk_document_take (document,
                         rbk_plans_edit_remove (rbk_document_get_book (document), &plan, 1), NULL));
}

static void
test_undo_while_held (RbkCurvesFixture *fixture, gconstpointer data)
{
  hold (fixture->view, HELD_BY);
  rbk_document_undo (fixture->document);
  g_assert_false (fixture->view->drag.is_on);
  go_on (fixture->view);
  assert_prices (fixture->page, "$29.00", "$99.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
  g_assert_true (rbk_document_get_can_redo (fixture->document));
}

/* Undo brings back a plan before the one that is held: the grip would be another plan's. */
static void
test_plan_comes_back (RbkCurvesFixture *fixture, gconstpointer data)
{
  RbkChartLayout layout;
  int            grip;

  remove_plan (fixture->document, 0);
  rbk_probe_settle (fixture->window);
  rbk_chart_view_pick (fixture->view, 0);
  rbk_probe_settle (fixture->window);
  g_assert_true (rbk_chart_view_layout (fixture->view, &layout));
  rbk_chart_view_place_grips (fixture->view, &layout);
  grip = rbk_chart_view_find_grip (fixture->view, RBK_HANDLE_PRICE);
  g_assert_true (rbk_chart_view_take_hold (fixture->view, (guint) grip, 300.0, 100.0));
  rbk_document_undo (fixture->document);
  go_on (fixture->view);
  assert_prices (fixture->page, "$29.00", "$99.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_plan_goes (RbkCurvesFixture *fixture, gconstpointer data)
{
  hold (fixture->view, HELD_BY);
  remove_plan (fixture->document, 0);
  go_on (fixture->view);
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Pro"), ==, "$99.00");
  while (rbk_document_get_can_undo (fixture->document))
    rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_prices (fixture->page, "$29.00", "$99.00");
}

/* Begins to type into a cell, as a person does. */
static void
begin_typing (GtkWidget *root, const char *name, const char *text)
{
  RbkCell *cell = rbk_probe_find_cell (root, name);

  g_assert_nonnull (cell);
  rbk_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (rbk_probe_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT)),
                         text);
  g_assert_true (rbk_cell_get_is_editing (cell));
}

/* What is typed for a plan that goes is never another plan's. */
static void
test_plan_goes_while_typing (RbkCurvesFixture *fixture, gconstpointer data)
{
  begin_typing (fixture->page, "Price of Starter", "77");
  remove_plan (fixture->document, 0);
  rbk_probe_settle (fixture->window);
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  rbk_probe_settle (fixture->window);
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Pro"), ==, "$99.00");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_prices (fixture->page, "$29.00", "$99.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

/* Presses on the price of the plan that is selected. */
static void
press (RbkChartView *view)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
  int grip = rbk_chart_view_find_grip (view, RBK_HANDLE_PRICE);

  g_assert_cmpint (grip, >=, 0);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == GTK_TYPE_GESTURE_DRAG)
        g_signal_emit_by_name (controller, "drag-begin", view->grips[grip].px,
                               view->grips[grip].py);
    }
  g_assert_true (view->drag.is_on);
}

/* What is being typed is taken before a grip is held; both are steps of their own. */
static void
test_hold_while_typing (RbkCurvesFixture *fixture, gconstpointer data)
{
  RbkChartLayout layout;

  begin_typing (fixture->page, "Price of Pro", "180");
  rbk_probe_settle (fixture->window);
  g_assert_true (rbk_chart_view_layout (fixture->view, &layout));
  rbk_chart_view_place_grips (fixture->view, &layout);
  press (fixture->view);
  g_assert_cmpfloat (rbk_decimal_to_double (fixture->view->drag.handle.value), ==, 180.0);
  rbk_chart_view_move_to (fixture->view, fixture->view->drag.x, fixture->view->drag.y + HELD_BY,
                          RBK_HANDLE_COARSE);
  rbk_chart_view_let_go (fixture->view);
  rbk_probe_settle (fixture->window);
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Pro"), !=, "$180.00");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_prices (fixture->page, "$29.00", "$180.00");
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_prices (fixture->page, "$29.00", "$99.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

/* A book from disk, in a window of the program, its Design page shown. */
static RbkDocument *
open_from_disk (RbkWindowFixture *fixture)
{
  rbk_fixture_write_file (fixture, "Starter");
  rbk_fixture_open (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "design");
  rbk_probe_settle (GTK_WIDGET (fixture->window));

  return rbk_window_get_document (fixture->window);
}

static void
reload (RbkWindowFixture *fixture, RbkDocument *document)
{
  g_autoptr(GError) error = NULL;

  rbk_fixture_write_file (fixture, "Other");
  rbk_document_reload (document, &error);
  g_assert_no_error (error);
  rbk_probe_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (rbk_probe_get_text (GTK_WIDGET (fixture->window), "Price of Other"), ==,
                   "$29.00");
  g_assert_false (rbk_document_get_can_undo (document));
  g_assert_true (rbk_document_get_is_saved (document));
}

/* The next edit of the new book is a step of its own, and no part of what was held. */
static void
assert_steps (RbkWindowFixture *fixture, RbkDocument *document)
{
  rbk_probe_type (GTK_WIDGET (fixture->window), "Price of Other", "41");
  rbk_probe_type (GTK_WIDGET (fixture->window), "Price of Pro", "141");
  rbk_document_undo (document);
  rbk_probe_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpstr (rbk_probe_get_text (GTK_WIDGET (fixture->window), "Price of Other"), ==,
                   "$41.00");
  rbk_document_undo (document);
  g_assert_false (rbk_document_get_can_undo (document));
}

static void
test_reload_while_held (RbkWindowFixture *fixture, gconstpointer data)
{
  RbkDocument *document = open_from_disk (fixture);

  hold (find_view (GTK_WIDGET (fixture->window)), HELD_BY);
  reload (fixture, document);
  assert_steps (fixture, document);
}

static void
test_reload_while_typing (RbkWindowFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "77", "abc" };
  RbkDocument             *document = open_from_disk (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      begin_typing (GTK_WIDGET (fixture->window), "Price of Pro", texts[i]);
      reload (fixture, document);
      g_assert_cmpstr (rbk_probe_get_text (GTK_WIDGET (fixture->window), "Price of Pro"), ==,
                       "$99.00");
    }
  assert_steps (fixture, document);
}

/* Of fields of the inspector likewise. */
static void
test_reload_while_inspecting (RbkWindowFixture *fixture, gconstpointer data)
{
  RbkDocument *document = open_from_disk (fixture);
  RbkCell *cell = rbk_probe_find_cell (GTK_WIDGET (fixture->window), "Target margin of Starter");

  g_assert_nonnull (cell);
  rbk_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (rbk_probe_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT)),
                         "55 %");
  reload (fixture, document);
  assert_steps (fixture, document);
}

/* What is held is let go with the page: one step, and the next is another. */
static void
test_page_turned_while_held (RbkWindowFixture *fixture, gconstpointer data)
{
  RbkDocument  *document = open_from_disk (fixture);
  GtkWidget    *window = GTK_WIDGET (fixture->window);
  RbkChartView *view = find_view (window);

  hold (view, HELD_BY);
  gtk_widget_activate_action (window, "win.page", "s", "costs");
  rbk_probe_settle (window);
  g_assert_false (view->drag.is_on);
  gtk_widget_activate_action (window, "win.page", "s", "design");
  rbk_probe_settle (window);
  rbk_probe_type (window, "Price of Pro", "141");
  rbk_document_undo (document);
  rbk_probe_settle (window);
  g_assert_cmpstr (rbk_probe_get_text (window, "Price of Starter"), !=, "$29.00");
  rbk_document_undo (document);
  rbk_probe_settle (window);
  assert_prices (window, "$29.00", "$99.00");
  g_assert_false (rbk_document_get_can_undo (document));
}

/* The question whether to save comes; then the window goes. The fixture looks for what is left. */
static void
test_closed_while_held (RbkWindowFixture *fixture, gconstpointer data)
{
  open_from_disk (fixture);
  hold (find_view (GTK_WIDGET (fixture->window)), HELD_BY);
  gtk_window_close (GTK_WINDOW (fixture->window));
  rbk_fixture_answer (data);
  rbk_probe_spin (100);
  if (g_str_equal (data, "cancel"))
    go_on (
        RBK_CHART_VIEW (rbk_probe_find_type (GTK_WIDGET (fixture->window), RBK_TYPE_CHART_VIEW)));
  else
    g_assert_null (fixture->window);
}

#define ADD_CURVES(path, function)                                                                 \
  g_test_add ("/interrupted/" path, RbkCurvesFixture, NULL, rbk_curves_set_up, function,           \
              rbk_curves_tear_down)
#define ADD_WINDOW(path, data, function)                                                           \
  g_test_add ("/interrupted/" path, RbkWindowFixture, data, rbk_fixture_set_up, function,          \
              rbk_fixture_tear_down)

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  ADD_CURVES ("undo-while-held", test_undo_while_held);
  ADD_CURVES ("plan-comes-back", test_plan_comes_back);
  ADD_CURVES ("plan-goes", test_plan_goes);
  ADD_CURVES ("plan-goes-while-typing", test_plan_goes_while_typing);
  ADD_CURVES ("hold-while-typing", test_hold_while_typing);
  ADD_WINDOW ("reload-while-held", NULL, test_reload_while_held);
  ADD_WINDOW ("reload-while-typing", NULL, test_reload_while_typing);
  ADD_WINDOW ("reload-while-inspecting", NULL, test_reload_while_inspecting);
  ADD_WINDOW ("page-turned-while-held", NULL, test_page_turned_while_held);
  ADD_WINDOW ("closed-while-held", "discard", test_closed_while_held);
  ADD_WINDOW ("kept-while-held", "cancel", test_closed_while_held);

  return g_test_run ();
}
