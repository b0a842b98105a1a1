/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-fixture.h"
#include "rbk-decision-row.h"
#include "rbk-finding-row.h"
#include "rbk-findings-page.h"
#include "rbk-window-fixture.h"
#include "rbk-preferences.h"
#include "rbk-shell-probe.h"
#include "rbk-tier-table.h"
#include "rbk-settings.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"
#include "rbk-workbench.h"

/* The Findings page, worked as a person does, over the first article's book: Starter, 29 with 200
 * runs and a stop, Pro 99, Team 399. */

#define MAX_WAITS 500

static RbkFindings *
findings_of (RbkWindow *window)
{
  return rbk_findings_of (window->document, NULL);
}

static GtkWidget *
show_page (RbkWindow *window)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "findings");
  rbk_probe_settle (GTK_WIDGET (window));
  page = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_FINDINGS_PAGE);
  g_assert_nonnull (page);

  return page;
}

static GtkWidget *
find_finding (GtkWidget *page, const char *message)
{
  return rbk_probe_find_named (page, RBK_TYPE_FINDING_ROW, message);
}

static const char median[] = "Starter stops at 200 AI runs a month, and half of all active users "
                             "use 200 AI runs or more: at least every second customer would reach "
                             "the stop.";
static const char step[] = "Pro costs 3.414 times Starter. In 36 products' pricings of 2025 three "
                           "of four steps are at most 2.08 times.";
static const char sized[] = "Starter loses $2.50 a month on a customer where it is sized, at 200 "
                            "AI runs: $3.00 comes in, $5.50 goes out.";
static const char stop[] = "Starter is paid for and stops at 200 AI runs: a customer's product "
                           "stops with it. Bill what is past it, and warn early.";

static GtkWidget *
find_fix (GtkWidget *row, const char *label)
{
  GtkWidget *text = rbk_probe_find_label (row, label);

  g_assert_nonnull (text);
  return gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON);
}

static void
press (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_spin (50);
}

static void
set_price (RbkWindow *window, const char *price)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "design");
  rbk_probe_settle (GTK_WIDGET (window));
  rbk_probe_type (GTK_WIDGET (window), "Price of Starter", price);
}

/* What is found stands there with its severity, and in the sidebar. */
static void
test_list (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = show_page (window);

  g_assert_nonnull (find_finding (page, median));
  g_assert_nonnull (find_finding (page, step));
  g_assert_null (find_finding (page, sized));
  g_assert_nonnull (rbk_probe_find_label (page, "1 Warning"));
  g_assert_cmpuint (rbk_findings_count (findings_of (window), RBK_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (rbk_findings_count (findings_of (window), RBK_SEVERITY_WARNING), ==, 1);
  g_assert_cmpstr (gtk_label_get_text (
                       GTK_LABEL (rbk_probe_find_label (GTK_WIDGET (window->workbench), "1"))),
                   ==, "1");
  rbk_probe_close_window (window);
}

/* A price that loses money is an error before the next frame; its fix is one step. */
static void
test_fix (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page, *row;

  set_price (window, "3");
  page = show_page (window);
  row = find_finding (page, sized);
  g_assert_nonnull (row);
  press (find_fix (row, "Raise the price to $18.34"));
  rbk_probe_settle (page);
  g_assert_null (find_finding (page, sized));
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  g_assert_nonnull (find_finding (page, sized));
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  g_assert_null (find_finding (page, sized));
  rbk_probe_close_window (window);
}

static void
answer (const char *title, const char *text, const char *response)
{
  GtkWidget *dialog = GTK_WIDGET (rbk_fixture_wait_for_question ());
  GtkWidget *entry = rbk_probe_find_named (dialog, GTK_TYPE_ENTRY, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  rbk_fixture_answer (response);
}

/* Without a reason nothing is let be. With one it moves below, and no longer counts. */
static void
test_let_be (void)
{
  RbkWindow        *window = rbk_probe_new_window ("usage-gated");
  GtkWidget        *page = show_page (window);
  AdwMessageDialog *dialog;

  rbk_probe_click (find_finding (page, median), "_Let It Be…");
  dialog = rbk_fixture_wait_for_question ();
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "do"));
  answer ("Why", "  ", "cancel");
  g_assert_cmpuint (rbk_findings_count (findings_of (window), RBK_SEVERITY_WARNING), ==, 1);

  rbk_probe_click (find_finding (page, median), "_Let It Be…");
  answer ("Why", " It is a trial ", "do");
  rbk_probe_settle (page);
  g_assert_cmpuint (rbk_findings_count (findings_of (window), RBK_SEVERITY_WARNING), ==, 0);
  g_assert_nonnull (rbk_probe_find_label (find_finding (page, median), "Let be: It is a trial"));
  g_assert_nonnull (rbk_probe_find_label (page, "Let Be: 1"));

  rbk_probe_click (find_finding (page, median), "Let It _Count");
  rbk_probe_settle (page);
  g_assert_cmpuint (rbk_findings_count (findings_of (window), RBK_SEVERITY_WARNING), ==, 1);
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  g_assert_cmpuint (rbk_findings_count (findings_of (window), RBK_SEVERITY_WARNING), ==, 0);
  rbk_probe_close_window (window);
}

static guint
count_from (GtkWidget *row)
{
  guint n = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    n += RBK_IS_FINDING_ROW (row);

  return n;
}

/* The first row of a group that has as many as that. */
static GtkWidget *
find_rows (GtkWidget *widget, guint n_rows)
{
  GtkWidget *found = RBK_IS_FINDING_ROW (widget) && count_from (widget) >= n_rows ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_rows (child, n_rows);

  return found;
}

/* Lets a row be with the focus on it, and looks for the focus then. */
static void
let_be_and_expect (RbkWindow *window, GtkWidget *page, GtkWidget *row, GtkWidget *heir)
{
  GtkWidget *focus;

  gtk_widget_grab_focus (rbk_probe_find_button (row, "_Let It Be…"));
  rbk_probe_click (row, "_Let It Be…");
  answer ("Why", "It is a trial", "do");
  rbk_probe_settle (page);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, heir));
}

