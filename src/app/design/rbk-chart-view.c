/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-chart-view-private.h"

/**
 * RbkChartView:
 *
 * The curves of all plans, and what each plan says where the pointer or the cursor is. The
 * terms of the selected plan can be dragged on its curve.
 *
 * ## Shortcuts
 *
 * With the focus on it: Left and Right move the cursor, with Ctrl to the next place that
 * stands out; Home and End take it to the ends; Up and Down go to the next plan. H chooses a
 * handle, which the arrows then move, Shift with them in finer steps; Enter keeps it, Escape
 * puts it back. Plus, minus and 0 zoom. The Menu key opens the menu.
 *
 * ## Accessibility
 *
 * It has the role `img` and the label “Margin curves”. Its description is the read-out: the
 * values of every plan at the cursor, else the selected plan's certificate, or the handle
 * that is being moved.
 *
 * All that it knows of drawing is in the chart room; it adds colour, pointer, keys and words.
 */
G_DEFINE_FINAL_TYPE (RbkChartView, rbk_chart_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SHOWS_GUIDES = 1,
  PROP_SHOWS_BINS,
  PROP_SHOWS_MARKS,
} RbkChartViewProperty;

static GParamSpec *properties[PROP_SHOWS_MARKS + 1];

enum
{
  PLAN_PICKED,
  PLAN_ISOLATED,
  RANGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* rbk_chart_view_pick: asks for a plan to be selected */
void
rbk_chart_view_pick (RbkChartView *self, guint plan)
{
  g_signal_emit (self, signals[PLAN_PICKED], 0, plan);
}

/* rbk_chart_view_isolate_selected: asks for the selected plan alone, or for all again */
void
rbk_chart_view_isolate_selected (RbkChartView *self)
{
  g_signal_emit (self, signals[PLAN_ISOLATED], 0, self->selected);
}

/* rbk_chart_view_range_changed: tells of the axis being zoomed or not */
void
rbk_chart_view_range_changed (RbkChartView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.reset-zoom", self->is_zoomed);
  g_signal_emit (self, signals[RANGE_CHANGED], 0);
}

static void
rbk_chart_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 180;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 320;
}

static void
rbk_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkChartView *self = RBK_CHART_VIEW (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
redraw_cb (RbkChartView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rbk_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (rbk_chart_view_parent_class)->direction_changed (widget, previous);
  rbk_chart_view_rebuild (RBK_CHART_VIEW (widget));
}

static gboolean *
shown_part (RbkChartView *self, guint property_id)
{
  switch ((RbkChartViewProperty) property_id)
    {
    case PROP_SHOWS_BINS:
      return &self->shows_bins;
    case PROP_SHOWS_MARKS:
      return &self->shows_marks;
    case PROP_SHOWS_GUIDES:
    default:
      return &self->shows_guides;
    }
}

static void
rbk_chart_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, *shown_part (RBK_CHART_VIEW (object), property_id));
}

static void
rbk_chart_view_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  gboolean *part = shown_part (RBK_CHART_VIEW (object), property_id);
  gboolean  is_shown = g_value_get_boolean (value);

  if (*part == is_shown)
    return;
  *part = is_shown;
  rbk_chart_view_rebuild (RBK_CHART_VIEW (object));
  g_object_notify_by_pspec (object, pspec);
}

/* Another page is shown, or none: nothing out of sight is held. */
static void
rbk_chart_view_unmap (GtkWidget *widget)
{
  rbk_chart_view_let_go (RBK_CHART_VIEW (widget));

  GTK_WIDGET_CLASS (rbk_chart_view_parent_class)->unmap (widget);
}

static void
rbk_chart_view_dispose (GObject *object)
{
  RbkChartView *self = RBK_CHART_VIEW (object);

  if (self->drag.is_on && self->drag.is_group)
    rbk_document_end_group (self->document);
  self->drag.is_on = FALSE;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->drag.start, rbk_analysis_unref);
  g_clear_pointer (&self->chart, rbk_margin_chart_free);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_object (&self->document);
  rbk_bin_cache_clear (&self->bins);

  G_OBJECT_CLASS (rbk_chart_view_parent_class)->dispose (object);
}

static void
rbk_chart_view_finalize (GObject *object)
{
  RbkChartView *self = RBK_CHART_VIEW (object);

  g_array_unref (self->plans);
  g_array_unref (self->colors);
  g_array_unref (self->isolated);
  g_free (self->read_out);
  g_free (self->x_title);
  g_free (self->axis_key);

  G_OBJECT_CLASS (rbk_chart_view_parent_class)->finalize (object);
}

