/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-cost-working.h"
#include "rbk-money-format.h"
#include "rbk-workload.h"

G_BEGIN_DECLS

/* Costs in words and figures, as people read them. */

char *rbk_costs_dup_amount (RbkMoneyFormat *format, RbkDecimal amount) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_costs_dup_month (RbkMoneyFormat *format, RbkDecimal amount) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_costs_dup_working (RbkMoneyFormat       *format,
                             const RbkCostWorking *working) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_costs_dup_tier_note (RbkMoneyFormat       *format,
                               const RbkCostWorking *working) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_costs_dup_route_name (RbkBook *book, RbkRoute *route) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
