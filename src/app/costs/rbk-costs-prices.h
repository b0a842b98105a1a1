/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_PRICES (rbk_costs_prices_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsPrices, rbk_costs_prices, RBK, COSTS_PRICES, GtkWidget)

GtkWidget *rbk_costs_prices_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_prices_update (RbkCostsPrices *self);

G_END_DECLS
