/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trial.h"

#include "rbk-error.h"
#include "rbk-fee.h"

#include <string.h>

static const char *const names[] = { "price", "cap", "included", "overage" };

/**
 * rbk_solve_parse_for:
 * @text: (nullable): `price`, `cap`, `included` or `overage`; nothing is `price`
 * @what: (out): what to solve for
 * @error: return location for a [error@Error]
 *
 * Returns: `TRUE` on success; `FALSE` with `RBK_ERROR_USAGE` for another word
 */
gboolean
rbk_solve_parse_for (const char *text, RbkSolveFor *what, GError **error)
{
  g_autofree char *quoted = NULL;

  g_return_val_if_fail (what != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text != NULL ? text : "price", names[i]) == 0)
      {
        *what = (RbkSolveFor) i;
        return TRUE;
      }
  quoted = rbk_error_quote (text, strlen (text));
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "%s can't be solved for; write price, cap, included or overage", quoted);
  return FALSE;
}

static gboolean
fail (RbkSolution *solution, const RbkPlanSpec *plan, const char *why, GError **error)
{
  solution->why = why;
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, "%s: %s", plan->key, why);
  return FALSE;
}

static gboolean
find_price (RbkTrial *trial, RbkDecimal *value, GError **error)
{
  RbkDecimal fees = rbk_phase_spec_get_fees (trial->spec, &trial->phase);
  RbkFigure *figure = &trial->figure;

  if (!rbk_figure_at (trial->spec, &trial->plan, &trial->phase, trial->axis.meter, &trial->where,
                      trial->population, figure, error))
    return FALSE;
  if (rbk_fee_find_floor (trial->spec, figure->cost, rbk_decimal_sub (figure->bill, fees),
                          trial->margin, value))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("%s: the price is more than can be computed; ask for a lower margin"),
               trial->plan.key);
  return FALSE;
}

static gboolean
find_value (RbkTrial *trial, RbkDecimal *value, GError **error)
{
  switch (trial->what)
    {
    case RBK_SOLVE_PRICE:
      return find_price (trial, value, error);
    case RBK_SOLVE_CAP:
    case RBK_SOLVE_INCLUDED:
      return rbk_trial_moves (trial) ? rbk_trial_find_largest_moving (trial, value, error)
                                     : rbk_trial_find_largest_fixed (trial, value, error);
    case RBK_SOLVE_OVERAGE:
      return rbk_trial_find_overage (trial, value, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * rbk_solve:
 * @spec: a spec
 * @plan: one of its plans
 * @what: what to solve for
 * @margin: the gross margin to reach, below 1
 * @where: (nullable): where to reach it; by default the plan's sizing rule
 * @population: (nullable): customers, for percentiles
 * @solution: (out caller-allocates): the value and the plan with it, or why there is none
 * @error: return location for a [error@Error]
 *
 * Finds the lowest recurring fee a month, or the lowest overage price to six decimals, or the
 * largest whole cap or included amount with which the plan's margin reaches @margin. For a
 * tiered price the overage price is that of the tier in which the first unit past the included
 * ones falls. A cap is judged at 100 % of itself, or at the percentage that @where says. The
 * comparison is exact, of amounts rounded as bills are. A whole value that is no part of a
 * month is in units of its rate card's billing period. Fails with `RBK_ERROR_NOT_FOUND` and a
 * reason when there is no such value or place, and with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_solve (RbkSpec           *spec,
           const RbkPlanSpec *plan,
           RbkSolveFor        what,
           RbkDecimal         margin,
           const RbkWhere    *where,
           RbkPopulation     *population,
           RbkSolution       *solution,
           GError           **error)
{
  g_auto (RbkTrial) trial = { 0 };
  gboolean reaches;

  g_return_val_if_fail (spec != NULL && plan != NULL && solution != NULL, FALSE);

  solution->why = NULL;
  if (plan->is_quote_only || rbk_plan_spec_get_phase_on (plan, &spec->date) == NULL)
    return fail (solution, plan, E_ ("it has no price to solve for; it is by quote only"), error);
  if (rbk_decimal_compare (margin, RBK_DECIMAL_ONE) >= 0)
    return fail (solution, plan, E_ ("no price keeps all of itself; ask for a margin below 1"),
                 error);

  rbk_trial_init (&trial, spec, plan, what, margin, where, population);
  if (what != RBK_SOLVE_PRICE && trial.card == NULL)
    return fail (solution, plan, E_ ("it has no rate card on a meter that calls count on; add one"),
                 error);
  if (what == RBK_SOLVE_OVERAGE && trial.card->price == RBK_PRICE_KIND_FLAT)
    return fail (solution, plan, E_ ("its rate card has a flat price; give it a price by the unit"),
                 error);
  if (!find_value (&trial, &solution->value, error) ||
      !rbk_trial_try (&trial, solution->value, &reaches, error))
    {
      solution->why = trial.why;
      return FALSE;
    }
  solution->where = trial.where;
  solution->figure = trial.figure;
  return TRUE;
}