/* Who goes through the findings comes to the next one, after the last to the one before. */
static void
test_next (void)
{
  RbkWindow *window = rbk_probe_new_window ("credit-tiers");
  GtkWidget *page = show_page (window);
  GtkWidget *first = find_rows (page, 3), *second, *third;

  g_assert_nonnull (first);
  second = gtk_widget_get_next_sibling (first);
  third = gtk_widget_get_next_sibling (second);
  let_be_and_expect (window, page, second, third);
  while (gtk_widget_get_next_sibling (third) != NULL)
    third = gtk_widget_get_next_sibling (third);
  let_be_and_expect (window, page, third, gtk_widget_get_prev_sibling (third));
  rbk_probe_close_window (window);
}

/* Which finding is meant is said by the dialog, and by the toast. */
static void
test_told (void)
{
  RbkWindow        *window = rbk_probe_new_window ("usage-gated");
  GtkWidget        *page = show_page (window);
  GtkWidget        *row = find_finding (page, median);
  AdwMessageDialog *dialog;

  gtk_test_accessible_assert_relation (rbk_probe_find_button (row, "_Let It Be…"),
                                       GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       gtk_button_get_child (
                                           GTK_BUTTON (rbk_probe_find_button (row, "_Let It Be…"))),
                                       rbk_probe_find_label (row, median), NULL);
  rbk_probe_click (row, "_Let It Be…");
  dialog = rbk_fixture_wait_for_question ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), median));
  answer ("Why", "It is a trial", "do");
  g_assert_nonnull (
      rbk_probe_find_label (GTK_WIDGET (window->toasts), "Let be: A cap that half of them reach"));
  rbk_probe_close_window (window);
}

/* The reasons of the rule unfold, and stay so while the book is edited. */
static void
test_why (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = show_page (window);
  GtkWidget *row = find_finding (page, step);

  g_assert_null (rbk_probe_find_label (row, "Why it matters"));
  rbk_probe_click (row, "_Why");
  rbk_probe_settle (page);
  g_assert_true (gtk_widget_get_mapped (rbk_probe_find_label (row, "Why it matters")));
  rbk_probe_type (page, "Cost of a new customer", "120");
  g_assert_true (find_finding (page, step) == row);
  g_assert_true (gtk_widget_get_mapped (rbk_probe_find_label (row, "Why it matters")));
  g_assert_nonnull (rbk_book_get_acquisition_cost (rbk_document_get_book (window->document)));
  rbk_probe_close_window (window);
}

/* From a finding to the plan, and from the plan's mark to its finding. */
/* Whether the focus has come to a finding: that takes as long as the page is slow to turn. */
static gboolean
wait_for_focus (RbkWindow *window, GtkWidget *page, const char *message)
{
  for (guint i = 0; i < 500; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
      GtkWidget *row = find_finding (page, message);

      if (focus != NULL && row != NULL && gtk_widget_is_ancestor (focus, row))
        return TRUE;
      rbk_probe_spin (10);
    }
  return FALSE;
}

