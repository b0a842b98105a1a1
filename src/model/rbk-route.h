/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_ROUTE (rbk_route_get_type ())
G_DECLARE_FINAL_TYPE (RbkRoute, rbk_route, RBK, ROUTE, RbkRecord)

RbkRoute *rbk_route_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char       *rbk_route_get_name (RbkRoute *self);
const char       *rbk_route_get_model (RbkRoute *self);
RbkDecimal        rbk_route_get_share (RbkRoute *self);
RbkDecimal        rbk_route_get_input_tokens (RbkRoute *self);
RbkDecimal        rbk_route_get_output_tokens (RbkRoute *self);
RbkDecimal        rbk_route_get_cache_read_tokens (RbkRoute *self);
RbkDecimal        rbk_route_get_cache_write_tokens (RbkRoute *self);
RbkDecimal        rbk_route_get_tokenizer_factor (RbkRoute *self);
gboolean          rbk_route_get_batch (RbkRoute *self);
int               rbk_route_get_fallback_order (RbkRoute *self);
const RbkDecimal *rbk_route_get_credits (RbkRoute *self);
GListModel       *rbk_route_get_credit_rates (RbkRoute *self);
const RbkDecimal *rbk_route_get_credits_on (RbkRoute *self, const GDate *date);

G_END_DECLS
