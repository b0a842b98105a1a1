/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-charge.h"

/* A product that is exact or invalid: never one that was rounded. */
static RbkDecimal
times (RbkDecimal a, RbkDecimal b)
{
  if (rbk_decimal_places (a) + rbk_decimal_places (b) > RBK_DECIMAL_PLACES)
    return RBK_DECIMAL_INVALID;
  return rbk_decimal_mul (a, b);
}

/* The same for a quotient. */
static RbkDecimal
over (RbkDecimal value, RbkDecimal divisor)
{
  RbkDecimal quotient = rbk_decimal_div (value, divisor, RBK_ROUND_DOWN);

  if (!rbk_decimal_equal (rbk_decimal_mul (quotient, divisor), value))
    return RBK_DECIMAL_INVALID;
  return quotient;
}

/* One tier's units after @from. What was charged up to there is @charged. */
static void
append_tier (GArray            *segments,
             const RbkCardSpec *card,
             const RbkTierSpec *tier,
             RbkDecimal        *from,
             RbkDecimal        *charged)
{
  RbkSegment segment = {
    .above = *from, .is_open = tier->is_open, .up_to = tier->up_to, .unit = tier->unit_price
  };

  if (!tier->is_open && rbk_decimal_compare (tier->up_to, *from) <= 0)
    return;

  if (card->price == RBK_PRICE_KIND_VOLUME)
    segment.fixed = rbk_decimal_sub (tier->flat_price, times (tier->unit_price, card->included));
  else
    segment.fixed = rbk_decimal_sub (rbk_decimal_add (*charged, tier->flat_price),
                                     times (tier->unit_price, *from));
  if (!tier->is_open)
    {
      *charged = rbk_decimal_add (times (tier->unit_price, tier->up_to), segment.fixed);
      *from = tier->up_to;
    }
  g_array_append_val (segments, segment);
}

/* Past a hard cap nothing is served, so nothing more is charged. */
static void
stop_at (GArray *segments, RbkDecimal cap)
{
  RbkSegment rest = { .above = cap, .is_open = TRUE, .unit = RBK_DECIMAL_ZERO };

  for (guint i = 0; i < segments->len; i++)
    {
      RbkSegment *segment = &g_array_index (segments, RbkSegment, i);

      if (!segment->is_open && rbk_decimal_compare (segment->up_to, cap) < 0)
        continue;
      rest.fixed = rbk_decimal_is_zero (cap)
                       ? RBK_DECIMAL_ZERO
                       : rbk_decimal_add (times (segment->unit, cap), segment->fixed);
      segment->is_open = FALSE;
      segment->up_to = cap;
      g_array_set_size (segments, rbk_decimal_is_zero (cap) ? i : i + 1);
      g_array_append_val (segments, rest);
      return;
    }
}

/**
 * rbk_charge_segments:
 * @card: a rate card on a meter, at any price but packages
 *
 * Writes a charge as straight lines over usage, from the first unit on, in the currency's
 * major unit and the customer's units. Included units, tiers and a hard cap are in it; a
 * minimum, a maximum and what is charged without any usage are not.
 *
 * Returns: (transfer full) (element-type RbkSegment): stretches without gaps, the last open
 */
GArray *
rbk_charge_segments (const RbkCardSpec *card)
{
  const RbkTierSpec single = { .is_open = TRUE, .unit_price = card->amount };
  const RbkTierSpec flat = { .is_open = TRUE, .flat_price = card->amount };
  gboolean          has_tiers =
      card->price == RBK_PRICE_KIND_GRADUATED || card->price == RBK_PRICE_KIND_VOLUME;
  gboolean   is_flat = card->price == RBK_PRICE_KIND_FLAT;
  GArray    *segments = g_array_new (FALSE, TRUE, sizeof (RbkSegment));
  RbkDecimal from = is_flat ? RBK_DECIMAL_ZERO : card->included;
  RbkDecimal charged = RBK_DECIMAL_ZERO;

  g_return_val_if_fail (card->price != RBK_PRICE_KIND_PACKAGE, segments);

  if (rbk_decimal_sign (from) > 0)
    {
      RbkSegment free_units = { .up_to = from };

      g_array_append_val (segments, free_units);
    }
  for (guint i = 0; has_tiers && i < card->n_tiers; i++)
    append_tier (segments, card, &card->tiers[i], &from, &charged);
  if (!has_tiers)
    append_tier (segments, card, is_flat ? &flat : &single, &from, &charged);
  if (card->limit == RBK_LIMIT_HARD && card->has_cap && !is_flat)
    stop_at (segments, card->cap);
  rbk_segments_merge (segments);
  return segments;
}

/**
 * rbk_segments_are_exact:
 * @segments: (element-type RbkSegment): a charge
 *
 * Returns: whether every number in it is exact: none had to be rounded or did not fit
 */
