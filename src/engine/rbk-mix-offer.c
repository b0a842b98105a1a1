/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-error.h"
#include "rbk-mix-parts.h"
#include "rbk-rating-card.h"

/* The first number that comes to a bound of the card's quantity or, where is_past, to more;
 * G_MAXINT64 when none up to the largest does. */
static gint64
find_number (const RbkMixMeter *meter,
             const RbkCardSpec *card,
             gint64             largest,
             RbkDecimal         bound,
             gboolean           is_past)
{
  gint64 low = 0, high = largest;

  while (low <= high)
    {
      gint64     middle = low + (high - low) / 2;
      RbkDecimal quantity = rbk_decimal_mul (rbk_mix_meter_get_usage (meter, middle), card->months);
      int order = rbk_decimal_is_valid (quantity) ? rbk_decimal_compare (quantity, bound) : 1;

      if (is_past ? order > 0 : order >= 0)
        high = middle - 1;
      else
        low = middle + 1;
    }
  return low <= largest ? low : G_MAXINT64;
}

/* The first number that comes to a percentage of the card's cap; likewise. */
gint64
rbk_mix_find_alert (const RbkMixMeter *meter,
                    const RbkCardSpec *card,
                    gint64             largest,
                    gint64             percent)
{
  RbkDecimal bound = rbk_decimal_mul_div (card->cap, rbk_decimal_from_int (percent),
                                          RBK_DECIMAL_UNITS (100), RBK_ROUND_CEILING);

  return find_number (meter, card, largest, bound, FALSE);
}

/* Seats, of which everybody is taken to have one, say nothing of reaching a cap. */
static void
take_alerts (RbkMixOffer *self, const RbkMixMeter *meter, const RbkCardSpec *card, gint64 largest)
{
  gint64 *at_80 = &self->at_80[meter->source], *at_100 = &self->at_100[meter->source];

  if (meter->source == RBK_MIX_NOTHING)
    return;
  *at_80 = MIN (*at_80, rbk_mix_find_alert (meter, card, largest, 80));
  *at_100 = MIN (*at_100, rbk_mix_find_alert (meter, card, largest, 100));
}

/* Whether anybody is allowed to use what it is that everybody does. */
static gboolean
take_cap (RbkMixOffer *self, const RbkMixMeter *meter, const RbkCardSpec *card, gint64 largest)
{
  gint64 past;

  take_alerts (self, meter, card, largest);
  if (card->limit != RBK_LIMIT_HARD)
    return TRUE;
  past = find_number (meter, card, largest, card->cap, TRUE);
  if (past < G_MAXINT64)
    self->limit[meter->source] = MIN (self->limit[meter->source], past - 1);
  return self->limit[meter->source] >= 0;
}

static void
free_line (gpointer data)
{
  RbkMixLine *line = data;

  g_array_unref (line->pieces);
}

static void
free_offer (gpointer data)
{
  RbkMixOffer *offer = data;

  g_array_unref (offer->lines);
}

static gboolean
add_fixed (RbkMixOffer *self, const RbkSpec *spec, const RbkCardSpec *card, RbkDecimal usage)
{
  RbkDecimal charge =
      rbk_card_spec_round_month (card, rbk_card_spec_get_monthly_charge (card, usage),
                                 spec->minor_digits);
  RbkDecimal scale = RBK_DECIMAL_ONE;
  gint64     minor;

  for (guint i = 0; i < spec->minor_digits; i++)
    scale.raw *= 10;
  return rbk_decimal_to_int (rbk_decimal_mul (charge, scale), &minor) && minor <= G_MAXINT64 / 64 &&
         !__builtin_add_overflow (self->fixed, minor, &self->fixed) &&
         self->fixed <= G_MAXINT64 / 64;
}

