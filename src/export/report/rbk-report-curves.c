/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include "rbk-chart-file.h"
#include "rbk-margin-chart.h"
#include "rbk-term-words.h"
#include "rbk-unit-words.h"

/* Charts are laid out in pixels of 1/96 inch. */
#define POINTS_PER_PIXEL 0.75

#define CHART_HEIGHT 232.0
#define POINTS 240

/* As many curves as have a colour of their own, and as many charts as one looks at. */
#define CURVES_ABREAST RBK_PALETTE_N_PLANS
#define MAX_CHARTS 3

/* Usage spread so far is read on a logarithmic axis. */
#define LONG_AXIS 50.0

typedef struct
{
  RbkMarginChart *chart;
  char           *title, *x_title, *y_title;
} Figure;

static void
free_figure (gpointer figure)
{
  Figure *self = figure;

  rbk_margin_chart_free (self->chart);
  g_free (self->title);
  g_free (self->x_title);
  g_free (self->y_title);
  g_free (self);
}

static void
draw_chart (gconstpointer figure, double width, double height, cairo_t *cr)
{
  const Figure  *self = figure;
  PangoContext  *context = rbk_chart_file_context ();
  RbkPalette     palette = *rbk_palette_get (RBK_PALETTE_LIGHT);
  RbkChartLayout layout;

  /* The paper is the ground. */
  palette.background.alpha = 0.0;
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  rbk_chart_layout (&self->chart->spec, context, width / POINTS_PER_PIXEL,
                    height / POINTS_PER_PIXEL, &layout);
  rbk_chart_draw (&self->chart->spec, &layout, &palette, cr, context);
  g_object_unref (context);
}

static char *
axis_words (const RbkSpec *spec, int axis)
{
  g_autofree char *heading = NULL;
  g_autofree char *name = NULL;

  if (axis < 0)
    return g_strdup ("Calls a month");
  heading = rbk_meter_spec_dup_heading (&spec->meters[axis]);
  name = rbk_report_head_name (heading, spec->meters[axis].key);

  return g_strdup_printf ("%s a month", name);
}

static gboolean
has_curve (const RbkTableRow *row)
{
  return !row->plan->is_quote_only && row->phase != NULL;
}

/* The curve of a plan's row on its own axis; %NULL where there is none. */
RbkCurve *
rbk_report_curve_new (const RbkExportJob *job,
                      const RbkTableRow  *row,
                      guint               n_points,
                      gboolean            is_log)
{
  RbkCurveRange range;

  if (!has_curve (row))
    return NULL;
  rbk_curve_range_init_on (&range, job->spec, row->axis, job->population);
  range.n_points = n_points;
  range.is_log = is_log;

  return rbk_curve_new (job->spec, row->plan, &range, NULL);
}

/* How far the usage on which a plan ends is spread among those of an axis. */
static gboolean
is_long_axis (const RbkExportJob *job, int axis)
{
  double least = 0.0, most = 0.0;

  for (guint i = 0; i < job->table->n_rows; i++)
    {
      const RbkTableRow *row = &job->table->rows[i];
      double             end = 0.0;

      if (!has_curve (row) || row->axis != axis)
        continue;
      if (row->has_included)
        end = rbk_decimal_to_double (row->included);
      if (row->has_cap)
        end = MAX (end, rbk_decimal_to_double (row->cap));
      if (!(end > 0.0))
        continue;
      least = least > 0.0 ? MIN (least, end) : end;
      most = MAX (most, end);
    }

  return least > 0.0 && most > LONG_AXIS * least;
}

static void
add_chart (RbkReportFlow *flow, const RbkExportJob *job, GPtrArray *curves, RbkChartOf of)
{
  const RbkCurve *first = g_ptr_array_index (curves, 0);
  Figure         *figure = g_new0 (Figure, 1);

  figure->chart = rbk_margin_chart_new (job->spec, (RbkCurve *const *) curves->pdata, curves->len,
                                        of, is_long_axis (job, first->axis), job->population);
  figure->x_title = axis_words (job->spec, first->axis);
  figure->title = g_strdup (of == RBK_CHART_OF_MARGIN ? "Gross margin" : "Bill less cost");
  figure->y_title = of == RBK_CHART_OF_MARGIN
                        ? g_strdup ("of a customer's bill")
                        : g_strdup_printf ("of a customer, %s a month", job->spec->currency);
  figure->chart->spec.title = figure->title;
  figure->chart->spec.x_title = figure->x_title;
  figure->chart->spec.y_title = figure->y_title;
  rbk_report_flow_own (flow, figure, free_figure);
  rbk_report_flow_figure (flow, draw_chart, figure, flow->measure,
                          MIN (CHART_HEIGHT, (flow->bottom - flow->top) * 0.45));
}

static void
free_curve (gpointer curve)
{
  rbk_curve_free (curve);
}

