/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_BROWSER (rbk_costs_browser_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsBrowser, rbk_costs_browser, RBK, COSTS_BROWSER, GtkWidget)

GtkWidget *rbk_costs_browser_new (const RbkCostsContext *context) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_browser_update (RbkCostsBrowser *self);
void       rbk_costs_browser_search (RbkCostsBrowser *self, const char *text);

G_END_DECLS
