/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-rollout.h"

#include "rbk-error.h"
#include "rbk-large.h"
#include "rbk-move-tally.h"
#include "rbk-sorted.h"

/* No date is moved out of what calendars hold. */
#define MAX_YEAR 9000

/* Customers in the order in which they move. */
typedef struct
{
  const RbkMigration *migration;
  RbkMoveCounter      counter;
  gint64             *places; /* (owned) (array length=n) */
  guint               n;
  guint64             n_weighted;
} Order;

static void
clear (Order *self)
{
  rbk_move_counter_clear (&self->counter);
  g_free (self->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Order, clear)

static gboolean
moves (RbkCohort cohort)
{
  return cohort <= RBK_COHORT_STOPPED;
}

/* Those who can't go on as before are the last. */
static void
init (Order *self, const RbkMigration *migration)
{
  const RbkMigrationBills *bills = migration->bills;
  g_autofree gint64       *keys = rbk_large_new0 (MAX (bills->n, 1) * sizeof (gint64));

  self->migration = migration;
  rbk_move_counter_init (&self->counter, bills);
  self->places = rbk_large_new0 (MAX (bills->n, 1) * sizeof (gint64));
  for (guint i = 0; i < bills->n; i++)
    {
      if (!moves (migration->cohorts[i]))
        continue;
      keys[self->n] = bills->is_stopped[i] ? RBK_RISE_FROM_NOTHING : bills->rises[i];
      self->places[self->n++] = i;
      self->n_weighted += (guint64) rbk_migration_bills_get_weight (bills, i);
    }
  rbk_sort_weighted (keys, self->places, self->n);
}

/* Which part of the customers moves up to and with a wave, as a fraction. */
static void
get_end (const RbkRolloutPlan *plan, guint wave, RbkDecimal *part, RbkDecimal *whole)
{
  *part = *whole = RBK_DECIMAL_ZERO;
  for (guint i = 0; i < plan->n_waves; i++)
    {
      RbkDecimal share = plan->shares != NULL ? plan->shares[i] : RBK_DECIMAL_ONE;

      *whole = rbk_decimal_add (*whole, share);
      if (i <= wave)
        *part = rbk_decimal_add (*part, share);
    }
}

/* How many customers move up to and with a wave. */
static guint64
count_end (const Order *self, const RbkRolloutPlan *plan, guint wave)
{
  RbkDecimal part, whole, customers;

  get_end (plan, wave, &part, &whole);
  customers = (RbkDecimal){ .raw = (__int128) self->n_weighted };
  return (guint64) rbk_decimal_mul_div (customers, part, whole, RBK_ROUND_FLOOR).raw;
}

/* What a wave is made of, while customers are added. */
typedef struct
{
  RbkWave      wave;
  RbkMoveCount all, over;
} Filling;

static void
add_customer (Filling *self, const Order *order, guint customer)
{
  const RbkMigration      *migration = order->migration;
  const RbkMigrationBills *bills = migration->bills;
  RbkMoveCount             count = rbk_move_counter_take (&order->counter, customer);
  gint64                   before = bills->old_bills[customer], rise = bills->rises[customer];

  rbk_move_count_add (&self->all, &count);
  if (rbk_rise_is_over (before, bills->new_bills[customer], migration->threshold))
    rbk_move_count_add (&self->over, &count);
  if (before == 0 || bills->is_stopped[customer])
    return;
  self->wave.lowest = self->wave.has_rises ? MIN (self->wave.lowest, rise) : rise;
  self->wave.highest = self->wave.has_rises ? MAX (self->wave.highest, rise) : rise;
  self->wave.has_rises = TRUE;
}

static void
take_wave (RbkRollout *self, Filling *filling, const RbkMigrationBills *bills)
{
  filling->wave.sums = rbk_move_count_get_sums (&filling->all, bills);
  filling->wave.over = rbk_move_count_get_sums (&filling->over, bills);
  g_array_append_val (self->waves, filling->wave);
}

static void
add_waves (RbkRollout *self, const Order *order)
{
  const RbkMigrationBills *bills = order->migration->bills;
  guint                    next = 0;
  guint64                  n_before = 0;

  for (guint i = 0; i < self->plan.n_waves; i++)
    {
      guint64 end = count_end (order, &self->plan, i);
      Filling filling = { .wave = { .told = self->plan.start } };

      g_date_add_days (&filling.wave.told, i * self->plan.wave_days);
      filling.wave.moves = filling.wave.told;
      g_date_add_days (&filling.wave.moves, self->plan.notice_days);
      while (next < order->n && (n_before < end || i + 1 == self->plan.n_waves))
        {
          guint customer = (guint) order->places[next++];

          n_before += (guint64) rbk_migration_bills_get_weight (bills, customer);
          add_customer (&filling, order, customer);
          self->entry_waves[customer] = (guint8) i;
        }
      take_wave (self, &filling, bills);
    }
}

/* Those who were kept move all at once. */
static void
add_kept (RbkRollout *self, const Order *order)
{
  const RbkMigration *migration = order->migration;
  Filling             filling = { .wave = { .is_kept = TRUE, .moves = self->plan.start } };

  if (self->plan.keep_months == 0 || migration->sums[RBK_COHORT_KEPT].n == 0)
    return;
  g_date_add_months (&filling.wave.moves, self->plan.keep_months);
  filling.wave.told = filling.wave.moves;
  g_date_subtract_days (&filling.wave.told, self->plan.notice_days);
  if (g_date_compare (&filling.wave.told, &self->plan.start) < 0)
    filling.wave.told = self->plan.start;
  for (guint i = 0; i < migration->bills->n; i++)
    if (migration->cohorts[i] == RBK_COHORT_KEPT)
      {
        add_customer (&filling, order, i);
        self->entry_waves[i] = (guint8) self->waves->len;
      }
  take_wave (self, &filling, migration->bills);
}

static RbkDecimal
share_days (RbkDecimal amount, guint n_days, guint n_all)
{
  return rbk_decimal_mul_div (amount, rbk_decimal_from_int (n_days), rbk_decimal_from_int (n_all),
                              RBK_ROUND_HALF_AWAY);
}

static RbkDecimal
without_leaving (const RbkRolloutPlan *plan, RbkDecimal amount, RbkDecimal over)
{
  return rbk_decimal_sub (amount, rbk_decimal_mul (over, plan->leaving));
}

/* Adds what those of a wave pay and cost in a month. */
static void
add_wave (RbkRolloutMonth *self, const RbkRolloutPlan *plan, const RbkWave *wave)
{
  guint n_days =
      g_date_get_days_in_month (g_date_get_month (&self->first), g_date_get_year (&self->first));
  int   passed = g_date_days_between (&self->first, &wave->moves);
  guint n_old = (guint) CLAMP (passed, 0, (int) n_days);

  self->revenue = rbk_decimal_add (self->revenue, share_days (wave->sums.old_bill, n_old, n_days));
  self->cost = rbk_decimal_add (self->cost, share_days (wave->sums.old_cost, n_old, n_days));
  self->revenue =
      rbk_decimal_add (self->revenue,
                       share_days (without_leaving (plan, wave->sums.new_bill, wave->over.new_bill),
                                   n_days - n_old, n_days));
  self->cost =
      rbk_decimal_add (self->cost,
                       share_days (without_leaving (plan, wave->sums.new_cost, wave->over.new_cost),
                                   n_days - n_old, n_days));
  if (n_old == n_days)
    return;
  self->n_moved += wave->sums.n;
  self->n_left =
      rbk_decimal_add (self->n_left, rbk_decimal_mul ((RbkDecimal){ .raw = (__int128) wave->over.n *
                                                                           RBK_DECIMAL_ONE_RAW },
                                                      plan->leaving));
}

/* What those pay who move in no wave. */
static void
add_staying (RbkRolloutMonth *self, const RbkRollout *rollout, const RbkMigration *migration)
{
  const RbkCohort staying[] = { RBK_COHORT_QUOTED, RBK_COHORT_UNSERVED, RBK_COHORT_KEPT };
  gboolean        has_end = rollout->plan.keep_months > 0;

  for (guint i = 0; i < G_N_ELEMENTS (staying) - (has_end ? 1 : 0); i++)
    {
      const RbkMoveSums *sums = &migration->sums[staying[i]];

      self->revenue = rbk_decimal_add (self->revenue, sums->old_bill);
      self->cost = rbk_decimal_add (self->cost, sums->old_cost);
    }
}

static void
add_months (RbkRollout *self, const RbkMigration *migration)
{
  guint digits = migration->bills->after->minor_digits;
  GDate first = self->plan.start;

  g_date_set_day (&first, 1);
  for (guint i = 0; i < self->plan.n_months; i++)
    {
      RbkRolloutMonth month = { .first = first, .revenue_before = migration->revenue_before };

      add_staying (&month, self, migration);
      for (guint k = 0; k < self->waves->len; k++)
        add_wave (&month, &self->plan, &g_array_index (self->waves, RbkWave, k));
      month.revenue = rbk_decimal_round (month.revenue, digits, RBK_ROUND_HALF_AWAY);
      month.cost = rbk_decimal_round (month.cost, digits, RBK_ROUND_HALF_AWAY);
      g_array_append_val (self->months, month);
      g_date_add_months (&first, 1);
    }
}

static gboolean
has_good_shares (const RbkRolloutPlan *self)
{
  RbkDecimal part, whole;

  for (guint i = 0; self->shares != NULL && i < self->n_waves; i++)
    if (rbk_decimal_sign (self->shares[i]) <= 0)
      return FALSE;
  get_end (self, 0, &part, &whole);
  return rbk_decimal_is_valid (whole);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_RANGE, message);
  return FALSE;
}

