/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-curve.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-chart.h"
#include "rbk-margin-chart.h"
#include "rbk-unit-words.h"

#define HEIGHT 240
#define LEAST_WIDTH 200

/**
 * RbkDiscoverCurve:
 *
 * What each proposed plan leaves at every level of use, as a small picture.
 */
struct _RbkDiscoverCurve
{
  GtkWidget parent_instance;

  RbkProposed    *proposed; /* (owned) */
  GPtrArray      *curves;   /* (owned) (element-type RbkCurve) of which the chart is */
  RbkMarginChart *chart;    /* (owned) (nullable) where no plan has a price */
  char           *x_title;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkDiscoverCurve, rbk_discover_curve, GTK_TYPE_WIDGET)

static char *
format_usage_cb (double value, gpointer user_data)
{
  return rbk_money_format_compact (user_data, rbk_decimal_from_double (value, 2));
}

static char *
format_margin_cb (double value, gpointer user_data)
{
  return rbk_money_format_percent (user_data, value, 0);
}

static const RbkPalette *
get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return rbk_palette_choose (adw_style_manager_get_dark (manager),
                             adw_style_manager_get_high_contrast (manager));
}

static void
rbk_discover_curve_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkDiscoverCurve *self = RBK_DISCOVER_CURVE (widget);
  int               width = gtk_widget_get_width (widget);
  int               height = gtk_widget_get_height (widget);
  RbkPalette        palette = *get_palette ();
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  RbkChartLayout    layout;
  cairo_t          *cr;

  if (self->chart == NULL)
    return;
  palette.background.alpha = 0.0;
  self->chart->spec.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  rbk_chart_layout (&self->chart->spec, context, width, height, &layout);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  rbk_chart_draw (&self->chart->spec, &layout, &palette, cr, context);
  cairo_destroy (cr);
}

static void
rbk_discover_curve_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : LEAST_WIDTH;
}

static void
rbk_discover_curve_finalize (GObject *object)
{
  RbkDiscoverCurve *self = RBK_DISCOVER_CURVE (object);

  g_clear_pointer (&self->chart, rbk_margin_chart_free);
  g_ptr_array_unref (self->curves);
  g_clear_pointer (&self->proposed, rbk_proposed_unref);
  g_free (self->x_title);

  G_OBJECT_CLASS (rbk_discover_curve_parent_class)->finalize (object);
}

static void
rbk_discover_curve_class_init (RbkDiscoverCurveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rbk_discover_curve_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = rbk_discover_curve_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = rbk_discover_curve_measure;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "discovercurve");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rbk_discover_curve_init (RbkDiscoverCurve *self)
{
  self->curves = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_curve_free);
}

static void
dress (RbkDiscoverCurve *self, const RbkCurveRange *range, const GArray *plans)
{
  const RbkSpec   *spec = self->proposed->table->spec;
  RbkChartSpec    *chart = &self->chart->spec;
  g_autofree char *heading = NULL;

  if (range->axis >= 0)
    heading = rbk_meter_spec_dup_heading (&spec->meters[range->axis]);
  if (heading != NULL)
    /* Translators: below the axis of the chart; %s is what is counted, such as “AI credits” */
    self->x_title = g_strdup_printf (_ ("%s a month"), heading);
  chart->x_title = self->x_title;
  chart->format_x = format_usage_cb;
  chart->format_y = format_margin_cb;
  chart->user_data = self->proposed->format;
  chart->n_guides = 0;
  chart->legend = TRUE;
  for (gsize i = 0; i < self->chart->n_series; i++)
    {
      RbkSeries *series = &self->chart->series[i];
      guint      plan = g_array_index (plans, guint, i);

      series->n_marks = 0;
      series->color_index = (guint) rbk_proposed_get_color (self->proposed, plan);
    }
}

static void
draw_curves (RbkDiscoverCurve *self)
{
  const RbkSpec *spec = self->proposed->table->spec;
  g_autoptr(GArray) plans = g_array_new (FALSE, FALSE, sizeof (guint));
  RbkCurveRange range;

  rbk_curve_range_init (&range, spec, NULL);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      RbkCurve *curve =
          spec->plans[i].is_quote_only ? NULL : rbk_curve_new (spec, &spec->plans[i], &range, NULL);

      if (curve == NULL)
        continue;
      g_ptr_array_add (self->curves, curve);
      g_array_append_val (plans, i);
    }
  if (self->curves->len == 0)
    return;
  self->chart = rbk_margin_chart_new (spec, (RbkCurve *const *) self->curves->pdata,
                                      self->curves->len, RBK_CHART_OF_MARGIN, range.is_log, NULL);
  dress (self, &range, plans);
}

/**
 * rbk_discover_curve_new:
 * @proposed: what answers come to
 *
 * Returns: (transfer floating): the margins of its plans
 */
GtkWidget *
rbk_discover_curve_new (RbkProposed *proposed)
{
  RbkDiscoverCurve *self = g_object_new (RBK_TYPE_DISCOVER_CURVE, NULL);

  self->proposed = rbk_proposed_ref (proposed);
  draw_curves (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->chart != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Margin of each plan at every level of use"), -1);

  return GTK_WIDGET (self);
}
