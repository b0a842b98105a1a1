/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-adviser.h"
#include "rbk-decision.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

#define RBK_TYPE_ADVICE_PANEL (rbk_advice_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkAdvicePanel, rbk_advice_panel, RBK, ADVICE_PANEL, GtkWidget)

GtkWidget *rbk_advice_panel_new (RbkDocument     *document,
                                 RbkAdviser      *adviser,
                                 RbkDecisionTopic topic) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_advice_panel_update (RbkAdvicePanel *self, RbkMoneyFormat *format);

G_END_DECLS
