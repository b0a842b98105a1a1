/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-chart.h"
#include "rbk-chart-read-out.h"
#include "rbk-money-format.h"

#define HIT_RADIUS 16.0
#define CURSOR_STEP 8.0

/**
 * RbkChartView:
 *
 * The curves of all plans, and what each plan says where the pointer or the cursor is.
 *
 * ## Shortcuts
 *
 * With the focus on it: Left and Right move the cursor, Home and End take it to the ends,
 * Escape puts it away.
 *
 * ## Accessibility
 *
 * It has the role `img` and the label “Margin curves”. Its description is the read-out: the
 * values of every plan at the cursor, else the selected plan's certificate.
 *
 * All that it knows of drawing is in the chart room; it adds colour, pointer, keys and words.
 */
struct _RbkChartView
{
  GtkWidget parent_instance;

  RbkAnalysis    *analysis; /* (owned) (nullable) */
  RbkMarginChart *chart;    /* (owned) (nullable) what is drawn of it */
  RbkMoneyFormat *format;   /* (owned) (nullable) for the book's currency */
  GArray         *plans;    /* (owned) (element-type guint) the plan behind each series */
  GArray         *colors;   /* (owned) (element-type guint) of each plan */
  RbkChartOf      of;
  int             selected; /* -1: none */
  int             isolated; /* -1: none */
  gboolean        has_cursor;
  double          cursor; /* a usage */
  char           *read_out;
};

G_DEFINE_FINAL_TYPE (RbkChartView, rbk_chart_view, GTK_TYPE_WIDGET)

enum
{
  PLAN_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

static char *
format_margin_cb (double value, gpointer user_data)
{
  return rbk_money_format_percent (user_data, value, 0);
}

static guint
color_of (RbkChartView *self, guint plan)
{
  return plan < self->colors->len ? g_array_index (self->colors, guint, plan) : plan;
}

/* Marks whose curves stand back, and gives each its plan's colour. */
static void
dress_series (RbkChartView *self)
{
  for (gsize i = 0; self->chart != NULL && i < self->chart->n_series; i++)
    {
      int        plan = (int) g_array_index (self->plans, guint, i);
      RbkSeries *series = &self->chart->series[i];

      series->color_index = color_of (self, (guint) plan);
      series->selected = plan == self->selected;
      series->dimmed = self->isolated >= 0 && plan != self->isolated;
    }
}

static void
describe (RbkChartView *self)
{
  g_free (self->read_out);
  if (self->analysis == NULL || self->format == NULL)
    self->read_out = g_strdup (_ ("Nothing to draw"));
  else if (self->has_cursor)
    self->read_out = rbk_chart_read_out_at (self->analysis, self->format, self->cursor);
  else
    self->read_out = rbk_chart_read_out_certificate (self->analysis, self->format, self->selected);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->read_out, -1);
}

static void
collect_curves (RbkChartView *self, GPtrArray *curves)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);

  g_array_set_size (self->plans, 0);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkCurve *curve = rbk_analysis_get_curve (self->analysis, i);

      if (curve == NULL || spec->plans[i].is_quote_only)
        continue;
      g_ptr_array_add (curves, (gpointer) curve);
      g_array_append_val (self->plans, i);
    }
}

static void
rebuild (RbkChartView *self)
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
          rbk_margin_chart_new (spec, (RbkCurve *const *) curves->pdata, curves->len, self->of,
                                range->is_log, rbk_analysis_get_population (self->analysis));
      self->chart->spec.legend = FALSE;
      self->chart->spec.empty_message = _ ("Give a plan a price to see its curve");
      self->chart->spec.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
      self->chart->spec.format_x = format_usage_cb;
      self->chart->spec.format_y =
          self->of == RBK_CHART_OF_MARGIN ? format_margin_cb : format_amount_cb;
      self->chart->spec.user_data = self->format;
    }

  dress_series (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
layout_now (RbkChartView *self, RbkChartLayout *layout)
{
  if (self->chart == NULL)
    return FALSE;

  rbk_chart_layout (&self->chart->spec, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                    gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)), layout);

  return TRUE;
}

static const RbkPalette *
current_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return rbk_palette_choose (adw_style_manager_get_dark (manager),
                             adw_style_manager_get_high_contrast (manager));
}