/**
 * rbk_rollout_plan_check:
 * @self: how to go about a move
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_RANGE` and says which number makes no sense.
 *
 * Returns: whether it can be done
 */
gboolean
rbk_rollout_plan_check (const RbkRolloutPlan *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!g_date_valid (&self->start) || g_date_get_year (&self->start) > MAX_YEAR)
    return refuse (error, E_ ("the day of the first wave is no day; write one as 2027-01-01"));
  if (self->n_waves < 1 || self->n_waves > RBK_ROLLOUT_MAX_WAVES)
    return refuse (error, E_ ("there are 1 to 52 waves; write a number between"));
  if (self->wave_days > RBK_ROLLOUT_MAX_DAYS || self->notice_days > RBK_ROLLOUT_MAX_DAYS)
    return refuse (error,
                   E_ ("notice and the time between waves are 366 days at most; write fewer"));
  if (self->n_months < 1 || self->n_months > RBK_ROLLOUT_MAX_MONTHS ||
      self->keep_months > RBK_ROLLOUT_MAX_MONTHS)
    return refuse (error, E_ ("months are counted from 1 to 120; write a number between"));
  if (rbk_decimal_sign (self->leaving) < 0 ||
      rbk_decimal_compare (self->leaving, RBK_DECIMAL_ONE) > 0)
    return refuse (error, E_ ("those who leave are a share of 0 to 1; write one, as 0.05"));
  if (!has_good_shares (self))
    return refuse (error, E_ ("the share of each wave is more than 0; write others"));
  return TRUE;
}

