/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-use.h"

#include "rbk-system-text.h"

static RbkDecimal
exact_quotient (RbkDecimal value, RbkDecimal divisor)
{
  RbkDecimal quotient = rbk_decimal_div (value, divisor, RBK_ROUND_DOWN);

  if (!rbk_decimal_equal (rbk_decimal_mul (quotient, divisor), value))
    return RBK_DECIMAL_INVALID;
  return quotient;
}

/* From the customer's units to those in which events are reported. */
static void
scale (GArray *segments, RbkDecimal units)
{
  for (guint i = 0; i < segments->len; i++)
    {
      RbkSegment *segment = &g_array_index (segments, RbkSegment, i);

      segment->above = rbk_decimal_mul (segment->above, units);
      segment->up_to = rbk_decimal_mul (segment->up_to, units);
      segment->unit = exact_quotient (segment->unit, units);
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

static void
clip (GArray *segments, RbkDecimal level, gboolean is_minimum)
{
  g_autoptr(GArray) lines = g_array_copy (segments);

  g_array_set_size (segments, 0);
  for (guint i = 0; i < lines->len; i++)
    clip_line (segments, &g_array_index (lines, RbkSegment, i), level, is_minimum);
  rbk_segments_merge (segments);
}

static void
take_off (GArray *segments, RbkDecimal fee)
{
  for (guint i = 0; i < segments->len; i++)
    {
      RbkSegment *segment = &g_array_index (segments, RbkSegment, i);

      segment->fixed = rbk_decimal_sub (segment->fixed, fee);
    }
}

static gboolean
append_tier (RbkUse *self, gboolean is_open, RbkDecimal up_to, RbkDecimal unit, RbkDecimal flat)
{
  RbkUseTier  tier = { .is_open = is_open, .unit = unit, .flat = flat };
  RbkUseTier *last = NULL;

  if (!is_open && (!rbk_decimal_to_int (up_to, &tier.up_to) || tier.up_to > RBK_SYSTEM_MAX_INTEGER))
    return FALSE;
  if (self->tiers->len > 0)
    last = &g_array_index (self->tiers, RbkUseTier, self->tiers->len - 1);
  if (last != NULL && rbk_decimal_equal (last->unit, unit) && rbk_decimal_is_zero (flat) &&
      (self->kind == RBK_USE_GRADUATED || rbk_decimal_is_zero (last->flat)))
    {
      last->is_open = is_open;
      last->up_to = tier.up_to;
    }
  else
    g_array_append_val (self->tiers, tier);
  return TRUE;
}

static gboolean
is_last_unit (const RbkSegment *line, RbkDecimal unit)
{
  return !line->is_open && rbk_decimal_equal (line->up_to, unit);
}

/* Where the charge steps from one line to the next, the step is the tier's fee. Where there are
 * no fees, or one is due with the first unit of all, it goes into a tier of that one unit: what
 * becomes of the fee of a first tier that nobody used is not said anywhere. */
static gboolean
append_graduated (RbkUse           *self,
                  const RbkSystem  *system,
                  const RbkSegment *line,
                  RbkDecimal       *charged)
{
  RbkDecimal starts = rbk_decimal_add (rbk_decimal_mul (line->unit, line->above), line->fixed);
  RbkDecimal step = rbk_decimal_sub (starts, *charged);
  RbkDecimal first = rbk_decimal_add (line->above, RBK_DECIMAL_ONE);
  RbkDecimal fee = RBK_DECIMAL_ZERO;

  *charged = rbk_decimal_add (rbk_decimal_mul (line->unit, line->up_to), line->fixed);
  if (system->has_tier_fees && rbk_decimal_sign (step) > 0 && rbk_decimal_sign (line->above) > 0)
    fee = step;
  else if (!rbk_decimal_is_zero (step))
    {
      self->splits_a_unit = TRUE;
      if (!append_tier (self, FALSE, first, rbk_decimal_add (line->unit, step), RBK_DECIMAL_ZERO))
        return FALSE;
      if (is_last_unit (line, first))
        return TRUE;
    }
  return append_tier (self, line->is_open, line->up_to, line->unit, fee);
}

static gboolean
append_volume (RbkUse *self, const RbkSegment *line)
{
  if (rbk_decimal_is_zero (line->above) && !rbk_decimal_is_zero (line->fixed))
    {
      self->splits_a_unit = TRUE;
      if (!append_tier (self, FALSE, RBK_DECIMAL_ONE, rbk_decimal_add (line->unit, line->fixed),
                        RBK_DECIMAL_ZERO))
        return FALSE;
      if (is_last_unit (line, RBK_DECIMAL_ONE))
        return TRUE;
    }
  return append_tier (self, line->is_open, line->up_to, line->unit, line->fixed);
}

static gboolean
can_be_volume (const RbkSystem *system, const GArray *segments)
{
  gboolean has_fees = FALSE;

  for (guint i = 0; i < segments->len; i++)
    {
      const RbkSegment *line = &g_array_index (segments, RbkSegment, i);

      has_fees = has_fees || rbk_decimal_sign (line->fixed) > 0;
      if (rbk_decimal_sign (line->fixed) < 0)
        return FALSE;
    }
  return system->has_volume && (system->has_tier_fees || !has_fees);
}

static guint
count_digits (RbkDecimal amount)
{
  g_autofree char *text = rbk_decimal_to_string (amount);
  const char      *digits = text;
  guint            n_digits = 0;

  while (*digits == '0' || *digits == '.')
    digits++;
  for (; *digits != '\0'; digits++)
    n_digits += g_ascii_isdigit (*digits) ? 1 : 0;
  return n_digits;
}

static char *
check_amount (const RbkSystem *system, RbkDecimal amount, gboolean is_volume)
{
  g_autofree char *text = rbk_decimal_to_string (amount);

  if (!rbk_decimal_is_valid (amount))
    return g_strdup ("its amounts and bounds are too large, or have too many decimals, to be "
                     "exact; round them");
  if (rbk_decimal_sign (amount) < 0 && is_volume)
    return g_strdup_printf ("one more unit costs less here, which the tiers of %s can't bill; make "
                            "it graduated, or include nothing",
                            system->title);
  if (rbk_decimal_sign (amount) < 0)
    return g_strdup ("it would take an amount below zero");
  if (system->max_digits > 0 && count_digits (amount) > system->max_digits)
    return g_strdup_printf ("%s is more exact than the %u digits that a number has in %s; round it",
                            text, system->max_digits, system->title);
  return NULL;
}

static gboolean
fill_tiers (RbkUse *self, const RbkSystem *system, const GArray *segments)
{
  RbkDecimal charged = RBK_DECIMAL_ZERO;

  self->tiers = g_array_new (FALSE, TRUE, sizeof (RbkUseTier));
  for (guint i = 0; i < segments->len; i++)
    {
      const RbkSegment *line = &g_array_index (segments, RbkSegment, i);

      if (self->kind == RBK_USE_VOLUME ? !append_volume (self, line)
                                       : !append_graduated (self, system, line, &charged))
        return FALSE;
    }
  return TRUE;
}

static char *
check_tiers (RbkUse *self, const RbkSystem *system, gboolean is_volume, guint minor_digits)
{
  guint n_paid = 0, n_fractions = 0;

  for (guint i = 0; i < self->tiers->len; i++)
    {
      const RbkUseTier *tier = &g_array_index (self->tiers, RbkUseTier, i);
      char             *reason = check_amount (system, tier->unit, is_volume);

      if (reason == NULL)
        reason = check_amount (system, tier->flat, is_volume);
      if (reason != NULL)
        return reason;
      n_paid += rbk_decimal_is_zero (tier->unit) ? 0 : 1;
      n_fractions += rbk_decimal_places (tier->unit) > minor_digits ? 1 : 0;
    }
  self->has_fractions = self->kind == RBK_USE_GRADUATED && n_paid > 1 && n_fractions > 0;
  return NULL;
}

/* One tier without a fee is a price for each unit, or none at all. */
static void
simplify (RbkUse *self)
{
  const RbkUseTier *only = &g_array_index (self->tiers, RbkUseTier, 0);

  if (self->tiers->len > 1 || !rbk_decimal_is_zero (only->flat))
    return;
  self->kind = rbk_decimal_is_zero (only->unit) ? RBK_USE_FREE : RBK_USE_UNIT;
  self->unit = only->unit;
  g_clear_pointer (&self->tiers, g_array_unref);
}

static gboolean
init_lines (RbkUse            *self,
            const RbkSystem   *system,
            const RbkCardSpec *card,
            gint64             units,
            guint              minor_digits,
            RbkDecimal         fee,
            char             **reason)
{
  g_autoptr(GArray) segments = rbk_charge_segments (card);
  gboolean is_volume = card->price == RBK_PRICE_KIND_VOLUME;

  scale (segments, rbk_decimal_from_int (units));
  *reason =
      rbk_segments_are_exact (segments) ? NULL : check_amount (system, RBK_DECIMAL_INVALID, FALSE);
  if (*reason != NULL)
    return FALSE;
  if (card->has_minimum)
    clip (segments, card->minimum, TRUE);
  if (card->has_maximum)
    clip (segments, card->maximum, FALSE);
  take_off (segments, fee);
  rbk_segments_merge (segments);

  self->kind = is_volume && can_be_volume (system, segments) ? RBK_USE_VOLUME : RBK_USE_GRADUATED;
  if (!fill_tiers (self, system, segments))
    {
      *reason = g_strdup_printf ("tiers of %s end at whole units; make included units, caps and "
                                 "bounds whole numbers",
                                 system->title);
      return FALSE;
    }
  *reason = check_tiers (self, system, is_volume, minor_digits);
  if (*reason != NULL)
    return FALSE;
  simplify (self);
  return TRUE;
}

static gboolean
init_package (
    RbkUse *self, const RbkSystem *system, const RbkCardSpec *card, gint64 units, char **reason)
{
  RbkDecimal scale_by = rbk_decimal_from_int (units);

  self->kind = RBK_USE_PACKAGE;
  self->unit = card->amount;
  self->is_uncapped = card->limit == RBK_LIMIT_HARD && card->has_cap;
  *reason = check_amount (system, card->amount, FALSE);
  if (*reason != NULL)
    return FALSE;
  if ((card->has_minimum && rbk_decimal_sign (card->minimum) > 0) || card->has_maximum)
    *reason = g_strdup_printf ("%s has no minimum or maximum for packages; drop it, or price it "
                               "per unit in graduated tiers",
                               system->title);
  else if (!rbk_decimal_to_int (rbk_decimal_mul (card->package_size, scale_by), &self->size) ||
           !rbk_decimal_to_int (rbk_decimal_mul (card->included, scale_by), &self->free) ||
           self->size < 1 || self->size > RBK_SYSTEM_MAX_INTEGER ||
           self->free > RBK_SYSTEM_MAX_INTEGER)
    *reason = g_strdup_printf ("%s counts packages and included units in whole numbers; make them "
                               "whole",
                               system->title);
  return *reason == NULL;
}

/**
 * rbk_use_init:
 * @self: what to fill in
 * @system: what can be held
 * @card: a rate card
 * @units: units in which events are reported, in one of the customer's units
 * @minor_digits: decimals of the currency's minor unit
 * @fee: (out): what is charged whatever is used: a fee, or a minimum
 * @reason: (out): why it can't be billed alike, and what to change
 *
 * Splits what a rate card charges into a fee, and a price on use that starts from nothing. Both
 * together bill what the book bills, for every whole number of units.
 *
 * Returns: whether the bill stays the same
 */
gboolean
rbk_use_init (RbkUse            *self,
              const RbkSystem   *system,
              const RbkCardSpec *card,
              gint64             units,
              guint              minor_digits,
              RbkDecimal        *fee,
              char             **reason)
{
  RbkDecimal charge = rbk_card_spec_get_charge (card, RBK_DECIMAL_ZERO);
  gboolean   is_fee = card->meter < 0 || card->price == RBK_PRICE_KIND_FLAT;

  *self = (RbkUse){ .kind = RBK_USE_FREE };
  *reason = NULL;
  *fee = rbk_decimal_round (charge, minor_digits, RBK_ROUND_HALF_AWAY);
  *reason = check_amount (system, *fee, FALSE);
  if (*reason != NULL || is_fee)
    return *reason == NULL;
  if (!rbk_decimal_equal (*fee, charge))
    {
      *reason = g_strdup ("a minimum charge must be a whole number of minor units; round it");
      return FALSE;
    }
  if (card->price != RBK_PRICE_KIND_PACKAGE)
    return init_lines (self, system, card, units, minor_digits, *fee, reason);
  return rbk_decimal_is_zero (card->amount) || init_package (self, system, card, units, reason);
}

/**
 * rbk_use_get_simple:
 * @self: what use costs
 * @free_units: (out): units that cost nothing
 * @unit: (out): what each unit after them costs
 *
 * Returns: whether that is all there is to say
 */
gboolean
rbk_use_get_simple (const RbkUse *self, gint64 *free_units, RbkDecimal *unit)
{
  const RbkUseTier *tiers;

  *free_units = 0;
  *unit = self->unit;
  if (self->kind == RBK_USE_UNIT)
    return TRUE;
  if (self->kind != RBK_USE_GRADUATED || self->tiers->len != 2)
    return FALSE;
  tiers = (const RbkUseTier *) self->tiers->data;
  *free_units = tiers[0].up_to;
  *unit = tiers[1].unit;
  return rbk_decimal_is_zero (tiers[0].unit) && rbk_decimal_is_zero (tiers[1].flat);
}

/**
 * rbk_use_clear:
 * @self: what use costs
 *
 * Frees what it holds.
 */
void
rbk_use_clear (RbkUse *self)
{
  g_clear_pointer (&self->tiers, g_array_unref);
}
