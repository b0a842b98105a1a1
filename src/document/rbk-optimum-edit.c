/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimum-edit.h"

#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-plan.h"
#include "rbk-rating.h"
#include "rbk-term-edit.h"

/* The phase of the book whose terms the spec has evaluated. */
static RbkPhase *
dup_phase (RbkBook *book, const RbkSpec *spec, guint place)
{
  const RbkPlanSpec  *plan_spec = &spec->plans[place];
  const RbkPhaseSpec *phase_spec = rbk_plan_spec_get_phase_on (plan_spec, &spec->date);
  g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), place);

  if (plan == NULL || phase_spec == NULL)
    return NULL;
  return g_list_model_get_item (rbk_plan_get_phases (plan),
                                (guint) (phase_spec - plan_spec->phases));
}

/* What flat prices of meters come to, which are part of a price but are no fee to be set. */
static RbkDecimal
sum_flats (const RbkSpec *spec, const RbkPhaseSpec *phase)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (card->meter >= 0 && rbk_card_spec_is_fee (card))
        sum =
            rbk_decimal_add (sum,
                             rbk_decimal_round (rbk_card_spec_get_monthly_charge (card,
                                                                                  RBK_DECIMAL_ZERO),
                                                spec->minor_digits, RBK_ROUND_HALF_AWAY));
    }
  return sum;
}

/* A hard cap that is what is included stands for both. */
static gboolean
is_joint (const RbkCardSpec *card)
{
  return card != NULL && card->has_cap && card->has_included &&
         rbk_decimal_equal (card->cap, card->included);
}

/**
 * rbk_solution_edit_new:
 * @book: a book
 * @spec: made of it as it is
 * @plan: the place of a plan
 * @what: one of its terms
 * @value: as [struct@Solution] and [struct@OptimiseChange] have it
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that gives a plan a value that was found, in the phase that the spec evaluates.
 *
 * Returns: (transfer full) (nullable): the edit
 */
RbkEdit *
rbk_solution_edit_new (RbkBook       *book,
                       const RbkSpec *spec,
                       guint          plan,
                       RbkSolveFor    what,
                       RbkDecimal     value,
                       GError       **error)
{
  const RbkPhaseSpec *phase_spec;
  g_autoptr(RbkPhase) phase = NULL;
  int meter;

  g_return_val_if_fail (RBK_IS_BOOK (book) && spec != NULL, NULL);
  g_return_val_if_fail (plan < spec->n_plans, NULL);

  phase = dup_phase (book, spec, plan);
  if (phase == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           E_ ("the plan is no longer as it was; search again"));
      return NULL;
    }
  phase_spec = rbk_plan_spec_get_phase_on (&spec->plans[plan], &spec->date);
  meter = rbk_spec_get_axis_meter (spec, &spec->plans[plan]);
  if (what == RBK_SOLVE_PRICE)
    value = rbk_decimal_sub (value, sum_flats (spec, phase_spec));
  else if (what == RBK_SOLVE_CAP && is_joint (rbk_phase_spec_get_meter_card (phase_spec, meter)))
    what = RBK_SOLVE_INCLUDED;
  return rbk_term_edit_new (phase, meter >= 0 ? spec->meters[meter].key : "", what, value, error);
}

/**
 * rbk_optimum_edit_new:
 * @book: a book
 * @spec: made of it as it is, that was searched
 * @optimum: what was found
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the one edit that gives a book the best terms. With it the mix is the optimum's. There is
 * nothing in it where nothing is better than what there is.
 *
 * Returns: (transfer full) (nullable): the edit
 */
RbkEdit *
rbk_optimum_edit_new (RbkBook *book, const RbkSpec *spec, const RbkOptimum *optimum, GError **error)
{
  g_autoptr(RbkEdit) group = rbk_edit_new_group (N_ ("Best prices"));

  g_return_val_if_fail (RBK_IS_BOOK (book) && spec != NULL && optimum != NULL, NULL);

  for (guint i = 0; i < optimum->changes->len; i++)
    {
      const RbkOptimiseChange *change = &g_array_index (optimum->changes, RbkOptimiseChange, i);
      RbkEdit                 *edit;

      if (rbk_decimal_equal (change->before, change->after))
        continue;
      edit = rbk_solution_edit_new (book, spec, change->plan, change->what, change->after, error);
      if (edit == NULL)
        return NULL;
      rbk_edit_add (group, edit);
    }
  return g_steal_pointer (&group);
}
