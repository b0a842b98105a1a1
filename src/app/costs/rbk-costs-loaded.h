/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_LOADED (rbk_costs_loaded_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsLoaded, rbk_costs_loaded, RBK, COSTS_LOADED, GtkWidget)

GtkWidget *rbk_costs_loaded_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_loaded_update (RbkCostsLoaded *self);

G_END_DECLS
