/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

#define RBK_TYPE_BILLS_PANEL (rbk_bills_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkBillsPanel, rbk_bills_panel, RBK, BILLS_PANEL, GtkWidget)

GtkWidget *rbk_bills_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rbk_bills_panel_update (RbkBillsPanel *self, RbkAnalysis *analysis, RbkMoneyFormat *format);

G_END_DECLS
