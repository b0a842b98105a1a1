/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_MODEL_PRICE (rbk_model_price_get_type ())
G_DECLARE_FINAL_TYPE (RbkModelPrice, rbk_model_price, RBK, MODEL_PRICE, RbkRecord)

RbkModelPrice *rbk_model_price_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char       *rbk_model_price_get_model (RbkModelPrice *self);
const char       *rbk_model_price_get_name (RbkModelPrice *self);
const char       *rbk_model_price_get_provider (RbkModelPrice *self);
const char       *rbk_model_price_get_effective_from (RbkModelPrice *self);
const RbkDecimal *rbk_model_price_get_input (RbkModelPrice *self);
const RbkDecimal *rbk_model_price_get_output (RbkModelPrice *self);
const RbkDecimal *rbk_model_price_get_cache_read (RbkModelPrice *self);
const RbkDecimal *rbk_model_price_get_cache_write (RbkModelPrice *self);
const RbkDecimal *rbk_model_price_get_batch_input (RbkModelPrice *self);
const RbkDecimal *rbk_model_price_get_batch_output (RbkModelPrice *self);
const RbkDecimal *rbk_model_price_get_context_window (RbkModelPrice *self);
GListModel       *rbk_model_price_get_context_tiers (RbkModelPrice *self);
const RbkDecimal *rbk_model_price_get_quality (RbkModelPrice *self);
const char       *rbk_model_price_get_source (RbkModelPrice *self);

G_END_DECLS
