/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-margin-chart.h"

#include <math.h>
#include <string.h>

#include "rbk-costing.h"

#define N_BINS RBK_MARGIN_CHART_N_BINS

/* A bill for a higher margin would be a thousand times the cost, and more. */
#define HIGHEST_MARGIN 0.999

static const char *const of_nicks[] = { "margin", "amount", "bill", "cost" };

/**
 * rbk_chart_of_parse:
 * @text: margin, amount, bill or cost
 * @of: (out): which it is
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Reads what a chart is of.
 *
 * Returns: whether it is one of them
 */
gboolean
rbk_chart_of_parse (const char *text, RbkChartOf *of, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_nicks); i++)
    if (strcmp (text, of_nicks[i]) == 0)
      {
        *of = (RbkChartOf) i;
        return TRUE;
      }

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "\"%s\" is nothing to draw; use margin, amount, bill or cost", text);

  return FALSE;
}

/**
 * rbk_chart_of_get_nick:
 * @of: what a chart is of
 *
 * Returns: (transfer none): its word
 */
const char *
rbk_chart_of_get_nick (RbkChartOf of)
{
  return of_nicks[of];
}

/**
 * rbk_chart_of_get_value:
 * @of: what a chart is of
 * @figure: a plan at a place
 *
 * Returns: what is drawn there; not a number where there is no such value
 */
double
rbk_chart_of_get_value (RbkChartOf of, const RbkFigure *figure)
{
  switch (of)
    {
    case RBK_CHART_OF_MARGIN:
      return figure->has_margin ? figure->margin : (double) NAN;
    case RBK_CHART_OF_AMOUNT:
      return figure->has_bill ? rbk_decimal_to_double (figure->amount) : (double) NAN;
    case RBK_CHART_OF_BILL:
      return figure->has_bill ? rbk_decimal_to_double (figure->bill) : (double) NAN;
    case RBK_CHART_OF_COST:
    default:
      return rbk_decimal_to_double (figure->cost);
    }
}

/**
 * rbk_chart_of_get_bill:
 * @of: what a chart is of
 * @value: what is drawn at a place
 * @cost: what the customer costs there
 * @bill: (out): the bill that is drawn so
 *
 * Goes back from the picture to the bill. No margin is as high as 100 %.
 *
 * Returns: whether a bill is drawn at all
 */
gboolean
rbk_chart_of_get_bill (RbkChartOf of, double value, double cost, double *bill)
{
  switch (of)
    {
    case RBK_CHART_OF_MARGIN:
      *bill = cost / (1.0 - MIN (value, HIGHEST_MARGIN));
      return cost > 0.0;
    case RBK_CHART_OF_AMOUNT:
      *bill = value + cost;
      return TRUE;
    case RBK_CHART_OF_BILL:
      *bill = value;
      return TRUE;
    case RBK_CHART_OF_COST:
    default:
      return FALSE;
    }
}

static gpointer
own (RbkMarginChart *self, gpointer memory)
{
  g_ptr_array_add (self->owned, memory);

  return memory;
}

static double
value_at (const RbkSpec *spec, const RbkCurve *curve, RbkChartOf of, RbkDecimal usage)
{
  RbkFigure figure;

  rbk_figure_at_usage (spec, curve->plan, curve->phase, curve->axis, usage, &figure);

  return rbk_chart_of_get_value (of, &figure);
}

static void
add_mark (GArray         *marks,
          const RbkSpec  *spec,
          const RbkCurve *curve,
          RbkChartOf      of,
          RbkDecimal      at,
          RbkMarkKind     kind)
{
  RbkMark mark = { .x = rbk_decimal_to_double (at), .kind = kind };

  mark.y = value_at (spec, curve, of, at);
  if (isfinite (mark.y))
    g_array_append_val (marks, mark);
}

