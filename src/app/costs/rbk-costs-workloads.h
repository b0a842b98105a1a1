/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_WORKLOADS (rbk_costs_workloads_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsWorkloads, rbk_costs_workloads, RBK, COSTS_WORKLOADS, GtkWidget)

GtkWidget *rbk_costs_workloads_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_workloads_update (RbkCostsWorkloads *self);

G_END_DECLS
