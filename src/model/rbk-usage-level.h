/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_USAGE_LEVEL (rbk_usage_level_get_type ())
G_DECLARE_FINAL_TYPE (RbkUsageLevel, rbk_usage_level, RBK, USAGE_LEVEL, RbkRecord)

RbkUsageLevel *rbk_usage_level_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char       *rbk_usage_level_get_key (RbkUsageLevel *self);
const char       *rbk_usage_level_get_name (RbkUsageLevel *self);
const RbkDecimal *rbk_usage_level_get_calls (RbkUsageLevel *self);
const RbkDecimal *rbk_usage_level_get_tokens (RbkUsageLevel *self);
const char       *rbk_usage_level_get_percentile (RbkUsageLevel *self);

G_END_DECLS
