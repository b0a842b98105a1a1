/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-rating.h"

G_BEGIN_DECLS

/**
 * RbkSegment:
 * @above: usage must be more than this
 * @is_open: whether it has no end
 * @up_to: the last unit that belongs to it, unless it is open
 * @unit: what each unit of the whole usage costs
 * @fixed: what is added to that; less than nothing where units before it are cheaper
 *
 * A stretch of usage on which a charge is a straight line: unit * usage + fixed.
 */
typedef struct
{
  RbkDecimal above;
  gboolean   is_open;
  RbkDecimal up_to;
  RbkDecimal unit, fixed;
} RbkSegment;

GArray  *rbk_charge_segments (const RbkCardSpec *card) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_segments_are_exact (const GArray *segments);
void     rbk_segments_merge (GArray *segments);
void     rbk_segments_scale (GArray *segments, RbkDecimal units, RbkDecimal factor);
void     rbk_segments_clip (GArray *segments, RbkDecimal level, gboolean is_minimum);
void     rbk_segments_take_off (GArray *segments, RbkDecimal fee);

G_END_DECLS
