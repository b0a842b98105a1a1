/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-fixture.h"
#include "rbk-migration-choices.h"
#include "rbk-migration-edit.h"
#include "rbk-migration-figures.h"
#include "rbk-migration-letters.h"
#include "rbk-migration-page.h"
#include "rbk-migration-words.h"
#include "rbk-plan.h"
#include "rbk-shell-probe.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"
#include "rbk-workbench.h"

/* The Migration page, worked as a person does. Starter is 29 up to 200 runs, Pro 99: of four who
 * pay 49 today three pay less and one pays more. */

#define assert_figure rbk_customers_assert_figure

static GtkWidget *
page_of (RbkWindow *window)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "migration");
  rbk_probe_settle (GTK_WIDGET (window));
  page = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_MIGRATION_PAGE);
  g_assert_nonnull (page);

  return page;
}

static RbkWindow *
new_window (GtkWidget **page)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  g_autofree char *path =
      rbk_customers_write_file ("movers.csv", "customer,calls\na,10\nb,160\nc,200\nd,201\n");

  rbk_customers_import (rbk_customers_page_of (window), path);
  *page = page_of (window);

  return window;
}

static RbkMigrationPlan *
plan_of (RbkWindow *window)
{
  return rbk_book_get_migration (rbk_document_get_book (window->document));
}

static gboolean
has_figures (GtkWidget *page)
{
  return gtk_widget_get_visible (rbk_probe_find_type (page, RBK_TYPE_MIGRATION_FIGURES));
}

static void
test_empty (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = page_of (window);

  g_assert_true (gtk_widget_get_mapped (rbk_probe_find_label (page, "No Customers Yet")));
  rbk_probe_click (page, "Go to _Customers");
  g_assert_cmpstr (rbk_workbench_get_page (RBK_WORKBENCH (window->workbench)), ==, "customers");
  rbk_probe_close_window (window);
}

/* A price is typed, figures follow, and undoing takes both away. */
static void
test_flat (void)
{
  GtkWidget *page;
  RbkWindow *window = new_window (&page);

  g_assert_false (has_figures (page));
  rbk_probe_type (page, "Or flat prices today", "49");
  assert_figure (page, "Customers: Pay less", "3");
  assert_figure (page, "Customers: Pay more than the threshold", "1");
  assert_figure (page, "Change: Pay more than the threshold", "+$50.00");
  assert_figure (page, "Bill then of d", "$99.00");
  assert_figure (page, "Median change on Flat price → the cheapest", "−40.8%");
  assert_figure (page, "Changes in wave 1", "−40.8%");
  /* What the book remembers is new, and so are the rows; who types stays where they are. */
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                              GTK_WIDGET (rbk_probe_find_cell (page, "Or flat prices today"))));
  g_assert_true (has_figures (page));
  g_assert_nonnull (plan_of (window));
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  g_assert_false (has_figures (page));
  g_assert_null (plan_of (window));
  rbk_probe_close_window (window);
}

/* What is no price is said, and nothing is shown for it. */
static void
test_wrong (void)
{
  GtkWidget *page;
  RbkWindow *window = new_window (&page);

  rbk_probe_type (page, "Or flat prices today", "much");
  rbk_probe_spin (300);
  g_assert_false (has_figures (page));
  g_assert_nonnull (rbk_probe_find_label (page, "\"much\" is no flat price; write one as 49, or "
                                                "with the plan's name as basic=49"));
  rbk_probe_type (page, "Or flat prices today", "49");
  assert_figure (page, "Customers: Pay less", "3");
  /* A book that is not there is named. */
  rbk_probe_type (page, "Old book", "/gone.ratebook");
  rbk_probe_spin (300);
  g_assert_false (has_figures (page));
  g_assert_nonnull (
      rbk_probe_find_label (page, "/gone.ratebook: can't be read: No such file or directory"));
  rbk_probe_close_window (window);
}

/* What falls keeps its sign at both ends. */
static void
test_ranges (void)
{
  static const char *const ranges[RBK_N_RISE_BINS] = {
    "< −50%",    "−50%…−20%", "−20%…−10%",  "−10%…0%",     "same",    "0%…+10%",
    "+10%…+20%", "+20%…+50%", "+50%…+100%", "+100%…+200%", "> +200%",
  };
  RbkMoneyFormat *format = rbk_money_format_new ("en_US", "USD");

  for (guint i = 0; i < RBK_N_RISE_BINS; i++)
    {
      g_autofree char *words = rbk_migration_words_for_bin (format, i);

      g_assert_cmpstr (words, ==, ranges[i]);
    }
  rbk_money_format_free (format);
}

