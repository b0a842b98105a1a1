/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-advice-item.h"
#include "rbk-customers-fixture.h"
#include "rbk-date.h"
#include "rbk-decision-edit.h"
#include "rbk-decision-row.h"
#include "rbk-findings-page.h"
#include "rbk-plan-edit.h"
#include "rbk-shell-probe.h"
#include "rbk-window-fixture.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

/* Advice below the six decisions, worked as a person does, over the first article's book: Starter
 * stops at 200 runs, Pro goes on past 2,000, Team has no limit. */

#define MAX_WAITS 500

static const char gate[] = "Starter is the way in: a hard cap is what leads to Pro, a soft one "
                           "with overage keeps work going. Choose on purpose.";
static const char leave[] = "Pro goes on past what is included. Leave it so.";
static const char soften[] = "Go on past the cap at $0.326 a unit";
static const char by_call[] = "Charge by the call: it is what customers see, and nothing speaks "
                              "strongly enough for another unit.";
static const char by_token[] = "Charge by the token: one model serves all calls, and who builds on "
                               "it reckons in tokens.";

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
unfold (GtkWidget *page, const char *decision)
{
  GtkWidget       *row = rbk_probe_find_named (page, RBK_TYPE_DECISION_ROW, decision);
  g_autofree char *toggle = g_strconcat ("Advice: ", decision, NULL);

  g_assert_nonnull (row);
  rbk_probe_click (row, toggle);
  rbk_probe_settle (page);

  return row;
}

static GtkWidget *
find_item (GtkWidget *row, const char *message)
{
  GtkWidget *item = rbk_probe_find_named (row, RBK_TYPE_ADVICE_ITEM, message);

  return item != NULL && gtk_widget_get_mapped (item) ? item : NULL;
}

static gboolean
says (GtkWidget *item, const char *text)
{
  GtkWidget *label = rbk_probe_find_label (item, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static void
press (GtkWidget *root, const char *text)
{
  GtkWidget *label = rbk_probe_find_label (root, text);
  GtkWidget *button = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_spin (50);
}

/* Nothing is worked out before it is unfolded; then a plan's reasons are a click away. */
static void
test_unfold (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = show_page (window);
  GtkWidget *row, *item;

  g_assert_null (rbk_probe_find_named (page, RBK_TYPE_ADVICE_ITEM, gate));
  row = unfold (page, "Limits and Alerts");
  item = find_item (row, leave);
  g_assert_nonnull (item);
  g_assert_nonnull (find_item (row, gate));
  g_assert_false (says (item, "2,000 AI runs"));
  rbk_probe_click (item, "_Why");
  rbk_probe_settle (page);
  g_assert_true (says (item, "2,000 AI runs"));
  g_assert_true (says (item, "A soft cap can end in a bill nobody expected: it needs alerts at 50, "
                             "80 and 100 %."));
  rbk_probe_click (row, "Advice: Limits and Alerts");
  rbk_probe_settle (page);
  g_assert_null (find_item (row, gate));
  rbk_probe_close_window (window);
}

/* What follows the advice is one step, and undone in one. */
static void
test_apply (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = show_page (window);
  GtkWidget *row = unfold (page, "Limits and Alerts");

  press (find_item (row, gate), soften);
  rbk_probe_settle (page);
  g_assert_null (find_item (row, gate));
  g_assert_nonnull (find_item (row, "Starter goes on past what is included. Leave it so."));
  g_assert_nonnull (rbk_probe_find_label (GTK_WIDGET (window), soften));
  rbk_document_undo (window->document);
  rbk_probe_settle (page);
  g_assert_nonnull (find_item (row, gate));
  g_assert_false (rbk_document_get_can_undo (window->document));
  rbk_probe_close_window (window);
}

/* The lock is asked for with the advice for its reason, which can be written otherwise. */
static void
test_lock (void)
{
  RbkWindow        *window = rbk_probe_new_window ("usage-gated");
  GtkWidget        *page = show_page (window);
  GtkWidget        *row = unfold (page, "How It Is Charged");
  RbkBook          *book = rbk_document_get_book (window->document);
  AdwMessageDialog *dialog;
  GtkWidget        *why;

  rbk_probe_click (find_item (row, by_call), "Lock _This…");
  dialog = rbk_fixture_wait_for_question ();
  why = rbk_probe_find_named (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, "Why");
  g_assert_true (g_str_has_prefix (gtk_editable_get_text (GTK_EDITABLE (why)), by_call));
  g_assert_nonnull (strstr (gtk_editable_get_text (GTK_EDITABLE (why)), "needs no explaining"));
  g_assert_null (strstr (gtk_editable_get_text (GTK_EDITABLE (why)), "An outcome"));
  rbk_fixture_answer ("do");
  rbk_probe_settle (page);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_decisions (book)), ==, 1);
  rbk_document_undo (window->document);
  g_assert_cmpuint (g_list_model_get_n_items (rbk_book_get_decisions (book)), ==, 0);
  rbk_probe_close_window (window);
}

static void
answer (GtkWidget *row, const char *question, guint reply)
{
  GtkWidget *choice = rbk_probe_find_named (row, GTK_TYPE_DROP_DOWN, question);

  g_assert_nonnull (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), reply);
  rbk_probe_settle (row);
}

