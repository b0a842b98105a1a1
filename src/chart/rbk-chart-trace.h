/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-spec.h"

G_BEGIN_DECLS

/* A visible straight piece of a curve, in pixels; @index is the point it
 * starts from. A point alone between gaps comes as a piece without length. */
typedef void (*RbkTraceFunc) (
    double x0, double y0, double x1, double y1, gsize index, gpointer user_data);

void rbk_chart_trace (const RbkSeries      *series,
                      const RbkChartLayout *layout,
                      RbkTraceFunc          visit,
                      gpointer              user_data);

G_END_DECLS
