/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-goal-dialog.h"
#include "rbk-search-fixture.h"
#include "rbk-solve-customers.h"
#include "rbk-tier-table.h"
#include "rbk-window-probe.h"

/* Finding a term for a margin, in its dialog. */

#define PLAN 1 /* Pro of the template */

static gboolean
is_found (RbkSearchFixture *self)
{
  return gtk_widget_get_sensitive (rbk_probe_find_button (self->dialog, "_Apply"));
}

static gboolean
is_refused (RbkSearchFixture *self)
{
  return g_strcmp0 (rbk_search_fixture_get_text (self, "title-2"), "No such value") == 0;
}

static void
open_dialog (RbkSearchFixture *self)
{
  GtkWidget *table = rbk_probe_find_type (self->page, RBK_TYPE_TIER_TABLE);

  rbk_tier_table_set_selected (RBK_TIER_TABLE (table), PLAN);
  rbk_search_fixture_open (self, "design.find-for-margin", RBK_TYPE_GOAL_DIALOG);
}

static void
apply (RbkSearchFixture *self)
{
  g_signal_emit_by_name (rbk_probe_find_button (self->dialog, "_Apply"), "clicked");
  rbk_probe_settle (self->window);
}

/* What is asked at first is the floor of the plan under the cursor, in one step. */
static void
test_floor (RbkSearchFixture *self, gconstpointer data)
{
  RbkAnalysis *analysis = rbk_document_get_analysis (self->document);
  RbkDecimal   floor = rbk_analysis_get_table (analysis)->rows[PLAN].floor_price;
  RbkDecimal   before = rbk_search_fixture_get_price (self, PLAN);

  open_dialog (self);
  rbk_search_fixture_wait (self, is_found);
  apply (self);
  g_assert_true (rbk_decimal_equal (rbk_search_fixture_get_price (self, PLAN), floor));
  g_assert_false (rbk_decimal_equal (floor, before));
  rbk_document_undo (self->document);
  g_assert_true (rbk_decimal_equal (rbk_search_fixture_get_price (self, PLAN), before));
  g_assert_false (rbk_document_get_can_undo (self->document));
}

/* The result follows what is typed, and says what is wrong with it. */
static void
test_margin (RbkSearchFixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;

  open_dialog (self);
  rbk_search_fixture_wait (self, is_found);
  first = g_strdup (rbk_search_fixture_get_text (self, "title-2"));
  rbk_search_fixture_type (self, "Margin to leave", "100 %");
  g_assert_true (is_refused (self));
  g_assert_false (is_found (self));
  rbk_search_fixture_type (self, "Margin to leave", "much");
  g_assert_true (is_refused (self));
  rbk_search_fixture_type (self, "Margin to leave", "40");
  rbk_search_fixture_wait (self, is_found);
  g_assert_cmpstr (rbk_search_fixture_get_text (self, "title-2"), !=, first);
}

/* A usage of one's own is asked for only where that is chosen. */
static void
test_typed_usage (RbkSearchFixture *self, gconstpointer data)
{
  GtkWidget  *where, *entry;
  GListModel *places;

  open_dialog (self);
  where = rbk_search_fixture_find (self, ADW_TYPE_COMBO_ROW, "At");
  entry = rbk_search_fixture_find (self, GTK_TYPE_ENTRY, "Usage");
  places = adw_combo_row_get_model (ADW_COMBO_ROW (where));
  g_assert_false (gtk_widget_get_mapped (entry));
  rbk_search_fixture_choose (self, "At", g_list_model_get_n_items (places) - 1);
  g_assert_true (gtk_widget_get_mapped (entry));
  rbk_search_fixture_type (self, "Usage", "nowhere at all");
  rbk_search_fixture_wait (self, is_refused);
  rbk_search_fixture_type (self, "Usage", "1,000");
  rbk_search_fixture_wait (self, is_found);
}

