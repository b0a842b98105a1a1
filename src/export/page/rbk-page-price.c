/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-page-price.h"

#include "rbk-rate-card.h"

/**
 * rbk_page_is_fee:
 * @card: a rate card
 *
 * Returns: whether it charges the same whatever is used
 */
gboolean
rbk_page_is_fee (const RbkCardSpec *card)
{
  return card->meter < 0 || card->price == RBK_PRICE_KIND_FLAT;
}

/**
 * rbk_page_get_cadence:
 * @record: a phase of the book
 * @place: the place of one of its rate cards
 *
 * Returns: (transfer none): its billing period as the book has it, `once` included; monthly
 *   where it has none
 */
const char *
rbk_page_get_cadence (RbkPhase *record, guint place)
{
  g_autoptr(RbkRateCard) card = g_list_model_get_item (rbk_phase_get_rate_cards (record), place);
  const char *cadence = rbk_rate_card_get_cadence (card);

  return cadence != NULL ? cadence : "P1M";
}

/**
 * rbk_page_get_price:
 * @phase: a phase
 * @record: the same in the book
 * @minor_digits: of the currency
 *
 * Adds up the recurring fees: in their own period where it is the same for all of them, else in
 * a month.
 *
 * Returns: the price
 */
RbkPagePrice
rbk_page_get_price (const RbkPhaseSpec *phase, RbkPhase *record, guint minor_digits)
{
  RbkPagePrice price = { .cadence = NULL };
  RbkDecimal   exact = RBK_DECIMAL_ZERO;
  gboolean     is_mixed = FALSE;

  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      const char        *cadence = rbk_page_get_cadence (record, i);
      RbkDecimal         share = rbk_card_spec_get_monthly_charge (card, RBK_DECIMAL_ZERO);

      if (!rbk_page_is_fee (card) || card->is_once)
        continue;
      is_mixed = is_mixed || (price.cadence != NULL && !g_str_equal (price.cadence, cadence));
      price.cadence = cadence;
      price.amount =
          rbk_decimal_add (price.amount, rbk_card_spec_get_charge (card, RBK_DECIMAL_ZERO));
      exact = rbk_decimal_add (exact, share);
      price.monthly = rbk_decimal_add (price.monthly, rbk_decimal_round (share, minor_digits,
                                                                         RBK_ROUND_HALF_AWAY));
    }
  if (is_mixed)
    price.amount = exact;
  if (is_mixed || price.cadence == NULL)
    price.cadence = "P1M";
  return price;
}