static void
add_charts_of (RbkReportFlow *flow, const RbkExportJob *job, int axis, guint *left_out)
{
  GPtrArray *curves = g_ptr_array_new_with_free_func (free_curve);
  gboolean   is_log = is_long_axis (job, axis);

  for (guint i = 0; i < job->table->n_rows; i++)
    {
      const RbkTableRow *row = &job->table->rows[i];
      RbkCurve          *curve = NULL;

      if (!has_curve (row) || row->axis != axis)
        continue;
      if (curves->len < CURVES_ABREAST)
        curve = rbk_report_curve_new (job, row, POINTS, is_log);
      else
        (*left_out)++;
      if (curve != NULL)
        g_ptr_array_add (curves, curve);
    }
  rbk_report_flow_own (flow, curves, (GDestroyNotify) g_ptr_array_unref);
  if (curves->len == 0)
    return;
  add_chart (flow, job, curves, RBK_CHART_OF_MARGIN);
  add_chart (flow, job, curves, RBK_CHART_OF_AMOUNT);
}

static void
add_charts (RbkReportFlow *flow, const RbkExportJob *job)
{
  g_autoptr(GArray) axes = g_array_new (FALSE, FALSE, sizeof (int));
  guint left_out = 0;

  for (guint i = 0; i < job->table->n_rows; i++)
    {
      const RbkTableRow *row = &job->table->rows[i];
      gboolean           is_new = has_curve (row);

      for (guint k = 0; k < axes->len; k++)
        is_new = is_new && g_array_index (axes, int, k) != row->axis;
      if (is_new)
        g_array_append_val (axes, row->axis);
    }
  for (guint k = 0; k < MIN (axes->len, MAX_CHARTS); k++)
    add_charts_of (flow, job, g_array_index (axes, int, k), &left_out);
  if (left_out > 0)
    rbk_report_flow_textf (flow, RBK_REPORT_NOTE,
                           "A chart has room for %u curves: those of %u more plans are left out. "
                           "Their certificates are below.",
                           (guint) CURVES_ABREAST, left_out);
}

static char *
describe_break_even (const RbkCurve *curve)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < curve->n_break_even; i++)
    {
      g_autofree char *usage = rbk_report_quantity (TRUE, curve->break_even[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", usage);
    }

  return g_string_free (text, text->len == 0);
}

static char *
describe_reach (const RbkExportJob *job, const RbkCurve *curve)
{
  g_autofree char *from = rbk_report_quantity (TRUE, curve->certificate.from);
  g_autofree char *to = rbk_report_quantity (TRUE, curve->certificate.to);
  g_autofree char *unit = rbk_term_unit_words (job->spec, curve->axis);

  return g_strdup_printf ("%s to %s, in %s", from, to, unit);
}

static void
add_certificate (RbkReportTable *table, const RbkExportJob *job, const RbkTableRow *row)
{
  g_autoptr(RbkCurve) curve = rbk_report_curve_new (job, row, 2, FALSE);
  const RbkCertificate *self;
  g_autofree char      *at = NULL;

  if (curve == NULL)
    return;
  self = &curve->certificate;
  at = rbk_report_quantity (self->has_lowest, self->at);
  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_take (table, rbk_report_short_name (row->plan->name, row->plan->key));
  rbk_report_table_take (table, describe_reach (job, curve));
  rbk_report_table_take (table, rbk_report_share (self->has_lowest, self->lowest_margin));
  rbk_report_table_take (table, at != NULL && self->is_past ? g_strconcat ("just past ", at, NULL)
                                                            : g_strdup (at));
  rbk_report_table_take (table, rbk_report_amount (job, TRUE, self->lowest_amount));
  rbk_report_table_take (table, rbk_report_quantity (TRUE, self->lowest_amount_at));
  rbk_report_table_take (table, describe_break_even (curve));
}

static void
add_certificates (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = {
    "Plan", "Usage covered", "Lowest margin", "at", "Least left", "at", "Breaks even at"
  };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "llrrrrr");

  for (guint i = 0; i < job->table->n_rows; i++)
    if (has_curve (&job->table->rows[i]))
      add_certificate (table, job, &job->table->rows[i]);
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_add_part (flow, job, "Margin certificates");
  rbk_report_flow_text (flow, RBK_REPORT_BODY,
                        "A certificate holds for every usage that it covers, not only for those "
                        "that were tried: bills and costs are straight between the places where "
                        "they bend, so the lowest margin lies at one of these, and each was "
                        "computed exactly.");
  rbk_report_flow_table (flow, table);
}

/* The curves, and what is exact about them. */
void
rbk_report_add_curves (RbkReportFlow *flow, const RbkExportJob *job)
{
  gboolean has_any = FALSE;

  for (guint i = 0; i < job->table->n_rows; i++)
    has_any = has_any || has_curve (&job->table->rows[i]);
  if (!has_any)
    return;
  /* The names of plans on the curves are the spec's. */
  rbk_report_flow_own (flow, rbk_spec_ref (job->spec), (GDestroyNotify) rbk_spec_unref);
  rbk_report_flow_heading (flow, 1, "Margins over usage");
  add_charts (flow, job);
  add_certificates (flow, job);
}