static void
add_marks (RbkMarginChart *self,
           RbkSeries      *series,
           const RbkSpec  *spec,
           const RbkCurve *curve,
           RbkChartOf      of)
{
  const RbkCertificate *certificate = &curve->certificate;
  GArray               *marks = g_array_new (FALSE, FALSE, sizeof (RbkMark));

  for (guint i = 0; i < curve->n_kinks; i++)
    if (curve->kinks[i].kind == RBK_KINK_INCLUDED)
      add_mark (marks, spec, curve, of, curve->kinks[i].at, RBK_MARK_INCLUDED);
    else if (curve->kinks[i].kind == RBK_KINK_CAP)
      add_mark (marks, spec, curve, of, curve->kinks[i].at, RBK_MARK_CAP);
    else if (curve->kinks[i].kind != RBK_KINK_PACKAGE)
      add_mark (marks, spec, curve, of, curve->kinks[i].at, RBK_MARK_KINK);
  for (guint i = 0; i < curve->n_break_even; i++)
    add_mark (marks, spec, curve, of, curve->break_even[i], RBK_MARK_BREAK_EVEN);
  if (certificate->has_lowest && of == RBK_CHART_OF_MARGIN)
    add_mark (marks, spec, curve, of, certificate->at, RBK_MARK_LOWEST);

  series->n_marks = marks->len;
  series->marks = own (self, g_array_free (marks, FALSE));
}

static guint
index_of (const RbkSpec *spec, const RbkPlanSpec *plan)
{
  return (guint) (plan - spec->plans);
}

static void
add_series (RbkMarginChart *self, const RbkSpec *spec, const RbkCurve *curve, RbkChartOf of)
{
  RbkSeries *series = &self->series[self->n_series++];
  RbkPoint  *points = own (self, g_new (RbkPoint, curve->n_points + 1));

  for (guint i = 0; i < curve->n_points; i++)
    points[i] = (RbkPoint){ .x = rbk_decimal_to_double (curve->points[i].usage),
                            .y = rbk_chart_of_get_value (of, &curve->points[i]) };

  series->key = curve->plan->key;
  series->name = curve->plan->name;
  series->color_index = index_of (spec, curve->plan);
  series->points = points;
  series->n_points = curve->n_points;
  add_marks (self, series, spec, curve, of);
}

/* The percentiles of the customers, or of the levels that stand for them. */
static void
add_guides (RbkMarginChart *self,
            const RbkSpec  *spec,
            const RbkCurve *curve,
            RbkPopulation  *population)
{
  static const char *const places[] = { "p50", "p90", "p99" };
  RbkGuide                *guides = own (self, g_new0 (RbkGuide, G_N_ELEMENTS (places)));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      RbkWhere  where;
      RbkFigure figure;

      if (rbk_where_parse (places[i], &where, NULL) &&
          rbk_figure_at (spec, curve->plan, curve->phase, curve->axis, &where, population, &figure,
                         NULL))
        guides[self->spec.n_guides++] =
            (RbkGuide){ .x = rbk_decimal_to_double (figure.usage), .label = places[i] };
    }
  self->spec.guides = guides;
}

static double
bin_edge (double from, double to, gboolean is_log, guint i)
{
  double share = (double) i / N_BINS;

  return is_log ? from * pow (to / from, share) : from + (to - from) * share;
}

static gboolean
is_cached (const RbkBinCache *cache, const RbkBinCache *wanted)
{
  return cache->population == wanted->population && cache->is_log == wanted->is_log &&
         rbk_meter_usage_equal (&cache->usage, &wanted->usage) &&
         !(fabs (cache->from - wanted->from) > 0.0) && !(fabs (cache->to - wanted->to) > 0.0);
}

/* The population keeps its customers sorted, so that a bin is found and not counted. */
static void
count_customers (RbkBinCache *cache)
{
  guint64 below, next;

  below = rbk_meter_usage_count_below (&cache->usage, cache->population, cache->from);
  for (guint i = 0; i < N_BINS; i++, below = next)
    {
      RbkBin *bin = &cache->bins[i];

      *bin = (RbkBin){ .from = bin_edge (cache->from, cache->to, cache->is_log, i),
                       .to = bin_edge (cache->from, cache->to, cache->is_log, i + 1) };
      next = rbk_meter_usage_count_below (&cache->usage, cache->population, bin->to);
      bin->weight = (double) next - (double) below;
    }
}

/**
 * rbk_bin_cache_clear:
 * @self: a cache
 *
 * Forgets the customers that were counted.
 */
void
rbk_bin_cache_clear (RbkBinCache *self)
{
  g_clear_pointer (&self->population, rbk_population_unref);
}

