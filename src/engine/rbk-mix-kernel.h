/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix-parts.h"

G_BEGIN_DECLS

/* A piece of a line for numbers of 31 bits, in doubles that hold all of its numerators: what it
 * charges is (first + step x number) x inverse, rounded down. The first has a half of the unit,
 * and of one, in it: so the product is half a unit's share away from whatever would round it to
 * another number, and with numerators below 2^51 its error is less. */
typedef struct
{
  double first, step, inverse;
} RbkMixSlope;

/* Of customers with their bills, in minor units, and costs in nano-units. */
typedef struct
{
  gint64 bill, losing_bill, losing_cost;
  guint  n_losing;
} RbkMixSums;

/* The same work done in two ways: with the processor's vectors, and without. */
typedef struct
{
  /* Adds to bills what a slope charges. */
  void (*add) (const RbkMixSlope *slope, const guint32 *numbers, guint n, double *bills);
  /* What it charges all together. */
  gint64 (*sum) (const RbkMixSlope *slope, const guint32 *numbers, guint n);
  /* Who costs more than the overhead, in nano-units, leaves of the bill. */
  void (*compare) (const double *bills,
                   const gint64 *costs,
                   guint         n,
                   double        nano_per_minor,
                   double        overhead,
                   RbkMixSums   *sums);
} RbkMixKernel;

const RbkMixKernel *rbk_mix_kernel_get (gboolean may_be_vectors);

gboolean rbk_mix_slope_init (RbkMixSlope *self, const RbkMixPiece *piece, gint64 high);

/* Up to what the kernels take bills, and costs and bills in nano-units, of as many customers
 * as a chunk has. */
#define RBK_MIX_KERNEL_MAX_BILL (G_GINT64_CONSTANT (1) << 40)
#define RBK_MIX_KERNEL_MAX_NANO (G_GINT64_CONSTANT (1) << 50)

G_END_DECLS
