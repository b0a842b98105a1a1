/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-parts.h"
#include "rbk-move-tally.h"

/* The first is that of no plan. */
static gint64 *
list_overheads (const RbkSpec *spec)
{
  gint64 *overheads = g_new0 (gint64, spec->n_plans + 1);

  for (guint i = 0; i < spec->n_plans; i++)
    {
      RbkDecimal rounded = rbk_decimal_round (spec->plans[i].overhead, 9, RBK_ROUND_HALF_AWAY);

      overheads[i + 1] = (gint64) MIN (rounded.raw / RBK_NANO_RAW, (__int128) G_MAXINT64 / 4);
    }
  return overheads;
}

/*
 * rbk_move_counter_init:
 * @self: what counts
 * @bills: what customers pay; they must live as long
 *
 * Makes ready what plans cost beside inference.
 */
void
rbk_move_counter_init (RbkMoveCounter *self, const RbkMigrationBills *bills)
{
  *self = (RbkMoveCounter){ bills, list_overheads (bills->before), list_overheads (bills->after) };
}

/*
 * rbk_move_counter_clear:
 * @self: what counted
 *
 * Frees what it holds.
 */
void
rbk_move_counter_clear (RbkMoveCounter *self)
{
  g_clear_pointer (&self->old_overheads, g_free);
  g_clear_pointer (&self->new_overheads, g_free);
}

/*
 * rbk_move_counter_take:
 * @self: what counts
 * @customer: the place of an entry
 *
 * Returns: what its customers come to
 */
RbkMoveCount
rbk_move_counter_take (const RbkMoveCounter *self, guint customer)
{
  const RbkMigrationBills *bills = self->bills;
  __int128                 weight = rbk_migration_bills_get_weight (bills, customer);
  guint                    old_plan = (guint) (bills->old_plans[customer] + 1);
  guint                    new_plan = (guint) (bills->new_plans[customer] + 1);
  gint64                   overhead =
      bills->is_same_cost ? self->new_overheads[new_plan] : self->old_overheads[old_plan];
  RbkMoveCount sums = { .n = (guint64) weight };

  sums.old_bill = bills->old_bills[customer] * weight;
  sums.old_cost = ((__int128) bills->old_costs[customer] + overhead) * weight;
  if (bills->kinds[customer] != RBK_MOVER_QUOTED)
    sums.new_bill = bills->new_bills[customer] * weight;
  if (new_plan > 0)
    sums.new_cost =
        ((__int128) bills->new_costs[customer] + self->new_overheads[new_plan]) * weight;
  return sums;
}

/*
 * rbk_move_count_add:
 * @self: a count
 * @more: of others
 *
 * Adds it up.
 */
void
rbk_move_count_add (RbkMoveCount *self, const RbkMoveCount *more)
{
  self->n += more->n;
  self->old_bill += more->old_bill;
  self->new_bill += more->new_bill;
  self->old_cost += more->old_cost;
  self->new_cost += more->new_cost;
}

/*
 * rbk_move_count_get_sums:
 * @self: a count
 * @bills: whose it is
 *
 * Returns: the same in major units; invalid where that does not fit
 */
RbkMoveSums
rbk_move_count_get_sums (const RbkMoveCount *self, const RbkMigrationBills *bills)
{
  gint64 minor_raw = rbk_mix_get_minor_raw (bills->after);

  return (RbkMoveSums){ .n = self->n,
                        .old_bill = rbk_mix_scale (self->old_bill, minor_raw),
                        .new_bill = rbk_mix_scale (self->new_bill, minor_raw),
                        .old_cost = rbk_mix_scale (self->old_cost, RBK_NANO_RAW),
                        .new_cost = rbk_mix_scale (self->new_cost, RBK_NANO_RAW) };
}
