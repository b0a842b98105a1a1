/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-answer-card.h"
#include "rbk-compare-panel.h"
#include "rbk-compare-table.h"
#include "rbk-customers-fixture.h"
#include "rbk-matrix-grid-private.h"
#include "rbk-plan-edit.h"
#include "rbk-scenario-editor.h"
#include "rbk-scenarios-page.h"
#include "rbk-shell-probe.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"
#include "rbk-work-row.h"

/* The Scenarios page, worked as a person does. */

#define assert_figure rbk_customers_assert_figure

static GtkWidget *
page_of (RbkWindow *window)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "scenarios");
  rbk_probe_settle (GTK_WIDGET (window));
  page = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_SCENARIOS_PAGE);
  g_assert_nonnull (page);

  return page;
}

static RbkScenario *
scenario_of (RbkWindow *window, guint position)
{
  g_autoptr(RbkScenario) scenario =
          g_list_model_get_item (rbk_book_get_scenarios (rbk_document_get_book (window->document)),
                                 position);

  /* The book keeps it. */
  return scenario;
}

static guint
count_scenarios (RbkWindow *window)
{
  return g_list_model_get_n_items (
      rbk_book_get_scenarios (rbk_document_get_book (window->document)));
}

static const char *
first_shock (RbkWindow *window, guint position)
{
  return rbk_scenario_get_shocks (scenario_of (window, position))[0];
}

static void
act (RbkWindow *window, const char *action, const char *format, ...)
{
  GtkWidget *editor = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_SCENARIO_EDITOR);
  va_list    arguments;
  GVariant  *parameter = NULL;

  va_start (arguments, format);
  if (format != NULL)
    parameter = g_variant_new_va (format, NULL, &arguments);
  va_end (arguments);
  g_assert_true (gtk_widget_activate_action_variant (editor, action, parameter));
  rbk_probe_spin (100);
}

static void
choose (GtkWidget *page, const char *label, const char *text)
{
  GtkDropDown *choice = rbk_customers_find_drop_down (page, label);
  GListModel  *texts;

  g_assert_nonnull (choice);
  texts = gtk_drop_down_get_model (choice);
  for (guint i = 0; i < g_list_model_get_n_items (texts); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (texts), i), text))
      {
        gtk_drop_down_set_selected (choice, i);
        rbk_probe_spin (100);
        return;
      }
  g_error ("“%s” does not offer “%s”", label, text);
}

/* Nothing there at first; then the usual ones, with figures, and all of it is one step. */
static void
test_usual (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = page_of (window);

  rbk_probe_click (page, "Add the _Usual Scenarios");
  g_assert_cmpuint (count_scenarios (window), ==, 6);
  assert_figure (page, "Change of the margin of Pro, As it is", "");
  g_assert_nonnull (rbk_probe_find_label (page, "Margin of Pro, Vendors cut prices to a third"));
  rbk_document_undo (window->document);
  g_assert_cmpuint (count_scenarios (window), ==, 0);
  rbk_probe_close_window (window);
}

/* Prices that are halved halve what calls cost, whatever else a plan is: a margin of 70 % on
 * costs that are all models would be 85 %. Here it must rise, and typing the same back undoes it.
 */
static void
test_edit (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = page_of (window);

  rbk_probe_click (page, "Add Your _Own");
  g_assert_cmpuint (count_scenarios (window), ==, 1);
  g_assert_cmpstr (first_shock (window, 0), ==, "model:*.price=x0.5");
  choose (page, "Shock 1, what happens", "Usage");
  g_assert_cmpstr (first_shock (window, 0), ==, "usage=x2");
  rbk_probe_type (page, "Shock 1, how much", "+50 %");
  g_assert_cmpstr (first_shock (window, 0), ==, "usage=x1.5");
  rbk_probe_type (page, "Shock 1, how much", "nonsense");
  g_assert_cmpstr (first_shock (window, 0), ==, "usage=x1.5");
  rbk_probe_click (page, "Add _Another");
  g_assert_cmpuint (g_strv_length ((char **) rbk_scenario_get_shocks (scenario_of (window, 0))), ==,
                    2);
  rbk_probe_type (page, "Name of the scenario", "A busy year");
  g_assert_cmpstr (rbk_scenario_get_name (scenario_of (window, 0)), ==, "A busy year");
  assert_figure (page, "Change of the margin of Scale, As it is", "");
  /* What is sold on request has no figures. */
  g_assert_null (rbk_probe_find_label (page, "Margin of Enterprise, As it is"));
  choose (page, "What you do about it", "Pass It On");
  g_assert_cmpint (rbk_scenario_get_answer (scenario_of (window, 0)), ==, RBK_ANSWER_PASS);
  /* Each was a step: the name, the answer, another shock, its kind and its value. */
  for (guint i = 0; i < 5; i++)
    rbk_document_undo (window->document);
  g_assert_cmpstr (first_shock (window, 0), ==, "model:*.price=x0.5");
  rbk_document_undo (window->document);
  g_assert_cmpuint (count_scenarios (window), ==, 0);
  rbk_probe_close_window (window);
}

