/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "rbk-chart-view.h"
#include "rbk-design-page.h"
#include "rbk-phase-edit.h"
#include "rbk-plan-edit.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

typedef struct
{
  RbkDocument *document;
  GtkWidget   *window;
  GtkWidget   *page;
} Fixture;

static void
open_book (Fixture *fixture, RbkBook *book)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->document = rbk_document_new_for_book (book);
  fixture->page = rbk_design_page_new (fixture->document, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rbk_probe_settle (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(RbkBook) book = rbk_template_new_book (data != NULL ? data : "usage-gated", NULL);

  g_assert_nonnull (book);
  open_book (fixture, book);
}

/* Nothing may keep the page or the document once the window is gone. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer page = fixture->page;
  gpointer document = fixture->document;

  g_object_add_weak_pointer (page, &page);
  g_object_add_weak_pointer (document, &document);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rbk_document_close (fixture->document);
  g_object_unref (fixture->document);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (page);
  g_assert_null (document);
}

static RbkPlan *
plan_at (Fixture *fixture, guint position)
{
  RbkBook *book = rbk_document_get_book (fixture->document);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), position);

  return plan;
}

static guint
n_plans (Fixture *fixture)
{
  return g_list_model_get_n_items (rbk_book_get_plans (rbk_document_get_book (fixture->document)));
}

static const char *
read_out (Fixture *fixture)
{
  GtkWidget *chart = rbk_probe_find_type (fixture->page, RBK_TYPE_CHART_VIEW);

  return rbk_chart_view_get_read_out (RBK_CHART_VIEW (chart));
}

static void
assert_price (Fixture *fixture, guint position, const char *text)
{
  g_autoptr(RbkPhase) phase =
                 g_list_model_get_item (rbk_plan_get_phases (plan_at (fixture, position)), 0);
  g_autofree char *price =
      rbk_decimal_to_string (*rbk_rate_card_get_amount (rbk_phase_find_fee (phase)));

  g_assert_cmpstr (price, ==, text);
}

static void
test_shows_the_article (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Starter"), ==, "$29.00");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Included of Starter"), ==, "200");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Margin of Starter"), ==, "81.0%");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Margin of Pro"), ==, "76.0%");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Margin of Team"), ==, "78.7%");
}

static void
test_price (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (read_out (fixture));

  rbk_probe_type (fixture->page, "Price of Starter", "$11");
  assert_price (fixture, 0, "11");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Margin of Starter"), ==, "50.0%");
  g_assert_cmpstr (read_out (fixture), !=, before);
  g_assert_true (rbk_document_get_can_undo (fixture->document));

  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  assert_price (fixture, 0, "29");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Margin of Starter"), ==, "81.0%");
  g_assert_cmpstr (read_out (fixture), ==, before);
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "-5", "abc", "1e99", "99999999999999999999999", "EUR 5", ""
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      RbkCell *cell = rbk_probe_find_cell (fixture->page, "Price of Starter");

      rbk_probe_type (fixture->page, "Price of Starter", texts[i]);
      g_assert_nonnull (rbk_cell_get_problem (cell));
      g_assert_cmpstr (rbk_cell_get_problem (cell), !=, "");
      assert_price (fixture, 0, "29");
      g_assert_false (rbk_document_get_can_undo (fixture->document));
      rbk_cell_restore (cell);
      g_assert_null (rbk_cell_get_problem (cell));
      g_assert_cmpstr (rbk_cell_get_text (cell), ==, "$29.00");
    }
}

static void
test_same_value_is_no_edit (Fixture *fixture, gconstpointer data)
{
  rbk_probe_type (fixture->page, "Price of Starter", "$29.00");
  g_assert_false (rbk_document_get_can_undo (fixture->document));
}

/* What was typed is taken when the focus goes elsewhere, as by a click. */
static void
test_taken_when_left (Fixture *fixture, gconstpointer data)
{
  RbkCell   *cell = rbk_probe_find_cell (fixture->page, "Price of Starter");
  GtkWidget *editor = rbk_probe_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT);

  rbk_cell_edit (cell);
  gtk_editable_set_text (GTK_EDITABLE (editor), "31");
  rbk_cell_edit (rbk_probe_find_cell (fixture->page, "Price of Pro"));
  rbk_probe_settle (fixture->window);
  assert_price (fixture, 0, "31");
  g_assert_cmpstr (rbk_cell_get_text (cell), ==, "$31.00");
}

typedef struct
{
  const char *cell, *text, *shown;
} EditCase;

static const EditCase edit_cases[] = {
  { "Name of Starter", "Basic", "Basic" },        { "Included of Starter", "250", "250" },
  { "Cap of Starter", "soft 300", "Soft · 300" }, { "Overage of Pro", "0.05", "$0.05" },
  { "Sizing of Starter", "cap:80%", "cap:80%" },
};

