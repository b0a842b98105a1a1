/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-chart.h"

G_BEGIN_DECLS

/* How far around a grip it can be taken hold of, in pixels. */
#define RBK_GRIP_REACH 12.0

/**
 * RbkGripDirection:
 * @RBK_GRIP_ACROSS: along the axis of usage
 * @RBK_GRIP_UPRIGHT: along the axis of values
 *
 * Which way a grip can be moved.
 */
typedef enum
{
  RBK_GRIP_ACROSS,
  RBK_GRIP_UPRIGHT,
} RbkGripDirection;

/**
 * RbkGripState:
 * @RBK_GRIP_IDLE: there to be found
 * @RBK_GRIP_HOVERED: under the pointer
 * @RBK_GRIP_HELD: being moved, or chosen by the keyboard
 *
 * How much a grip stands out.
 */
typedef enum
{
  RBK_GRIP_IDLE,
  RBK_GRIP_HOVERED,
  RBK_GRIP_HELD,
} RbkGripState;

/**
 * RbkGrip:
 * @x: the usage of its place on the curve
 * @y: the value there
 * @direction: which way it moves
 * @state: how it is drawn
 * @color_index: the plan's colour index
 * @label: (nullable): the words of its chip, drawn where it is not idle
 * @px: its pixel, by rbk_chart_place_grips()
 * @py: its pixel
 * @is_shown: whether its place is within the plot
 *
 * A place on a curve that can be dragged. Grips are no part of pictures in files.
 */
typedef struct
{
  double           x, y;
  RbkGripDirection direction;
  RbkGripState     state;
  guint            color_index;
  const char      *label;
  double           px, py;
  gboolean         is_shown;
} RbkGrip;

void rbk_chart_place_grips (const RbkChartLayout *layout, RbkGrip *grips, gsize n_grips);
int  rbk_chart_hit_grip (const RbkGrip *grips, gsize n_grips, double px, double py);
void rbk_chart_draw_grips (const RbkChartSpec   *spec,
                           const RbkChartLayout *layout,
                           const RbkPalette     *palette,
                           const RbkGrip        *grips,
                           gsize                 n_grips,
                           cairo_t              *cr,
                           PangoContext         *context);

G_END_DECLS
