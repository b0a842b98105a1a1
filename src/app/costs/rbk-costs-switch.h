/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_SWITCH (rbk_costs_switch_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsSwitch, rbk_costs_switch, RBK, COSTS_SWITCH, GtkWidget)

GtkWidget *rbk_costs_switch_new (const RbkCostsContext *context,
                                 const char            *from) G_GNUC_WARN_UNUSED_RESULT;
gboolean   rbk_costs_switch_to (const RbkCostsContext *context,
                                GtkWidget             *widget,
                                const char            *from,
                                const char            *to);

G_END_DECLS
