/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-parts.h"
#include "rbk-rating-card.h"

/* Bills are kept below this many minor units, so that sums of a few lines fit. */
#define MAX_MINOR (G_MAXINT64 / 64)

/* Room for a numerator and half a denominator. */
#define MAX_NUMERATOR (G_MAXINT64 / 4)

static RbkDecimal
get_quantity (const RbkMixLine *self, gint64 number)
{
  return rbk_decimal_mul (rbk_mix_meter_get_usage (&self->meter, number), self->card->months);
}

/* The monthly charge before rounding, as a bill of a month has it. */
static RbkDecimal
get_charge (const RbkMixLine *self, gint64 number)
{
  return rbk_card_spec_get_monthly_charge (self->card,
                                           rbk_mix_meter_get_usage (&self->meter, number));
}

static gint64
get_minor_raw (guint minor_digits)
{
  gint64 raw = (gint64) RBK_DECIMAL_ONE_RAW;

  for (guint i = 0; i < minor_digits; i++)
    raw /= 10;
  return raw;
}

/* Evaluates in full. What does not fit is the largest number. */
gint64
rbk_mix_line_evaluate (const RbkMixLine *self, gint64 number)
{
  RbkDecimal charge =
      rbk_card_spec_round_month (self->card, get_charge (self, number), self->minor_digits);
  __int128 minor = charge.raw / get_minor_raw (self->minor_digits);

  return rbk_decimal_is_valid (charge) && minor <= MAX_MINOR ? (gint64) minor : G_MAXINT64;
}

