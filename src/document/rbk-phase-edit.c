/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-phase-edit.h"

#include <string.h>

#include "rbk-date.h"
#include "rbk-entitlement.h"
#include "rbk-text.h"
#include "rbk-tier.h"

static gboolean
is_recurring_fee (RbkRateCard *card)
{
  return rbk_rate_card_get_meter (card) == NULL &&
         g_strcmp0 (rbk_rate_card_get_cadence (card), "once") != 0;
}

static RbkRateCard *
find_card (RbkPhase *phase, const char *meter)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);
  guint       n_cards = g_list_model_get_n_items (cards);

  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      if (meter == NULL ? is_recurring_fee (card)
                        : g_strcmp0 (rbk_rate_card_get_meter (card), meter) == 0)
        return card;
    }

  return NULL;
}

/**
 * rbk_phase_find_fee:
 * @phase: a phase
 *
 * Returns: (nullable) (transfer none): its first recurring fee
 */
RbkRateCard *
rbk_phase_find_fee (RbkPhase *phase)
{
  g_return_val_if_fail (RBK_IS_PHASE (phase), NULL);

  return find_card (phase, NULL);
}

/**
 * rbk_phase_find_meter_card:
 * @phase: a phase
 * @meter: the key of a meter
 *
 * Returns: (nullable) (transfer none): its first card on that meter
 */
RbkRateCard *
rbk_phase_find_meter_card (RbkPhase *phase, const char *meter)
{
  g_return_val_if_fail (RBK_IS_PHASE (phase), NULL);
  g_return_val_if_fail (meter != NULL, NULL);

  return find_card (phase, meter);
}

static RbkDecimal
months_of (RbkRateCard *card)
{
  RbkDuration cadence;
  RbkDecimal  months;

  if (rbk_duration_parse (rbk_rate_card_get_cadence (card), &cadence, NULL) &&
      rbk_duration_get_months (&cadence, &months))
    return months;

  return RBK_DECIMAL_ONE;
}

/* What the other recurring fees of the phase come to in a month. */
static RbkDecimal
other_fees (RbkPhase *phase, RbkRateCard *fee)
{
  GListModel *cards = rbk_phase_get_rate_cards (phase);
  guint       n_cards = g_list_model_get_n_items (cards);
  RbkDecimal  sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);
      const RbkDecimal *amount = rbk_rate_card_get_amount (card);

      if (card != fee && amount != NULL && is_recurring_fee (card))
        sum =
            rbk_decimal_add (sum, rbk_decimal_div (*amount, months_of (card), RBK_ROUND_HALF_AWAY));
    }

  return sum;
}

static RbkEdit *
new_card_edit (RbkPhase *phase, RbkRateCard *card, guint position)
{
  return rbk_edit_new_insert (G_LIST_STORE (rbk_phase_get_rate_cards (phase)), position,
                              RBK_RECORD (card));
}

/**
 * rbk_phase_edit_price:
 * @phase: a phase
 * @monthly: what its recurring fees should come to in a month
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes the edit that sets the price: the first recurring fee takes what the others leave,
 * in its own cadence; where there is none, one is added.
 *
 * Returns: (transfer full) (nullable): the edit, or %NULL where the others are more already
 */
RbkEdit *
rbk_phase_edit_price (RbkPhase *phase, RbkDecimal monthly, GError **error)
{
  RbkRateCard *fee = rbk_phase_find_fee (phase);
  RbkDecimal   rest, amount;
  g_autoptr(RbkRateCard) added = NULL;

  if (fee == NULL)
    {
      added = rbk_rate_card_new ();
      g_object_set (added, "key", "base", "name", "Base fee", "amount", &monthly, NULL);
      return new_card_edit (phase, added, 0);
    }

  rest = other_fees (phase, fee);
  if (rbk_decimal_compare (monthly, rest) < 0)
    {
      g_autofree char *text = rbk_decimal_to_string (rest);

      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("the plan's other fees are %s a month already; lower those first"), text);
      return NULL;
    }
  amount = rbk_decimal_mul (rbk_decimal_sub (monthly, rest), months_of (fee));

  return rbk_edit_new_set_decimal (RBK_RECORD (fee), "amount", &amount);
}

/* A card on the meter with an entitlement: the one that is there, or one that the group adds. */
static RbkRateCard *
ensure_card (RbkPhase *phase, const char *meter, RbkEdit *group)
{
  RbkRateCard *card = rbk_phase_find_meter_card (phase, meter);
  g_autoptr(RbkRateCard) added = NULL;

  if (card != NULL)
    return card;

  added = rbk_rate_card_new ();
  g_object_set (added, "key", meter, "meter", meter, "price", RBK_PRICE_KIND_PER_UNIT, "amount",
                &RBK_DECIMAL_ZERO, NULL);
  rbk_edit_add (group, new_card_edit (phase, added,
                                      g_list_model_get_n_items (rbk_phase_get_rate_cards (phase))));

  return added;
}

