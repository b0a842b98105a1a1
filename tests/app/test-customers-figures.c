/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-figures.h"
#include "rbk-customers-fixture.h"
#include "rbk-distribution-panel.h"
#include "rbk-hits-panel.h"
#include "rbk-moment-form.h"
#include "rbk-plot.h"
#include "rbk-shell-probe.h"
#include "rbk-usage-source.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"

/* What the Customers page says of a file, once it is read. */

static RbkUsageSource *
source_of (RbkWindow *window)
{
  return rbk_book_get_usage (rbk_document_get_book (window->document));
}

/* Eleven customers of 100, 200 … 1,100 calls, on each of two days half of it. */
static char *
write_customers (void)
{
  g_autoptr(GString) text = g_string_new ("customer_id,day,calls\n");

  for (int i = 1; i <= 11; i++)
    g_string_append_printf (text, "c%d,2026-06-01,%d\nc%d,2026-06-02,%d\n", i, i * 50, i, i * 50);

  return rbk_customers_write_file ("page.csv", text->str);
}

static void
test_figures (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = write_customers ();

  rbk_customers_import (page, path);
  rbk_customers_assert_figure (page, "Value of p50", "600");
  rbk_customers_assert_figure (page, "Value of p90", "1,000");
  rbk_customers_assert_figure (page, "Customers of All", "11");
  rbk_customers_assert_figure (page, "Share of All", "100.0%");

  /* An edit is followed at once. */
  rbk_document_undo (window->document);
  rbk_customers_wait_until_shown (page, "empty");
  rbk_document_redo (window->document);
  rbk_customers_wait_until_shown (page, "figures");
  rbk_probe_click (page, "Do without these customers");
  rbk_customers_wait_until_shown (page, "empty");
  g_assert_null (source_of (window));
  rbk_probe_close_window (window);
}

/* Real shape, rescaled: the median of 600 becomes 60. */
static void
test_rescale (void)
{
  RbkWindow       *window = rbk_probe_new_window ("usage-gated");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path = write_customers ();
  g_autofree char *factor = NULL;

  rbk_customers_import (page, path);
  rbk_probe_type (page, "Calls of the median customer", "60");
  rbk_probe_spin (300);
  factor = rbk_decimal_to_string (*rbk_usage_source_get_rescale (source_of (window)));
  g_assert_cmpstr (factor, ==, "0.1");
  rbk_customers_assert_figure (page, "Value of p50", "60");
  rbk_probe_click (page, "As in the file");
  rbk_probe_spin (300);
  g_assert_null (rbk_usage_source_get_rescale (source_of (window)));
  rbk_customers_assert_figure (page, "Value of p50", "600");
  rbk_probe_close_window (window);
}

/* 400,000 tokens are no whole unit of a meter of a million, and not nothing. */
static void
test_less_than_a_unit (void)
{
  RbkWindow       *window = rbk_probe_new_window ("token-api");
  GtkWidget       *page = rbk_customers_page_of (window);
  g_autofree char *path =
      rbk_customers_write_file ("tokens.csv", "customer_id,input_tokens,output_tokens\n"
                                              "small,400000,1000\n"
                                              "large,250000000,100\n");

  rbk_customers_import (page, path);
  rbk_customers_assert_figure (page, "Customers of All", "2");
  rbk_customers_assert_figure (page, "Plan of small", "Pay as you go");
  rbk_customers_assert_figure (page, "Usage of small", "0.4");
  rbk_probe_close_window (window);
}

static gboolean
is_plot_shown (GtkWidget *root, const char *label)
{
  g_autofree char *problem = NULL;

  if (RBK_IS_PLOT (root))
    problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  if (RBK_IS_PLOT (root) && problem == NULL)
    return gtk_widget_get_mapped (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_plot_shown (child, label))
      return TRUE;

  return FALSE;
}

/* Nobody with any, and only one with some: no diagram is empty or says what means nothing. */
static void
test_few (void)
{
  static const struct
  {
    const char *text, *p90;
    gboolean    has_bins;
  } files[] = {
    { "customer,calls\na,0\nb,0\n", "0", FALSE },
    { "customer,calls\na,70\n", "70", TRUE },
  };
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = rbk_customers_page_of (window);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = rbk_customers_write_file ("few.csv", files[i].text);
      GtkWidget       *panel;

      rbk_customers_import (page, path);
      rbk_customers_assert_figure (page, "Value of p90", files[i].p90);
      panel = rbk_probe_find_type (page, RBK_TYPE_DISTRIBUTION_PANEL);
      g_assert_cmpint (is_plot_shown (panel, "How many customers use how much"), ==,
                       files[i].has_bins);
      g_assert_false (is_plot_shown (panel, "Who has how much of all"));
    }
  rbk_probe_close_window (window);
}

static guint
count_hits (GtkWidget *panel)
{
  GtkWidget  *plot = rbk_probe_find_type (panel, RBK_TYPE_PLOT);
  const char *text = rbk_plot_get_read_out (RBK_PLOT (plot));
  guint       n_50 = 0, n_80 = 0, n_100 = 0;

  g_assert_cmpint (sscanf (text, "%u come to 50 %% of the cap, %u to 80 %%, %u to all", &n_50,
                           &n_80, &n_100),
                   ==, 3);
  g_assert_cmpuint (n_50, >=, n_80);

  return n_80 + n_100;
}

