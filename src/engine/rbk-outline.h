/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-axis.h"
#include "rbk-curve.h"

G_BEGIN_DECLS

/* A plan's bill and cost along the axis, exact and not rounded: straight lines between
 * kinks. It borrows from the spec. */
typedef struct
{
  RbkAxis             axis;
  const RbkPlanSpec  *plan;
  const RbkPhaseSpec *phase;
  RbkDecimal          end;   /* of the usage that it covers */
  RbkDecimal          reach; /* the certificate's end, at or before it */
  gboolean            has_limit;
  RbkDecimal          limit; /* where a hard cap stops a customer */
  GArray             *kinks; /* (owned) (element-type RbkKink) ascending */
} RbkOutline;

typedef struct
{
  RbkDecimal bill, cost, amount; /* amount: bill - cost */
} RbkBalance;

void       rbk_outline_init (RbkOutline          *self,
                             const RbkSpec       *spec,
                             const RbkPlanSpec   *plan,
                             const RbkPhaseSpec  *phase,
                             const RbkCurveRange *range);
void       rbk_outline_clear (RbkOutline *self);
RbkBalance rbk_outline_get_balance (const RbkOutline *self,
                                    RbkDecimal        usage,
                                    gboolean          is_past,
                                    const RbkKink    *extra);
gboolean   rbk_outline_is_sparse (const RbkOutline *self, RbkDecimal at);

void rbk_outline_add_kink (RbkOutline        *self,
                           const RbkCardSpec *card,
                           RbkKinkKind        kind,
                           RbkDecimal         quantity);
void rbk_outline_sort (RbkOutline *self);
void rbk_outline_add_steps (RbkOutline *self);

gboolean    rbk_outline_certify (const RbkOutline *self, RbkCertificate *certificate);
RbkDecimal *rbk_outline_find_break_even (const RbkOutline *self, guint *n_break_even);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkOutline, rbk_outline_clear)

G_END_DECLS
