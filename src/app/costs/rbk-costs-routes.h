/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"
#include "rbk-workload.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_ROUTES (rbk_costs_routes_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsRoutes, rbk_costs_routes, RBK, COSTS_ROUTES, GtkWidget)

GtkWidget *rbk_costs_routes_new (const RbkCostsContext *context,
                                 RbkWorkload           *workload) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_routes_update (RbkCostsRoutes *self);

G_END_DECLS
