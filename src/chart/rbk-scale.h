/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for the answers of rbk_scale_ticks(). */
#define RBK_SCALE_MAX_TICKS 32

/**
 * RbkScaleKind:
 * @RBK_SCALE_LINEAR: equal steps are equal distances
 * @RBK_SCALE_LOG: equal ratios are equal distances
 *
 * How values turn into distances.
 */
typedef enum
{
  RBK_SCALE_LINEAR,
  RBK_SCALE_LOG,
} RbkScaleKind;

/**
 * RbkScale:
 * @kind: linear or logarithmic
 * @min: the lowest value of the axis
 * @max: the highest value, above @min
 * @from: the pixel of @min
 * @to: the pixel of @max; below @from on an axis that runs up or leftwards
 *
 * Maps values onto pixels. A value, not an object: copy it freely.
 */
typedef struct
{
  RbkScaleKind kind;
  double       min, max;
  double       from, to;
} RbkScale;

void   rbk_scale_init (RbkScale *scale, RbkScaleKind kind, double min, double max);
double rbk_scale_clamp (const RbkScale *scale, double value);
double rbk_scale_map (const RbkScale *scale, double value);
double rbk_scale_unmap (const RbkScale *scale, double pixel);
double rbk_scale_step (const RbkScale *scale, guint max_ticks);
guint  rbk_scale_ticks (const RbkScale *scale, guint max_ticks, double *ticks);
void  rbk_scale_zoom (const RbkScale *scale, double pixel, double factor, double *min, double *max);
void  rbk_scale_pan (const RbkScale *scale, double pixels, double *min, double *max);
guint rbk_scale_ticks_every (const RbkScale *scale, double step, guint max_ticks, double *ticks);

G_END_DECLS
