/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rbk-chart-view-private.h"

/* What of the axis is shown. The curves are computed anew for it, so that a closer look
 * shows more and not the same points farther apart. */

#define ZOOM_STEP 1.25
#define PAN_STEP 40.0

/* How far from the range that is found by itself one can go. */
#define FARTHEST 100.0
#define CLOSEST 1e4

static void
take_analysis (RbkChartView *self)
{
  rbk_chart_view_set_analysis (self, rbk_document_get_analysis (self->document));
}

static gboolean
fits (RbkChartView *self, double min, double max)
{
  double natural_from = rbk_decimal_to_double (self->natural.from);
  double natural_to = rbk_decimal_to_double (self->natural.to);

  if (!isfinite (min) || !isfinite (max) || max > natural_to * FARTHEST)
    return FALSE;
  if (self->natural.is_log)
    return min >= MAX (natural_from, 1.0) / FARTHEST && max / min > 1.05;

  return max - min > (natural_to - natural_from) / CLOSEST;
}

static void
remember_natural (RbkChartView *self, const RbkCurveRange *range)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);

  self->natural = *range;
  g_free (self->axis_key);
  self->axis_key = range->axis >= 0 ? g_strdup (spec->meters[range->axis].key) : NULL;
}

/* rbk_chart_view_show_range: shows a part of the axis of usage */
void
rbk_chart_view_show_range (RbkChartView *self, double min, double max)
{
  const RbkCurveRange *now =
      self->analysis != NULL ? rbk_analysis_get_range (self->analysis) : NULL;
  RbkCurveRange range;

  if (self->document == NULL || now == NULL || self->drag.is_on)
    return;
  if (!self->is_zoomed)
    remember_natural (self, now);
  range = *now;

  /* There is no usage below nothing: what would be shown of it is left out at the far end. */
  if (!range.is_log && min < 0.0)
    {
      max -= min;
      min = 0.0;
    }
  if (!fits (self, min, max))
    return;

  range.from = rbk_decimal_from_double (min, 6);
  range.to = rbk_decimal_from_double (max, 6);
  self->is_zoomed = TRUE;
  rbk_document_set_curve_range (self->document, &range);
  take_analysis (self);
  rbk_chart_view_range_changed (self);
}

/**
 * rbk_chart_view_reset_range:
 * @self: a chart
 *
 * Shows all of the axis that matters again.
 */
void
rbk_chart_view_reset_range (RbkChartView *self)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  if (!self->is_zoomed)
    return;
  self->is_zoomed = FALSE;
  rbk_document_set_curve_range (self->document, NULL);
  take_analysis (self);
  rbk_chart_view_range_changed (self);
}

/**
 * rbk_chart_view_get_is_zoomed:
 * @self: a chart
 *
 * Returns: whether it shows a part of the axis that was asked for
 */
gboolean
rbk_chart_view_get_is_zoomed (RbkChartView *self)
{
  g_return_val_if_fail (RBK_IS_CHART_VIEW (self), FALSE);

  return self->is_zoomed;
}

/* rbk_chart_view_hold_range: keeps the axes still while a grip is moved */
void
rbk_chart_view_hold_range (RbkChartView *self)
{
  rbk_document_set_curve_range (self->document, rbk_analysis_get_range (self->analysis));
}

/* rbk_chart_view_free_range: lets them follow the book again */
void
rbk_chart_view_free_range (RbkChartView *self)
{
  if (!self->is_zoomed)
    rbk_document_set_curve_range (self->document, NULL);
  take_analysis (self);
}

/* rbk_chart_view_check_range: a part of an axis that is another by now is no use */
void
rbk_chart_view_check_range (RbkChartView *self)
{
  const RbkSpec *spec = self->analysis != NULL ? rbk_analysis_get_spec (self->analysis) : NULL;
  const RbkCurveRange *range = spec != NULL ? rbk_analysis_get_range (self->analysis) : NULL;

  if (!self->is_zoomed || range == NULL || self->drag.is_on)
    return;
  if (range->axis != self->natural.axis || range->is_log != self->natural.is_log ||
      range->axis < 0 || g_strcmp0 (spec->meters[range->axis].key, self->axis_key) != 0)
    rbk_chart_view_reset_range (self);
}

static void
zoom_at (RbkChartView *self, double x, double factor)
{
  RbkChartLayout layout;
  double         min, max;

  if (!rbk_chart_view_layout (self, &layout))
    return;
  rbk_scale_zoom (&layout.x, x, factor, &min, &max);
  rbk_chart_view_show_range (self, min, max);
}

/* Ctrl zooms, sideways pushes; all else is left to the page, which may have to scroll. */
static gboolean
scroll_cb (RbkChartView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  RbkChartLayout  layout;
  double          min, max;

  if ((state & GDK_CONTROL_MASK) && fabs (dy) > 0.0)
    {
      zoom_at (self, self->pointer_x, pow (ZOOM_STEP, -dy));
      return GDK_EVENT_STOP;
    }
  if ((state & GDK_SHIFT_MASK) && !(fabs (dx) > 0.0))
    dx = dy;
  else if (!(fabs (dx) > fabs (dy)))
    return GDK_EVENT_PROPAGATE;
  if (!rbk_chart_view_layout (self, &layout))
    return GDK_EVENT_PROPAGATE;

  rbk_scale_pan (&layout.x, -dx * PAN_STEP, &min, &max);
  rbk_chart_view_show_range (self, min, max);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (RbkChartView *self)
{
  self->pinch_scale = 1.0;
}

static void
pinch_cb (RbkChartView *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y) || !(scale > 0.0))
    return;
  zoom_at (self, x, scale / self->pinch_scale);
  self->pinch_scale = scale;
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView  *self = RBK_CHART_VIEW (widget);
  int            steps = g_variant_get_int32 (parameter);
  RbkChartLayout layout;
  double         x;

  if (!rbk_chart_view_layout (self, &layout))
    return FALSE;
  x = (layout.x.from + layout.x.to) / 2.0;
  if (self->has_cursor)
    x = rbk_scale_map (&layout.x, rbk_scale_clamp (&layout.x, self->cursor));
  zoom_at (self, x, pow (ZOOM_STEP, steps));

  return TRUE;
}

static void
reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rbk_chart_view_reset_range (RBK_CHART_VIEW (widget));
}

static gboolean
reset_key_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  rbk_chart_view_reset_range (RBK_CHART_VIEW (widget));

  return TRUE;
}

/* rbk_chart_view_add_zoom: the wheel and two fingers */
void
rbk_chart_view_add_zoom (RbkChartView *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "begin", G_CALLBACK (pinch_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinch_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

/* rbk_chart_view_install_zoom: `+`, `-` and `0` */
void
rbk_chart_view_install_zoom (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   steps;
  } keys[] = {
    { GDK_KEY_plus, 2 },   { GDK_KEY_equal, 2 },        { GDK_KEY_KP_Add, 2 },
    { GDK_KEY_minus, -2 }, { GDK_KEY_KP_Subtract, -2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, zoom_cb, "i", keys[i].steps);
      gtk_widget_class_add_binding (widget_class, keys[i].key, GDK_SHIFT_MASK, zoom_cb, "i",
                                    keys[i].steps);
    }
  gtk_widget_class_install_action (widget_class, "chart.reset-zoom", NULL, reset_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, 0, "chart.reset-zoom", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0, 0, reset_key_cb, NULL);
}
