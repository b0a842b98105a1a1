/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_RATE_DATES (rbk_costs_rate_dates_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsRateDates, rbk_costs_rate_dates, RBK, COSTS_RATE_DATES, GtkWidget)

GtkWidget *rbk_costs_rate_dates_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_rate_dates_update (RbkCostsRateDates *self);

G_END_DECLS
