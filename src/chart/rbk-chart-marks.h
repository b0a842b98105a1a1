/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-text.h"
#include "rbk-palette.h"

G_BEGIN_DECLS

gboolean rbk_mark_place (const RbkMark *mark, const RbkChartLayout *layout, double *x, double *y);
void     rbk_marks_draw (const RbkSeries      *series,
                         const RbkChartLayout *layout,
                         const RbkPalette     *palette,
                         cairo_t              *cr);
void     rbk_marks_draw_labels (const RbkChartSpec   *spec,
                                const RbkChartLayout *layout,
                                const RbkPalette     *palette,
                                RbkText              *text,
                                cairo_t              *cr);

G_END_DECLS
