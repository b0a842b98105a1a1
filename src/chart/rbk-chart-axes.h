/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-text.h"
#include "rbk-palette.h"

G_BEGIN_DECLS

/* Between a label and the plot. */
#define RBK_AXES_GAP 8.0

char  *rbk_axes_label_y (const RbkChartSpec *spec, double value);
double rbk_axes_y_width (const RbkChartSpec *spec, const RbkChartLayout *layout, RbkText *text);
guint  rbk_axes_fit_x (const RbkChartSpec *spec, RbkChartLayout *layout, RbkText *text);

void rbk_axes_draw_grid (const RbkChartSpec   *spec,
                         const RbkChartLayout *layout,
                         const RbkPalette     *palette,
                         cairo_t              *cr);
void rbk_axes_draw_labels (const RbkChartSpec   *spec,
                           const RbkChartLayout *layout,
                           const RbkPalette     *palette,
                           RbkText              *text,
                           cairo_t              *cr);

G_END_DECLS
