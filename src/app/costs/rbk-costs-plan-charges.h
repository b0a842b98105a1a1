/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_PLAN_CHARGES (rbk_costs_plan_charges_get_type ())
G_DECLARE_FINAL_TYPE (
    RbkCostsPlanCharges, rbk_costs_plan_charges, RBK, COSTS_PLAN_CHARGES, GtkWidget)

GtkWidget *rbk_costs_plan_charges_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_plan_charges_update (RbkCostsPlanCharges *self, int workload);

G_END_DECLS