/* The plan that is looked at first is the one whose cap is reached most; then the one that
 * was chosen. */
static void
test_hits (void)
{
  RbkWindow       *window = rbk_probe_new_window (NULL);
  GString         *text = g_string_new ("customer_id,day,calls\n");
  g_autofree char *path = NULL;
  GtkWidget       *page, *panel;
  GtkDropDown     *choice;
  guint            first, chosen;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-template", "s", "acme-docs");
  g_assert_true (rbk_probe_wait_for_document (window));
  page = rbk_customers_page_of (window);
  for (int i = 0; i < 30; i++)
    g_string_append_printf (text, "c%d,2026-06-0%d,%d\n", i, 1 + i % 9, i < 2 ? 10 : 540);
  path = rbk_customers_write_file ("hits.csv", text->str);
  g_string_free (text, TRUE);
  rbk_customers_import (page, path);
  panel = rbk_probe_find_type (rbk_probe_find_type (page, RBK_TYPE_CUSTOMERS_FIGURES),
                               RBK_TYPE_HITS_PANEL);
  choice = rbk_customers_find_drop_down (panel, "Plan whose cap is looked at");
  for (guint i = 0; i < 500 && !gtk_widget_get_mapped (GTK_WIDGET (choice)); i++)
    rbk_probe_spin (10);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), >=, 2);
  chosen = gtk_drop_down_get_selected (choice);
  g_assert_cmpuint (chosen, >, 0);
  first = count_hits (panel);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (choice)); i++)
    {
      gtk_drop_down_set_selected (choice, i);
      g_assert_cmpuint (count_hits (panel), <=, first);
    }
  rbk_probe_close_window (window);
}

/* Without customers the levels say when: 200 a month come to Starter's 200 on the last day. Then
 * one of 160 by the 18th is told at 80 %, and offered Pro. */
static void
test_moments (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *page = rbk_customers_page_of (window);
  GtkWidget *form;

  rbk_customers_wait_until_shown (page, "empty");
  form = rbk_probe_find_type (page, RBK_TYPE_MOMENT_FORM);
  rbk_customers_assert_figure (page, "All of the cap for Starter · medium", "30");
  rbk_customers_assert_figure (page, "80 percent of the cap for Starter · medium", "24");
  rbk_probe_type (form, "The day that has passed last", "2026-06-18");
  g_assert_nonnull (rbk_probe_find_label (form, "All 200 AI runs are used"));
  g_assert_nonnull (rbk_probe_find_label (form, "28 days: 311 · 29 days: 322 · 30 days: 333 · "
                                                "31 days: 344"));
  rbk_probe_type (form, "Units used so far", "160");
  g_assert_null (rbk_probe_find_label (form, "All 200 AI runs are used"));
  g_assert_nonnull (rbk_probe_find_label (form, "80 % of your AI runs this month"));
  g_assert_nonnull (rbk_probe_find_label (form, "267"));
  g_assert_nonnull (rbk_probe_find_label (form, "Pro, $99 a month"));
  rbk_probe_close_window (window);
}

/* A plot is an image with a name; its description is what is being read. */
static void
test_plot (void)
{
  const RbkPlotAxes axes = { .kind = RBK_PLOT_BARS, .x_unit = RBK_PLOT_NAME };
  GtkWidget        *plot = g_object_ref_sink (rbk_plot_new ("Hits"));
  RbkPlotItem       one = { .from = 0, .to = 1, .value = 3, .name = "1", .text = "first" };
  RbkPlotItem       two = { .from = 1, .to = 2, .value = 4, .name = "2", .text = "second" };

  gtk_test_accessible_assert_role (plot, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_LABEL, "Hits");
  rbk_plot_start (RBK_PLOT (plot), &axes);
  rbk_plot_add_item (RBK_PLOT (plot), &one);
  rbk_plot_add_item (RBK_PLOT (plot), &two);
  rbk_plot_add_guide (RBK_PLOT (plot), 1.5, "p50", -1);
  rbk_plot_finish (RBK_PLOT (plot), "seven in all");
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "seven in all");
  rbk_plot_move (RBK_PLOT (plot), 1);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "first");
  rbk_plot_move (RBK_PLOT (plot), 5);
  gtk_test_accessible_assert_property (plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "second");
  rbk_plot_move (RBK_PLOT (plot), -1);
  g_assert_cmpstr (rbk_plot_get_read_out (RBK_PLOT (plot)), ==, "first");
  g_assert_finalize_object (plot);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/customers-figures/figures", test_figures);
  g_test_add_func ("/customers-figures/rescale", test_rescale);
  g_test_add_func ("/customers-figures/less-than-a-unit", test_less_than_a_unit);
  g_test_add_func ("/customers-figures/few", test_few);
  g_test_add_func ("/customers-figures/hits", test_hits);
  g_test_add_func ("/customers-figures/moments", test_moments);
  g_test_add_func ("/customers-figures/plot", test_plot);

  return g_test_run ();
}
