/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_MODELS (rbk_costs_models_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsModels, rbk_costs_models, RBK, COSTS_MODELS, GtkWidget)

GtkWidget *rbk_costs_models_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_models_update (RbkCostsModels *self);

G_END_DECLS