/* The read-out beside the crosshair: a line for each plan that is not dimmed. */
static void
draw_cursor (RbkChartView         *self,
             const RbkChartLayout *layout,
             const RbkPalette     *palette,
             cairo_t              *cr)
{
  g_autoptr(GArray) lines = g_array_new (FALSE, TRUE, sizeof (RbkCursorLine));
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  RbkCursor cursor = { .x = self->cursor };

  for (gsize i = 0; i < self->chart->n_series; i++)
    {
      guint         plan = g_array_index (self->plans, guint, i);
      RbkCursorLine line = { .has_color = TRUE };
      RbkFigure     figure;

      if (self->chart->series[i].dimmed ||
          !rbk_chart_read_out_figure (self->analysis, plan, self->cursor, &figure))
        continue;
      line.label = self->chart->series[i].name;
      line.color_index = self->chart->series[i].color_index;
      line.strong = self->chart->series[i].selected;
      line.y = rbk_chart_of_get_value (self->of, &figure);
      line.value = rbk_chart_read_out_short (self->format, &figure);
      g_ptr_array_add (texts, (gpointer) line.value);
      g_array_append_val (lines, line);
    }

  cursor.title = rbk_chart_read_out_title (self->analysis, self->format, self->cursor);
  g_ptr_array_add (texts, (gpointer) cursor.title);
  cursor.lines = (const RbkCursorLine *) (gconstpointer) lines->data;
  cursor.n_lines = lines->len;
  rbk_chart_draw_cursor (&self->chart->spec, layout, palette, &cursor, cr,
                         gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static void
rbk_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbkChartView  *self = RBK_CHART_VIEW (widget);
  float          width = (float) gtk_widget_get_width (widget);
  float          height = (float) gtk_widget_get_height (widget);
  RbkPalette     palette = *current_palette ();
  RbkChartLayout layout;
  cairo_t       *cr;

  if (!layout_now (self, &layout))
    return;

  palette.background.alpha = 0.0;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  rbk_chart_draw (&self->chart->spec, &layout, &palette, cr, gtk_widget_get_pango_context (widget));
  if (self->has_cursor)
    draw_cursor (self, &layout, &palette, cr);
  cairo_destroy (cr);

  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 1, 1, width - 2,
                               height - 2);
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
put_cursor (RbkChartView *self, gboolean has_cursor, double usage)
{
  self->has_cursor = has_cursor;
  self->cursor = usage;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (RbkChartView *self, double x, double y)
{
  RbkChartLayout layout;
  const RbkRect *plot = &layout.plot;

  if (!layout_now (self, &layout))
    return;

  if (x < plot->x || x > plot->x + plot->width || y < plot->y || y > plot->y + plot->height)
    put_cursor (self, FALSE, 0.0);
  else
    put_cursor (self, TRUE, rbk_scale_unmap (&layout.x, x));
}

static void
leave_cb (RbkChartView *self)
{
  put_cursor (self, FALSE, 0.0);
}

static void
pressed_cb (RbkChartView *self, int n_press, double x, double y)
{
  RbkChartLayout layout;
  RbkHit         hit;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (layout_now (self, &layout) &&
      rbk_chart_hit (&self->chart->spec, &layout, x, y, HIT_RADIUS, &hit))
    g_signal_emit (self, signals[PLAN_PICKED], 0, g_array_index (self->plans, guint, hit.series));
}

/* Moves the cursor as far on the screen as the parameter says; ±1000 is to the end. */
static gboolean
move_cursor_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView  *self = RBK_CHART_VIEW (widget);
  int            steps = g_variant_get_int32 (parameter);
  RbkChartLayout layout;
  double         pixel, usage;

  if (!layout_now (self, &layout))
    return FALSE;
  if (layout.x.to < layout.x.from)
    steps = -steps;

  usage = self->has_cursor ? self->cursor : (layout.x.min + layout.x.max) / 2.0;
  pixel = rbk_scale_map (&layout.x, usage) + steps * CURSOR_STEP;
  put_cursor (self, TRUE, rbk_scale_clamp (&layout.x, rbk_scale_unmap (&layout.x, pixel)));

  return TRUE;
}

static gboolean
hide_cursor_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView *self = RBK_CHART_VIEW (widget);

  if (!self->has_cursor)
    return FALSE;
  put_cursor (self, FALSE, 0.0);

  return TRUE;
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
  rebuild (RBK_CHART_VIEW (widget));
}

