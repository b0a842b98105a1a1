/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_CREDIT_RATE (rbk_credit_rate_get_type ())
G_DECLARE_FINAL_TYPE (RbkCreditRate, rbk_credit_rate, RBK, CREDIT_RATE, RbkRecord)

RbkCreditRate *rbk_credit_rate_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char       *rbk_credit_rate_get_effective_from (RbkCreditRate *self);
const RbkDecimal *rbk_credit_rate_get_credits (RbkCreditRate *self);

G_END_DECLS
