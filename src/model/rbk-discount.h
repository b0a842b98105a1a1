/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_DISCOUNT (rbk_discount_get_type ())
G_DECLARE_FINAL_TYPE (RbkDiscount, rbk_discount, RBK, DISCOUNT, RbkRecord)

RbkDiscount *rbk_discount_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char        *rbk_discount_get_key (RbkDiscount *self);
const char        *rbk_discount_get_name (RbkDiscount *self);
const RbkDecimal  *rbk_discount_get_percent (RbkDiscount *self);
const RbkDecimal  *rbk_discount_get_amount (RbkDiscount *self);
const char        *rbk_discount_get_duration (RbkDiscount *self);
const char        *rbk_discount_get_code (RbkDiscount *self);
const char        *rbk_discount_get_redeem_by (RbkDiscount *self);
int                rbk_discount_get_max_redemptions (RbkDiscount *self);
const char *const *rbk_discount_get_plans (RbkDiscount *self);

G_END_DECLS
