/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-one-plan-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-customers-text.h"
#include "rbk-figure-table.h"
#include "rbk-plan-color.h"
#include "rbk-section.h"

static const RbkFigureColumn columns[] = {
  { N_ ("Plan"), NULL, N_ ("Only plan %s"), FALSE, FALSE },
  { N_ ("Breaks even at"),
    N_ ("Usage a month at which the bill is what the customer costs, at the cost of an average "
        "call"),
    N_ ("Break-even usage of %s"), TRUE, FALSE },
  { N_ ("Past it"), N_ ("Customers that use so much that the plan loses money"),
    N_ ("Customers past the break-even of %s"), TRUE, FALSE },
  { N_ ("Losing"), N_ ("Customers that cost more than they pay, each at its own cost"),
    N_ ("Losing customers with only %s"), TRUE, FALSE },
  { N_ ("Lost a month"), N_ ("What these cost more than they pay, together"),
    N_ ("Loss a month with only %s"), TRUE, FALSE },
  { N_ ("Not allowed"), N_ ("Customers that use more than the plan allows"),
    N_ ("Customers that only %s does not allow"), TRUE, FALSE },
};

/**
 * rbk_one_plan_panel_new:
 *
 * Returns: (transfer floating): a panel of no customers
 */
GtkWidget *
rbk_one_plan_panel_new (void)
{
  GtkWidget *table =
      rbk_figure_table_new (_ ("Everybody on one plan"), columns, G_N_ELEMENTS (columns), NULL);
  GtkWidget *panel = rbk_section_new (_ ("Everybody on One Plan"), table);

  rbk_section_set_note (RBK_SECTION (panel),
                        _ ("If all customers were on the one plan: from which usage on it loses "
                           "money, and on how many."));
  g_object_set_data (G_OBJECT (panel), "table", table);

  return panel;
}

/* With tiers or a minimum a bill may cross the cost more than once. */
static char *
dup_usages (RbkMoneyFormat *format, const RbkBreakEven *break_even)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < break_even->n_usages; i++)
    {
      RbkDecimal       usage = rbk_decimal_round (break_even->usages[i], 0, RBK_ROUND_HALF_AWAY);
      g_autofree char *number = rbk_money_format_quantity (format, usage);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", number);
    }
  if (break_even->n_usages == 0)
    /* Translators: at which usage a plan breaks even */
    g_string_append (text, break_even->n_past > 0 ? _ ("loses throughout") : _ ("never loses"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static RbkFigureRow *
new_row (const RbkCustomersView *view, const RbkBreakEven *break_even)
{
  const RbkSpec *spec = rbk_analysis_get_spec (view->figure->analysis);
  GListModel    *plans = G_LIST_MODEL (rbk_book_get_plans (rbk_document_get_book (view->document)));
  g_autoptr(RbkPlan) plan = g_list_model_get_item (plans, break_even->plan);
  char        **texts = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  RbkFigureRow *row = rbk_figure_row_new (texts);

  row->color = plan != NULL ? (int) rbk_plan_get_palette_index (plan, break_even->plan) : -1;
  texts[0] = g_strdup (spec->plans[break_even->plan].name);
  texts[1] = break_even->n_unserved < view->mix->n_customers ? dup_usages (view->format, break_even)
                                                             : g_strdup ("–");
  texts[2] = rbk_customers_dup_count (view->format, break_even->n_past);
  texts[3] = rbk_customers_dup_count (view->format, break_even->n_losing);
  texts[4] = rbk_money_format_amount (view->format, break_even->loss, FALSE);
  texts[5] = rbk_customers_dup_count (view->format, break_even->n_unserved);
  if (break_even->n_usages == 1)
    rbk_figure_row_explain (row, G_N_ELEMENTS (columns), 1,
                            g_strdup_printf ("%s.break_even", spec->plans[break_even->plan].key));

  return row;
}

/**
 * rbk_one_plan_panel_update:
 * @panel: a panel
 * @view: what the page shows
 *
 * Shows the plans as they are now.
 */
void
rbk_one_plan_panel_update (GtkWidget *panel, const RbkCustomersView *view)
{
  const RbkCustomersFigure *figure = view->figure;
  g_autoptr(GPtrArray) rows =
                 g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free);

  for (guint i = 0; figure != NULL && view->mix != NULL && i < figure->n_plans; i++)
    if (figure->break_evens[i] != NULL)
      g_ptr_array_add (rows, new_row (view, figure->break_evens[i]));
  gtk_widget_set_visible (panel, rows->len > 0);
  rbk_figure_table_take_rows (g_object_get_data (G_OBJECT (panel), "table"),
                              g_steal_pointer (&rows));
}
