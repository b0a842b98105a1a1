/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_ROUTE_CREDITS (rbk_costs_route_credits_get_type ())
G_DECLARE_FINAL_TYPE (
    RbkCostsRouteCredits, rbk_costs_route_credits, RBK, COSTS_ROUTE_CREDITS, GtkWidget)

GtkWidget *rbk_costs_route_credits_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_route_credits_update (RbkCostsRouteCredits *self,
                                           int                   workload,
                                           const RbkDecimal     *credit_price);

G_END_DECLS
