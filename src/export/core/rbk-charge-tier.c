/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-charge-tier.h"

/* The largest whole number that every reader of JSON keeps. */
#define MAX_UNITS ((G_GINT64_CONSTANT (1) << 53) - 1)

/* Tiers in the making. */
typedef struct
{
  GArray     *tiers;
  gboolean    is_volume, splits_a_unit;
  RbkTierFees fees;
  RbkDecimal  charged; /* up to the line that comes next */
} Builder;

static gboolean
append_tier (Builder *self, gboolean is_open, RbkDecimal up_to, RbkDecimal unit, RbkDecimal flat)
{
  RbkChargeTier  tier = { .is_open = is_open, .unit = unit, .flat = flat };
  RbkChargeTier *last = NULL;

  if (!is_open && (!rbk_decimal_to_int (up_to, &tier.up_to) || tier.up_to > MAX_UNITS))
    return FALSE;
  if (self->tiers->len > 0)
    last = &g_array_index (self->tiers, RbkChargeTier, self->tiers->len - 1);
  /* A fee before is due once in a graduated price, but only for its own tier in a volume one. */
  if (last != NULL && rbk_decimal_equal (last->unit, unit) && rbk_decimal_is_zero (flat) &&
      (!self->is_volume || rbk_decimal_is_zero (last->flat)))
    {
      last->is_open = is_open;
      last->up_to = tier.up_to;
    }
  else
    g_array_append_val (self->tiers, tier);
  return TRUE;
}

/* A step of the charge goes into a tier of the one unit at which it is due, where a fee won't
 * do. What becomes of the fee of a first tier that nobody used is not said anywhere. */
static gboolean
append_split (Builder *self, const RbkSegment *line, RbkDecimal step)
{
  RbkDecimal first = rbk_decimal_add (line->above, RBK_DECIMAL_ONE);
  RbkDecimal flat = RBK_DECIMAL_ZERO;

  self->splits_a_unit = TRUE;
  if (!append_tier (self, FALSE, first, rbk_decimal_add (line->unit, step), RBK_DECIMAL_ZERO))
    return FALSE;
  if (!line->is_open && rbk_decimal_equal (line->up_to, first))
    return TRUE;
  if (self->is_volume)
    flat = line->fixed;
  return append_tier (self, line->is_open, line->up_to, line->unit, flat);
}

static gboolean
may_be_fee (RbkTierFees fees, RbkDecimal amount)
{
  if (rbk_decimal_is_zero (amount))
    return TRUE;
  if (rbk_decimal_sign (amount) < 0 || fees == RBK_TIER_FEES_NONE)
    return FALSE;
  return fees == RBK_TIER_FEES_ANY || rbk_decimal_is_integer (amount);
}

/* Where the charge steps from one line to the next, the step is the tier's fee. */
static gboolean
append_graduated (Builder *self, const RbkSegment *line)
{
  RbkDecimal starts = rbk_decimal_add (rbk_decimal_mul (line->unit, line->above), line->fixed);
  RbkDecimal step = rbk_decimal_sub (starts, self->charged);
  gboolean   is_fee = rbk_decimal_sign (line->above) > 0 && may_be_fee (self->fees, step);

  self->charged = rbk_decimal_add (rbk_decimal_mul (line->unit, line->up_to), line->fixed);
  if (!is_fee && !rbk_decimal_is_zero (step))
    return append_split (self, line, step);
  return append_tier (self, line->is_open, line->up_to, line->unit, step);
}

static gboolean
append_volume (Builder *self, const RbkSegment *line)
{
  if (rbk_decimal_is_zero (line->above) && !rbk_decimal_is_zero (line->fixed))
    return append_split (self, line, line->fixed);
  return append_tier (self, line->is_open, line->up_to, line->unit, line->fixed);
}

/**
 * rbk_segments_can_be_volume:
 * @segments: (element-type RbkSegment): a charge
 * @fees: what a tier may charge once
 *
 * Returns: whether volume tiers can bill it: each line starts at nothing, or at such a fee
 */
gboolean
rbk_segments_can_be_volume (const GArray *segments, RbkTierFees fees)
{
  for (guint i = 0; i < segments->len; i++)
    if (!may_be_fee (fees, g_array_index (segments, RbkSegment, i).fixed))
      return FALSE;
  return TRUE;
}

/**
 * rbk_segments_to_tiers:
 * @segments: (element-type RbkSegment): a charge that is nothing without use
 * @is_volume: whether all units are at the price of the tier reached
 * @fees: what a tier may charge once
 * @tiers: (out) (element-type RbkChargeTier): the tiers, or those before the first that fails
 * @splits_a_unit: (out): whether a tier of one unit carries a step that nothing else can
 *
 * Finds the tiers that bill what the lines say for every whole number of units. Whether their
 * amounts are some that a system can hold is for the caller to see.
 *
 * Returns: whether there are such tiers: each ends at a whole unit, and at none so large that
 *   it can't be told from the next
 */
gboolean
rbk_segments_to_tiers (const GArray *segments,
                       gboolean      is_volume,
                       RbkTierFees   fees,
                       GArray      **tiers,
                       gboolean     *splits_a_unit)
{
  Builder  self = { .is_volume = is_volume, .fees = fees, .charged = RBK_DECIMAL_ZERO };
  gboolean fits = TRUE;

  self.tiers = g_array_new (FALSE, TRUE, sizeof (RbkChargeTier));
  for (guint i = 0; fits && i < segments->len; i++)
    {
      const RbkSegment *line = &g_array_index (segments, RbkSegment, i);

      fits = is_volume ? append_volume (&self, line) : append_graduated (&self, line);
    }
  *tiers = self.tiers;
  *splits_a_unit = self.splits_a_unit;
  return fits;
}
