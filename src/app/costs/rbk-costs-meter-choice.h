/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

/* On which of the book's meters a call of a workload counts. */

GtkWidget *rbk_costs_meter_choice_new (const RbkCostsContext *context,
                                       RbkRecord             *workload) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_meter_choice_update (GtkWidget *choice, RbkRecord *workload);

G_END_DECLS