/* Answers move the advice, and what can't be read does not. */
static void
test_answers (void)
{
  RbkWindow  *window = rbk_probe_new_window ("usage-gated");
  GtkWidget  *page = show_page (window);
  GtkWidget  *row = unfold (page, "How It Is Charged");
  const char *question = "How much of its time would support spend on explaining credits?";
  GtkWidget  *share = rbk_probe_find_named (row, GTK_TYPE_ENTRY, question);

  g_assert_nonnull (find_item (row, by_call));
  answer (row, "Are your customers developers?", 1);
  g_assert_nonnull (find_item (row, by_token));
  answer (row, "Should they choose on which feature they spend?", 1);
  g_assert_null (find_item (row, by_token));
  gtk_editable_set_text (GTK_EDITABLE (share), "many");
  rbk_probe_settle (page);
  g_assert_true (gtk_widget_has_css_class (share, "error"));
  g_assert_null (find_item (row, by_call));
  gtk_editable_set_text (GTK_EDITABLE (share), "25 %");
  rbk_probe_settle (page);
  g_assert_false (gtk_widget_has_css_class (share, "error"));
  g_assert_nonnull (find_item (row, by_call));
  gtk_editable_set_text (GTK_EDITABLE (share), "");
  rbk_probe_settle (page);
  g_assert_null (find_item (row, by_call));
  answer (row, "Are your customers developers?", 0);
  answer (row, "Should they choose on which feature they spend?", 0);
  g_assert_nonnull (find_item (row, by_call));
  g_assert_false (rbk_document_get_can_undo (window->document));
  rbk_probe_close_window (window);
}

static gboolean
wait_for (GtkWidget *row, const char *message)
{
  for (guint i = 0; i < MAX_WAITS && find_item (row, message) == NULL; i++)
    rbk_probe_spin (10);
  return find_item (row, message) != NULL;
}

/* Where there are customers they are measured, once edits rest; without, the page says what for. */
static void
test_customers (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  g_autofree char *path =
      rbk_customers_write_file ("few.csv", "customer,calls,cost\na,10,1\nb,20,2\nc,30,3\n");
  GtkWidget *page = show_page (window);
  GtkWidget *row = unfold (page, "What Is Counted");

  g_assert_true (says (row, "Import customers, or make some up, and it is measured here whether "
                            "what is counted follows what they cost."));
  rbk_customers_import (rbk_customers_page_of (window), path);
  page = show_page (window);
  g_assert_true (wait_for (row, "Calls are a sound meter: they follow what customers cost."));
  rbk_probe_close_window (window);
}

static guint
count_items (GtkWidget *widget)
{
  guint n = RBK_IS_ADVICE_ITEM (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_items (child);
  return n;
}

/* Of many plans some are seen, and all when they are asked for. */
static void
test_many (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page, *row;

  for (guint i = 0; i < 6; i++)
    g_assert_true (
        rbk_document_take (window->document,
                           rbk_plan_edit_duplicate (rbk_document_get_book (window->document), 1),
                           NULL));
  rbk_probe_settle (GTK_WIDGET (window));
  page = show_page (window);
  row = unfold (page, "Limits and Alerts");
  g_assert_cmpuint (count_items (row), ==, 6);
  rbk_probe_click (row, "Show _All 9");
  rbk_probe_settle (page);
  g_assert_cmpuint (count_items (row), ==, 9);
  rbk_probe_close_window (window);
}

static double
find_advice (GtkWidget *page, const char *decision)
{
  g_autofree char *name = g_strconcat ("Advice: ", decision, NULL);
  GtkWidget       *toggle = rbk_probe_find_named (page, GTK_TYPE_TOGGLE_BUTTON, name);
  graphene_rect_t  place;

  g_assert_nonnull (toggle);
  g_assert_true (gtk_widget_compute_bounds (toggle, page, &place));

  return graphene_rect_get_x (&place);
}

/* However wide the buttons behind it are, advice stands in a column. */
static void
test_column (void)
{
  static const char *const others[] = { "Limits and Alerts", "Wallet", "What Is Counted" };
  RbkWindow               *window = rbk_probe_new_window ("usage-gated");
  GtkWidget               *page = show_page (window);
  const char *const        inputs[] = { NULL };
  RbkDecisionWords         words = { .choice = "Calls", .reason = "So it is", .inputs = inputs };
  GDate                    today;

  rbk_date_today (&today);
  words.date = &today;
  g_assert_true (
      rbk_document_take (window->document,
                         rbk_decision_edit_lock (rbk_document_get_book (window->document),
                                                 RBK_DECISION_TOPIC_PRIMITIVE, &words),
                         NULL));
  rbk_probe_settle (page);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpfloat (find_advice (page, others[i]), ==, find_advice (page, "How It Is Charged"));
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/App/Advice/unfold", test_unfold);
  g_test_add_func ("/App/Advice/apply", test_apply);
  g_test_add_func ("/App/Advice/lock", test_lock);
  g_test_add_func ("/App/Advice/answers", test_answers);
  g_test_add_func ("/App/Advice/customers", test_customers);
  g_test_add_func ("/App/Advice/many", test_many);
  g_test_add_func ("/App/Advice/column", test_column);

  return g_test_run ();
}
