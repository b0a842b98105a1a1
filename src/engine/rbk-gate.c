/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-gate.h"

#include <string.h>

#include "rbk-axis.h"
#include "rbk-fee.h"

static const RbkPlaceholder placeholders[] = {
  { "used", "units used so far in the period" },
  { "cap", "units up to the cap" },
  { "share", "what is used of the cap, in per cent" },
  { "plan", "the name of the customer's plan" },
  { "next_plan", "the name of the plan to offer" },
  { "next_price", "what that plan costs a month" },
  { "projected", "units by the end of the period, at this pace" },
  { "reset_date", "the first day of the next period" },
  { "unit", "what is counted" },
  { "overage_price", "what a unit past a soft cap costs" },
};

/* In the order of the placeholders. */
static const gsize members[] = {
  G_STRUCT_OFFSET (RbkGateValues, used),      G_STRUCT_OFFSET (RbkGateValues, cap),
  G_STRUCT_OFFSET (RbkGateValues, share),     G_STRUCT_OFFSET (RbkGateValues, plan),
  G_STRUCT_OFFSET (RbkGateValues, next_plan), G_STRUCT_OFFSET (RbkGateValues, next_price),
  G_STRUCT_OFFSET (RbkGateValues, projected), G_STRUCT_OFFSET (RbkGateValues, reset_date),
  G_STRUCT_OFFSET (RbkGateValues, unit),      G_STRUCT_OFFSET (RbkGateValues, overage_price),
};

G_STATIC_ASSERT (G_N_ELEMENTS (placeholders) == G_N_ELEMENTS (members));

/**
 * rbk_gate_list_placeholders:
 * @n_placeholders: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_placeholders): what messages may contain
 */
const RbkPlaceholder *
rbk_gate_list_placeholders (gsize *n_placeholders)
{
  if (n_placeholders != NULL)
    *n_placeholders = G_N_ELEMENTS (placeholders);
  return placeholders;
}

/* Without values the text is only checked. */
static char *
fill (const char *text, const RbkGateValues *from, gboolean *uses, GError **error)
{
  const char *values[G_N_ELEMENTS (placeholders)];

  for (gsize i = 0; i < G_N_ELEMENTS (placeholders) && from != NULL; i++)
    values[i] = G_STRUCT_MEMBER (const char *, from, members[i]);
  return rbk_placeholder_fill (placeholders, G_N_ELEMENTS (placeholders), text,
                               from != NULL ? values : NULL, uses, error);
}

/**
 * rbk_gate_text_check:
 * @text: text of a message
 * @error: return location for a [error@Error]
 *
 * Fails with `RBK_ERROR_INVALID` for a placeholder that there is not, by its name, and for one
 * that is not closed.
 *
 * Returns: whether the text can be filled in
 */
gboolean
rbk_gate_text_check (const char *text, GError **error)
{
  g_autofree char *checked = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  checked = fill (text, NULL, NULL, error);
  return checked != NULL;
}

/**
 * rbk_gate_text_uses:
 * @text: text of a message
 * @placeholder: the name of a placeholder
 *
 * Returns: whether the text contains it; `FALSE` for a text that can't be filled in
 */
gboolean
rbk_gate_text_uses (const char *text, const char *placeholder)
{
  gboolean         uses[G_N_ELEMENTS (placeholders)] = { FALSE };
  g_autofree char *checked = NULL;
  int              which;

  g_return_val_if_fail (text != NULL && placeholder != NULL, FALSE);

  which = rbk_placeholder_find (placeholders, G_N_ELEMENTS (placeholders), placeholder,
                                strlen (placeholder));
  checked = fill (text, NULL, uses, NULL);
  return checked != NULL && which >= 0 && uses[which];
}

/**
 * rbk_gate_text_fill:
 * @text: text of a message
 * @values: what stands in the place of placeholders
 * @error: return location for a [error@Error]
 *
 * Fills a text in. A value is text: what looks like a placeholder in it stays as it is.
 *
 * Fails with `RBK_ERROR_INVALID` as [func@gate_text_check] does, and with `RBK_ERROR_NOT_FOUND`
 * where the text needs a value that is not known.
 *
 * Returns: (transfer full) (nullable): what the customer reads
 */
char *
rbk_gate_text_fill (const char *text, const RbkGateValues *values, GError **error)
{
  g_return_val_if_fail (text != NULL && values != NULL, NULL);

  return fill (text, values, NULL, error);
}

/**
 * rbk_gate_project:
 * @used: units used so far in the month
 * @day: the day of the month that has passed last, from 1
 * @n_days: how many days the month has
 * @projected: (out): units by the end of the month
 *
 * Projects usage at an even pace: used / day * days of the month, to whole units, a half up.
 * 200 in 18 days is 333 in a month of 30 days.
 *
 * Returns: `FALSE` for a day that the month does not have, or a number that does not fit
 */
gboolean
rbk_gate_project (RbkDecimal used, guint day, guint n_days, RbkDecimal *projected)
{
  g_return_val_if_fail (projected != NULL, FALSE);

  if (day < 1 || day > n_days || rbk_decimal_sign (used) < 0)
    return FALSE;
  *projected = rbk_decimal_mul_div (used, rbk_decimal_from_int (n_days), rbk_decimal_from_int (day),
                                    RBK_ROUND_HALF_AWAY);
  *projected = rbk_decimal_round (*projected, 0, RBK_ROUND_HALF_AWAY);
  return rbk_decimal_is_valid (*projected);
}

/* Whether a plan serves all of a usage on a meter. */
static gboolean
serves (const RbkSpec *spec, const RbkPhaseSpec *phase, int meter, RbkDecimal usage)
{
  g_auto (RbkAxis) axis = { 0 };
  RbkDecimal limit;

  rbk_axis_init (&axis, spec, meter, NULL);
  return !rbk_axis_get_limit (&axis, phase, &limit) || rbk_decimal_compare (limit, usage) >= 0;
}

/**
 * rbk_gate_find_offer:
 * @spec: a spec
 * @plan: (nullable): the customer's plan; it is not offered
 * @meter: the meter on which room is needed
 * @usage: units a month on it
 * @offer: (out caller-allocates): what to offer
 *
 * Finds the plan to offer to a customer who needs a usage: the one that serves all of it and
 * bills the least, of equal ones the earlier. Where no plan with a price does, the first on
 * request.
 */
void
rbk_gate_find_offer (
    const RbkSpec *spec, const RbkPlanSpec *plan, int meter, RbkDecimal usage, RbkGateOffer *offer)
{
  g_return_if_fail (spec != NULL && offer != NULL);

  *offer = (RbkGateOffer){ .plan = NULL };
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPlanSpec  *other = &spec->plans[i];
      const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (other, &spec->date);
      RbkFigure           figure;

      if (other == plan)
        continue;
      if (other->is_quote_only && offer->plan == NULL)
        offer->plan = other;
      if (other->is_quote_only || phase == NULL || !serves (spec, phase, meter, usage))
        continue;
      rbk_figure_at_usage (spec, other, phase, meter, usage, &figure);
      if (!rbk_decimal_is_valid (figure.bill) ||
          (offer->has_price && rbk_decimal_compare (figure.bill, offer->bill) >= 0))
        continue;
      *offer = (RbkGateOffer){ .plan = other,
                               .has_price = TRUE,
                               .price = rbk_phase_spec_get_fees (spec, phase),
                               .bill = figure.bill };
    }
}
