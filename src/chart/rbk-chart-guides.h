/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart-text.h"
#include "rbk-palette.h"

G_BEGIN_DECLS

/* Of a row of chips beyond the line of text in it. */
#define RBK_CHIP_ROOM 4.0
#define RBK_CHIP_MAX_ROWS 2

guint rbk_guides_chip_rows (const RbkChartSpec *spec, const RbkChartLayout *layout, RbkText *text);
void  rbk_guides_draw_lines (const RbkChartSpec   *spec,
                             const RbkChartLayout *layout,
                             const RbkPalette     *palette,
                             cairo_t              *cr);
void  rbk_guides_draw_chips (const RbkChartSpec   *spec,
                             const RbkChartLayout *layout,
                             const RbkPalette     *palette,
                             RbkText              *text,
                             cairo_t              *cr);

G_END_DECLS
