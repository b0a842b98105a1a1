/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-plan-color.h"
#include "rbk-plot-private.h"

#define MAX_A_LINE 12
#define FAINT 0.5

/* What the colours of a plot mean: a sign and a name for each series, in as many lines as it
 * takes. */

/* rbk_plot_legend_new: (transfer floating) of no series */
GtkWidget *
rbk_plot_legend_new (void)
{
  GtkWidget *legend = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (legend), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (legend), MAX_A_LINE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (legend), 12);
  gtk_widget_add_css_class (legend, "legend");
  /* The toolkit has Tab stay in a flow of which nothing can be focused. */
  gtk_widget_set_can_focus (legend, FALSE);
  gtk_widget_set_visible (legend, FALSE);

  return legend;
}

static GtkWidget *
new_entry (const RbkPlotSeries *series)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = rbk_plan_color_new ();
  GtkWidget *name = gtk_label_new (series->name);
  GtkWidget *child = gtk_flow_box_child_new ();

  rbk_plan_color_set_index (RBK_PLAN_COLOR (sign), (guint) series->color);
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_widget_set_opacity (sign, series->is_faint ? FAINT : 1.0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_set_tooltip_text (name, series->name);
  gtk_box_append (GTK_BOX (entry), sign);
  gtk_box_append (GTK_BOX (entry), name);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), entry);
  gtk_widget_set_focusable (child, FALSE);

  return child;
}

/* rbk_plot_legend_show: shows other series */
void
rbk_plot_legend_show (GtkWidget *legend, const GArray *series)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (legend)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (legend), child);
  for (guint i = 0; i < series->len; i++)
    gtk_flow_box_append (GTK_FLOW_BOX (legend),
                         new_entry (&g_array_index (series, RbkPlotSeries, i)));
  gtk_widget_set_visible (legend, series->len > 0);
}