/* The denominator of the piece, and by what to multiply in place of dividing by it. */
void
rbk_mix_piece_set_unit (RbkMixPiece *self, gint64 unit)
{
  self->unit = unit;
  if (unit == 1)
    return;
  for (self->shift = 0; unit >> (self->shift + 1) > 0;)
    self->shift++;
  self->inverse =
      (guint64) (((unsigned __int128) 1 << (64 + self->shift)) / (unsigned __int128) unit);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The last number of a stretch at which the card has come to no more than a bound, if there
 * is one before the last. */
static void
cut_at_quantity (const RbkMixLine *self, GArray *cuts, gint64 largest, RbkDecimal bound)
{
  gint64 low = -1, high = largest;

  while (low < high)
    {
      gint64 middle = low + (high - low + 1) / 2;

      if (rbk_decimal_compare (get_quantity (self, middle), bound) <= 0)
        low = middle;
      else
        high = middle - 1;
    }
  if (low >= 0 && low < largest)
    g_array_append_val (cuts, low);
}

/* Likewise for the charge, which does not fall within the stretch. */
static void
cut_at_charge (const RbkMixLine *self, GArray *cuts, gint64 from, gint64 to, RbkDecimal bound)
{
  gint64 low = from - 1, high = to;

  while (low < high)
    {
      gint64     middle = low + (high - low + 1) / 2;
      RbkDecimal charge =
          rbk_card_spec_get_unclipped_charge (self->card, get_quantity (self, middle), FALSE);

      if (rbk_decimal_compare (charge, bound) <= 0)
        low = middle;
      else
        high = middle - 1;
    }
  if (low >= from && low < to)
    g_array_append_val (cuts, low);
}

static void
cut_at_terms (const RbkMixLine *self, GArray *cuts, gint64 largest)
{
  const RbkCardSpec *card = self->card;

  cut_at_quantity (self, cuts, largest, card->included);
  if (card->has_cap)
    cut_at_quantity (self, cuts, largest, card->cap);
  for (guint i = 0; i < card->n_tiers; i++)
    if (!card->tiers[i].is_open)
      cut_at_quantity (self, cuts, largest, card->tiers[i].up_to);
  g_array_append_val (cuts, largest);
  g_array_sort (cuts, compare_numbers);
}

static void
cut_at_clips (const RbkMixLine *self, GArray *cuts)
{
  guint  n_cuts = cuts->len;
  gint64 from = 0;

  for (guint i = 0; i < n_cuts; i++)
    {
      gint64 to = g_array_index (cuts, gint64, i);

      if (from <= to && self->card->has_minimum)
        cut_at_charge (self, cuts, from, to, self->card->minimum);
      if (from <= to && self->card->has_maximum)
        cut_at_charge (self, cuts, from, to, self->card->maximum);
      from = to + 1;
    }
  if (cuts->len > n_cuts)
    g_array_sort (cuts, compare_numbers);
}

static gboolean
is_exact_product (RbkDecimal a, RbkDecimal b)
{
  return rbk_decimal_places (a) + rbk_decimal_places (b) <= RBK_DECIMAL_PLACES;
}

/* Whether no product on the way to the charge is rounded, so that it is straight to its last
 * decimal between two kinks. */
static gboolean
is_exact (const RbkMixLine *self)
{
  const RbkCardSpec *card = self->card;
  RbkDecimal unit = rbk_decimal_div (self->meter.units, self->meter.weights, RBK_ROUND_FLOOR);

  if (!rbk_decimal_equal (unit, rbk_decimal_div (self->meter.units, self->meter.weights,
                                                 RBK_ROUND_CEILING)) ||
      !rbk_decimal_equal (card->months, RBK_DECIMAL_ONE) || card->price == RBK_PRICE_KIND_PACKAGE)
    return FALSE;
  if (card->price == RBK_PRICE_KIND_PER_UNIT)
    return is_exact_product (card->amount, unit) && is_exact_product (card->amount, card->included);
  for (guint i = 0; i < card->n_tiers; i++)
    {
      const RbkTierSpec *tier = &card->tiers[i];

      if (!is_exact_product (tier->unit_price, unit) ||
          !is_exact_product (tier->unit_price, card->included) ||
          (i > 0 && !is_exact_product (tier->unit_price, card->tiers[i - 1].up_to)))
        return FALSE;
    }
  return TRUE;
}

/* Takes the piece's numbers over a common denominator, where they fit. */
static void
reduce (RbkMixPiece *piece, __int128 first, __int128 step, gint64 unit)
{
  __int128 last;

  while (unit >= 100 && first % 10 == 0 && step % 10 == 0)
    {
      first /= 10;
      step /= 10;
      unit /= 10;
    }
  /* A unit of ten, an even one, is the least that has a half: else nothing is left to round. */
  if (unit == 10 && first % 10 == 0 && step % 10 == 0)
    {
      first /= 10;
      step /= 10;
      unit = 1;
    }
  last = first;
  if (step != 0)
    {
      if (step > MAX_NUMERATOR / MAX (piece->to - piece->from, 1))
        return;
      last += step * (piece->to - piece->from);
    }
  if (first < 0 || step < 0 || last > MAX_NUMERATOR)
    return;
  piece->first = (gint64) first;
  piece->step = (gint64) step;
  rbk_mix_piece_set_unit (piece, unit);
  piece->is_exact = TRUE;
}

static void
add_piece (RbkMixLine *self, gint64 from, gint64 to, gboolean is_line_exact)
{
  RbkMixPiece piece = { .from = from, .to = to };
  RbkDecimal  first = get_charge (self, from), last = get_charge (self, to);

  piece.is_straight = self->card->price != RBK_PRICE_KIND_PACKAGE;
  if (!rbk_decimal_is_valid (first) || !rbk_decimal_is_valid (last))
    ;
  else if (rbk_mix_line_evaluate (self, from) == rbk_mix_line_evaluate (self, to))
    {
      piece.is_straight = TRUE;
      reduce (&piece, rbk_mix_line_evaluate (self, from), 0, 1);
    }
  else if (is_line_exact)
    reduce (&piece, first.raw, get_charge (self, from + 1).raw - first.raw,
            get_minor_raw (self->minor_digits));
  g_array_append_val (self->pieces, piece);
}

/* Makes the line of a card, for numbers up to the largest. FALSE where the charges don't fit
 * somewhere. */
gboolean
rbk_mix_line_init (RbkMixLine        *self,
                   const RbkSpec     *spec,
                   const RbkCardSpec *card,
                   const RbkMixMeter *meter,
                   gint64             largest)
{
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64   from = 0;
  gboolean is_line_exact;

  *self = (RbkMixLine){ .card = card, .meter = *meter, .minor_digits = spec->minor_digits };
  self->pieces = g_array_new (FALSE, TRUE, sizeof (RbkMixPiece));
  if (!rbk_decimal_is_valid (get_quantity (self, largest)))
    return FALSE;

  cut_at_terms (self, cuts, largest);
  if (card->has_minimum || card->has_maximum)
    cut_at_clips (self, cuts);
  is_line_exact = is_exact (self);
  for (guint i = 0; i < cuts->len; i++)
    {
      gint64 to = g_array_index (cuts, gint64, i);

      if (to < from)
        continue;
      if (rbk_mix_line_evaluate (self, from) > MAX_MINOR ||
          rbk_mix_line_evaluate (self, to) > MAX_MINOR)
        return FALSE;
      add_piece (self, from, to, is_line_exact);
      from = to + 1;
    }
  return TRUE;
}
