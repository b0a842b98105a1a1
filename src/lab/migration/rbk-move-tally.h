/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-migration.h"

G_BEGIN_DECLS

/* Some customers together, in minor and in nano-units. */
typedef struct
{
  guint64  n;
  __int128 old_bill, new_bill, old_cost, new_cost;
} RbkMoveCount;

/* Those on an old plan. */
typedef struct
{
  RbkMoveCount sums;
  guint64      n_less, n_same, n_more, n_over, n_stopped;
  guint64      bins[RBK_N_RISE_BINS];
} RbkPlanCount;

typedef struct
{
  RbkMoveCount sums;
  guint64      n_more, n_over;
} RbkFlowCount;

/* What there is of each. Flows go from old plan + 1 to new plan + 1. */
typedef struct
{
  RbkMoveCount  cohorts[RBK_N_COHORTS];
  guint         n_old, n_new;
  RbkPlanCount *plans; /* (owned) of the old plans */
  RbkFlowCount *flows; /* (owned) */
} RbkMoveTally;

/* What customers come to. */
typedef struct
{
  const RbkMigrationBills *bills;
  gint64                  *old_overheads, *new_overheads; /* (owned) in nano-units, of plan + 1 */
} RbkMoveCounter;

void         rbk_move_counter_init (RbkMoveCounter *self, const RbkMigrationBills *bills);
void         rbk_move_counter_clear (RbkMoveCounter *self);
RbkMoveCount rbk_move_counter_take (const RbkMoveCounter *self, guint customer);
void         rbk_move_count_add (RbkMoveCount *self, const RbkMoveCount *more);
RbkMoveSums  rbk_move_count_get_sums (const RbkMoveCount *self, const RbkMigrationBills *bills);

void rbk_move_tally_init (RbkMoveTally *self, RbkMigration *migration, const guint8 *kept);
void rbk_move_tally_clear (RbkMoveTally *self);
void rbk_plan_count_add (RbkPlanCount *self, const RbkPlanCount *more);

static inline const RbkFlowCount *
rbk_move_tally_get_flow (const RbkMoveTally *self, guint from, guint to)
{
  return &self->flows[from * (self->n_new + 1) + to];
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkMoveCounter, rbk_move_counter_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkMoveTally, rbk_move_tally_clear)

G_END_DECLS