/* Whom to spare is a switch; what it costs is told beforehand, and the figures follow. */
static void
test_keep (void)
{
  GtkWidget *page;
  RbkWindow *window = new_window (&page);
  GtkWidget *toggle;

  rbk_probe_type (page, "Or flat prices today", "49");
  assert_figure (page, "Customers: Pay more than the threshold", "1");
  g_assert_nonnull (rbk_probe_find_label (page, "1 customer; it would pay $50.00 more a month"));
  toggle = rbk_probe_find_named (page, GTK_TYPE_SWITCH, "Those whose bill rises by more than 20%");
  g_assert_nonnull (toggle);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  assert_figure (page, "Customers: Keep the old terms", "1");
  /* Three pay 29, and the one that is kept goes on paying 49: the column is the revenue above. */
  assert_figure (page, "Will pay: Pay less", "$87.00");
  assert_figure (page, "Will pay: Keep the old terms", "$49.00");
  assert_figure (page, "Change: Keep the old terms", "$0.00");
  g_assert_nonnull (rbk_probe_find_label (page, "$136.00"));
  g_assert_cmpstr (rbk_migration_plan_get_keep (plan_of (window))[0], ==, "rise:20%");
  rbk_document_undo (window->document);
  assert_figure (page, "Customers: Pay more than the threshold", "1");
  g_assert_false (gtk_switch_get_active (
      GTK_SWITCH (rbk_probe_find_named (page, GTK_TYPE_SWITCH,
                                        "Those whose bill rises by more than "
                                        "20%"))));
  rbk_probe_close_window (window);
}

static void
assert_offered (AdwComboRow *row, guint place, const char *text)
{
  GtkStringList *list = GTK_STRING_LIST (adw_combo_row_get_model (row));

  g_assert_cmpstr (gtk_string_list_get_string (list, place), ==, text);
}

/* Where customers go is chosen, and the steps are typed. */
static void
test_map_and_steps (void)
{
  GtkWidget   *page;
  RbkWindow   *window = new_window (&page);
  AdwComboRow *row;

  rbk_probe_type (page, "Or flat prices today", "49");
  assert_figure (page, "Customers of wave 4", "1");
  row = ADW_COMBO_ROW (rbk_probe_find_type (page, ADW_TYPE_COMBO_ROW));
  /* A flat price has no plan of its name: what is usual is the cheapest, and stands there once. */
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (row)), ==, 4);
  assert_offered (row, 0, "The cheapest that fits");
  assert_offered (row, 1, "Starter");
  adw_combo_row_set_selected (row, 2);
  assert_figure (page, "Customers: Pay more than the threshold", "4");
  g_assert_cmpstr (rbk_migration_plan_get_map (plan_of (window))[0], ==, "flat=pro");
  rbk_probe_type (page, "Waves", "2");
  assert_figure (page, "Customers of wave 2", "2");
  rbk_probe_type (page, "First wave is told on", "2027-01-01");
  assert_figure (page, "Day of wave 2", "2027-02-14");
  rbk_document_undo (window->document);
  rbk_document_undo (window->document);
  rbk_document_undo (window->document);
  assert_figure (page, "Customers: Pay less", "3");
  rbk_probe_close_window (window);
}

/* An old plan goes to the one of its name, to the cheapest, or to another; each is said once, and
 * whole where there is room. */
static void
test_targets (void)
{
  GtkWidget   *page;
  RbkWindow   *window = new_window (&page);
  AdwComboRow *row;
  GtkWidget   *label;
  g_autoptr(RbkPlan) plan =
          g_list_model_get_item (rbk_book_get_plans (rbk_document_get_book (window->document)), 0);

  g_assert_true (
      rbk_document_take (window->document,
                         rbk_edit_new_set_text (RBK_RECORD (plan), "name", "Starter for studios"),
                         NULL));
  rbk_probe_type (page, "Or flat prices today", "starter=49");
  assert_figure (page, "Customers: Pay less", "3");
  row = ADW_COMBO_ROW (rbk_probe_find_type (page, ADW_TYPE_COMBO_ROW));
  assert_offered (row, 0, "By key or name: Starter for studios");
  assert_offered (row, 1, "The cheapest that fits");
  assert_offered (row, 2, "Starter for studios");
  label = rbk_probe_find_label (GTK_WIDGET (row), "By key or name: Starter for studios");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  adw_combo_row_set_selected (row, 1);
  rbk_probe_settle (page);
  g_assert_cmpstr (rbk_migration_plan_get_map (plan_of (window))[0], ==, "flat-1=cheapest");
  rbk_probe_spin (300);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
  adw_combo_row_set_selected (row, 0);
  rbk_probe_settle (page);
  g_assert_null (rbk_migration_plan_get_map (plan_of (window)));
  rbk_probe_close_window (window);
}