static void
add_bins (RbkMarginChart *self,
          const RbkSpec  *spec,
          const RbkCurve *curve,
          RbkPopulation  *population,
          RbkBinCache    *cache)
{
  RbkBinCache wanted = { .population = population, .is_log = self->spec.x_log };

  rbk_meter_usage_init (&wanted.usage, spec, curve->axis, population);
  wanted.from = rbk_decimal_to_double (curve->points[0].usage);
  wanted.to = rbk_decimal_to_double (curve->points[curve->n_points - 1].usage);
  if (wanted.is_log && wanted.from <= 0.0)
    wanted.from = curve->n_points > 1 ? rbk_decimal_to_double (curve->points[1].usage) : 1.0;
  if (!(wanted.to > wanted.from))
    return;

  if (!is_cached (cache, &wanted))
    {
      rbk_population_ref (population);
      rbk_bin_cache_clear (cache);
      *cache = wanted;
      count_customers (cache);
    }
  self->spec.bins = own (self, g_memdup2 (cache->bins, sizeof cache->bins));
  self->spec.n_bins = N_BINS;
}

static void
fill_spec (RbkMarginChart *self, RbkChartOf of, gboolean is_log)
{
  const RbkChartSpec empty = RBK_CHART_SPEC_INIT;

  self->spec = empty;
  self->spec.x_log = is_log;
  self->spec.y_kind = of == RBK_CHART_OF_MARGIN ? RBK_CHART_PERCENT : RBK_CHART_MONEY;
  self->spec.loss_zone = of == RBK_CHART_OF_MARGIN || of == RBK_CHART_OF_AMOUNT;
  self->spec.legend = TRUE;
}

/**
 * rbk_margin_chart_new_cached:
 * @spec: the book that the curves are of; it must outlive the chart
 * @curves: (array length=n_curves): curves of its plans, all on one axis; likewise
 * @n_curves: how many
 * @of: what to draw
 * @is_log: whether usage is on a logarithmic axis
 * @population: (nullable): the customers behind the curves
 * @cache: (inout): the customers that were counted for the last chart
 *
 * Makes a chart of curves, one of many of the same customers.
 *
 * Returns: (transfer full): the chart
 */
RbkMarginChart *
rbk_margin_chart_new_cached (const RbkSpec   *spec,
                             RbkCurve *const *curves,
                             guint            n_curves,
                             RbkChartOf       of,
                             gboolean         is_log,
                             RbkPopulation   *population,
                             RbkBinCache     *cache)
{
  RbkMarginChart *self = g_new0 (RbkMarginChart, 1);

  self->owned = g_ptr_array_new_with_free_func (g_free);
  fill_spec (self, of, is_log);
  self->series = own (self, g_new0 (RbkSeries, n_curves + 1));

  for (guint i = 0; i < n_curves; i++)
    add_series (self, spec, curves[i], of);
  self->spec.series = self->series;
  self->spec.n_series = self->n_series;

  if (n_curves > 0 && curves[0]->axis >= 0 && curves[0]->n_points > 0)
    {
      add_guides (self, spec, curves[0], population);
      if (population != NULL && rbk_population_has_column (population, RBK_COLUMN_CALLS))
        add_bins (self, spec, curves[0], population, cache);
    }

  return self;
}

/**
 * rbk_margin_chart_new:
 * @spec: the book that the curves are of; it must outlive the chart
 * @curves: (array length=n_curves): curves of its plans, all on one axis; likewise
 * @n_curves: how many
 * @of: what to draw
 * @is_log: whether usage is on a logarithmic axis
 * @population: (nullable): the customers behind the curves
 *
 * Makes a chart of curves.
 *
 * Returns: (transfer full): the chart
 */
RbkMarginChart *
rbk_margin_chart_new (const RbkSpec   *spec,
                      RbkCurve *const *curves,
                      guint            n_curves,
                      RbkChartOf       of,
                      gboolean         is_log,
                      RbkPopulation   *population)
{
  RbkBinCache     cache = { 0 };
  RbkMarginChart *self =
      rbk_margin_chart_new_cached (spec, curves, n_curves, of, is_log, population, &cache);

  rbk_bin_cache_clear (&cache);

  return self;
}

/**
 * rbk_margin_chart_free:
 * @self: a chart
 *
 * Frees a chart, not the curves that it was made of.
 */
void
rbk_margin_chart_free (RbkMarginChart *self)
{
  g_ptr_array_unref (self->owned);
  g_free (self);
}
