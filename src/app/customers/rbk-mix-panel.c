/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-figure-table.h"
#include "rbk-margins-panel.h"
#include "rbk-moves-panel.h"
#include "rbk-one-plan-panel.h"
#include "rbk-plan-color.h"
#include "rbk-section.h"

static const RbkFigureColumn columns[] = {
  { N_ ("Plan"), NULL, N_ ("Plan %s"), FALSE, FALSE },
  { N_ ("Customers"), N_ ("Each takes the cheapest plan that allows its usage"),
    N_ ("Customers of %s"), TRUE, FALSE },
  { N_ ("Share"), N_ ("Of all customers"), N_ ("Share of %s"), TRUE, FALSE },
  { N_ ("Revenue"), N_ ("Their bills together, a month"), N_ ("Revenue of %s"), TRUE, FALSE },
  { N_ ("Cost"), N_ ("Models and overhead, a month"), N_ ("Cost of %s"), TRUE, FALSE },
  { N_ ("Margin"), NULL, N_ ("Margin of %s"), TRUE, TRUE },
  { N_ ("Losing"), N_ ("Customers that cost more than they pay"), N_ ("Losing customers of %s"),
    TRUE, FALSE },
  { N_ ("At 80 %"), N_ ("Customers that use at least 80 % of the cap"),
    N_ ("Customers at 80 percent of the cap of %s"), TRUE, FALSE },
  { N_ ("At 100 %"), N_ ("Customers that use all of the cap or more"),
    N_ ("Customers at the cap of %s"), TRUE, FALSE },
};

/**
 * rbk_mix_panel_new:
 * @settings: (nullable): which margins are called good and thin
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_mix_panel_new (GSettings *settings)
{
  GtkWidget *table =
      rbk_figure_table_new (_ ("Plan mix"), columns, G_N_ELEMENTS (columns), settings);
  GtkWidget *mix = rbk_section_new (_ ("Who Takes Which Plan"), table);
  GtkWidget *one_plan = rbk_one_plan_panel_new ();
  GtkWidget *margins = rbk_margins_panel_new (settings);
  GtkWidget *moves = rbk_moves_panel_new ();
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  rbk_section_set_note (RBK_SECTION (mix),
                        _ ("Every customer takes the cheapest plan that allows its usage."));
  gtk_box_append (GTK_BOX (panel), mix);
  gtk_box_append (GTK_BOX (panel), one_plan);
  gtk_box_append (GTK_BOX (panel), margins);
  gtk_box_append (GTK_BOX (panel), moves);
  g_object_set_data (G_OBJECT (panel), "table", table);
  g_object_set_data (G_OBJECT (panel), "one-plan", one_plan);
  g_object_set_data (G_OBJECT (panel), "margins", margins);
  g_object_set_data (G_OBJECT (panel), "moves", moves);

  return panel;
}

static RbkFigureRow *
new_row (const RbkCustomersView *view, const char *name, const RbkMixPlan *plan)
{
  RbkMoneyFormat *format = view->format;
  double          revenue = rbk_decimal_to_double (plan->revenue);
  double          margin = rbk_decimal_to_double (plan->margin) / revenue;
  char          **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  RbkFigureRow   *row = rbk_figure_row_new (texts);

  row->has_margin = revenue > 0.0;
  row->margin = margin;
  texts[0] = g_strdup (name);
  texts[1] = rbk_customers_dup_count (format, plan->n_customers);
  texts[2] = rbk_customers_dup_share (format, plan->n_customers, view->mix->n_customers);
  texts[3] = rbk_money_format_amount (format, plan->revenue, FALSE);
  texts[4] = rbk_money_format_amount (format, plan->cost, FALSE);
  texts[5] = row->has_margin ? rbk_money_format_percent (format, margin, 1)
                             : rbk_money_format_amount (format, plan->margin, FALSE);
  texts[6] = rbk_customers_dup_count (format, plan->n_losing);
  texts[7] = rbk_customers_dup_count (format, plan->n_at_80);
  texts[8] = rbk_customers_dup_count (format, plan->n_at_100);

  return row;
}

static RbkFigureRow *
new_unserved (const RbkCustomersView *view)
{
  char **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  texts[0] = g_strdup (_ ("No plan"));
  texts[1] = rbk_customers_dup_count (view->format, view->mix->n_unserved);
  texts[2] = rbk_customers_dup_share (view->format, view->mix->n_unserved, view->mix->n_customers);
  for (gsize i = 3; i < G_N_ELEMENTS (columns); i++)
    texts[i] = g_strdup ("–");

  return rbk_figure_row_new (texts);
}

static int
color_of (const RbkCustomersView *view, guint plan)
{
  GListModel *plans = G_LIST_MODEL (rbk_book_get_plans (rbk_document_get_book (view->document)));
  g_autoptr(RbkPlan) record = g_list_model_get_item (plans, plan);

  return record != NULL ? (int) rbk_plan_get_palette_index (record, plan) : -1;
}

/**
 * rbk_mix_panel_update:
 * @panel: a panel
 * @view: what the page shows
 *
 * Shows the mix as it is now.
 */
void
rbk_mix_panel_update (GtkWidget *panel, const RbkCustomersView *view)
{
  const RbkSpec *spec = rbk_analysis_get_spec (view->analysis);
  GPtrArray     *rows;

  gtk_widget_set_visible (panel, view->mix != NULL);
  if (view->mix == NULL)
    return;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);
  for (guint i = 0; i < view->mix->n_plans; i++)
    if (!spec->plans[i].is_quote_only)
      {
        RbkFigureRow *row = new_row (view, spec->plans[i].name, &view->mix->plans[i]);

        row->color = color_of (view, i);
        g_ptr_array_add (rows, row);
      }
  if (view->mix->n_unserved > 0)
    g_ptr_array_add (rows, new_unserved (view));
  g_ptr_array_add (rows, new_row (view, _ ("All"), &view->mix->total));
  rbk_figure_table_take_rows (g_object_get_data (G_OBJECT (panel), "table"), rows);
  rbk_one_plan_panel_update (g_object_get_data (G_OBJECT (panel), "one-plan"), view);
  rbk_margins_panel_update (g_object_get_data (G_OBJECT (panel), "margins"), view);
  rbk_moves_panel_update (g_object_get_data (G_OBJECT (panel), "moves"), view);
}
