/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-working.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-edit.h"
#include "rbk-costs-text.h"
#include "rbk-wrapped-label.h"

static void
add_line (GtkBox *lines, const char *text, const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (text, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (lines, label);
}

static void
add_route_lines (GtkBox *lines, const RbkCostsContext *context, RbkRoute *route)
{
  RbkCostWorking   working;
  g_autofree char *name = rbk_costs_dup_route_name (rbk_costs_context_get_book (context), route);
  g_autofree char *sum = NULL;
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;
  g_autoptr(GError) error = NULL;

  if (!rbk_costs_context_work_out (context, route, &working, &error))
    {
      text = g_strdup_printf ("%s: %s", name, error->message);
      add_line (lines, text, "error");
      return;
    }
  sum = rbk_costs_dup_working (context->format, &working);
  text = g_strdup_printf ("%s: %s", name, sum);
  add_line (lines, text, "numeric");
  note = rbk_costs_dup_tier_note (context->format, &working);
  if (note != NULL)
    add_line (lines, note, working.has_tier ? "warning" : "dim-label");
}

static void
append_share (GString *sum, RbkMoneyFormat *format, RbkRoute *route, const RbkCostWorking *working)
{
  g_autofree char *cost = rbk_costs_dup_amount (format, working->total);
  g_autofree char *share =
      rbk_money_format_percent (format, rbk_decimal_to_double (rbk_route_get_share (route)), 0);

  g_string_append_printf (sum, "%s%s × %s", sum->len > 0 ? " + " : "", share, cost);
}

/* “60% × $0.0013 + 40% × $0.0035 = $0.0022”; nothing where it can't be costed. */
static char *
dup_summary (const RbkCostsContext *context, RbkWorkload *workload)
{
  GListModel *routes = rbk_workload_get_routes (workload);
  int         place = rbk_costs_context_find_workload (context, RBK_RECORD (workload));
  g_autoptr(GString) sum = g_string_new (NULL);
  g_autofree char *total = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);
      RbkCostWorking working;

      if (rbk_route_get_fallback_order (route) == 0 &&
          rbk_costs_context_work_out (context, route, &working, NULL))
        append_share (sum, context->format, route, &working);
    }
  if (place < 0 || sum->len == 0)
    return NULL;
  total = rbk_costs_dup_amount (context->format,
                                rbk_cost_workload (context->spec, &context->spec->workloads[place],
                                                   NULL));
  if (rbk_decimal_equal (rbk_costs_sum_shares (workload), RBK_DECIMAL_ONE))
    return g_strdup_printf (_ ("A call costs %s = %s"), sum->str, total);

  return g_strdup_printf (_ ("A call costs (%s) ÷ sum of shares = %s"), sum->str, total);
}

/**
 * rbk_costs_working_new:
 *
 * Returns: (transfer floating): what a call costs, which unfolds to how that comes about
 */
GtkWidget *
rbk_costs_working_new (void)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_widget_add_css_class (lines, "working");
  gtk_expander_set_child (GTK_EXPANDER (expander), lines);
  /* GTK 4.18 looks for the focus even in what is folded, unless that can't be seen. */
  g_object_bind_property (expander, "expanded", lines, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (expander, "working");

  return expander;
}

/**
 * rbk_costs_working_show:
 * @working: one of [func@costs_working_new]
 * @context: the page's
 * @workload: a workload of the book
 *
 * Shows what a call of a workload costs as the book is now; nothing where it has no route.
 */
void
rbk_costs_working_show (GtkWidget *working, const RbkCostsContext *context, RbkWorkload *workload)
{
  GtkExpander     *expander = GTK_EXPANDER (working);
  GtkBox          *lines = GTK_BOX (gtk_expander_get_child (expander));
  GListModel      *routes = rbk_workload_get_routes (workload);
  g_autofree char *summary = dup_summary (context, workload);
  const char      *title = summary != NULL ? summary : _ ("This can’t be costed yet");
  GtkWidget       *child;

  gtk_widget_set_visible (working, g_list_model_get_n_items (routes) > 0);
  gtk_label_set_text (GTK_LABEL (gtk_expander_get_label_widget (expander)), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (working), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (lines))) != NULL)
    gtk_box_remove (lines, child);
  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);

      add_route_lines (lines, context, route);
    }
}
