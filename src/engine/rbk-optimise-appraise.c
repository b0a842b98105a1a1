/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-private.h"

#include "rbk-error.h"
#include "rbk-fee.h"

/* Sums of all customers stay below this many nano-units, so that a share of one fits. */
#define MOST_NANO ((__int128) 1 << 90)

gboolean
rbk_worth_is_better (const RbkWorth *self, const RbkWorth *than)
{
  return self->violation != than->violation ? self->violation < than->violation
                                            : self->margin > than->margin;
}

/* The lowest bills of all plans but one, the earlier plan's where they are equal. What is tried
 * stands in for what is. */
static void
find_others (RbkAppraisal *self, int skip, const gboolean *is_tried)
{
  guint n = self->crowd->n_groups;

  for (guint i = 0; i < n; i++)
    {
      self->other_bills[i] = G_MAXINT64;
      self->other_plans[i] = 0;
    }
  for (guint plan = 0; plan < self->book.spec.n_plans; plan++)
    {
      const gint64 *bills =
          is_tried != NULL && is_tried[plan] ? self->spare[plan] : self->bills[plan];

      for (guint i = 0; (int) plan != skip && bills != NULL && i < n; i++)
        if (bills[i] < self->other_bills[i])
          {
            self->other_bills[i] = bills[i];
            self->other_plans[i] = plan;
          }
    }
  self->others_of = skip;
}

static gint64
get_limit (const RbkAppraisal *self, gint64 today)
{
  const RbkOptimiseTask *task = self->task;
  RbkDecimal             share = task->max_increase, limit;
  gint64                 most;

  if (task->demand.kind == RBK_DEMAND_BOUND)
    share =
        task->has_max_increase ? rbk_decimal_min (share, task->demand.value) : task->demand.value;
  else if (!task->has_max_increase)
    return G_MAXINT64;
  limit = rbk_decimal_mul (rbk_decimal_from_int (today), rbk_decimal_add (RBK_DECIMAL_ONE, share));
  limit = rbk_decimal_round (limit, 0, RBK_ROUND_FLOOR);
  return rbk_decimal_to_int (limit, &most) ? most : G_MAXINT64 - 1;
}

/* What those of a group cost today of whom nothing is left. Whoever leaves takes their margin
 * along; a loss is never taken to be saved. */
static __int128
sum_losses (const RbkAppraisal *self, guint group, gint64 bill, gint64 overhead)
{
  const RbkMixIndex *index = self->crowd->index;
  __int128           kept = (__int128) bill * self->nano_per_minor - overhead, losses = 0;

  for (guint i = self->crowd->firsts[group]; i < self->crowd->firsts[group + 1]; i++)
    {
      guint    entry = self->crowd->order[i];
      __int128 margin = kept - index->cost[entry];

      if (margin < 0)
        losses += margin * rbk_mix_get_weight (index, entry);
    }
  return losses;
}