static void
test_jumps (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = show_page (window);
  GtkWidget *table, *mark;

  rbk_probe_click (find_finding (page, step), "Go to Pro");
  rbk_probe_settle (GTK_WIDGET (window));
  g_assert_cmpstr (rbk_workbench_get_page (RBK_WORKBENCH (window->workbench)), ==, "design");
  table = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_TIER_TABLE);
  g_assert_cmpint (rbk_tier_table_get_selected (RBK_TIER_TABLE (table)), ==, 1);

  mark = rbk_probe_find_button (table, median);
  for (guint i = 0; i < 500 && !gtk_widget_get_mapped (mark); i++)
    rbk_probe_spin (10);
  g_assert_true (gtk_widget_get_mapped (mark));
  gtk_widget_activate (mark);
  g_assert_true (wait_for_focus (window, page, median));
  g_assert_cmpstr (rbk_workbench_get_page (RBK_WORKBENCH (window->workbench)), ==, "findings");

  press (find_fix (find_finding (page, stop), "Go on past the cap, at $0.326 a unit"));
  rbk_probe_settle (page);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "design");
  for (guint i = 0; i < 500 && rbk_probe_find_button (table, median) != NULL; i++)
    rbk_probe_spin (10);
  g_assert_null (rbk_probe_find_button (table, median));
  rbk_probe_close_window (window);
}

static GtkWidget *
find_decision (GtkWidget *page, const char *title, const char *status)
{
  GtkWidget       *row = rbk_probe_find_named (page, RBK_TYPE_DECISION_ROW, title);
  g_autofree char *problem = NULL;

  g_assert_nonnull (row);
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status);
  g_assert_null (problem);
  return row;
}

static char *
dup_today (const char *format)
{
  g_autofree char *date = NULL;
  GDate            today;

  rbk_date_today (&today);
  date = rbk_date_to_string (&today);
  return g_strconcat (format, date, NULL);
}

/* Locked, stale once a price moves, locked anew, opened; each is one step. */
static guint
count_rows (GtkWidget *widget)
{
  guint n = RBK_IS_FINDING_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* Of very many findings each group shows the first; one that is gone to is shown with all others.
 */
static void
test_many (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  RbkBook   *book = rbk_document_get_book (window->document);
  GtkWidget *page;
  guint      n_rows, n_findings;
  g_autoptr(RbkRecord) last = NULL;

  for (guint i = 0; i < 120; i++)
    g_assert_true (rbk_document_take (window->document, rbk_plan_edit_duplicate (book, 1), NULL));
  page = show_page (window);
  for (guint i = 0; i < MAX_WAITS && !rbk_findings_is_current (findings_of (window)); i++)
    rbk_probe_spin (20);
  rbk_probe_settle (GTK_WIDGET (window));
  n_rows = count_rows (page);
  n_findings = rbk_findings_get_list (findings_of (window))->len;
  g_assert_cmpuint (n_rows, >=, 100);
  g_assert_cmpuint (n_rows, <, n_findings);

  last = g_list_model_get_item (rbk_book_get_plans (book), 99);
  gtk_widget_activate_action (page, "findings.show-plan", "s", rbk_record_get_key (last));
  for (guint i = 0; i < MAX_WAITS && count_rows (page) == n_rows; i++)
    rbk_probe_spin (10);
  g_assert_cmpuint (count_rows (page), >, n_rows);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), page));
  rbk_probe_close_window (window);
}

static void
test_decision (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = show_page (window);
  g_autofree char *locked = dup_today ("Locked on ");
  g_autofree char *stale = dup_today ("Stale, locked on ");
  const char      *title = "Price and Target Margin";
  RbkBook         *book = rbk_document_get_book (window->document);
  GtkWidget       *row = find_decision (page, title, "Open");

  gtk_widget_grab_focus (rbk_probe_find_button (row, "Lock: Price and Target Margin"));
  rbk_probe_click (row, "Lock: Price and Target Margin");
  g_assert_nonnull (rbk_probe_find_named (GTK_WIDGET (rbk_fixture_wait_for_question ()),
                                          GTK_TYPE_SCROLLED_WINDOW, "What it rests on"));
  answer ("Why", "Customers said so", "do");
  rbk_probe_settle (page);
  find_decision (page, title, locked);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 rbk_probe_find_button (row, "Open again: Price and Target Margin"));
  g_assert_nonnull (rbk_probe_find_label (row, "Starter $29.00, Pro $99.00, Team $399.00"));
  g_assert_nonnull (rbk_probe_find_label (row, "Customers said so"));
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_decisions (book)), ==, 1);

  set_price (window, "28");
  page = show_page (window);
  find_decision (page, title, stale);
  g_assert_nonnull (rbk_probe_find_label (row, "Price of Starter: $29.00 → $28.00, may not move"));

  rbk_probe_click (row, "Lock: Price and Target Margin");
  answer ("What is decided", "Cheaper", "do");
  rbk_probe_settle (page);
  find_decision (page, title, locked);
  g_assert_nonnull (rbk_probe_find_label (row, "Cheaper"));

  rbk_probe_click (row, "Open again: Price and Target Margin");
  rbk_probe_settle (page);
  find_decision (page, title, "Open");
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  find_decision (page, title, locked);
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  find_decision (page, title, stale);
  rbk_probe_close_window (window);
}