static void
test_order (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget       *page = page_of (window);
  g_autofree char *second = NULL;

  rbk_probe_click (page, "Add the _Usual Scenarios");
  second = g_strdup (rbk_scenario_get_key (scenario_of (window, 1)));
  act (window, "scenario.move", "i", 1);
  g_assert_cmpstr (rbk_scenario_get_key (scenario_of (window, 0)), ==, second);
  /* The one that moved is still looked at. */
  act (window, "scenario.duplicate", NULL);
  g_assert_cmpuint (count_scenarios (window), ==, 7);
  g_assert_cmpstr (first_shock (window, 2), ==, "model:*.price=x0.333");
  act (window, "scenario.remove", NULL);
  act (window, "scenario.remove", NULL);
  g_assert_cmpuint (count_scenarios (window), ==, 5);
  rbk_probe_close_window (window);
}

static char *
dup_column (GtkWidget *page)
{
  return rbk_compare_table_dup_text (RBK_COMPARE_TABLE (
                                         rbk_probe_find_type (page, RBK_TYPE_COMPARE_TABLE)),
                                     TRUE);
}

/* An answer beside the book: its margin differs, and the figures can be pasted elsewhere. */
static void
test_side_by_side (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget       *page = page_of (window);
  g_autofree char *csv = NULL, *markdown = NULL;
  GtkWidget       *label = NULL;

  rbk_probe_click (page, "Add the _Usual Scenarios");
  assert_figure (page, "Change of the bill of Pro, Hold Prices", "0%");
  act (window, "scenario.compare", "u", RBK_ANSWER_HOLD);
  for (guint i = 0; i < 500 && label == NULL; i++)
    {
      rbk_probe_spin (10);
      label =
          rbk_probe_find_label (page, "Margin of Pro, Vendors cut prices to a third, Hold Prices");
    }
  g_assert_nonnull (label);
  g_assert_true (g_str_has_suffix (gtk_label_get_text (GTK_LABEL (label)), "≠"));
  csv = dup_column (page);
  g_assert_nonnull (strstr (csv, "\"Pro\",\"Margin\""));
  markdown = rbk_compare_table_dup_text (RBK_COMPARE_TABLE (
                                             rbk_probe_find_type (page, RBK_TYPE_COMPARE_TABLE)),
                                         FALSE);
  g_assert_nonnull (strstr (markdown, "| --- | --- | ---: | ---: |"));
  rbk_probe_close_window (window);
}

static const char *
wait_for_text (GtkWidget *page, const char *name)
{
  GtkWidget *label = rbk_probe_find_label (page, name);

  for (guint i = 0; i < 500 && label == NULL; i++)
    {
      rbk_probe_spin (10);
      label = rbk_probe_find_label (page, name);
    }
  g_assert_nonnull (label);

  return gtk_label_get_text (GTK_LABEL (label));
}

/* Two proposals often have one title: then their files tell them apart. */
static void
test_books_of_one_title (void)
{
  g_autofree char *first = rbk_probe_write_book ("credit-tiers", "first.ratebook");
  g_autofree char *second = rbk_probe_write_book ("credit-tiers", "second.ratebook");
  g_autoptr(GFile) file = g_file_new_for_path (second);
  RbkWindow       *window = rbk_probe_open_book (first);
  GtkWidget       *page = page_of (window);
  g_autofree char *csv = NULL;

  rbk_scenarios_page_show_part (RBK_SCENARIOS_PAGE (page), "side-by-side");
  rbk_compare_panel_add_file (RBK_COMPARE_PANEL (
                                  rbk_probe_find_type (page, RBK_TYPE_COMPARE_PANEL)),
                              file);
  wait_for_text (page, "Margin of Pro, second.ratebook");
  csv = dup_column (page);
  g_assert_nonnull (strstr (csv, "first.ratebook"));
  rbk_probe_close_window (window);
}

