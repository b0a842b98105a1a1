/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trial-customers.h"

#include "rbk-error.h"
#include "rbk-fee.h"

void
rbk_crowd_trial_clear (RbkCrowdTrial *self)
{
  rbk_trial_book_clear (&self->book);
  g_clear_pointer (&self->crowd, rbk_crowd_free);
  g_free (self->members);
  g_free (self->bills);
}

gboolean
rbk_crowd_trial_fail (RbkCrowdTrial *self, const char *why, GError **error)
{
  self->why = why;
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, E_ ("%s, at its customers: %s"),
               self->book.original->plans[self->plan].key, why);
  return FALSE;
}

/* What does not fit is invalid. */
static RbkDecimal
scale (__int128 amount, __int128 unit)
{
  __int128 raw;

  return __builtin_mul_overflow (amount, unit, &raw) ? RBK_DECIMAL_INVALID
                                                     : (RbkDecimal){ .raw = raw };
}

/* The groups that take the plan: no other that allows them is cheaper, nor an earlier one as
 * cheap. */
gboolean
rbk_crowd_trial_find_members (RbkCrowdTrial *self, GError **error)
{
  const RbkSpec       *spec = self->book.original;
  guint                n = self->crowd->n_groups;
  g_autofree gint64   *others = g_new (gint64, MAX (n, 1));
  g_autofree gboolean *is_member = g_new (gboolean, MAX (n, 1));

  if (!rbk_crowd_bill_plan (self->crowd, spec, self->plan, self->bills, error))
    return FALSE;
  for (guint k = 0; k < n; k++)
    is_member[k] = self->bills[k] < G_MAXINT64;
  for (guint i = 0; i < spec->n_plans; i++)
    {
      if (i == self->plan)
        continue;
      if (!rbk_crowd_bill_plan (self->crowd, spec, i, others, error))
        return FALSE;
      for (guint k = 0; k < n; k++)
        if (others[k] < self->bills[k] || (others[k] == self->bills[k] && i < self->plan))
          is_member[k] = FALSE;
    }
  for (guint k = 0; k < n; k++)
    if (is_member[k])
      self->members[self->n_members++] = k;
  return TRUE;
}

/* What those who are added up pay and cost. */
static void
take_sums (RbkCrowdTrial *self)
{
  const RbkSpec *spec = self->book.original;

  self->revenue =
      scale (self->sum_bills, (__int128) rbk_crowd_get_nano_per_minor (spec) * RBK_NANO_RAW);
  self->cost =
      rbk_decimal_add (scale (self->sum_costs, RBK_NANO_RAW),
                       rbk_decimal_mul (spec->plans[self->plan].overhead,
                                        rbk_decimal_from_int ((gint64) self->n_customers)));
}

/* Adds up all members, at the bills that there are. */
static void
add_up (RbkCrowdTrial *self)
{
  self->sum_bills = self->sum_costs = 0;
  self->n_customers = 0;
  for (guint i = 0; i < self->n_members; i++)
    {
      guint group = self->members[i];

      self->n_customers += (guint64) self->crowd->counts[group];
      self->sum_bills += (__int128) self->bills[group] * self->crowd->counts[group];
      self->sum_costs += self->crowd->costs[group];
    }
  take_sums (self);
}

/* Takes the members from one place to before another out of the sums. */
void
rbk_crowd_trial_stop (RbkCrowdTrial *self, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      guint group = self->members[i];

      self->n_customers -= (guint64) self->crowd->counts[group];
      self->sum_bills -= (__int128) self->bills[group] * self->crowd->counts[group];
      self->sum_costs -= self->crowd->costs[group];
    }
  take_sums (self);
}

gboolean
rbk_crowd_trial_reaches (const RbkCrowdTrial *self)
{
  return rbk_decimal_sign (self->revenue) > 0 &&
         rbk_fee_reaches (self->revenue, self->cost, self->margin);
}

/* Everybody stays on the plan: that a value allows less must not be tried here. */
gboolean
rbk_crowd_trial_try (RbkCrowdTrial *self, RbkDecimal value, gboolean *is_reached, GError **error)
{
  rbk_trial_book_set (&self->book, self->plan, self->what, value);
  if (!rbk_crowd_bill_plan (self->crowd, &self->book.spec, self->plan, self->bills, error))
    return FALSE;
  add_up (self);
  if (rbk_decimal_is_valid (self->revenue) && rbk_decimal_is_valid (self->cost))
    {
      *is_reached = rbk_crowd_trial_reaches (self);
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("%s: its customers together come to more than can be computed; check the usage "
                   "file"),
               self->book.original->plans[self->plan].key);
  return FALSE;
}
