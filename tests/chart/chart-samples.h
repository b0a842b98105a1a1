/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <rbk-chart.h>

G_BEGIN_DECLS

#define SAMPLE_POINTS 120
#define SAMPLE_BINS 60
#define SAMPLE_MAX_PLANS 200

/* A chart with all that it points to. */
typedef struct
{
  RbkChartSpec spec;
  RbkSeries    series[SAMPLE_MAX_PLANS];
  RbkPoint     points[SAMPLE_MAX_PLANS][SAMPLE_POINTS];
  RbkMark      marks[SAMPLE_MAX_PLANS][2];
  char         names[SAMPLE_MAX_PLANS][16];
  RbkGuide     guides[4];
  RbkBin       bins[SAMPLE_BINS];
} SampleChart;

SampleChart *sample_chart_new (guint n_plans, RbkChartYKind kind, gboolean is_log);

G_END_DECLS
