/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-use.h"

#include "rbk-system-text.h"

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

static char *
check_tiers (RbkUse *self, const RbkSystem *system, gboolean is_volume, guint minor_digits)
{
  guint n_paid = 0, n_fractions = 0;

  for (guint i = 0; i < self->tiers->len; i++)
    {
      const RbkChargeTier *tier = &g_array_index (self->tiers, RbkChargeTier, i);
      char                *reason = check_amount (system, tier->unit, is_volume);

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
  const RbkChargeTier *only = &g_array_index (self->tiers, RbkChargeTier, 0);

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
  gboolean    is_volume = card->price == RBK_PRICE_KIND_VOLUME;
  RbkTierFees fees = system->has_tier_fees ? RBK_TIER_FEES_ANY : RBK_TIER_FEES_NONE;

  rbk_segments_scale (segments, rbk_decimal_from_int (units), RBK_DECIMAL_ONE);
  *reason =
      rbk_segments_are_exact (segments) ? NULL : check_amount (system, RBK_DECIMAL_INVALID, FALSE);
  if (*reason != NULL)
    return FALSE;
  if (card->has_minimum)
    rbk_segments_clip (segments, card->minimum, TRUE);
  if (card->has_maximum)
    rbk_segments_clip (segments, card->maximum, FALSE);
  rbk_segments_take_off (segments, fee);
  rbk_segments_merge (segments);

  self->kind = is_volume && system->has_volume && rbk_segments_can_be_volume (segments, fees)
                   ? RBK_USE_VOLUME
                   : RBK_USE_GRADUATED;
  if (!rbk_segments_to_tiers (segments, self->kind == RBK_USE_VOLUME, fees, &self->tiers,
                              &self->splits_a_unit))
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
  const RbkChargeTier *tiers;

  *free_units = 0;
  *unit = self->unit;
  if (self->kind == RBK_USE_UNIT)
    return TRUE;
  if (self->kind != RBK_USE_GRADUATED || self->tiers->len != 2)
    return FALSE;
  tiers = (const RbkChargeTier *) self->tiers->data;
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
