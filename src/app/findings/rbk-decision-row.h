/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-adviser.h"
#include "rbk-decision-state.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

#define RBK_TYPE_DECISION_ROW (rbk_decision_row_get_type ())
G_DECLARE_FINAL_TYPE (RbkDecisionRow, rbk_decision_row, RBK, DECISION_ROW, GtkWidget)

GtkWidget        *rbk_decision_row_new (RbkDocument     *document,
                                        RbkAdviser      *adviser,
                                        RbkDecisionTopic topic) G_GNUC_WARN_UNUSED_RESULT;
RbkDecisionStatus rbk_decision_row_update (RbkDecisionRow *self,
                                           RbkAnalysis    *analysis,
                                           RbkMoneyFormat *format);

G_END_DECLS
