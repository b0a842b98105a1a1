/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-margin.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_KINK_INCLUDED,
  RBK_KINK_CAP, /* of a hard limit */
  RBK_KINK_TIER,
  RBK_KINK_MINIMUM,
  RBK_KINK_MAXIMUM,
  RBK_KINK_PACKAGE,
} RbkKinkKind;

/**
 * RbkKink:
 * @at: units a month on the axis meter
 * @kind: what bends there
 * @card: the rate card
 * @quantity: the same in units of the card's own meter and billing period
 * @jumps: whether the charge jumps just past it
 * @is_sparse: whether steps of a staircase between it and the next are left out
 *
 * A place where a bill is no straight line.
 */
typedef struct
{
  RbkDecimal         at;
  RbkKinkKind        kind;
  const RbkCardSpec *card;
  RbkDecimal         quantity;
  gboolean           jumps, is_sparse;
} RbkKink;

/**
 * RbkCertificate:
 * @from: start of the usage that it covers
 * @to: its end
 * @has_lowest: whether margin has a lowest value: the bill is never nothing
 * @lowest_margin: the lowest margin over the whole of it, from exact amounts
 * @at: where; just past it where @is_past is set
 * @lowest_amount: the least that is left of a customer's bill
 * @lowest_amount_at: where
 */
typedef struct
{
  RbkDecimal from, to;
  gboolean   has_lowest, is_past;
  double     lowest_margin;
  RbkDecimal at;
  RbkDecimal lowest_amount, lowest_amount_at;
} RbkCertificate;

/**
 * RbkCurve:
 *
 * A plan over the usage axis: points to draw and what is exact about it.
 */
typedef struct
{
  const RbkPlanSpec  *plan;
  const RbkPhaseSpec *phase;
  int                 axis;
  RbkFigure          *points; /* ascending; kinks are among them */
  guint               n_points;
  RbkKink            *kinks;
  guint               n_kinks;
  RbkCertificate      certificate;
  RbkDecimal         *break_even; /* usages at which margin crosses zero */
  guint               n_break_even;
} RbkCurve;

/**
 * RbkCurveRange:
 * @axis: the meter on the axis; -1 where usage is calls
 * @from: the least usage drawn
 * @to: the most
 * @n_points: how many points to draw, beside kinks
 * @is_log: whether they are even on a logarithmic axis
 * @has_reach: whether customers say how far usage reaches
 * @reach: their p99.9, to which a plan without a cap is certified
 */
typedef struct
{
  int        axis;
  RbkDecimal from, to;
  guint      n_points;
  gboolean   is_log;
  gboolean   has_reach;
  RbkDecimal reach;
} RbkCurveRange;

gboolean  rbk_curve_range_init (RbkCurveRange *range,
                                const RbkSpec *spec,
                                RbkPopulation *population);
void      rbk_curve_range_init_on (RbkCurveRange *range,
                                   const RbkSpec *spec,
                                   int            axis,
                                   RbkPopulation *population);
RbkCurve *rbk_curve_new (const RbkSpec       *spec,
                         const RbkPlanSpec   *plan,
                         const RbkCurveRange *range,
                         GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void      rbk_curve_free (RbkCurve *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCurve, rbk_curve_free)

G_END_DECLS
