/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-move-tally.h"

#include "rbk-mix-parts.h"
#include "rbk-work.h"

/* Customers below this are not shared among threads. */
#define MIN_PER_PART 50000
#define MAX_PARTS 4

/* Ranges of change in per cent: what falls by more than 50 %, then what does so by more than
 * 20 % and not by more than 50 %, and so on; those whose bill stays are one range. */
static const int edges[] = { -50, -20, -10, 0, 0, 10, 20, 50, 100, 200 };

#define SAME_BIN 4

G_STATIC_ASSERT (G_N_ELEMENTS (edges) + 1 == RBK_N_RISE_BINS);

typedef struct
{
  RbkMigration  *migration;
  const guint8  *kept;
  RbkMoveCounter counter;
  RbkMoveTally  *parts; /* (owned) what each thread counts */
  guint          n_parts;
} Work;

static void
clear (Work *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    rbk_move_tally_clear (&self->parts[i]);
  g_free (self->parts);
  rbk_move_counter_clear (&self->counter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear)

static RbkCohort
find_cohort (const RbkMigrationBills *bills, guint customer, gboolean is_kept, RbkDecimal threshold)
{
  gint64 before = bills->old_bills[customer], after = bills->new_bills[customer];

  if (bills->kinds[customer] != RBK_MOVER_COMPARED)
    return bills->kinds[customer] == RBK_MOVER_UNSERVED ? RBK_COHORT_UNSERVED
           : bills->kinds[customer] == RBK_MOVER_QUOTED ? RBK_COHORT_QUOTED
                                                        : RBK_COHORT_UNKNOWN;
  if (is_kept)
    return RBK_COHORT_KEPT;
  if (bills->is_stopped[customer])
    return RBK_COHORT_STOPPED;
  if (after <= before)
    return after < before ? RBK_COHORT_LESS : RBK_COHORT_SAME;
  return rbk_rise_is_over (before, after, threshold) ? RBK_COHORT_OVER : RBK_COHORT_MORE;
}

static guint
find_bin (gint64 before, gint64 after)
{
  __int128 change = ((__int128) after - before) * 100;
  guint    bin = 0;

  if (change == 0)
    return SAME_BIN;
  if (change < 0)
    while (bin < SAME_BIN - 1 && change >= (__int128) edges[bin] * before)
      bin++;
  else
    for (bin = SAME_BIN + 1; bin < G_N_ELEMENTS (edges) && change > (__int128) edges[bin] * before;)
      bin++;
  return bin;
}

static void
add_to_plan (RbkPlanCount       *tally,
             const RbkMoveCount *sums,
             const RbkMigration *migration,
             guint               customer)
{
  const RbkMigrationBills *bills = migration->bills;
  gint64                   before = bills->old_bills[customer], after = bills->new_bills[customer];

  rbk_move_count_add (&tally->sums, sums);
  tally->n_less += after < before ? sums->n : 0;
  tally->n_same += after == before ? sums->n : 0;
  tally->n_more += after > before ? sums->n : 0;
  tally->n_over += rbk_rise_is_over (before, after, migration->threshold) ? sums->n : 0;
  tally->n_stopped += bills->is_stopped[customer] ? sums->n : 0;
  tally->bins[find_bin (before, after)] += sums->n;
}

static void
add_customer (const Work *self, RbkMoveTally *part, guint customer)
{
  RbkMigration            *migration = self->migration;
  const RbkMigrationBills *bills = migration->bills;
  RbkCohort     cohort = find_cohort (bills, customer, self->kept[customer], migration->threshold);
  RbkMoveCount  sums = rbk_move_counter_take (&self->counter, customer);
  guint         from = (guint) (bills->old_plans[customer] + 1);
  guint         to = (guint) (bills->new_plans[customer] + 1);
  RbkFlowCount *flow = &part->flows[from * (part->n_new + 1) + to];

  migration->cohorts[customer] = (guint8) cohort;
  rbk_move_count_add (&part->cohorts[cohort], &sums);
  rbk_move_count_add (&flow->sums, &sums);
  if (bills->kinds[customer] != RBK_MOVER_COMPARED)
    return;
  add_to_plan (&part->plans[from - 1], &sums, migration, customer);
  if (bills->new_bills[customer] > bills->old_bills[customer])
    flow->n_more += sums.n;
  if (rbk_rise_is_over (bills->old_bills[customer], bills->new_bills[customer],
                        migration->threshold))
    flow->n_over += sums.n;
}

static void
count_part (guint number, gpointer data)
{
  const Work *self = data;
  guint64     n = self->migration->bills->n;
  guint       from = (guint) (n * number / self->n_parts);
  guint       to = (guint) (n * (number + 1) / self->n_parts);

  for (guint i = from; i < to; i++)
    add_customer (self, &self->parts[number], i);
}

static void
init_part (RbkMoveTally *self, const RbkMigrationBills *bills)
{
  self->n_old = bills->before->n_plans;
  self->n_new = bills->after->n_plans;
  self->plans = g_new0 (RbkPlanCount, MAX (self->n_old, 1));
  self->flows = g_new0 (RbkFlowCount, (gsize) (self->n_old + 1) * (self->n_new + 1));
}

static void
merge (RbkMoveTally *self, const RbkMoveTally *part)
{
  for (guint i = 0; i < RBK_N_COHORTS; i++)
    rbk_move_count_add (&self->cohorts[i], &part->cohorts[i]);
  for (guint i = 0; i < self->n_old; i++)
    rbk_plan_count_add (&self->plans[i], &part->plans[i]);
  for (guint i = 0; i < (self->n_old + 1) * (self->n_new + 1); i++)
    {
      rbk_move_count_add (&self->flows[i].sums, &part->flows[i].sums);
      self->flows[i].n_more += part->flows[i].n_more;
      self->flows[i].n_over += part->flows[i].n_over;
    }
}

/*
 * rbk_plan_count_add:
 * @self: a count
 * @more: of others
 *
 * Adds it up.
 */
void
rbk_plan_count_add (RbkPlanCount *self, const RbkPlanCount *more)
{
  rbk_move_count_add (&self->sums, &more->sums);
  self->n_less += more->n_less;
  self->n_same += more->n_same;
  self->n_more += more->n_more;
  self->n_over += more->n_over;
  self->n_stopped += more->n_stopped;
  for (guint i = 0; i < RBK_N_RISE_BINS; i++)
    self->bins[i] += more->bins[i];
}

/*
 * rbk_move_tally_init:
 * @self: what is counted
 * @migration: a migration whose bills are known; takes the cohort of each customer
 * @kept: of each customer, whether it stays on the old terms
 *
 * Counts customers, on as many threads as are worth it.
 */
void
rbk_move_tally_init (RbkMoveTally *self, RbkMigration *migration, const guint8 *kept)
{
  const RbkMigrationBills *bills = migration->bills;
  g_auto(Work) work = { .migration = migration, .kept = kept };

  rbk_move_counter_init (&work.counter, bills);
  work.n_parts = MIN (CLAMP (bills->n / MIN_PER_PART, 1, MAX_PARTS), g_get_num_processors ());
  work.parts = g_new0 (RbkMoveTally, work.n_parts);
  for (guint i = 0; i < work.n_parts; i++)
    init_part (&work.parts[i], bills);
  rbk_work_run (count_part, work.n_parts, &work);
  init_part (self, bills);
  for (guint i = 0; i < work.n_parts; i++)
    merge (self, &work.parts[i]);
}

/*
 * rbk_move_tally_clear:
 * @self: what was counted
 *
 * Frees what it holds.
 */
void
rbk_move_tally_clear (RbkMoveTally *self)
{
  g_clear_pointer (&self->plans, g_free);
  g_clear_pointer (&self->flows, g_free);
}

/**
 * rbk_rise_bin_get_range:
 * @bin: a range of change
 * @has_low: (out): whether it has a lower bound
 * @low: (out): that, in per cent; it belongs to a range of falls, not to one of rises
 * @has_high: (out): whether it has an upper bound
 * @high: (out): that; it belongs to a range of rises, not to one of falls
 *
 * Says what a range holds. The one from 0 to 0 holds bills that stay, the last one also bills
 * that were nothing.
 */
void
rbk_rise_bin_get_range (guint bin, gboolean *has_low, int *low, gboolean *has_high, int *high)
{
  g_return_if_fail (bin < RBK_N_RISE_BINS);

  *has_low = bin > 0;
  *low = bin > 0 ? edges[bin - 1] : 0;
  *has_high = bin < G_N_ELEMENTS (edges);
  *high = *has_high ? edges[bin] : 0;
}
