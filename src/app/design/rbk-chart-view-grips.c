/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "rbk-chart-view-private.h"

/* The grips of the selected plan: where they stand, and their words. */

/* From the start of the plot to a price that has no better place. */
#define INSET 18.0

/* From where units are billed to the grip of their price. */
#define OVERAGE_DISTANCE 90.0

/* Nearer it would be set aside for the grip of the included units, off its curve. */
#define OVERAGE_CLEAR 24.0

static RbkDecimal
usage_of (double usage)
{
  return rbk_decimal_from_double (usage, 6);
}

static void
get_figure (RbkChartView *self, guint plan, double usage, RbkFigure *figure)
{
  const RbkCurve *curve = rbk_analysis_get_curve (self->analysis, plan);

  rbk_figure_at_usage (rbk_analysis_get_spec (self->analysis), curve->plan, curve->phase,
                       curve->axis, usage_of (usage), figure);
}

static const RbkTableRow *
row_of (RbkChartView *self, guint plan)
{
  return &rbk_analysis_get_table (self->analysis)->rows[plan];
}

/* A price moves the whole curve. Margins hardly change where cost is small beside the bill,
 * so there it is taken where the plan is sized; amounts are alike everywhere. */
static double
place_price (RbkChartView *self, const RbkChartLayout *layout, const RbkHandle *handle)
{
  const RbkTableRow *row = row_of (self, handle->plan);
  double             inset = layout->x.to > layout->x.from ? INSET : -INSET;

  if (self->of == RBK_CHART_OF_MARGIN && row->has_sizing)
    return CLAMP (rbk_decimal_to_double (row->sizing.usage), layout->x.min, layout->x.max);

  return rbk_scale_unmap (&layout->x, layout->x.from + inset);
}

/* On the slope where units are billed: some way behind the included ones, before a hard cap. */
static double
place_overage (RbkChartView *self, const RbkChartLayout *layout, const RbkHandle *handle)
{
  const RbkTableRow *row = row_of (self, handle->plan);
  const RbkScale    *x = &layout->x;
  double             sign = x->to > x->from ? 1.0 : -1.0;
  double             start = rbk_decimal_to_double (row->included);
  double             end = x->max;
  double             from, room;

  if (row->limit == RBK_LIMIT_HARD && row->has_cap)
    end = MIN (end, rbk_decimal_to_double (row->cap));
  if (!(end > start))
    return (double) NAN;

  from = rbk_scale_map (x, rbk_scale_clamp (x, start));
  room = fabs (rbk_scale_map (x, end) - from);

  return rbk_scale_unmap (x, from + sign * MIN (OVERAGE_DISTANCE,
                                                MAX (room / 2.0, MIN (room, OVERAGE_CLEAR))));
}

static double
place_handle (RbkChartView *self, const RbkChartLayout *layout, const RbkHandle *handle)
{
  switch (handle->kind)
    {
    case RBK_HANDLE_PRICE:
      return place_price (self, layout, handle);
    case RBK_HANDLE_OVERAGE:
      return place_overage (self, layout, handle);
    case RBK_HANDLE_INCLUDED:
    case RBK_HANDLE_CAP:
    default:
      return rbk_decimal_to_double (handle->value);
    }
}

static gboolean
is_upright (RbkHandleKind kind)
{
  return kind == RBK_HANDLE_PRICE || kind == RBK_HANDLE_OVERAGE;
}

static RbkGripState
state_of (RbkChartView *self, int grip)
{
  int kind = (int) self->handles[grip].kind;

  if (self->drag.is_on ? (int) self->drag.handle.kind == kind : self->chosen == kind)
    return RBK_GRIP_HELD;

  return self->hovered == grip && !self->drag.is_on ? RBK_GRIP_HOVERED : RBK_GRIP_IDLE;
}

static void
place_grip (RbkChartView *self, const RbkChartLayout *layout, guint index)
{
  const RbkHandle *handle = &self->handles[index];
  gboolean         is_held = self->drag.is_on && self->drag.handle.kind == handle->kind;
  RbkGrip         *grip = &self->grips[index];
  RbkFigure        figure;

  *grip = (RbkGrip){ .x = place_handle (self, layout, handle), .y = (double) NAN };
  grip->direction = is_upright (handle->kind) ? RBK_GRIP_UPRIGHT : RBK_GRIP_ACROSS;
  grip->state = state_of (self, (int) index);
  grip->color_index = handle->plan < self->colors->len
                          ? g_array_index (self->colors, guint, handle->plan)
                          : handle->plan;

  /* What a price is dragged by stays under the pointer, wherever the plan is sized by now. */
  if (is_held && is_upright (handle->kind))
    grip->x = self->drag.usage;
  if (!isfinite (grip->x) || (is_upright (handle->kind) && self->of == RBK_CHART_OF_COST))
    return;
  get_figure (self, handle->plan, grip->x, &figure);
  grip->y = rbk_chart_of_get_value (self->of, &figure);
}

