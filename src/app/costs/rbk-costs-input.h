/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"
#include "rbk-record-table.h"

G_BEGIN_DECLS

/* A number that the page computes with and that is not in the book: it is gone with the page. */

#define RBK_TYPE_COSTS_INPUT (rbk_costs_input_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsInput, rbk_costs_input, RBK, COSTS_INPUT, GtkWidget)

GtkWidget *rbk_costs_input_new (const RbkCostsContext *context,
                                const char            *title,
                                const char            *accessible,
                                RbkRecordUnit          unit) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_input_set_fallback (RbkCostsInput *self, const RbkDecimal *value);
gboolean   rbk_costs_input_get (RbkCostsInput *self, RbkDecimal *value);

G_END_DECLS