static void
rbk_chart_view_dispose (GObject *object)
{
  RbkChartView *self = RBK_CHART_VIEW (object);

  g_clear_pointer (&self->chart, rbk_margin_chart_free);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);

  G_OBJECT_CLASS (rbk_chart_view_parent_class)->dispose (object);
}

static void
rbk_chart_view_finalize (GObject *object)
{
  RbkChartView *self = RBK_CHART_VIEW (object);

  g_array_unref (self->plans);
  g_array_unref (self->colors);
  g_free (self->read_out);

  G_OBJECT_CLASS (rbk_chart_view_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int   steps;
  } moves[] = {
    { GDK_KEY_Left, -1 },    { GDK_KEY_Right, 1 },     { GDK_KEY_KP_Left, -1 },
    { GDK_KEY_KP_Right, 1 }, { GDK_KEY_Page_Up, -10 }, { GDK_KEY_Page_Down, 10 },
    { GDK_KEY_Home, -1000 }, { GDK_KEY_End, 1000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cursor_cb, "i",
                                  moves[i].steps);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, hide_cursor_cb, NULL);
}

static void
rbk_chart_view_class_init (RbkChartViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_chart_view_dispose;
  object_class->finalize = rbk_chart_view_finalize;
  widget_class->snapshot = rbk_chart_view_snapshot;
  widget_class->measure = rbk_chart_view_measure;
  widget_class->direction_changed = rbk_chart_view_direction_changed;

  /**
   * RbkChartView::plan-picked:
   * @self: the chart
   * @plan: the place of a plan in the book
   *
   * A curve was clicked.
   */
  signals[PLAN_PICKED] = g_signal_new ("plan-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "curves");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_bindings (widget_class);
}

static void
rbk_chart_view_init (RbkChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  AdwStyleManager    *manager = adw_style_manager_get_default ();

  self->plans = g_array_new (FALSE, FALSE, sizeof (guint));
  self->colors = g_array_new (FALSE, FALSE, sizeof (guint));
  self->selected = -1;
  self->isolated = -1;

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Margin curves"), -1);
}

/**
 * rbk_chart_view_new:
 *
 * Returns: (transfer floating): a chart of nothing
 */
GtkWidget *
rbk_chart_view_new (void)
{
  return g_object_new (RBK_TYPE_CHART_VIEW, NULL);
}

/**
 * rbk_chart_view_set_analysis:
 * @self: a chart
 * @analysis: (nullable): what follows from the book as it is now
 *
 * Shows the curves of a book.
 */
void
rbk_chart_view_set_analysis (RbkChartView *self, RbkAnalysis *analysis)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  /* The chart borrows from the analysis, so the old one goes after it. */
  if (self->analysis == analysis)
    return;
  g_clear_pointer (&self->chart, rbk_margin_chart_free);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = analysis != NULL ? rbk_analysis_ref (analysis) : NULL;
  rebuild (self);
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
  self->of = of;
  rebuild (self);
}

/**
 * rbk_chart_view_set_selected:
 * @self: a chart
 * @plan: the place of a plan in the book, or -1
 *
 * Draws one curve stronger than the others.
 */
void
rbk_chart_view_set_selected (RbkChartView *self, int plan)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  self->selected = plan;
  dress_series (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rbk_chart_view_set_isolated:
 * @self: a chart
 * @plan: the place of a plan in the book, or -1
 *
 * Dims all curves but one.
 */
void
rbk_chart_view_set_isolated (RbkChartView *self, int plan)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  self->isolated = plan;
  dress_series (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rbk_chart_view_set_colors:
 * @self: a chart
 * @colors: (array length=n_colors): places in the palette, one for each plan
 * @n_colors: how many plans there are
 *
 * Gives plans the colours that they have elsewhere in the window.
 */
void
rbk_chart_view_set_colors (RbkChartView *self, const guint *colors, guint n_colors)
{
  g_return_if_fail (RBK_IS_CHART_VIEW (self));

  g_array_set_size (self->colors, 0);
  g_array_append_vals (self->colors, colors, n_colors);
  dress_series (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
