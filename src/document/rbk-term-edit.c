/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-term-edit.h"

#include "rbk-entitlement.h"
#include "rbk-phase-edit.h"
#include "rbk-tier.h"

/* Where the first tier is what is included, at no price, its bound goes along: else the
 * units between would be free, and the curve stay where it is. */
static void
move_bound (RbkRateCard *card, const RbkDecimal *included, RbkEdit *group)
{
  RbkEntitlement   *entitlement = rbk_rate_card_get_entitlement (card);
  const RbkDecimal *before =
      entitlement != NULL ? rbk_entitlement_get_included (entitlement) : NULL;
  RbkPriceKind kind = rbk_rate_card_get_price (card);
  g_autoptr(RbkTier) tier = g_list_model_get_item (rbk_rate_card_get_tiers (card), 0);
  const RbkDecimal *bound = tier != NULL ? rbk_tier_get_up_to (tier) : NULL;

  if ((kind != RBK_PRICE_KIND_GRADUATED && kind != RBK_PRICE_KIND_VOLUME) || before == NULL ||
      bound == NULL || !rbk_decimal_equal (*before, *bound) ||
      !rbk_decimal_is_zero (rbk_tier_get_unit_price (tier)) || rbk_decimal_sign (*included) <= 0)
    return;

  rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (tier), "up-to", included));
}

/* A cap that is written down where the included units end stays there. */
static void
move_cap (RbkRateCard *card, const RbkDecimal *included, RbkEdit *group)
{
  RbkEntitlement   *entitlement = rbk_rate_card_get_entitlement (card);
  const RbkDecimal *before =
      entitlement != NULL ? rbk_entitlement_get_included (entitlement) : NULL;
  const RbkDecimal *cap = entitlement != NULL ? rbk_entitlement_get_cap (entitlement) : NULL;

  if (before != NULL && cap != NULL && rbk_decimal_equal (*before, *cap))
    rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (entitlement), "cap", included));
}

static RbkEdit *
edit_included (RbkPhase *phase, const char *meter, RbkDecimal units)
{
  RbkRateCard *card = rbk_phase_find_meter_card (phase, meter);
  RbkEdit     *group = rbk_phase_edit_included (phase, meter, &units);

  if (card != NULL)
    {
      move_bound (card, &units, group);
      move_cap (card, &units, group);
    }

  return group;
}

static RbkEdit *
edit_cap (RbkPhase *phase, const char *meter, RbkDecimal units)
{
  RbkRateCard    *card = rbk_phase_find_meter_card (phase, meter);
  RbkEntitlement *entitlement = card != NULL ? rbk_rate_card_get_entitlement (card) : NULL;
  RbkLimit limit = entitlement != NULL ? rbk_entitlement_get_limit (entitlement) : RBK_LIMIT_HARD;

  return rbk_phase_edit_limit (phase, meter, limit, &units);
}

/**
 * rbk_term_edit_new:
 * @phase: a phase of a plan
 * @meter: the key of the meter that the amounts are of
 * @what: which of its terms
 * @value: what it should be: recurring fees a month, units in the rate card's billing period, or
 *   the price of a unit
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that sets a term. What moves along with it moves in the same step: a cap that
 * is what is included, and a free first tier that ends there.
 *
 * Returns: (transfer full) (nullable): the edit
 */
RbkEdit *
rbk_term_edit_new (
    RbkPhase *phase, const char *meter, RbkSolveFor what, RbkDecimal value, GError **error)
{
  g_return_val_if_fail (RBK_IS_PHASE (phase) && meter != NULL, NULL);

  switch (what)
    {
    case RBK_SOLVE_INCLUDED:
      return edit_included (phase, meter, value);
    case RBK_SOLVE_CAP:
      return edit_cap (phase, meter, value);
    case RBK_SOLVE_OVERAGE:
      return rbk_phase_edit_overage (phase, meter, value);
    case RBK_SOLVE_PRICE:
    default:
      return rbk_phase_edit_price (phase, value, error);
    }
}
