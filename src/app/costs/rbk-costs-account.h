/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_ACCOUNT (rbk_costs_account_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsAccount, rbk_costs_account, RBK, COSTS_ACCOUNT, AdwWindow)

GtkWidget *rbk_costs_account_new (const RbkCostsContext *context,
                                  RbkCatalogue          *catalogue) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_account_apply (RbkCostsAccount *self);

G_END_DECLS