/* rbk_chart_view_place_grips: finds the grips of the selected plan, as the chart is now */
void
rbk_chart_view_place_grips (RbkChartView *self, const RbkChartLayout *layout)
{
  self->n_grips = 0;
  if (self->document == NULL || self->analysis == NULL || self->selected < 0)
    return;

  self->n_grips = rbk_handle_list (self->analysis, (guint) self->selected, self->handles);
  for (guint i = 0; i < self->n_grips; i++)
    place_grip (self, layout, i);
  rbk_chart_place_grips (layout, self->grips, self->n_grips);
  if (self->hovered >= (int) self->n_grips)
    self->hovered = -1;
}

/* rbk_chart_view_find_grip: the grip of a handle of that kind, or -1 */
int
rbk_chart_view_find_grip (RbkChartView *self, RbkHandleKind kind)
{
  for (guint i = 0; i < self->n_grips; i++)
    if (self->handles[i].kind == kind && self->grips[i].is_shown)
      return (int) i;

  return -1;
}

static char *
describe_value (RbkChartView *self, const RbkHandle *handle)
{
  g_autofree char *amount = is_upright (handle->kind)
                                ? rbk_money_format_amount (self->format, handle->value, TRUE)
                                : rbk_money_format_quantity (self->format, handle->value);

  switch (handle->kind)
    {
    case RBK_HANDLE_INCLUDED:
      /* Translators: beside a handle of the chart; %s is a quantity */
      return g_strdup_printf (_ ("Included %s"), amount);
    case RBK_HANDLE_CAP:
      /* Translators: beside a handle of the chart; %s is a quantity */
      return g_strdup_printf (_ ("Cap %s"), amount);
    case RBK_HANDLE_OVERAGE:
      /* Translators: beside a handle of the chart; %s is an amount for one unit */
      return g_strdup_printf (_ ("Overage %s"), amount);
    case RBK_HANDLE_PRICE:
    default:
      /* Translators: beside a handle of the chart; %s is an amount a month */
      return g_strdup_printf (_ ("Price %s"), amount);
    }
}

/* What follows: of a price the margin at its place, of units the lowest there is. */
static char *
describe_margin (RbkChartView *self, const RbkHandle *handle)
{
  const RbkCurve  *curve = rbk_analysis_get_curve (self->analysis, handle->plan);
  int              grip = rbk_chart_view_find_grip (self, handle->kind);
  g_autofree char *margin = NULL;
  RbkFigure        figure;

  if (!is_upright (handle->kind))
    {
      if (!curve->certificate.has_lowest)
        return NULL;
      margin = rbk_money_format_percent (self->format, curve->certificate.lowest_margin, 1);
      /* Translators: beside a handle of the chart; %s is a percentage */
      return g_strdup_printf (_ ("lowest margin %s"), margin);
    }

  if (grip < 0)
    return NULL;
  get_figure (self, handle->plan, self->grips[grip].x, &figure);
  if (!figure.has_margin)
    return NULL;
  margin = rbk_money_format_percent (self->format, figure.margin, 1);

  /* Translators: beside a handle of the chart; %s is a percentage */
  return g_strdup_printf (_ ("margin %s"), margin);
}

/* rbk_chart_view_describe_handle: “Price $299.00 · margin 62.0 %” */
char *
rbk_chart_view_describe_handle (RbkChartView *self, const RbkHandle *handle)
{
  g_autofree char *value = describe_value (self, handle);
  g_autofree char *margin = describe_margin (self, handle);

  return margin != NULL ? g_strdup_printf ("%s · %s", value, margin) : g_steal_pointer (&value);
}

/* rbk_chart_view_draw_grips: grips that were placed, and the words of those that stand out */
void
rbk_chart_view_draw_grips (RbkChartView         *self,
                           const RbkChartLayout *layout,
                           const RbkPalette     *palette,
                           cairo_t              *cr)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_grips; i++)
    if (self->grips[i].state != RBK_GRIP_IDLE)
      {
        char *text = rbk_chart_view_describe_handle (self, &self->handles[i]);

        g_ptr_array_add (texts, text);
        self->grips[i].label = text;
      }
  rbk_chart_draw_grips (&self->chart->spec, layout, palette, self->grips, self->n_grips, cr,
                        gtk_widget_get_pango_context (GTK_WIDGET (self)));
  for (guint i = 0; i < self->n_grips; i++)
    self->grips[i].label = NULL;
}
