/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offer-fees.h"

static guint
count_months (const RbkDuration *period)
{
  return 12 * period->years + period->months;
}

static guint
count_days (const RbkDuration *period)
{
  return 7 * period->weeks + period->days;
}

/**
 * rbk_period_is_same:
 * @a: a period
 * @b: another one
 *
 * Returns: whether they are as long, however they are written
 */
gboolean
rbk_period_is_same (const RbkDuration *a, const RbkDuration *b)
{
  return count_months (a) == count_months (b) && count_days (a) == count_days (b);
}

/**
 * rbk_period_find:
 * @names: (array length=n_names): what a system calls its periods
 * @n_names: how many it has
 * @period: a period
 *
 * Returns: (transfer none) (nullable): the name, if it has one
 */
const char *
rbk_period_find (const RbkPeriodName *names, gsize n_names, const RbkDuration *period)
{
  for (gsize i = 0; i < n_names; i++)
    {
      if (names[i].months == count_months (period) && names[i].days == count_days (period))
        return names[i].name;
    }
  return NULL;
}

/**
 * rbk_offer_find_period:
 * @offer: an offer
 * @names: (array length=n_names): what a system calls its periods
 * @n_names: how many it has
 * @period: a period
 * @where: the place in the book
 *
 * Finds the name of a billing period. One that the system does not have is a loss that refuses
 * the export.
 *
 * Returns: (transfer none): the name; the first one where there is none
 */
const char *
rbk_offer_find_period (RbkOffer            *offer,
                       const RbkPeriodName *names,
                       gsize                n_names,
                       const RbkDuration   *period,
                       const char          *where)
{
  const char      *name = rbk_period_find (names, n_names, period);
  g_autofree char *text = NULL;

  if (name != NULL)
    return name;
  text = rbk_duration_to_string (period);
  rbk_losses_add (offer->losses, RBK_LOSS_BILL, where,
                  "%s does not bill every %s; choose a week, a month, a quarter or a year",
                  offer->system->title, text);
  return names[0].name;
}

/**
 * rbk_offer_phase_get_fees:
 * @offer: an offer
 * @phase: a phase
 * @fees: (out): its fees
 *
 * Adds up the fees of a phase, with the minimum charges, which are fees too. Fees of different
 * periods are a loss that refuses the export. Without a fee the period is that of its use.
 */
void
rbk_offer_phase_get_fees (RbkOffer *offer, const RbkOfferPhase *phase, RbkOfferFees *fees)
{
  const RbkOfferCard *first = NULL;
  guint               n_fees = 0;

  *fees = (RbkOfferFees){ .period = { .months = 1 } };
  for (guint i = 0; i < phase->cards->len; i++)
    {
      const RbkOfferCard *card = g_ptr_array_index (phase->cards, i);
      gboolean            is_zero = rbk_decimal_is_zero (card->fee);

      if (card->card->is_once)
        {
          fees->once = rbk_decimal_add (fees->once, card->fee);
          continue;
        }
      if (first == NULL || (n_fees == 0 && !is_zero))
        fees->period = card->period;
      else if (!is_zero && !rbk_period_is_same (&fees->period, &card->period))
        rbk_losses_add (offer->losses, RBK_LOSS_BILL, card->where,
                        N_ ("%s has one price of a plan with one period; give all fees the same"),
                        offer->system->title);
      first = first != NULL ? first : card;
      n_fees += is_zero ? 0 : 1;
      fees->recurring = rbk_decimal_add (fees->recurring, card->fee);
    }
  if (n_fees > 1)
    rbk_losses_add (offer->losses, RBK_LOSS_TEXT, phase->where,
                    N_ ("its %u fees and minimum charges are one price"), n_fees);
}

/**
 * rbk_offer_phase_check_meters:
 * @offer: an offer
 * @phase: a phase
 *
 * Sees to it that no meter is counted by two rate cards, where a system is not known to bill
 * both.
 *
 * Returns: whether each meter is counted once
 */
gboolean
rbk_offer_phase_check_meters (RbkOffer *offer, const RbkOfferPhase *phase)
{
  for (guint i = 0; i < phase->cards->len; i++)
    {
      const RbkOfferCard *card = g_ptr_array_index (phase->cards, i);

      for (guint j = 0; j < i && card->meter != NULL; j++)
        {
          const RbkOfferCard *other = g_ptr_array_index (phase->cards, j);

          if (other->card->meter != card->card->meter)
            continue;
          rbk_losses_add (offer->losses, RBK_LOSS_BILL, card->where,
                          N_ ("%s has one price for what a meter counts, and \"%s\" counts it too; "
                              "make one rate card of both"),
                          offer->system->title, other->card->key);
          return FALSE;
        }
    }
  return TRUE;
}
