/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"

G_BEGIN_DECLS

/* A drop-down of the book's models, for a route. */

GtkWidget *rbk_costs_name_choice_new (GListModel *names, GtkExpression *search);

GtkWidget *rbk_costs_model_choice_new (const RbkCostsContext *context,
                                       RbkRecord             *route) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_model_choice_update (GtkWidget *choice, RbkRecord *route);

GtkWidget *rbk_costs_batch_check_new (const RbkCostsContext *context,
                                      RbkRecord             *route) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_batch_check_update (GtkWidget *check, RbkRecord *route);

G_END_DECLS