/**
 * rbk_rollout_new:
 * @migration: what a move comes to
 * @plan: how to go about it
 * @error: return location for a [error@Error]
 *
 * Shares out the customers who move among waves: in the order of how their bill changes, those
 * who gain first, those whose bill rises most later, and last those whom the new plan stops.
 * Revenue of a month has each customer's old bill for the days before it moves and the new one
 * for the days after, so months add up whatever the day. It is rounded once.
 *
 * Those who leave are taken out of the revenue and the cost of those over the threshold from the
 * day on which they move. That is an assumption of whoever plans the move, not a forecast.
 *
 * Fails as [func@rollout_plan_check] does.
 *
 * Returns: (transfer full): the waves and the months
 */
RbkRollout *
rbk_rollout_new (const RbkMigration *migration, const RbkRolloutPlan *plan, GError **error)
{
  g_autoptr(RbkRollout) self = NULL;
  g_auto(Order) order = { 0 };

  g_return_val_if_fail (migration != NULL && plan != NULL, NULL);

  if (!rbk_rollout_plan_check (plan, error))
    return NULL;
  self = g_new0 (RbkRollout, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->plan = *plan;
  self->waves = g_array_new (FALSE, FALSE, sizeof (RbkWave));
  self->months = g_array_new (FALSE, FALSE, sizeof (RbkRolloutMonth));
  self->entry_waves = g_malloc (MAX (migration->bills->n, 1));
  for (guint i = 0; i < migration->bills->n; i++)
    self->entry_waves[i] = RBK_NO_WAVE;
  init (&order, migration);
  add_waves (self, &order);
  add_kept (self, &order);
  add_months (self, migration);
  self->plan.shares = NULL;
  return g_steal_pointer (&self);
}

/**
 * rbk_rollout_ref:
 * @self: waves
 *
 * Returns: (transfer full): @self with one more reference; from any thread
 */
RbkRollout *
rbk_rollout_ref (RbkRollout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rbk_rollout_unref:
 * @self: (transfer full): waves
 *
 * Gives a reference back, from any thread.
 */
void
rbk_rollout_unref (RbkRollout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->waves);
  g_array_unref (self->months);
  g_free (self->entry_waves);
  g_free (self);
}
