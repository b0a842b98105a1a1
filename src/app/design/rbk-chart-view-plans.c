/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-view-private.h"

/* Which plans stand out of the others, and in what colours. */

/**
 * rbk_chart_view_set_selected:
 * @self: a chart
 * @plan: the place of a plan in the book, or -1
 *
 * Draws one curve stronger than the others, with its handles.
 */
void
rbk_chart_view_set_selected (RbkChartView *self, int plan)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  if (self->selected == plan)
    return;
  rbk_chart_view_let_go (self);
  self->selected = plan;
  self->hovered = -1;
  self->chosen = -1;
  rbk_chart_view_dress (self);
  rbk_chart_view_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rbk_chart_view_set_isolated:
 * @self: a chart
 * @plans: (array length=n_plans) (nullable): places of plans in the book
 * @n_plans: how many; none shows all
 *
 * Lets all curves but some stand back.
 */
void
rbk_chart_view_set_isolated (RbkChartView *self, const guint *plans, guint n_plans)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  g_array_set_size (self->isolated, 0);
  if (n_plans > 0)
    g_array_append_vals (self->isolated, plans, n_plans);
  rbk_chart_view_dress (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rbk_chart_view_set_colors:
 * @self: a chart
 * @colors: (array length=n_colors): places in the palette
 * @first: the place of the plan whose colour is the first
 * @n_colors: how many there are, one for each plan from there
 *
 * Gives plans the colours that they have elsewhere in the window.
 */
void
rbk_chart_view_set_colors (RbkChartView *self, const guint *colors, guint first, guint n_colors)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  self->first_color = first;
  g_array_set_size (self->colors, 0);
  g_array_append_vals (self->colors, colors, n_colors);
  rbk_chart_view_dress (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
