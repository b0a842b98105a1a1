/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "rbk-chart-spec.h"
#include "rbk-palette.h"

G_BEGIN_DECLS

/**
 * RbkHit:
 * @series: which curve
 * @is_mark: whether a mark was hit; if not, the curve itself
 * @index: the mark, or the first point of the piece of the curve
 * @x: the pixel of the place
 * @y: the pixel of the place
 * @distance: how far it was, in pixels
 * @usage: the place on the axis
 *
 * What is under the pointer.
 */
typedef struct
{
  gsize    series;
  gboolean is_mark;
  gsize    index;
  double   x, y;
  double   distance;
  double   usage;
} RbkHit;

/**
 * RbkCursorLine:
 * @label: (nullable): a plan's name
 * @value: (nullable): its value at the cursor, in words
 * @color_index: the plan's colour index
 * @has_color: whether the line stands for a curve; if not, it has no marker
 * @strong: whether it is set in bold, as for the selected plan
 * @y: where the dot on the curve goes; NaN for none
 *
 * A line of the read-out.
 */
typedef struct
{
  const char *label;
  const char *value;
  guint       color_index;
  gboolean    has_color;
  gboolean    strong;
  double      y;
} RbkCursorLine;

/**
 * RbkCursor:
 * @x: the usage read
 * @title: (nullable): the heading of the card
 * @lines: (array length=n_lines): what it says
 * @n_lines: how many; those that don't fit are left out from the end
 *
 * A crosshair and its read-out.
 */
typedef struct
{
  double               x;
  const char          *title;
  const RbkCursorLine *lines;
  gsize                n_lines;
} RbkCursor;

void rbk_chart_layout (const RbkChartSpec *spec,
                       PangoContext       *context,
                       double              width,
                       double              height,
                       RbkChartLayout     *layout);
void rbk_chart_draw (const RbkChartSpec   *spec,
                     const RbkChartLayout *layout,
                     const RbkPalette     *palette,
                     cairo_t              *cr,
                     PangoContext         *context);
void rbk_chart_draw_cursor (const RbkChartSpec   *spec,
                            const RbkChartLayout *layout,
                            const RbkPalette     *palette,
                            const RbkCursor      *cursor,
                            cairo_t              *cr,
                            PangoContext         *context);

gboolean rbk_chart_hit (const RbkChartSpec   *spec,
                        const RbkChartLayout *layout,
                        double                px,
                        double                py,
                        double                radius,
                        RbkHit               *hit);

G_END_DECLS