/* What customers pay today: in today's mix, whatever plan a file says that they are on. */
static gboolean
take_today (RbkAppraisal *self, GCancellable *cancellable, GError **error)
{
  find_others (self, -1, NULL);
  for (guint i = 0; i < self->crowd->n_groups; i++)
    {
      gint64 bill = self->other_bills[i];

      if (i % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->today[i] = bill < G_MAXINT64 ? bill : -1;
      self->limits[i] = G_MAXINT64;
      self->losses[i] = 0;
      if (bill == G_MAXINT64)
        continue;
      self->limits[i] = get_limit (self, bill);
      self->losses[i] = sum_losses (self, i, bill, self->overheads[self->other_plans[i]]);
    }
  return TRUE;
}

static gboolean
take_overheads (RbkAppraisal *self)
{
  for (guint i = 0; i < self->book.spec.n_plans; i++)
    {
      RbkDecimal overhead =
          rbk_decimal_round (self->book.spec.plans[i].overhead, 9, RBK_ROUND_CEILING);
      __int128 nano = overhead.raw / RBK_NANO_RAW;

      if (!rbk_decimal_is_valid (overhead) || nano > G_MAXINT64)
        return FALSE;
      self->overheads[i] = (gint64) nano;
    }
  return TRUE;
}

/* How high bills may be for the sums of all to fit; FALSE where costs don't already. */
static gboolean
take_room (RbkAppraisal *self)
{
  __int128 count = 0, cost = 0, overhead = 0, most;

  for (guint i = 0; i < self->crowd->n_groups; i++)
    {
      count += self->crowd->counts[i];
      cost += self->crowd->costs[i];
      if (cost > MOST_NANO)
        return FALSE;
    }
  for (guint i = 0; i < self->book.spec.n_plans; i++)
    overhead = MAX (overhead, self->overheads[i]);
  if (overhead > MOST_NANO / MAX (count, 1))
    return FALSE;
  most = MOST_NANO / self->nano_per_minor / MAX (count, 1);
  self->most_bill = (gint64) MIN (most, G_MAXINT64 - 1);
  return TRUE;
}

static void
make_room (RbkAppraisal *self)
{
  guint n = MAX (self->crowd->n_groups, 1), n_plans = MAX (self->book.spec.n_plans, 1);

  self->bills = g_new0 (gint64 *, n_plans);
  self->spare = g_new0 (gint64 *, n_plans);
  for (guint i = 0; i < self->book.spec.n_plans; i++)
    if (self->book.plans[i].phase != NULL)
      {
        self->bills[i] = g_new (gint64, n);
        self->spare[i] = g_new (gint64, n);
      }
  self->overheads = g_new0 (gint64, n_plans);
  self->revenues = g_new (__int128, n_plans);
  self->costs = g_new (__int128, n_plans);
  self->today = g_new (gint64, n);
  self->limits = g_new (gint64, n);
  self->losses = g_new (__int128, n);
  self->other_bills = g_new (gint64, n);
  self->other_plans = g_new (guint, n);
}

/* Makes ready what today's terms come to. Takes the customers. */
gboolean
rbk_appraisal_init_crowd (RbkAppraisal          *self,
                          const RbkSpec         *spec,
                          const RbkOptimiseTask *task,
                          RbkCrowd              *crowd,
                          GError               **error)
{
  self->task = task;
  self->crowd = crowd;
  self->nano_per_minor = rbk_crowd_get_nano_per_minor (spec);
  rbk_trial_book_init (&self->book, spec);
  rbk_stay_init (&self->stay, &task->demand);
  make_room (self);
  if (!take_overheads (self) || !take_room (self))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   E_ ("the customers together cost more than can be computed; check the usage "
                       "file"));
      return FALSE;
    }
  for (guint i = 0; i < spec->n_plans; i++)
    {
      if (g_cancellable_set_error_if_cancelled (task->cancellable, error))
        return FALSE;
      if (self->bills[i] != NULL &&
          !rbk_crowd_bill_plan (self->crowd, spec, i, self->bills[i], error))
        return FALSE;
    }
  return take_today (self, task->cancellable, error);
}

/* Likewise, of all customers. */
gboolean
rbk_appraisal_init (RbkAppraisal          *self,
                    const RbkSpec         *spec,
                    const RbkOptimiseTask *task,
                    RbkMixIndex           *index,
                    GError               **error)
{
  RbkCrowd *crowd = rbk_crowd_new (spec, index, task->cancellable, error);

  return crowd != NULL && rbk_appraisal_init_crowd (self, spec, task, crowd, error);
}

void
rbk_appraisal_clear (RbkAppraisal *self)
{
  for (guint i = 0; self->bills != NULL && i < self->book.spec.n_plans; i++)
    {
      g_free (self->bills[i]);
      g_free (self->spare[i]);
    }
  g_free (self->bills);
  g_free (self->spare);
  g_free (self->overheads);
  g_free (self->revenues);
  g_free (self->costs);
  g_free (self->today);
  g_free (self->limits);
  g_free (self->losses);
  g_free (self->other_bills);
  g_free (self->other_plans);
  g_clear_pointer (&self->crowd, rbk_crowd_free);
  rbk_trial_book_clear (&self->book);
}

/* Bills everybody on a plan at the terms on trial. FALSE where that is more than fits. */
gboolean
rbk_appraisal_bill (RbkAppraisal *self, guint plan)
{
  gint64 *bills = self->spare[plan];

  if (!rbk_crowd_bill_plan (self->crowd, &self->book.spec, plan, bills, NULL))
    return FALSE;
  for (guint i = 0; i < self->crowd->n_groups; i++)
    if (bills[i] > self->most_bill && bills[i] < G_MAXINT64)
      return FALSE;
  return TRUE;
}

/* Takes the bills tried last for those of the plan. */
void
rbk_appraisal_keep (RbkAppraisal *self, guint plan)
{
  gint64 *swap = self->bills[plan];

  self->bills[plan] = self->spare[plan];
  self->spare[plan] = swap;
  if (self->others_of != (int) plan)
    self->others_of = -1;
}

/* A group that a plan served and none does any more. */
static void
add_unserved (const RbkAppraisal *self, guint group, RbkWorth *worth)
{
  if (self->task->demand.kind == RBK_DEMAND_BOUND)
    worth->violation +=
        (__int128) (self->today[group] + 1) * self->nano_per_minor * self->crowd->counts[group];
  else
    worth->margin += self->losses[group];
}

