/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-charge.h"

G_BEGIN_DECLS

/**
 * RbkTierFees:
 * @RBK_TIER_FEES_NONE: a tier has a price for each unit alone
 * @RBK_TIER_FEES_WHOLE: it may have a fee that is a whole number
 * @RBK_TIER_FEES_ANY: it may have any fee
 *
 * What a tier can charge once, when it is reached.
 */
typedef enum
{
  RBK_TIER_FEES_NONE,
  RBK_TIER_FEES_WHOLE,
  RBK_TIER_FEES_ANY,
} RbkTierFees;

/**
 * RbkChargeTier:
 * @is_open: whether it is the last, without an end
 * @up_to: its last unit
 * @unit: for each unit
 * @flat: once, when its first unit is used
 *
 * A tier as billing systems have them, in whole units. Amounts are in the unit of the lines
 * it was made from.
 */
typedef struct
{
  gboolean   is_open;
  gint64     up_to;
  RbkDecimal unit, flat;
} RbkChargeTier;

gboolean rbk_segments_can_be_volume (const GArray *segments, RbkTierFees fees);
gboolean rbk_segments_to_tiers (const GArray *segments,
                                gboolean      is_volume,
                                RbkTierFees   fees,
                                GArray      **tiers,
                                gboolean     *splits_a_unit);

G_END_DECLS
