/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-text.h"
#include "rbk-palette.h"

G_BEGIN_DECLS

double rbk_legend_measure (const RbkChartSpec *spec, RbkText *text, double room, guint *n_rows);
void   rbk_legend_draw (const RbkChartSpec   *spec,
                        const RbkChartLayout *layout,
                        const RbkPalette     *palette,
                        RbkText              *text,
                        cairo_t              *cr);

G_END_DECLS