static void
test_tornado (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = page_of (window);
  GtkWidget *label = NULL;

  rbk_scenarios_page_show_part (RBK_SCENARIOS_PAGE (page), "tornado");
  for (guint i = 0; i < 500 && label == NULL; i++)
    {
      rbk_probe_spin (10);
      label = rbk_probe_find_label (page, "Swing of Price of all models");
    }
  g_assert_nonnull (label);
  g_assert_true (g_str_has_suffix (gtk_label_get_text (GTK_LABEL (label)), "pts"));
  g_assert_nonnull (rbk_customers_find_drop_down (page, "Margin of"));
  rbk_scenarios_page_show_part (RBK_SCENARIOS_PAGE (page), "bills");
  rbk_probe_spin (100);
  /* Nobody's months are known. */
  g_assert_nonnull (rbk_probe_find_button (page, "Go to _Customers"));
  rbk_probe_close_window (window);
}

/* A margin is the same wherever the page says it. */
static void
assert_beside (RbkWindow *window, GtkWidget *page)
{
  g_autofree char *margin =
      g_strdup (wait_for_text (page, "Margin of Pro, Vendors cut prices to a third"));
  const char *beside;

  act (window, "scenario.compare", "u", RBK_ANSWER_HOLD);
  beside = wait_for_text (page, "Margin of Pro, Vendors cut prices to a third, Hold Prices");
  g_assert_true (g_str_has_prefix (beside, margin));
}

static GtkWidget *
get_cell (RbkMatrixGrid *grid, guint row, guint column)
{
  return g_array_index ((GArray *) grid->rows->pdata[row], RbkMatrixFigure, column).box;
}

/* With customers there is what becomes of all of them, and verdicts on bills. */
static void
test_customers (void)
{
  RbkWindow       *window = rbk_probe_new_window ("credit-tiers");
  g_autofree char *path =
      rbk_customers_write_file ("few.csv", "customer,calls\na,10\nb,200\nc,3000\n");
  GtkWidget *page;

  rbk_customers_import (rbk_customers_page_of (window), path);
  page = page_of (window);
  rbk_probe_click (page, "Add the _Usual Scenarios");
  assert_figure (page, "Change of the margin of All customers, As it is", "");
  g_assert_nonnull (
      rbk_probe_find_label (page, "Margin of All customers, Vendors cut prices to a third"));
  assert_beside (window, page);
  rbk_scenarios_page_show_part (RBK_SCENARIOS_PAGE (page), "bills");
  for (guint i = 0; i < 300 && rbk_probe_find_label (page, "Bills of Pro") == NULL; i++)
    rbk_probe_spin (10);
  g_assert_nonnull (rbk_probe_find_label (page, "Bills of Pro"));
  rbk_probe_close_window (window);
}

/* Of many plans the first are shown, all on request. What is there already stays, with the focus,
 * and a plan less takes its column along. */
static void
test_many (void)
{
  RbkWindow     *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget     *page = page_of (window), *cell, *name;
  RbkBook       *book = rbk_document_get_book (window->document);
  RbkMatrixGrid *grid;

  for (guint i = 0; i < 50; i++)
    g_assert_true (rbk_document_take (window->document, rbk_plan_edit_duplicate (book, 1), NULL));
  rbk_probe_click (page, "Add the _Usual Scenarios");
  wait_for_text (page, "Margin of Starter, As it is");
  grid = RBK_MATRIX_GRID (rbk_probe_find_type (page, RBK_TYPE_MATRIX_GRID));
  g_assert_cmpuint (grid->plans->len, ==, 40);
  g_assert_null (rbk_probe_find_label (page, "Margin of Scale, As it is"));
  cell = get_cell (grid, 6, 39);
  name = grid->names->pdata[0];

  rbk_probe_click (page, "Show _All 54");
  wait_for_text (page, "Margin of Scale, As it is");
  g_assert_false (gtk_widget_get_visible (grid->all));
  g_assert_true (get_cell (grid, 6, 39) == cell && grid->names->pdata[0] == name);
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (name)) == name);
  g_assert_true (gtk_widget_get_next_sibling (cell) == get_cell (grid, 6, 40));

  wait_for_text (page, "Margin of Starter, Hold Prices");
  g_assert_null (rbk_probe_find_label (page, "Margin of Scale, Hold Prices"));
  rbk_probe_click (rbk_probe_find_type (page, RBK_TYPE_ANSWER_CARD), "Show _All 54");
  g_assert_nonnull (rbk_probe_find_label (page, "Margin of Scale, Hold Prices"));
  g_assert_null (rbk_probe_find_label (page, "Margin of Scale, Pass It On"));
  rbk_document_undo (window->document);
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  rbk_probe_click (page, "Add Your _Own");
  wait_for_text (page, "Margin of Scale, My scenario");
  g_assert_cmpuint (grid->heads->len, ==, 53);
  g_assert_cmpuint (grid->rows->len, ==, 2);
  rbk_probe_close_window (window);
}

