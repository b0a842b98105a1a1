/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"
#include "rbk-workload.h"

G_BEGIN_DECLS

GtkWidget *rbk_costs_working_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_working_show (GtkWidget             *working,
                                   const RbkCostsContext *context,
                                   RbkWorkload           *workload);

G_END_DECLS
