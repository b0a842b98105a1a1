/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-scenario-run.h"

G_BEGIN_DECLS

/* A copy of a book in which an answer moves prices and credit rates. It borrows all else. */
typedef struct
{
  RbkSpec    spec;  /* to compute with; never referenced */
  GPtrArray *owned; /* (owned) (element-type gpointer) arrays of the copy */
  GArray    *moves; /* (owned) (element-type RbkScenarioMove) */
} RbkAnsweredSpec;

void rbk_answered_spec_init (RbkAnsweredSpec *self, const RbkSpec *spec);
void rbk_answered_spec_clear (RbkAnsweredSpec *self);
void rbk_answered_spec_move_plan (RbkAnsweredSpec *self, guint plan, RbkDecimal factor);
void rbk_answered_spec_move_meter (RbkAnsweredSpec *self, guint meter, RbkDecimal factor);
void rbk_answered_spec_move_credits (RbkAnsweredSpec *self,
                                     guint            workload,
                                     guint            route,
                                     RbkDecimal       factor);
void rbk_answered_spec_count_calls (RbkAnsweredSpec *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkAnsweredSpec, rbk_answered_spec_clear)

G_END_DECLS