/* A card's charge counts only up to where the plan stops the customer. */
static gboolean
add_card (RbkMixOffer *self, const RbkSpec *spec, const RbkMixIndex *index, const RbkCardSpec *card)
{
  const RbkMixMeter *meter = card->meter >= 0 ? &index->meters[card->meter] : NULL;
  RbkMixLine         line;

  if (meter == NULL || meter->source == RBK_MIX_NOTHING || card->is_once ||
      card->price == RBK_PRICE_KIND_FLAT)
    return add_fixed (self, spec, card, meter != NULL ? meter->units : RBK_DECIMAL_ZERO);

  if (rbk_mix_line_init (&line, spec, card, meter, self->limit[meter->source]))
    {
      g_array_append_val (self->lines, line);
      return TRUE;
    }
  g_array_unref (line.pieces);
  return FALSE;
}

static gboolean
add_offer (GArray            *offers,
           const RbkSpec     *spec,
           const RbkMixIndex *index,
           guint              plan,
           gboolean           is_stopping,
           GError           **error)
{
  const RbkPhaseSpec *phase = rbk_mix_get_phase (spec, &spec->plans[plan]);
  RbkMixOffer         offer = { .plan = plan };
  RbkDecimal overhead = rbk_decimal_round (spec->plans[plan].overhead, 9, RBK_ROUND_CEILING);
  __int128   nano = overhead.raw / RBK_NANO_RAW;
  gboolean   is_open = TRUE, fits = rbk_decimal_is_valid (overhead) && nano < G_MAXINT64 / 4;

  offer.overhead = fits ? (gint64) nano : 0;
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    {
      offer.limit[i] = index->largest[i];
      offer.at_80[i] = offer.at_100[i] = G_MAXINT64;
    }
  for (guint i = 0; i < phase->n_cards && is_stopping; i++)
    if (rbk_mix_has_cap (&phase->cards[i]))
      is_open = take_cap (&offer, &index->meters[phase->cards[i].meter], &phase->cards[i],
                          index->largest[index->meters[phase->cards[i].meter].source]) &&
                is_open;
  if (!is_open)
    return TRUE;

  offer.lines = g_array_new (FALSE, FALSE, sizeof (RbkMixLine));
  g_array_set_clear_func (offer.lines, free_line);
  for (guint i = 0; i < phase->n_cards && fits; i++)
    fits = add_card (&offer, spec, index, &phase->cards[i]);
  g_array_append_val (offers, offer);
  if (fits && offer.lines->len < RBK_MIX_MAX_LINES)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("%s: the bill of a customer is more than can be computed; lower its prices or "
                   "check the usage file"),
               spec->plans[plan].key);
  return FALSE;
}

/*
 * rbk_mix_offers_new:
 * @spec: a book
 * @index: its customers
 * @only: the place of the only plan to offer; -1 for all
 * @error: return location for a [error@Error]
 *
 * Makes ready what plans with a price charge. A plan that allows nothing to anybody is left
 * out.
 *
 * Returns: (transfer full) (element-type RbkMixOffer): the offers, in the order of the plans
 */
GArray *
rbk_mix_offers_new (const RbkSpec *spec, const RbkMixIndex *index, int only, GError **error)
{
  g_autoptr(GArray) offers = g_array_new (FALSE, FALSE, sizeof (RbkMixOffer));

  g_array_set_clear_func (offers, free_offer);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      gboolean has_price = rbk_mix_get_phase (spec, &spec->plans[i]) != NULL;

      if (has_price && (only < 0 || (guint) only == i) &&
          !add_offer (offers, spec, index, i, TRUE, error))
        return NULL;
    }
  return g_steal_pointer (&offers);
}

/*
 * rbk_mix_offers_new_unstopped:
 * @spec: a book
 * @index: its customers
 * @plan: the place of a plan with a price
 * @error: return location for a [error@Error]
 *
 * Makes ready what a plan charges those who are on it whatever they use: a hard cap stops
 * nobody from taking it, but usage past it is not billed.
 *
 * Returns: (transfer full) (element-type RbkMixOffer): the one offer
 */
GArray *
rbk_mix_offers_new_unstopped (const RbkSpec     *spec,
                              const RbkMixIndex *index,
                              guint              plan,
                              GError           **error)
{
  g_autoptr(GArray) offers = g_array_new (FALSE, FALSE, sizeof (RbkMixOffer));

  g_array_set_clear_func (offers, free_offer);
  return add_offer (offers, spec, index, plan, FALSE, error) ? g_steal_pointer (&offers) : NULL;
}
