/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_SYNTHETIC_MAX_CUSTOMERS 10000000
#define RBK_SYNTHETIC_MAX_SIGMA 5

#define RBK_TYPE_SYNTHETIC_USAGE (rbk_synthetic_usage_get_type ())
G_DECLARE_FINAL_TYPE (RbkSyntheticUsage, rbk_synthetic_usage, RBK, SYNTHETIC_USAGE, RbkRecord)

RbkSyntheticUsage *rbk_synthetic_usage_new (void) G_GNUC_WARN_UNUSED_RESULT;

int                rbk_synthetic_usage_get_customers (RbkSyntheticUsage *self);
int                rbk_synthetic_usage_get_seed (RbkSyntheticUsage *self);
const RbkDecimal  *rbk_synthetic_usage_get_median (RbkSyntheticUsage *self);
RbkDecimal         rbk_synthetic_usage_get_sigma (RbkSyntheticUsage *self);
const char *const *rbk_synthetic_usage_get_fitted_from (RbkSyntheticUsage *self);

G_END_DECLS
