/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-spec.h"
#include "rbk-curve.h"
#include "rbk-meter-usage.h"

G_BEGIN_DECLS

#define RBK_MARGIN_CHART_N_BINS 48

typedef enum
{
  RBK_CHART_OF_MARGIN, /* a share of the bill */
  RBK_CHART_OF_AMOUNT, /* what is left of a customer's bill */
  RBK_CHART_OF_BILL,
  RBK_CHART_OF_COST,
} RbkChartOf;

/**
 * RbkMarginChart:
 * @spec: what to draw; borrows from the rest
 * @series: (array length=n_series): one for each curve
 * @n_series: how many
 *
 * The curves of plans as a chart: what the engine computed exactly, as the doubles that
 * are drawn. Titles, formats and the choice of what is selected or dimmed may be changed.
 */
typedef struct
{
  RbkChartSpec spec;
  RbkSeries   *series;
  gsize        n_series;
  GPtrArray   *owned; /* (owned) the memory that spec and series point to */
} RbkMarginChart;

/**
 * RbkBinCache:
 * @population: (owned) (nullable): whose bins these are
 * @usage: what of theirs
 * @from: where the first begins
 * @to: where the last ends
 * @is_log: whether they are of equal width on a logarithmic axis
 * @bins: how many customers are in each
 *
 * The histogram of the last chart, so that customers are counted again only where they or the
 * axis are others: that is most of the work of a chart of a million. Zero it at first.
 */
typedef struct
{
  RbkPopulation *population;
  RbkMeterUsage  usage;
  double         from, to;
  gboolean       is_log;
  RbkBin         bins[RBK_MARGIN_CHART_N_BINS];
} RbkBinCache;

gboolean        rbk_chart_of_parse (const char *text, RbkChartOf *of, GError **error);
const char     *rbk_chart_of_get_nick (RbkChartOf of);
RbkMarginChart *rbk_margin_chart_new (const RbkSpec   *spec,
                                      RbkCurve *const *curves,
                                      guint            n_curves,
                                      RbkChartOf       of,
                                      gboolean         is_log,
                                      RbkPopulation   *population) G_GNUC_WARN_UNUSED_RESULT;
RbkMarginChart *rbk_margin_chart_new_cached (const RbkSpec   *spec,
                                             RbkCurve *const *curves,
                                             guint            n_curves,
                                             RbkChartOf       of,
                                             gboolean         is_log,
                                             RbkPopulation   *population,
                                             RbkBinCache     *cache) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_bin_cache_clear (RbkBinCache *self);
void            rbk_margin_chart_free (RbkMarginChart *self);
double          rbk_chart_of_get_value (RbkChartOf of, const RbkFigure *figure);
gboolean        rbk_chart_of_get_bill (RbkChartOf of, double value, double cost, double *bill);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMarginChart, rbk_margin_chart_free)

G_END_DECLS
