/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_LEVELS (rbk_costs_levels_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsLevels, rbk_costs_levels, RBK, COSTS_LEVELS, GtkWidget)

GtkWidget *rbk_costs_levels_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_levels_update (RbkCostsLevels *self);

G_END_DECLS
