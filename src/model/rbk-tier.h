/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_TIER (rbk_tier_get_type ())
G_DECLARE_FINAL_TYPE (RbkTier, rbk_tier, RBK, TIER, RbkRecord)

RbkTier *rbk_tier_new (void) G_GNUC_WARN_UNUSED_RESULT;

const RbkDecimal *rbk_tier_get_up_to (RbkTier *self);
RbkDecimal        rbk_tier_get_unit_price (RbkTier *self);
const RbkDecimal *rbk_tier_get_flat_price (RbkTier *self);

G_END_DECLS
