/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-fixture.h"
#include "rbk-made-up-dialog.h"
#include "rbk-plot.h"
#include "rbk-shell-probe.h"
#include "rbk-status-line.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

/* Customers that nobody has counted, and those whose file says which plan they are on. */

static GtkWidget *
open_dialog (GtkWidget *page, const char *button)
{
  rbk_probe_click (page, button);

  return rbk_customers_wait_for_dialog (RBK_TYPE_MADE_UP_DIALOG);
}

static void
choose (GtkWidget *dialog, guint source)
{
  GtkDropDown *choice = rbk_customers_find_drop_down (dialog, "Their spread follows from");

  g_assert_nonnull (choice);
  gtk_drop_down_set_selected (choice, source);
}

static RbkSyntheticUsage *
made_up_of (RbkWindow *window)
{
  return rbk_book_get_synthetic_usage (rbk_document_get_book (window->document));
}

static void
assert_tagged (GtkWidget *root, gboolean is_tagged)
{
  GtkWidget *tag = rbk_probe_find_label (root, "Made up");

  g_assert_cmpint (tag != NULL && gtk_widget_get_mapped (tag), ==, is_tagged);
  if (is_tagged)
    g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (tag), "lognormal"));
}

/* From two figures that are known: one step, which is undone and done again. */
static void
test_known (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = rbk_customers_page_of (window);
  GtkWidget *dialog = open_dialog (page, "_Make Up Customers…");
  GtkWidget *words;

  rbk_customers_fill_in (dialog, "How many customers", "500");
  choose (dialog, 1);
  rbk_customers_fill_in (dialog, "Calls at p50", "100");
  rbk_customers_fill_in (dialog, "Calls at p90", "1,000");
  words = rbk_probe_find_label (dialog, "What this means");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (words)), "Sigma 1.80"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (words)), "fitted to 2 figures"));
  rbk_probe_click (dialog, "_Make Up");

  rbk_customers_wait_until_shown (page, "figures");
  rbk_customers_assert_figure (page, "Customers of All", "500");
  assert_tagged (page, TRUE);
  g_assert_cmpint (rbk_synthetic_usage_get_customers (made_up_of (window)), ==, 500);
  rbk_document_undo (window->document);
  rbk_customers_wait_until_shown (page, "empty");
  g_assert_null (made_up_of (window));
  rbk_document_redo (window->document);
  rbk_customers_wait_until_shown (page, "figures");
  rbk_customers_assert_figure (page, "Customers of All", "500");

  /* What it was made from is there again. */
  dialog = open_dialog (page, "_Change…");
  choose (dialog, 2);
  rbk_customers_fill_in (dialog, "Calls of the customer in the middle", "20");
  rbk_probe_click (dialog, "_Make Up");
  rbk_customers_assert_figure (page, "Value of p50", "20");
  rbk_probe_close_window (window);
}

/* What can't be is marked, and not done. */
static void
test_wrong (void)
{
  RbkWindow               *window = rbk_probe_new_window ("usage-gated");
  GtkWidget               *page = rbk_customers_page_of (window);
  GtkWidget               *dialog = open_dialog (page, "_Make Up Customers…");
  GtkWidget               *accept = rbk_probe_find_button (dialog, "_Make Up");
  static const char *const wrong[] = { "0", "-5", "many", "", "99999999999" };

  g_assert_true (gtk_widget_get_sensitive (accept));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      rbk_customers_fill_in (dialog, "How many customers", wrong[i]);
      g_assert_false (gtk_widget_get_sensitive (accept));
    }
  rbk_customers_fill_in (dialog, "How many customers", "10");
  g_assert_true (gtk_widget_get_sensitive (accept));
  choose (dialog, 1);
  g_assert_false (gtk_widget_get_sensitive (accept));
  rbk_customers_fill_in (dialog, "Calls at p90", "100");
  rbk_customers_fill_in (dialog, "Calls at p99", "50");
  g_assert_false (gtk_widget_get_sensitive (accept));
  rbk_probe_click (dialog, "_Cancel");
  rbk_probe_spin (100);
  g_assert_null (made_up_of (window));
  g_assert_cmpstr (rbk_customers_shown (page), ==, "empty");
  rbk_probe_close_window (window);
}

/* In place of a file, which one step back brings again. */
static void
test_over_file (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path =
      rbk_customers_write_file ("real.csv", "customer,calls\na,10\nb,20\nc,30\n");
  GtkWidget *dialog, *line;

  rbk_customers_import (page, path);
  assert_tagged (page, FALSE);
  gtk_widget_activate_action (page, "customers.make-up", NULL);
  dialog = rbk_customers_wait_for_dialog (RBK_TYPE_MADE_UP_DIALOG);
  rbk_customers_fill_in (dialog, "How many customers", "40");
  rbk_probe_click (dialog, "_Make Up");
  rbk_customers_assert_figure (page, "Customers of All", "40");
  assert_tagged (page, TRUE);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "design");
  rbk_probe_settle (GTK_WIDGET (window));
  line = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_STATUS_LINE);
  assert_tagged (line, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "customers");
  rbk_probe_settle (GTK_WIDGET (window));

  rbk_document_undo (window->document);
  rbk_customers_assert_figure (page, "Customers of All", "3");
  assert_tagged (page, FALSE);
  rbk_probe_close_window (window);
}

/* Where customers go from the plans of today, and how their margins differ. */
static void
test_moves (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path =
      rbk_customers_write_file ("moves.csv", "customer_id,plan,calls\na,starter,10\nb,starter,"
                                             "900\nc,Pro,10\nd,legacy,10\ne,,10\n");

  rbk_customers_import (page, path);
  rbk_customers_assert_figure (page, "Customers who move: Upgrade", "1 · 20.0%");
  rbk_customers_assert_figure (page, "Customers who move: Stay", "1 · 20.0%");
  rbk_customers_assert_figure (page, "Customers who move: Downgrade", "1 · 20.0%");
  rbk_customers_assert_figure (page, "Customers who move: Plan not known", "2 · 40.0%");
  rbk_customers_assert_figure (page, "Customers from Starter → Pro", "1");
  rbk_customers_assert_figure (page, "Bill today from Starter → Pro", "$29.00");
  rbk_customers_assert_figure (page, "Bill then from Starter → Pro", "$99.00");
  rbk_customers_assert_figure (page, "Change of the bill from Starter → Pro", "+$70.00");
  rbk_customers_assert_figure (page, "Bill today from legacy → Starter", "–");
  rbk_customers_assert_figure (page, "Bill then from All with a plan", "$157.00");

  rbk_customers_assert_figure (page, "Margin of Pro, 50th percentile", "83.6%");
  rbk_customers_assert_figure (page, "Customers with a margin on All", "5");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                    rbk_probe_find_button (page, "Margin of a customer a month")),
                                TRUE);
  rbk_customers_assert_figure (page, "Margin of Pro, 50th percentile", "$82.75");
  rbk_customers_assert_figure (page, "Margin of All, 95th percentile", "$71.38");
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/made-up/known", test_known);
  g_test_add_func ("/made-up/wrong", test_wrong);
  g_test_add_func ("/made-up/over-file", test_over_file);
  g_test_add_func ("/made-up/moves", test_moves);

  return g_test_run ();
}
