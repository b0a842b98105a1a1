/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-chart-read-out.h"
#include "rbk-chart-view-private.h"

/* The crosshair: what it says, and the keys that move it. */

#define CURSOR_STEP 8.0

/* Two marks nearer than this are one for the keys, in pixels. */
#define SAME_PLACE 0.5

/* rbk_chart_view_draw_cursor: the read-out, a line for each plan that does not stand back */
void
rbk_chart_view_draw_cursor (RbkChartView         *self,
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

static char *
describe_held (RbkChartView *self)
{
  RbkChartLayout   layout;
  g_autofree char *handle = NULL;
  int              grip;

  if (self->chosen < 0 || !rbk_chart_view_layout (self, &layout))
    return NULL;

  rbk_chart_view_place_grips (self, &layout);
  grip = rbk_chart_view_find_grip (self, (RbkHandleKind) self->chosen);
  if (grip < 0)
    return NULL;
  handle = rbk_chart_view_describe_handle (self, &self->handles[grip]);

  /* Translators: spoken of a handle of the chart; a plan, and its price and margin */
  return g_strdup_printf (_ ("%s: %s. Up and Down change it, Enter accepts, Escape restores"),
                          rbk_analysis_get_spec (self->analysis)
                              ->plans[self->handles[grip].plan]
                              .name,
                          handle);
}

/* rbk_chart_view_describe: says what the chart shows, to those who don't see it */
void
rbk_chart_view_describe (RbkChartView *self)
{
  char *text = NULL;

  if (self->analysis == NULL || self->format == NULL)
    text = g_strdup (_ ("Nothing to draw"));
  else
    text = describe_held (self);
  if (text == NULL && self->has_cursor)
    text = rbk_chart_read_out_at (self->analysis, self->shown, self->format, self->cursor,
                                  self->selected);
  if (text == NULL)
    text =
        rbk_chart_read_out_certificate (self->analysis, self->shown, self->format, self->selected);

  if (g_strcmp0 (text, self->read_out) == 0)
    {
      g_free (text);
      return;
    }
  g_free (self->read_out);
  self->read_out = text;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->read_out, -1);
}

/* rbk_chart_view_put_cursor: reads all plans at a usage, or nowhere */
void
rbk_chart_view_put_cursor (RbkChartView *self, gboolean has_cursor, double usage)
{
  if (self->has_cursor == has_cursor && !(fabs (self->cursor - usage) > 0.0))
    return;

  self->has_cursor = has_cursor;
  self->cursor = usage;
  rbk_chart_view_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
cursor_or_middle (RbkChartView *self, const RbkChartLayout *layout)
{
  if (self->has_cursor)
    return rbk_scale_clamp (&layout->x, self->cursor);

  return rbk_scale_unmap (&layout->x, (layout->x.from + layout->x.to) / 2.0);
}

/* Moves the cursor as far on the screen as the parameter says; ±1000 is to the end. */
static gboolean
move_cursor_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView  *self = RBK_CHART_VIEW (widget);
  int            steps = g_variant_get_int32 (parameter);
  RbkChartLayout layout;
  double         pixel;

  if (!rbk_chart_view_layout (self, &layout))
    return FALSE;
  if (layout.x.to < layout.x.from)
    steps = -steps;
  if (ABS (steps) == 1 && rbk_chart_view_nudge (self, steps, RBK_HANDLE_COARSE))
    return TRUE;

  pixel = rbk_scale_map (&layout.x, cursor_or_middle (self, &layout)) + steps * CURSOR_STEP;
  rbk_chart_view_put_cursor (self, TRUE,
                             rbk_scale_clamp (&layout.x, rbk_scale_unmap (&layout.x, pixel)));

  return TRUE;
}

/* The nearest of @x and @found beyond @from, in the direction of @sign. */
static void
consider (const RbkScale *scale, double x, double from, double sign, double *found)
{
  double distance, best;

  if (!(x >= scale->min && x <= scale->max))
    return;
  distance = (rbk_scale_map (scale, x) - rbk_scale_map (scale, from)) * sign;
  best = isfinite (*found) ? (rbk_scale_map (scale, *found) - rbk_scale_map (scale, from)) * sign
                           : (double) INFINITY;
  if (distance > SAME_PLACE && distance < best)
    *found = x;
}