/* Each cell takes what is typed as one step that can be undone. */
static void
test_each_cell (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (edit_cases); i++)
    {
      const EditCase *c = &edit_cases[i];
      RbkCell        *cell = rbk_probe_find_cell (fixture->page, c->cell);

      g_test_message ("%s", c->cell);
      rbk_probe_type (fixture->page, c->cell, c->text);
      g_assert_null (rbk_cell_get_problem (cell));
      g_assert_true (rbk_document_get_can_undo (fixture->document));
      g_assert_cmpstr (rbk_cell_get_text (cell), ==, c->shown);
      rbk_document_undo (fixture->document);
      rbk_probe_settle (fixture->window);
      g_assert_false (rbk_document_get_can_undo (fixture->document));
    }
}

static void
activate (Fixture *fixture, const char *action)
{
  GtkWidget *cell = GTK_WIDGET (rbk_probe_find_cell (fixture->page, "Name of Pro"));

  g_assert_true (gtk_widget_activate_action (cell, action, NULL));
  rbk_probe_settle (fixture->window);
}

static void
test_plans (Fixture *fixture, gconstpointer data)
{
  rbk_cell_edit (rbk_probe_find_cell (fixture->page, "Name of Pro"));
  rbk_probe_settle (fixture->window);

  activate (fixture, "plan.move-up");
  g_assert_cmpstr (rbk_record_get_key (RBK_RECORD (plan_at (fixture, 0))), ==, "pro");
  activate (fixture, "plan.move-down");
  g_assert_cmpstr (rbk_record_get_key (RBK_RECORD (plan_at (fixture, 1))), ==, "pro");
  activate (fixture, "plan.duplicate");
  g_assert_cmpuint (n_plans (fixture), ==, 4);
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Price of Pro 2"), ==, "$99.00");
  activate (fixture, "plan.delete");
  g_assert_cmpuint (n_plans (fixture), ==, 3);
  activate (fixture, "plan.add");
  g_assert_cmpuint (n_plans (fixture), ==, 4);
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Name of New plan"), ==, "New plan");

  while (rbk_document_get_can_undo (fixture->document))
    rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  g_assert_cmpuint (n_plans (fixture), ==, 3);
}

static void
test_inspector (Fixture *fixture, gconstpointer data)
{
  rbk_cell_edit (rbk_probe_find_cell (fixture->page, "Name of Pro"));
  rbk_probe_settle (fixture->window);

  rbk_probe_type (fixture->page, "Overhead a month of Pro", "10");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Loaded cost of Pro"), ==, "$28.75");
  rbk_probe_type (fixture->page, "Target margin of Pro", "80 %");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Floor of Pro"), ==, "$143.75");
  rbk_document_undo (fixture->document);
  rbk_document_undo (fixture->document);
  rbk_probe_settle (fixture->window);
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Loaded cost of Pro"), ==, "$23.75");
}

static void
test_chart_is_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chart = rbk_probe_find_type (fixture->page, RBK_TYPE_CHART_VIEW);

  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Margin curves");
  g_assert_nonnull (g_strrstr (read_out (fixture), "lowest margin"));
}

static void
test_empty_book (void)
{
  g_autoptr(RbkBook) book = rbk_book_new ();
  Fixture fixture = { 0 };

  open_book (&fixture, book);
  g_assert_true (gtk_widget_activate_action (rbk_probe_find_button (fixture.page, "_Add Plan"),
                                             "plan.add", NULL));
  rbk_probe_settle (fixture.window);
  g_assert_cmpuint (n_plans (&fixture), ==, 1);
  tear_down (&fixture, NULL);
}

/* An edit is on screen in the next frame, even with forty plans. */
static void
test_forty_plans (Fixture *fixture, gconstpointer data)
{
  RbkBook *book = rbk_document_get_book (fixture->document);

  while (n_plans (fixture) < 40)
    {
      rbk_document_seal (fixture->document);
      g_assert_true (
          rbk_document_take (fixture->document, rbk_plan_edit_duplicate (book, 0), NULL));
    }
  rbk_probe_settle (fixture->window);
  rbk_probe_type (fixture->page, "Price of Starter", "31");
  assert_price (fixture, 0, "31");
  g_assert_cmpstr (rbk_probe_get_text (fixture->page, "Margin of Starter"), ==, "82.3%");
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/design/shows-the-article", NULL, test_shows_the_article);
  ADD ("/design/price", NULL, test_price);
  ADD ("/design/refused", NULL, test_refused);
  ADD ("/design/same-value", NULL, test_same_value_is_no_edit);
  ADD ("/design/taken-when-left", NULL, test_taken_when_left);
  ADD ("/design/each-cell", NULL, test_each_cell);
  ADD ("/design/plans", NULL, test_plans);
  ADD ("/design/inspector", NULL, test_inspector);
  ADD ("/design/chart-is-accessible", NULL, test_chart_is_accessible);
  ADD ("/design/forty-plans", NULL, test_forty_plans);
  g_test_add_func ("/design/empty-book", test_empty_book);

  return g_test_run ();
}
