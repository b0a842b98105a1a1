/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

#define RBK_TYPE_WHAT_IF_PANEL (rbk_what_if_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkWhatIfPanel, rbk_what_if_panel, RBK, WHAT_IF_PANEL, GtkWidget)

GtkWidget *rbk_what_if_panel_new (RbkDocument *document,
                                  GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void rbk_what_if_panel_update (RbkWhatIfPanel *self, RbkAnalysis *analysis, RbkMoneyFormat *format);

G_END_DECLS