/* Moves the cursor to the next place that stands out, of the selected plan or of all. */
static gboolean
move_to_mark_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView       *self = RBK_CHART_VIEW (widget);
  double              sign = g_variant_get_int32 (parameter);
  double              found = (double) NAN;
  const RbkChartSpec *spec;
  RbkChartLayout      layout;
  double              from;

  if (!rbk_chart_view_layout (self, &layout))
    return FALSE;

  spec = &self->chart->spec;
  from = cursor_or_middle (self, &layout);
  for (gsize i = 0; i < spec->n_guides; i++)
    consider (&layout.x, spec->guides[i].x, from, sign, &found);
  for (gsize i = 0; i < self->chart->n_series; i++)
    for (gsize j = 0; j < self->chart->series[i].n_marks; j++)
      if (self->selected < 0 || self->chart->series[i].selected)
        consider (&layout.x, self->chart->series[i].marks[j].x, from, sign, &found);

  if (isfinite (found))
    rbk_chart_view_put_cursor (self, TRUE, found);
  else
    gtk_widget_error_bell (widget);

  return TRUE;
}

/* The next plan that has a curve, shown by now or not; else the last one that is shown. */
static guint
find_next_plan (RbkChartView *self, int step)
{
  const RbkSpec *spec = rbk_analysis_get_spec (self->analysis);

  for (int i = self->selected + step; self->selected >= 0 && i >= 0 && i < (int) spec->n_plans;
       i += step)
    if (rbk_analysis_get_curve (self->analysis, (guint) i) != NULL)
      return (guint) i;

  return g_array_index (self->plans, guint,
                        self->selected >= 0 && step > 0 ? self->plans->len - 1 : 0);
}

/* Up and Down: the next curve; or the value of the grip that is chosen. */
static gboolean
move_up_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView *self = RBK_CHART_VIEW (widget);
  int           step = g_variant_get_int32 (parameter);

  if (self->chart == NULL || self->plans->len == 0)
    return FALSE;
  if (rbk_chart_view_nudge (self, step, RBK_HANDLE_COARSE))
    return TRUE;

  rbk_chart_view_pick (self, find_next_plan (self, -step));

  return TRUE;
}

static gboolean
move_finely_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  return rbk_chart_view_nudge (RBK_CHART_VIEW (widget), g_variant_get_int32 (parameter),
                               RBK_HANDLE_FINE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView *self = RBK_CHART_VIEW (widget);
  gboolean      was_held = rbk_chart_view_give_up (self);

  if (self->chosen >= 0)
    {
      self->chosen = -1;
      rbk_chart_view_describe (self);
      gtk_widget_queue_draw (widget);
      return TRUE;
    }
  if (was_held)
    return TRUE;
  if (!self->has_cursor)
    return FALSE;
  rbk_chart_view_put_cursor (self, FALSE, 0.0);

  return TRUE;
}

/* rbk_chart_view_add_cursor_bindings: the arrows, Home, End, Page Up and Down, Escape */
void
rbk_chart_view_add_cursor_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    GtkShortcutFunc callback;
    int             steps;
  } keys[] = {
    { GDK_KEY_Left, 0, move_cursor_cb, -1 },
    { GDK_KEY_Right, 0, move_cursor_cb, 1 },
    { GDK_KEY_KP_Left, 0, move_cursor_cb, -1 },
    { GDK_KEY_KP_Right, 0, move_cursor_cb, 1 },
    { GDK_KEY_Page_Up, 0, move_cursor_cb, -10 },
    { GDK_KEY_Page_Down, 0, move_cursor_cb, 10 },
    { GDK_KEY_Home, 0, move_cursor_cb, -1000 },
    { GDK_KEY_End, 0, move_cursor_cb, 1000 },
    { GDK_KEY_Left, GDK_CONTROL_MASK, move_to_mark_cb, -1 },
    { GDK_KEY_Right, GDK_CONTROL_MASK, move_to_mark_cb, 1 },
    { GDK_KEY_Up, 0, move_up_cb, 1 },
    { GDK_KEY_Down, 0, move_up_cb, -1 },
    { GDK_KEY_Up, GDK_SHIFT_MASK, move_finely_cb, 1 },
    { GDK_KEY_Down, GDK_SHIFT_MASK, move_finely_cb, -1 },
    { GDK_KEY_Escape, 0, escape_cb, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, keys[i].callback,
                                  "i", keys[i].steps);
}
