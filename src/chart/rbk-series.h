/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkPoint:
 * @x: the usage
 * @y: the value there; not a number leaves a gap in the curve
 *
 * A vertex of a curve.
 */
typedef struct
{
  double x, y;
} RbkPoint;

/**
 * RbkMarkKind:
 * @RBK_MARK_KINK: the curve changes its slope
 * @RBK_MARK_INCLUDED: the included amount ends
 * @RBK_MARK_CAP: the limit of the plan
 * @RBK_MARK_BREAK_EVEN: bill and cost are equal
 * @RBK_MARK_LOWEST: the lowest margin of the certificate
 *
 * Why a place on a curve stands out.
 */
typedef enum
{
  RBK_MARK_KINK,
  RBK_MARK_INCLUDED,
  RBK_MARK_CAP,
  RBK_MARK_BREAK_EVEN,
  RBK_MARK_LOWEST,
} RbkMarkKind;

/**
 * RbkMark:
 * @x: the usage
 * @y: the value there
 * @kind: why it stands out
 * @label: (nullable): a short text beside it, dropped where there is no room
 *
 * A place on a curve worth a ring.
 */
typedef struct
{
  double      x, y;
  RbkMarkKind kind;
  const char *label;
} RbkMark;

/**
 * RbkSeries:
 * @key: (nullable): the caller's name for it; not drawn
 * @name: (nullable): what the legend says
 * @color_index: which of the palette's colours, dashes and markers; taken modulo their number
 * @dimmed: whether it steps back behind the others
 * @selected: whether it is drawn stronger and above the others
 * @points: (array length=n_points): the vertices, @x rising
 * @n_points: how many
 * @marks: (array length=n_marks): places that stand out
 * @n_marks: how many
 *
 * One curve. Borrows everything it points to. Between two points it is a
 * straight line in values, also where the axis is logarithmic.
 */
typedef struct
{
  const char     *key;
  const char     *name;
  guint           color_index;
  gboolean        dimmed;
  gboolean        selected;
  const RbkPoint *points;
  gsize           n_points;
  const RbkMark  *marks;
  gsize           n_marks;
} RbkSeries;

double   rbk_series_value_at (const RbkSeries *series, double x);
gboolean rbk_series_extent (const RbkSeries *series, RbkPoint *low, RbkPoint *high);

G_END_DECLS
