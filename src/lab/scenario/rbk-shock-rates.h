/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-model-price.h"
#include "rbk-shock.h"

G_BEGIN_DECLS

/* Shocks to what a model costs, as its record has it. */

gboolean rbk_shock_rates_change (RbkModelPrice *price, const RbkShock *shock);
void     rbk_shock_rates_retry (RbkModelPrice *price, const RbkShock *shock);
void     rbk_shock_rates_count_input (RbkModelPrice *price, const RbkShock *shock);

G_END_DECLS
