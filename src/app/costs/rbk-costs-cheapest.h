/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"
#include "rbk-routing.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_CHEAPEST (rbk_costs_cheapest_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsCheapest, rbk_costs_cheapest, RBK, COSTS_CHEAPEST, GtkWidget)

GtkWidget *rbk_costs_cheapest_new (const RbkCostsContext *context,
                                   RbkRecord             *workload) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_cheapest_update (RbkCostsCheapest *self, const RbkRouting *routing);

G_END_DECLS