/* Each term can be looked for, and where any would do that is said; a cap is judged by itself. */
static void
test_terms (RbkSearchFixture *self, gconstpointer data)
{
  GtkWidget *where;

  open_dialog (self);
  rbk_search_fixture_choose (self, "Find", RBK_SOLVE_INCLUDED);
  rbk_search_fixture_wait (self, is_refused);
  g_assert_cmpstr (rbk_search_fixture_get_text (self, "body"), ==,
                   "Pro · p90: the margin holds with everything included; include as much as you "
                   "like");
  rbk_search_fixture_choose (self, "Find", RBK_SOLVE_CAP);
  rbk_search_fixture_wait (self, is_found);
  g_assert_cmpstr (rbk_search_fixture_get_text (self, "title-2"), ==, "1,976 AI runs a month");
  where = rbk_search_fixture_find (self, ADW_TYPE_COMBO_ROW, "At");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (where))), ==,
                    2);
}

/* Of all customers of the plan together, what the engine finds. */
static void
test_customers (RbkSearchFixture *self, gconstpointer data)
{
  g_autoptr(RbkCustomersSolution) solution = NULL;
  g_autoptr(GError) error = NULL;
  RbkAnalysis *analysis;
  GtkWidget   *where;
  GListModel  *places;

  rbk_search_fixture_add_customers (self, 300);
  analysis = rbk_document_get_analysis (self->document);
  solution = rbk_solve_customers (rbk_analysis_get_spec (analysis), PLAN, RBK_SOLVE_PRICE,
                                  rbk_analysis_get_spec (analysis)->plans[PLAN].target_margin,
                                  rbk_analysis_get_mix_index (analysis), NULL, &error);
  g_assert_no_error (error);
  open_dialog (self);
  where = rbk_search_fixture_find (self, ADW_TYPE_COMBO_ROW, "At");
  places = adw_combo_row_get_model (ADW_COMBO_ROW (where));
  rbk_search_fixture_choose (self, "At", g_list_model_get_n_items (places) - 1);
  rbk_search_fixture_wait (self, is_found);
  g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "body"), "customers of today"));
  apply (self);
  g_assert_true (rbk_decimal_equal (rbk_search_fixture_get_price (self, PLAN), solution->value));
}

static guint
count_places (RbkSearchFixture *self)
{
  GtkWidget *where = rbk_search_fixture_find (self, ADW_TYPE_COMBO_ROW, "At");

  return g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (where)));
}

/* Customers may arrive while one is asking: they can be asked of, and what was chosen stays. */
static void
test_late_customers (RbkSearchFixture *self, gconstpointer data)
{
  GtkWidget *where;
  guint      n_places;

  open_dialog (self);
  rbk_search_fixture_wait (self, is_found);
  n_places = count_places (self);
  rbk_search_fixture_choose (self, "At", 1);
  rbk_search_fixture_add_customers (self, 300);
  g_assert_cmpuint (count_places (self), ==, n_places + 1);
  where = rbk_search_fixture_find (self, ADW_TYPE_COMBO_ROW, "At");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (where)), ==, 1);

  rbk_search_fixture_choose (self, "At", n_places);
  rbk_search_fixture_wait (self, is_found);
  g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "body"), "customers of today"));
  rbk_document_set_population (self->document, NULL);
  rbk_probe_settle (self->window);
  g_assert_cmpuint (count_places (self), ==, n_places);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (where)), ==, 0);
}

/* A plan that is sold by quote has no price to be found, and is said to have none. */
static void
test_quote (RbkSearchFixture *self, gconstpointer data)
{
  GListModel *plans = rbk_book_get_plans (rbk_document_get_book (self->document));
  g_autoptr(RbkRecord) plan = g_list_model_get_item (plans, PLAN);

  g_assert_true (rbk_document_take (self->document,
                                    rbk_edit_new_set_integer (plan, "quote-only", TRUE), NULL));
  open_dialog (self);
  rbk_search_fixture_wait (self, is_refused);
  g_assert_nonnull (strstr (rbk_search_fixture_get_text (self, "body"), "quote"));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, RbkSearchFixture, NULL, rbk_search_fixture_set_up, function,                   \
              rbk_search_fixture_tear_down)

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

  ADD ("/goal/floor", test_floor);
  ADD ("/goal/margin", test_margin);
  ADD ("/goal/typed-usage", test_typed_usage);
  ADD ("/goal/terms", test_terms);
  ADD ("/goal/customers", test_customers);
  ADD ("/goal/late-customers", test_late_customers);
  ADD ("/goal/quote", test_quote);

  return g_test_run ();
}
