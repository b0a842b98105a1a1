/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

#define RBK_TYPE_COSTS_HISTORY (rbk_costs_history_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsHistory, rbk_costs_history, RBK, COSTS_HISTORY, GtkWidget)

GtkWidget *rbk_costs_history_new (const RbkCostsContext *context,
                                  const char            *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