static void
add_risen (const RbkAppraisal *self, guint group, gint64 bill, __int128 margin, RbkWorth *worth)
{
  gint64 stay = rbk_stay_get (&self->stay, self->today[group], bill);

  if (bill > self->limits[group])
    worth->violation +=
        (__int128) (bill - self->limits[group]) * self->nano_per_minor * self->crowd->counts[group];
  worth->margin += (margin * stay + self->losses[group] * (RBK_STAY_ALL - stay)) / RBK_STAY_ALL;
}

static void
add_group (RbkAppraisal *self, guint group, guint plan, gint64 bill, RbkWorth *worth)
{
  gint64   count = self->crowd->counts[group];
  __int128 revenue = (__int128) bill * self->nano_per_minor * count;
  __int128 cost = self->crowd->costs[group] + (__int128) self->overheads[plan] * count;

  self->revenues[plan] += revenue;
  self->costs[plan] += cost;
  if (self->today[group] < 0)
    worth->margin += MIN (revenue - cost, 0);
  else if (bill <= self->today[group])
    worth->margin += revenue - cost;
  else
    add_risen (self, group, bill, revenue - cost, worth);
}

/* By how much plans miss the margin that each must keep. */
static __int128
sum_shortfalls (const RbkAppraisal *self)
{
  RbkDecimal margin = self->task->min_margin;
  __int128   sum = 0;

  for (guint i = 0; self->task->has_min_margin && i < self->book.spec.n_plans; i++)
    {
      RbkDecimal revenue = { .raw = self->revenues[i] * RBK_NANO_RAW };
      RbkDecimal cost = { .raw = self->costs[i] * RBK_NANO_RAW };
      RbkDecimal kept;

      if (self->revenues[i] <= 0 || rbk_fee_reaches (revenue, cost, margin))
        continue;
      kept = rbk_decimal_mul_div (revenue, rbk_decimal_sub (RBK_DECIMAL_ONE, margin),
                                  RBK_DECIMAL_ONE, RBK_ROUND_FLOOR);
      sum += rbk_decimal_sub (cost, kept).raw / RBK_NANO_RAW + 1;
    }
  return sum;
}

/* Everybody takes the cheapest: the plan that is tried, or one of the others. */
static void
appraise (RbkAppraisal *self, const gint64 *bills, guint plan, RbkWorth *worth)
{
  *worth = (RbkWorth){ 0 };
  self->n_tried++;
  for (guint i = 0; i < self->book.spec.n_plans; i++)
    self->revenues[i] = self->costs[i] = 0;
  for (guint i = 0; i < self->crowd->n_groups; i++)
    {
      gint64 bill = self->other_bills[i];
      guint  taken = self->other_plans[i];

      if (bills != NULL && (bills[i] < bill || (bills[i] == bill && plan < taken)))
        {
          bill = bills[i];
          taken = plan;
        }
      if (bill < G_MAXINT64)
        add_group (self, i, taken, bill, worth);
      else if (self->today[i] >= 0)
        add_unserved (self, i, worth);
    }
  worth->violation += sum_shortfalls (self);
}

/* What the book is worth with one plan billed as last tried. */
void
rbk_appraisal_try_plan (RbkAppraisal *self, guint plan, RbkWorth *worth)
{
  if (self->others_of != (int) plan)
    find_others (self, (int) plan, NULL);
  appraise (self, self->spare[plan], plan, worth);
}

/* Likewise with several; none of them: what it is worth as it is. */
void
rbk_appraisal_try_plans (RbkAppraisal *self, const gboolean *is_tried, RbkWorth *worth)
{
  find_others (self, -1, is_tried);
  appraise (self, NULL, 0, worth);
}

/* Counts whose bills move, at the terms that are kept. */
void
rbk_appraisal_count (RbkAppraisal *self, RbkBillMoves *moves)
{
  __int128 leaving = 0;

  *moves = (RbkBillMoves){ 0 };
  find_others (self, -1, NULL);
  for (guint i = 0; i < self->crowd->n_groups; i++)
    {
      gint64     bill = self->other_bills[i], today = self->today[i];
      gint64     count = self->crowd->counts[i];
      RbkDecimal rise;

      if (today < 0 || bill == today)
        continue;
      if (bill == G_MAXINT64)
        leaving += (__int128) count * RBK_STAY_ALL;
      else if (bill < today)
        moves->n_falling += (guint64) count;
      else
        {
          moves->n_rising += (guint64) count;
          leaving += (__int128) count * (RBK_STAY_ALL - rbk_stay_get (&self->stay, today, bill));
          rise = rbk_decimal_div (rbk_decimal_from_int (bill - today), rbk_decimal_from_int (today),
                                  RBK_ROUND_HALF_AWAY);
          if (today > 0)
            moves->largest_rise = rbk_decimal_max (moves->largest_rise, rise);
        }
    }
  moves->n_leaving = (guint64) ((leaving + RBK_STAY_ALL / 2) / RBK_STAY_ALL);
}