static void
wait_until_current (RbkWindow *window)
{
  for (guint i = 0; i < MAX_WAITS && !rbk_findings_is_current (findings_of (window)); i++)
    rbk_probe_spin (10);
  g_assert_true (rbk_findings_is_current (findings_of (window)));
  rbk_probe_settle (GTK_WIDGET (window));
}

static gboolean
has_rule (RbkWindow *window, const char *rule)
{
  GPtrArray *list = rbk_findings_get_list (findings_of (window));

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((RbkFinding *) g_ptr_array_index (list, i))->rule, rule))
      return TRUE;
  return FALSE;
}

/* With customers the rules look beside the window, at what is left once edits rest; a fix of what
 * is out of date does nothing. */
static void
test_customers (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  g_autofree char *path =
      rbk_customers_write_file ("few.csv", "customer,calls\na,10\nb,20\nc,30\nd,40\ne,250\n");
  GtkWidget *page, *row;
  guint64    revision;

  g_assert_true (has_rule (window, "cap-at-median"));
  rbk_customers_import (rbk_customers_page_of (window), path);
  wait_until_current (window);
  g_assert_false (has_rule (window, "cap-at-median"));
  set_price (window, "3");
  g_assert_false (rbk_findings_is_current (findings_of (window)));
  wait_until_current (window);
  page = show_page (window);
  row = find_finding (page, stop);
  g_assert_nonnull (row);
  rbk_document_undo (window->document);
  revision = rbk_document_get_revision (window->document);
  press (
      gtk_widget_get_ancestor (rbk_probe_find_label (row, "Go on past the cap, at $0.0338 a unit"),
                               GTK_TYPE_BUTTON));
  g_assert_cmpuint (rbk_document_get_revision (window->document), ==, revision);
  wait_until_current (window);
  rbk_probe_close_window (window);
}

static void
set_bound (GtkWidget *preferences, const char *label, double value)
{
  GtkWidget *field = rbk_probe_find_named (preferences, GTK_TYPE_SPIN_BUTTON, label);

  g_assert_nonnull (field);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (field), value);
  rbk_probe_spin (50);
}

/* A bound of the preferences holds at once, in a window that is open. */
static void
test_bounds (void)
{
  g_autoptr(GSettings) settings = rbk_settings_new ();
  RbkWindow *window;
  GtkWidget *preferences;

  if (settings == NULL)
    {
      g_test_skip ("no settings are installed");
      return;
    }
  window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (rbk_probe_application), settings));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-template", "s", "usage-gated");
  rbk_probe_settle (GTK_WIDGET (window));
  preferences = rbk_preferences_new (GTK_WINDOW (window), settings);
  g_assert_true (has_rule (window, "price-step"));
  set_bound (preferences, "Biggest step in price, in times the plan before", 9.0);
  g_assert_false (has_rule (window, "price-step"));
  g_assert_false (has_rule (window, "tier-count"));
  set_bound (preferences, "Fewest plans", 4.0);
  g_assert_true (has_rule (window, "tier-count"));
  set_bound (preferences, "Most swing of a bill, in percent", 35.0);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "check-bill-swing"), 0.35, 1e-9);
  g_settings_reset (settings, "check-step-high");
  g_settings_reset (settings, "check-tiers-low");
  g_settings_reset (settings, "check-bill-swing");
  gtk_window_destroy (GTK_WINDOW (preferences));
  rbk_probe_close_window (window);
}

/* A book without a plan is no reason to complain of the page. */
static void
test_blank (void)
{
  RbkWindow *window = rbk_probe_new_window ("blank");
  GtkWidget *page = show_page (window);

  g_assert_cmpuint (rbk_findings_count (findings_of (window), RBK_SEVERITY_ERROR), ==, 0);
  g_assert_true (gtk_widget_get_mapped (page));
  find_decision (page, "Tiers", "Open");
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/App/Findings/list", test_list);
  g_test_add_func ("/App/Findings/fix", test_fix);
  g_test_add_func ("/App/Findings/let-be", test_let_be);
  g_test_add_func ("/App/Findings/next", test_next);
  g_test_add_func ("/App/Findings/told", test_told);
  g_test_add_func ("/App/Findings/why", test_why);
  g_test_add_func ("/App/Findings/jumps", test_jumps);
  g_test_add_func ("/App/Findings/many", test_many);
  g_test_add_func ("/App/Findings/decision", test_decision);
  g_test_add_func ("/App/Findings/customers", test_customers);
  g_test_add_func ("/App/Findings/bounds", test_bounds);
  g_test_add_func ("/App/Findings/blank", test_blank);

  return g_test_run ();
}
