/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_CONTEXT_TIER (rbk_context_tier_get_type ())
G_DECLARE_FINAL_TYPE (RbkContextTier, rbk_context_tier, RBK, CONTEXT_TIER, RbkRecord)

RbkContextTier *rbk_context_tier_new (void) G_GNUC_WARN_UNUSED_RESULT;

const RbkDecimal *rbk_context_tier_get_above (RbkContextTier *self);
const RbkDecimal *rbk_context_tier_get_input (RbkContextTier *self);
const RbkDecimal *rbk_context_tier_get_output (RbkContextTier *self);
const RbkDecimal *rbk_context_tier_get_cache_read (RbkContextTier *self);
const RbkDecimal *rbk_context_tier_get_cache_write (RbkContextTier *self);

G_END_DECLS
