/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-chart-view-private.h"
#include "rbk-unit-words.h"

/* What is drawn of the analysis, and how. */

static char *
format_usage_cb (double value, gpointer user_data)
{
  return rbk_money_format_compact (user_data, rbk_decimal_from_double (value, 2));
}

static char *
format_amount_cb (double value, gpointer user_data)
{
  return rbk_money_format_amount (user_data, rbk_decimal_from_double (value, 4), FALSE);
}

/* From so large a range on, the ticks of an axis are whole amounts. */
#define WHOLE_RANGE 25.0

static char *
format_whole_amount_cb (double value, gpointer user_data)
{
  return rbk_money_format_whole_amount (user_data, rbk_decimal_from_double (value, 4));
}

static char *
format_margin_cb (double value, gpointer user_data)
{
  return rbk_money_format_percent (user_data, value, 0);
}

static guint
color_of (RbkChartView *self, guint plan)
{
  guint i = plan - self->first_color;

  return i < self->colors->len ? g_array_index (self->colors, guint, i) : plan;
}

/* Whether a plan is one of those that don't stand back. */
static gboolean
is_isolated (RbkChartView *self, guint plan)
{
  for (guint i = 0; i < self->isolated->len; i++)
    if (g_array_index (self->isolated, guint, i) == plan)
      return TRUE;

  return FALSE;
}

/* rbk_chart_view_dress: marks whose curves stand back, and gives each its plan's colour */
void
rbk_chart_view_dress (RbkChartView *self)
{
  for (gsize i = 0; self->chart != NULL && i < self->chart->n_series; i++)
    {
      guint      plan = g_array_index (self->plans, guint, i);
      RbkSeries *series = &self->chart->series[i];

      series->color_index = color_of (self, plan);
      series->selected = (int) plan == self->selected;
      series->dimmed = self->isolated->len > 0 && !is_isolated (self, plan);
    }
}

static void
collect_curves (RbkChartView *self, GPtrArray *curves)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);

  g_array_set_size (self->plans, 0);
  for (guint i = self->shown.first; i < MIN (self->shown.first + self->shown.n, spec->n_plans); i++)
    {
      const RbkCurve *curve = rbk_analysis_get_curve (self->analysis, i);

      if (curve == NULL || spec->plans[i].is_quote_only)
        continue;
      g_ptr_array_add (curves, (gpointer) curve);
      g_array_append_val (self->plans, i);
    }
}

static void
hide_parts (RbkChartView *self)
{
  if (!self->shows_guides)
    self->chart->spec.n_guides = 0;
  if (!self->shows_bins)
    self->chart->spec.n_bins = 0;
  for (gsize i = 0; i < self->chart->n_series && !self->shows_marks; i++)
    self->chart->series[i].n_marks = 0;
}

/* While something is dragged the axes stay where they are. */
static void
hold_axes (RbkChartView *self)
{
  RbkChartSpec *spec = &self->chart->spec;

  if (!self->drag.is_on)
    return;
  spec->x_min = self->drag.layout.x.min;
  spec->x_max = self->drag.layout.x.max;
  spec->y_min = self->drag.layout.y.min;
  spec->y_max = self->drag.layout.y.max;
}

static RbkChartFormat
choose_y_format (RbkChartView *self)
{
  RbkChartLayout layout;

  if (self->of == RBK_CHART_OF_MARGIN)
    return format_margin_cb;
  self->chart->spec.format_y = format_amount_cb;
  rbk_chart_view_layout (self, &layout);

  return layout.y.max - layout.y.min >= WHOLE_RANGE ? format_whole_amount_cb : format_amount_cb;
}

static char *
describe_axis (RbkChartView *self, int axis)
{
  const RbkSpec   *book = rbk_analysis_get_spec (self->analysis);
  RbkPopulation   *population = rbk_analysis_get_population (self->analysis);
  g_autofree char *heading = NULL;

  if (axis < 0)
    return NULL;
  heading = rbk_meter_spec_dup_heading (&book->meters[axis]);
  /* A picture is handed on without the words around it. */
  if (population != NULL && rbk_population_get_synthetic (population) != NULL)
    /* Translators: below the axis of the chart; %s is what is counted, such as “AI credits” */
    return g_strdup_printf (_ ("%s a month (made-up customers)"), heading);

  /* Translators: below the axis of the chart; %s is what is counted, such as “AI credits” */
  return g_strdup_printf (_ ("%s a month"), heading);
}

static void
fill_spec (RbkChartView *self, const RbkCurveRange *range)
{
  RbkChartSpec *spec = &self->chart->spec;

  g_free (self->x_title);
  self->x_title = describe_axis (self, range->axis);
  spec->x_title = self->x_title;
  spec->legend = FALSE;
  spec->empty_message = _ ("Give a plan a price to see its curve");
  spec->rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  spec->format_x = format_usage_cb;
  spec->user_data = self->format;
  hide_parts (self);
  hold_axes (self);
  spec->format_y = choose_y_format (self);
}

/* rbk_chart_view_rebuild: makes the chart anew from the analysis */
void
rbk_chart_view_rebuild (RbkChartView *self)
{
  g_autoptr(GPtrArray) curves = g_ptr_array_new ();
  const RbkSpec       *spec;
  const RbkCurveRange *range;

  g_clear_pointer (&self->chart, rbk_margin_chart_free);
  g_clear_pointer (&self->format, rbk_money_format_free);
  spec = self->analysis != NULL ? rbk_analysis_get_spec (self->analysis) : NULL;
  range = spec != NULL ? rbk_analysis_get_range (self->analysis) : NULL;
  if (range != NULL)
    {
      collect_curves (self, curves);
      self->format = rbk_money_format_new (NULL, spec->currency);
      self->chart =
          rbk_margin_chart_new_cached (spec, (RbkCurve *const *) curves->pdata, curves->len,
                                       self->of, range->is_log,
                                       rbk_analysis_get_population (self->analysis), &self->bins);
      fill_spec (self, range);
    }

  rbk_chart_view_dress (self);
  rbk_chart_view_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* rbk_chart_view_layout: where everything is by now; whether there is anything */
gboolean
rbk_chart_view_layout (RbkChartView *self, RbkChartLayout *layout)
{
  if (self->chart == NULL)
    return FALSE;

  rbk_chart_layout (&self->chart->spec, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                    gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)), layout);

  return TRUE;
}

/* The colours of the window. */
static const RbkPalette *
get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return rbk_palette_choose (adw_style_manager_get_dark (manager),
                             adw_style_manager_get_high_contrast (manager));
}

/* rbk_chart_view_snapshot: draws everything */
void
rbk_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkChartView  *self = RBK_CHART_VIEW (widget);
  float          width = (float) gtk_widget_get_width (widget);
  float          height = (float) gtk_widget_get_height (widget);
  RbkPalette     palette = *get_palette ();
  RbkChartLayout layout;
  cairo_t       *cr;

  if (!rbk_chart_view_layout (self, &layout))
    return;

  palette.background.alpha = 0.0;
  rbk_chart_view_place_grips (self, &layout);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  rbk_chart_draw (&self->chart->spec, &layout, &palette, cr, gtk_widget_get_pango_context (widget));
  if (self->has_cursor && self->hovered < 0 && self->chosen < 0 && !self->drag.is_on)
    rbk_chart_view_draw_cursor (self, &layout, &palette, cr);
  rbk_chart_view_draw_grips (self, &layout, &palette, cr);
  cairo_destroy (cr);

  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 1, 1, width - 2,
                               height - 2);
}
