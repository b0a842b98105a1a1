/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-spec.h"

G_BEGIN_DECLS

void  rbk_chart_range_x (const RbkChartSpec *spec, RbkScale *scale);
void  rbk_chart_range_y (const RbkChartSpec *spec,
                         const RbkScale     *x,
                         guint               max_ticks,
                         RbkScale           *scale);
guint rbk_chart_ticks_y (const RbkChartSpec *spec,
                         const RbkScale     *scale,
                         guint               max_ticks,
                         double             *ticks);

G_END_DECLS