static void
add_properties (GObjectClass *object_class)
{
  static const char *const names[] = { NULL, "shows-guides", "shows-bins", "shows-marks" };

  for (guint i = PROP_SHOWS_GUIDES; i < G_N_ELEMENTS (properties); i++)
    properties[i] =
        g_param_spec_boolean (names[i], NULL, NULL, TRUE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
add_signals (GType type)
{
  /**
   * RbkChartView::plan-picked:
   * @self: the chart
   * @plan: the place of a plan in the book
   *
   * A curve was clicked, or gone to by keys.
   */
  signals[PLAN_PICKED] = g_signal_new ("plan-picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * RbkChartView::plan-isolated:
   * @self: the chart
   * @plan: the place of a plan in the book, or -1
   *
   * A plan is to be shown alone; or all again, where it is already.
   */
  signals[PLAN_ISOLATED] = g_signal_new ("plan-isolated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * RbkChartView::range-changed:
   * @self: the chart
   *
   * The axis was zoomed, pushed aside, or shown whole again.
   */
  signals[RANGE_CHANGED] =
      g_signal_new ("range-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_chart_view_class_init (RbkChartViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_chart_view_dispose;
  object_class->finalize = rbk_chart_view_finalize;
  object_class->get_property = rbk_chart_view_get_property;
  object_class->set_property = rbk_chart_view_set_property;
  widget_class->snapshot = rbk_chart_view_snapshot;
  widget_class->unmap = rbk_chart_view_unmap;
  widget_class->measure = rbk_chart_view_measure;
  widget_class->size_allocate = rbk_chart_view_size_allocate;
  widget_class->direction_changed = rbk_chart_view_direction_changed;

  add_properties (object_class);
  add_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_css_name (widget_class, "curves");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  rbk_chart_view_add_cursor_bindings (widget_class);
  rbk_chart_view_add_handle_bindings (widget_class);
  rbk_chart_view_install_zoom (widget_class);
  rbk_chart_view_install_menu (widget_class);
}

static void
rbk_chart_view_init (RbkChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->plans = g_array_new (FALSE, FALSE, sizeof (guint));
  self->colors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->isolated = g_array_new (FALSE, FALSE, sizeof (guint));
  self->selected = -1;
  self->hovered = -1;
  self->chosen = -1;
  self->shows_guides = self->shows_bins = self->shows_marks = TRUE;

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
  rbk_chart_view_add_pointer (self);
  rbk_chart_view_add_drag (self);
  rbk_chart_view_add_focus (self);
  rbk_chart_view_add_zoom (self);
  rbk_chart_view_add_menu (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.reset-zoom", FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Margin curves"), -1);
}

/**
 * rbk_chart_view_new:
 * @document: (nullable): the book that handles edit; without one there are none
 *
 * Returns: (transfer floating): a chart of nothing
 */
GtkWidget *
rbk_chart_view_new (RbkDocument *document)
{
  RbkChartView *self = g_object_new (RBK_TYPE_CHART_VIEW, NULL);

  g_set_object (&self->document, document);
  if (document != NULL)
    rbk_chart_view_watch_book (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_chart_view_show:
 * @self: a chart
 * @analysis: (nullable): what follows from the book as it is now
 * @shown: the plans whose curves are drawn
 *
 * Shows curves of a book.
 */
void
rbk_chart_view_show (RbkChartView *self, RbkAnalysis *analysis, RbkShownPlans shown)
{
  RbkAnalysis *kept = analysis != NULL ? rbk_analysis_ref (analysis) : NULL;

  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  /* The chart borrows from the analysis, so the old one goes after it. */
  if (self->analysis == analysis && rbk_shown_plans_equal (self->shown, shown))
    return;
  self->shown = shown;
  g_clear_pointer (&self->chart, rbk_margin_chart_free);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = kept;
  rbk_chart_view_rebuild (self);
  rbk_chart_view_check_range (self);
}

/**
 * rbk_chart_view_set_analysis:
 * @self: a chart
 * @analysis: (nullable): what follows from the book as it is now
 *
 * Shows the curves of the same plans as they are now.
 */
void
rbk_chart_view_set_analysis (RbkChartView *self, RbkAnalysis *analysis)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  rbk_chart_view_show (self, analysis, self->shown);
}

/**
 * rbk_chart_view_set_of:
 * @self: a chart
 * @of: what its curves are of
 *
 * Chooses what stands on the vertical axis.
 */
void
rbk_chart_view_set_of (RbkChartView *self, RbkChartOf of)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  if (self->of == of)
    return;
  rbk_chart_view_let_go (self);
  self->of = of;
  rbk_chart_view_rebuild (self);
}

/**
 * rbk_chart_view_get_of:
 * @self: a chart
 *
 * Returns: what its curves are of
 */
RbkChartOf
rbk_chart_view_get_of (RbkChartView *self)
{
  g_return_val_if_fail (RBK_IS_CHART_VIEW (self), RBK_CHART_OF_MARGIN);

  return self->of;
}

/**
 * rbk_chart_view_get_read_out:
 * @self: a chart
 *
 * Returns: (transfer none): its accessible description
 */
const char *
rbk_chart_view_get_read_out (RbkChartView *self)
{
  g_return_val_if_fail (RBK_IS_CHART_VIEW (self), NULL);

  return self->read_out;
}