gboolean
rbk_segments_are_exact (const GArray *segments)
{
  for (guint i = 0; i < segments->len; i++)
    {
      const RbkSegment *segment = &g_array_index (segments, RbkSegment, i);

      if (!rbk_decimal_is_valid (segment->unit) || !rbk_decimal_is_valid (segment->fixed) ||
          !rbk_decimal_is_valid (segment->above) ||
          (!segment->is_open && !rbk_decimal_is_valid (segment->up_to)))
        return FALSE;
    }
  return TRUE;
}

/**
 * rbk_segments_merge:
 * @segments: (element-type RbkSegment): a charge
 *
 * Joins neighbours on the same line, and drops those without a unit in them.
 */
void
rbk_segments_merge (GArray *segments)
{
  guint n = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      const RbkSegment segment = g_array_index (segments, RbkSegment, i);
      RbkSegment      *last = n > 0 ? &g_array_index (segments, RbkSegment, n - 1) : NULL;

      if (!segment.is_open && rbk_decimal_compare (segment.up_to, segment.above) <= 0)
        continue;
      if (last != NULL && rbk_decimal_equal (last->unit, segment.unit) &&
          rbk_decimal_equal (last->fixed, segment.fixed))
        {
          last->is_open = segment.is_open;
          last->up_to = segment.up_to;
        }
      else
        g_array_index (segments, RbkSegment, n++) = segment;
    }
  g_array_set_size (segments, n);
}

/**
 * rbk_segments_scale:
 * @segments: (element-type RbkSegment): a charge
 * @units: units in which events are reported, in one of the customer's units
 * @factor: what amounts are multiplied by: minor units of the currency, or one
 *
 * Goes from the book's units to those of a billing system. What is not exact any more becomes
 * invalid.
 */
void
rbk_segments_scale (GArray *segments, RbkDecimal units, RbkDecimal factor)
{
  for (guint i = 0; i < segments->len; i++)
    {
      RbkSegment *segment = &g_array_index (segments, RbkSegment, i);

      segment->above = rbk_decimal_mul (segment->above, units);
      segment->up_to = rbk_decimal_mul (segment->up_to, units);
      segment->unit = over (rbk_decimal_mul (segment->unit, factor), units);
      segment->fixed = rbk_decimal_mul (segment->fixed, factor);
    }
}

/* Where a line reaches a level: the last whole unit at which it is not above. */
static RbkDecimal
last_unit_below (const RbkSegment *line, RbkDecimal level)
{
  RbkDecimal meets =
      rbk_decimal_div (rbk_decimal_sub (level, line->fixed), line->unit, RBK_ROUND_FLOOR);

  meets = rbk_decimal_max (rbk_decimal_round (meets, 0, RBK_ROUND_FLOOR), line->above);
  return line->is_open ? meets : rbk_decimal_min (meets, line->up_to);
}

/* Keeps a line at or above a minimum, or at or below a maximum. */
static void
clip_line (GArray *clipped, const RbkSegment *line, RbkDecimal level, gboolean is_minimum)
{
  RbkSegment  near_side = *line, far_side = *line;
  RbkSegment *replaced = is_minimum ? &near_side : &far_side;

  if (rbk_decimal_is_zero (line->unit))
    {
      far_side.fixed =
          is_minimum ? rbk_decimal_max (line->fixed, level) : rbk_decimal_min (line->fixed, level);
      g_array_append_val (clipped, far_side);
      return;
    }
  near_side.is_open = FALSE;
  near_side.up_to = last_unit_below (line, level);
  far_side.above = near_side.up_to;
  replaced->unit = RBK_DECIMAL_ZERO;
  replaced->fixed = level;
  g_array_append_val (clipped, near_side);
  g_array_append_val (clipped, far_side);
}

/**
 * rbk_segments_clip:
 * @segments: (element-type RbkSegment): a charge, exact
 * @level: an amount
 * @is_minimum: whether no less is charged, or no more
 *
 * Keeps a charge at or above a minimum, or at or below a maximum, for whole units.
 */
void
rbk_segments_clip (GArray *segments, RbkDecimal level, gboolean is_minimum)
{
  g_autoptr(GArray) lines = g_array_copy (segments);

  g_array_set_size (segments, 0);
  for (guint i = 0; i < lines->len; i++)
    clip_line (segments, &g_array_index (lines, RbkSegment, i), level, is_minimum);
  rbk_segments_merge (segments);
}

/**
 * rbk_segments_take_off:
 * @segments: (element-type RbkSegment): a charge
 * @fee: what is charged whatever is used
 *
 * Leaves what use adds to a fee that becomes a price of its own.
 */
void
rbk_segments_take_off (GArray *segments, RbkDecimal fee)
{
  for (guint i = 0; i < segments->len; i++)
    {
      RbkSegment *segment = &g_array_index (segments, RbkSegment, i);

      segment->fixed = rbk_decimal_sub (segment->fixed, fee);
    }
}