static RbkEntitlement *
ensure_entitlement (RbkRateCard *card, RbkEdit *group)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);
  g_autoptr(RbkEntitlement) added = NULL;

  if (entitlement != NULL)
    return entitlement;

  added = rbk_entitlement_new ();
  rbk_edit_add (group,
                rbk_edit_new_set_object (RBK_RECORD (card), "entitlement", RBK_RECORD (added)));

  return added;
}

/**
 * rbk_phase_edit_included:
 * @phase: a phase
 * @meter: the key of a meter
 * @included: (nullable): units that the price covers
 *
 * Makes the edit that sets the included units.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_phase_edit_included (RbkPhase *phase, const char *meter, const RbkDecimal *included)
{
  RbkEdit        *group = rbk_edit_new_group (N_ ("Change included"));
  RbkRateCard    *card = ensure_card (phase, meter, group);
  RbkEntitlement *entitlement = ensure_entitlement (card, group);

  rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (entitlement), "included", included));

  return group;
}

/**
 * rbk_phase_edit_limit:
 * @phase: a phase
 * @meter: the key of a meter
 * @limit: what happens at the cap
 * @cap: (nullable): where it stands; nothing is the included units
 *
 * Makes the edit that sets limit and cap.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_phase_edit_limit (RbkPhase *phase, const char *meter, RbkLimit limit, const RbkDecimal *cap)
{
  RbkEdit        *group = rbk_edit_new_group (N_ ("Change limit"));
  RbkRateCard    *card = ensure_card (phase, meter, group);
  RbkEntitlement *entitlement = ensure_entitlement (card, group);

  rbk_edit_add (group, rbk_edit_new_set_integer (RBK_RECORD (entitlement), "limit", (int) limit));
  rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (entitlement), "cap", cap));

  return group;
}

/* The tier that holds the first unit past what is included. */
static RbkTier *
find_overage_tier (RbkRateCard *card)
{
  GListModel       *tiers = rbk_rate_card_get_tiers (card);
  guint             n_tiers = g_list_model_get_n_items (tiers);
  RbkEntitlement   *entitlement = rbk_rate_card_get_entitlement (card);
  const RbkDecimal *included =
      entitlement != NULL ? rbk_entitlement_get_included (entitlement) : NULL;
  RbkDecimal start = included != NULL ? *included : RBK_DECIMAL_ZERO;

  for (guint i = 0; i < n_tiers; i++)
    {
      g_autoptr(RbkTier) tier = g_list_model_get_item (tiers, i);
      const RbkDecimal *up_to = rbk_tier_get_up_to (tier);

      if (up_to == NULL || rbk_decimal_compare (start, *up_to) < 0)
        return tier;
    }

  return NULL;
}

static void
add_unit_price (RbkEdit *group, RbkRateCard *card, RbkDecimal price)
{
  const RbkDecimal *size = rbk_rate_card_get_package_size (card);
  RbkTier          *tier = find_overage_tier (card);
  RbkDecimal        amount = price;

  switch (rbk_rate_card_get_price (card))
    {
    case RBK_PRICE_KIND_GRADUATED:
    case RBK_PRICE_KIND_VOLUME:
      if (tier != NULL)
        rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (tier), "unit-price", &price));
      return;

    case RBK_PRICE_KIND_PACKAGE:
      if (size != NULL)
        amount = rbk_decimal_mul (price, *size);
      break;

    case RBK_PRICE_KIND_FLAT:
      rbk_edit_add (group,
                    rbk_edit_new_set_integer (RBK_RECORD (card), "price", RBK_PRICE_KIND_PER_UNIT));
      break;

    case RBK_PRICE_KIND_PER_UNIT:
    default:
      break;
    }

  rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (card), "amount", &amount));
}

/**
 * rbk_phase_edit_overage:
 * @phase: a phase
 * @meter: the key of a meter
 * @price: of a unit past what is included
 *
 * Makes the edit that sets the overage price, in whatever kind of price the card has.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_phase_edit_overage (RbkPhase *phase, const char *meter, RbkDecimal price)
{
  RbkEdit *group = rbk_edit_new_group (N_ ("Change overage price"));

  add_unit_price (group, ensure_card (phase, meter, group), price);

  return group;
}
