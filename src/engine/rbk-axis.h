/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-margin.h"

G_BEGIN_DECLS

/* A usage axis: units on one meter, or calls, and what follows from them. It borrows from
 * the spec and is for one thread. */
typedef struct
{
  const RbkSpec *spec;
  int            meter;      /* -1: calls */
  RbkDecimal     units;      /* on the axis for an average call, times the spec's weights */
  RbkDecimal     call_cost;  /* of the same */
  RbkDecimal    *call_units; /* (owned) (array) of the same, one for each meter */
  RbkDecimal    *usage;      /* (owned) (array) room for a bill's usage */
} RbkAxis;

void       rbk_axis_init (RbkAxis *self, const RbkSpec *spec, int meter, const RbkDecimal *tokens);
void       rbk_axis_init_at (RbkAxis        *self,
                             const RbkSpec  *spec,
                             int             meter,
                             const RbkWhere *where,
                             RbkPopulation  *population);
void       rbk_axis_clear (RbkAxis *self);
RbkDecimal rbk_axis_of_calls (const RbkAxis *self, RbkDecimal calls, RbkDecimal weighed);
RbkDecimal rbk_axis_get_usage (const RbkAxis *self, int meter, RbkDecimal usage);
RbkDecimal rbk_axis_get_place (const RbkAxis *self, const RbkCardSpec *card, RbkDecimal quantity);
RbkDecimal rbk_axis_get_inference (const RbkAxis *self, RbkDecimal usage);
gboolean   rbk_axis_get_limit (const RbkAxis *self, const RbkPhaseSpec *phase, RbkDecimal *limit);
void       rbk_axis_get_figure (RbkAxis            *self,
                                const RbkPlanSpec  *plan,
                                const RbkPhaseSpec *phase,
                                RbkDecimal          usage,
                                const RbkDecimal   *inference,
                                RbkFigure          *figure);
gboolean   rbk_axis_resolve (const RbkAxis      *self,
                             const RbkPlanSpec  *plan,
                             const RbkPhaseSpec *phase,
                             const RbkWhere     *where,
                             RbkDecimal         *usage,
                             GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkAxis, rbk_axis_clear)

G_END_DECLS