/* What was chosen and can't be done is dropped where it is said what is wrong. */
static void
test_mend (void)
{
  GtkWidget *page;
  RbkWindow *window = new_window (&page);

  rbk_probe_type (page, "Or flat prices today", "49");
  assert_figure (page, "Customers: Pay less", "3");
  g_assert_false (gtk_widget_get_mapped (rbk_probe_find_label (page, "Drop What Doesn’t Fit")));
  rbk_document_seal (window->document);
  g_assert_true (
      rbk_document_take (window->document,
                         rbk_migration_edit_set_map (rbk_document_get_book (window->document),
                                                     "gone", "pro"),
                         NULL));
  rbk_probe_spin (300);
  g_assert_false (has_figures (page));
  rbk_probe_click (page, "Drop What Doesn’t _Fit");
  assert_figure (page, "Customers: Pay less", "3");
  g_assert_true (has_figures (page));
  g_assert_null (rbk_migration_plan_get_map (plan_of (window)));
  rbk_document_undo (window->document);
  g_assert_nonnull (rbk_migration_plan_get_map (plan_of (window)));
  rbk_probe_close_window (window);
}

/* Steps out of bounds are refused where they are typed, so that figures and forms stay. */
static void
test_bounds (void)
{
  GtkWidget *page;
  RbkWindow *window = new_window (&page);

  rbk_probe_type (page, "Or flat prices today", "49");
  assert_figure (page, "Customers of wave 4", "1");
  rbk_probe_type (page, "Waves", "53");
  g_assert_cmpint (rbk_migration_plan_get_waves (plan_of (window)), ==, 4);
  g_assert_true (has_figures (page));
  rbk_probe_type (page, "Waves", "2");
  assert_figure (page, "Customers of wave 2", "2");
  rbk_probe_close_window (window);
}

/* A move that is new starts today where the book's prices are of an earlier day. */
static void
test_start (void)
{
  GtkWidget       *page;
  RbkWindow       *window = new_window (&page);
  RbkBook         *book = rbk_document_get_book (window->document);
  GDate            first, last;
  const char      *start;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_assert_true (
      rbk_document_take (window->document,
                         rbk_edit_new_set_text (RBK_RECORD (book), "as-of", "2026-06-30"), NULL));
  rbk_date_today (&first);
  rbk_probe_type (page, "Or flat prices today", "49");
  rbk_date_today (&last);
  from = rbk_date_to_string (&first);
  to = rbk_date_to_string (&last);
  start = rbk_migration_plan_get_start (plan_of (window));
  g_assert_true (g_str_equal (start, from) || g_str_equal (start, to));
  rbk_probe_close_window (window);
}

/* Drafts are filled in for a customer, or left as they are. */
static void
test_letters (void)
{
  GtkWidget *page;
  RbkWindow *window = new_window (&page);
  GtkWidget *letters;

  rbk_probe_type (page, "Or flat prices today", "49");
  assert_figure (page, "Customers: Pay less", "3");
  rbk_probe_type (page, "First wave is told on", "2027-01-01");
  assert_figure (page, "Day of wave 1", "2027-01-31");
  letters = rbk_probe_find_type (page, RBK_TYPE_MIGRATION_LETTERS);
  g_assert_nonnull (
      rbk_probe_find_label (letters, "Your bill goes up on 2027-03-14: please read this"));
  rbk_probe_click (letters, "_Filled In");
  g_assert_nonnull (
      rbk_probe_find_label (letters, "Your bill goes up on {date}: please read this"));
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/App/Migration/empty", test_empty);
  g_test_add_func ("/App/Migration/flat", test_flat);
  g_test_add_func ("/App/Migration/wrong", test_wrong);
  g_test_add_func ("/App/Migration/ranges", test_ranges);
  g_test_add_func ("/App/Migration/keep", test_keep);
  g_test_add_func ("/App/Migration/map-and-steps", test_map_and_steps);
  g_test_add_func ("/App/Migration/targets", test_targets);
  g_test_add_func ("/App/Migration/mend", test_mend);
  g_test_add_func ("/App/Migration/bounds", test_bounds);
  g_test_add_func ("/App/Migration/start", test_start);
  g_test_add_func ("/App/Migration/letters", test_letters);

  return g_test_run ();
}
