/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-trace.h"

#include "rbk-optimise-private.h"

/* How far beyond what is of interest the curve goes, in parts of that. */
#define MARGIN_PARTS 2

/* Where the curve begins and ends: past today's value, the best one and those as good. */
static void
find_ends (const RbkOptimiseChange *change, RbkDecimal *from, RbkDecimal *to)
{
  RbkDecimal most = rbk_decimal_mul (change->after, RBK_DECIMAL_UNITS (2)), room;

  *from = rbk_decimal_min (change->before, rbk_decimal_min (change->low, change->after));
  *to = rbk_decimal_max (change->before, change->after);
  /* A range without an end in sight would leave no room for the rest. */
  *to = rbk_decimal_max (*to, rbk_decimal_min (change->high, rbk_decimal_max (most, *to)));
  room = rbk_decimal_div (rbk_decimal_sub (*to, *from), RBK_DECIMAL_UNITS (MARGIN_PARTS),
                          RBK_ROUND_HALF_AWAY);
  if (rbk_decimal_sign (room) <= 0)
    room = rbk_decimal_div (*to, RBK_DECIMAL_UNITS (MARGIN_PARTS), RBK_ROUND_HALF_AWAY);
  *from = rbk_decimal_max (rbk_decimal_sub (*from, room), RBK_DECIMAL_ZERO);
  *to = rbk_decimal_add (*to, room);
}

/* A value on the way that the term can have: whole units, a price to the minor unit. */
static RbkDecimal
find_value (const RbkSpec           *spec,
            const RbkOptimiseChange *change,
            RbkDecimal               from,
            RbkDecimal               to,
            guint                    point,
            guint                    n_points)
{
  RbkDecimal part =
      rbk_decimal_mul_div (rbk_decimal_sub (to, from), rbk_decimal_from_int (point),
                           rbk_decimal_from_int (MAX (n_points, 2) - 1), RBK_ROUND_HALF_AWAY);
  RbkDecimal value = rbk_decimal_add (from, part);

  switch (change->what)
    {
    case RBK_SOLVE_PRICE:
      return rbk_decimal_round (value, spec->minor_digits, RBK_ROUND_HALF_AWAY);
    case RBK_SOLVE_OVERAGE:
      return rbk_decimal_round (value, 9, RBK_ROUND_HALF_AWAY);
    case RBK_SOLVE_CAP:
    case RBK_SOLVE_INCLUDED:
    default:
      return rbk_decimal_round (value, 0, RBK_ROUND_HALF_AWAY);
    }
}

static gboolean
take_best (RbkAppraisal *appraisal, const RbkOptimum *optimum, GError **error)
{
  for (guint i = 0; i < optimum->changes->len; i++)
    {
      const RbkOptimiseChange *change = &g_array_index (optimum->changes, RbkOptimiseChange, i);

      rbk_trial_book_set (&appraisal->book, change->plan, change->what, change->after);
    }
  for (guint i = 0; i < appraisal->book.spec.n_plans; i++)
    {
      if (g_cancellable_set_error_if_cancelled (appraisal->task->cancellable, error))
        return FALSE;
      if (appraisal->bills[i] != NULL && rbk_appraisal_bill (appraisal, i))
        rbk_appraisal_keep (appraisal, i);
    }

  return TRUE;
}

static void
add_point (RbkAppraisal            *appraisal,
           const RbkOptimiseChange *change,
           RbkDecimal               value,
           GArray                  *points)
{
  RbkTracePoint point = { .value = value };
  RbkWorth      worth;

  rbk_trial_book_set (&appraisal->book, change->plan, change->what, value);
  if (!rbk_appraisal_bill (appraisal, change->plan))
    return;
  rbk_appraisal_try_plan (appraisal, change->plan, &worth);
  point.margin = (RbkDecimal){ .raw = worth.margin * RBK_NANO_RAW };
  point.is_allowed = worth.violation == 0;
  g_array_append_val (points, point);
}

static gboolean
is_between (RbkDecimal from, RbkDecimal value, RbkDecimal to)
{
  return rbk_decimal_is_valid (from) && rbk_decimal_compare (from, value) < 0 &&
         rbk_decimal_compare (value, to) < 0;
}

/**
 * rbk_optimise_trace:
 * @spec: the spec that was searched
 * @task: what was asked
 * @index: its customers
 * @optimum: what was found
 * @change: the place of a term in its changes
 * @n_points: how many points there shall be beside that, two or more
 * @error: return location for a [error@Error]
 *
 * Follows the expected margin along one term, with all others at their best, from well below
 * what is of interest to well above it, and through the best value itself. Values that can't be
 * computed are left out. Fails with what the search fails with, and when it is cancelled.
 *
 * Returns: (transfer full) (element-type RbkTracePoint): the points, by rising value
 */
GArray *
rbk_optimise_trace (const RbkSpec         *spec,
                    const RbkOptimiseTask *task,
                    RbkMixIndex           *index,
                    const RbkOptimum      *optimum,
                    guint                  change,
                    guint                  n_points,
                    GError               **error)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (RbkTracePoint));
  g_auto(RbkAppraisal) appraisal = { .others_of = -1 };
  const RbkOptimiseChange *term = NULL;
  RbkDecimal               from, to, last = RBK_DECIMAL_INVALID;

  g_return_val_if_fail (optimum != NULL && change < optimum->changes->len, NULL);

  if (!rbk_appraisal_init (&appraisal, spec, task, index, error) ||
      !take_best (&appraisal, optimum, error))
    return NULL;
  term = &g_array_index (optimum->changes, RbkOptimiseChange, change);
  find_ends (term, &from, &to);
  for (guint i = 0; i < n_points; i++)
    {
      RbkDecimal value = find_value (spec, term, from, to, i, n_points);

      if (g_cancellable_set_error_if_cancelled (task->cancellable, error))
        return NULL;
      if (is_between (last, term->after, value))
        add_point (&appraisal, term, term->after, points);
      if (rbk_decimal_is_valid (value) && !rbk_decimal_equal (value, last))
        add_point (&appraisal, term, value, points);
      last = value;
    }

  return g_steal_pointer (&points);
}