/* Work that waits for the test to let it go on. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean may_end;
  guint    n_done, n_freed;
} Gate;

static gpointer
wait_work (gpointer request, RbkWorkPiece *piece, GError **error)
{
  Gate *gate = request;

  rbk_work_piece_note (0.5, piece);
  g_mutex_lock (&gate->mutex);
  while (!gate->may_end && !g_cancellable_is_cancelled (rbk_work_piece_get_cancellable (piece)))
    g_cond_wait_until (&gate->cond, &gate->mutex, g_get_monotonic_time () + 10000);
  g_mutex_unlock (&gate->mutex);
  if (g_cancellable_set_error_if_cancelled (rbk_work_piece_get_cancellable (piece), error))
    return NULL;

  return gate;
}

static void
wait_done (gpointer owner, gpointer result)
{
  ((Gate *) owner)->n_done++;
}

static void
count_freed (gpointer request)
{
  ((Gate *) request)->n_freed++;
}

static const RbkWorkFacts wait_facts = { wait_work, wait_done, count_freed, NULL };

/* Stopped, taken up again, and done once. */
static void
test_stop (void)
{
  Gate        gate = { 0 };
  GtkWidget  *widget = g_object_ref_sink (rbk_work_row_new (&wait_facts, &gate, "Working…"));
  RbkWorkRow *row = RBK_WORK_ROW (widget);

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  rbk_work_row_ask (row, &gate);
  rbk_probe_spin (400);
  g_assert_true (gtk_widget_get_visible (widget));
  rbk_probe_click (widget, "_Stop");
  rbk_probe_spin (100);
  g_assert_false (rbk_work_row_get_is_working (row));
  g_assert_cmpuint (gate.n_done, ==, 0);
  g_assert_cmpuint (gate.n_freed, ==, 0);
  gate.may_end = TRUE;
  rbk_probe_click (widget, "_Go On");
  rbk_probe_spin (200);
  g_assert_cmpuint (gate.n_done, ==, 1);
  g_assert_cmpuint (gate.n_freed, ==, 1);
  g_assert_false (gtk_widget_get_visible (widget));
  g_object_unref (widget);
}

/* Whoever is gone hears of nothing, and what was asked is freed. */
static void
test_gone (void)
{
  Gate        gate = { 0 };
  GtkWidget  *widget = g_object_ref_sink (rbk_work_row_new (&wait_facts, &gate, "Working…"));
  RbkWorkRow *row = RBK_WORK_ROW (widget);

  g_mutex_init (&gate.mutex);
  g_cond_init (&gate.cond);
  rbk_work_row_ask (row, &gate);
  rbk_probe_spin (50);
  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &row);
  g_object_unref (widget);
  g_assert_null (row);
  rbk_probe_spin (200);
  g_assert_cmpuint (gate.n_done, ==, 0);
  g_assert_cmpuint (gate.n_freed, ==, 1);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;
  g_test_add_func ("/scenarios/usual", test_usual);
  g_test_add_func ("/scenarios/edit", test_edit);
  g_test_add_func ("/scenarios/order", test_order);
  g_test_add_func ("/scenarios/side-by-side", test_side_by_side);
  g_test_add_func ("/scenarios/books-of-one-title", test_books_of_one_title);
  g_test_add_func ("/scenarios/tornado", test_tornado);
  g_test_add_func ("/scenarios/customers", test_customers);
  g_test_add_func ("/scenarios/many", test_many);
  g_test_add_func ("/scenarios/stop", test_stop);
  g_test_add_func ("/scenarios/gone", test_gone);

  return g_test_run ();
}
