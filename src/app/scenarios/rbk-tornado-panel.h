/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

#define RBK_TYPE_TORNADO_PANEL (rbk_tornado_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkTornadoPanel, rbk_tornado_panel, RBK, TORNADO_PANEL, GtkWidget)

GtkWidget *rbk_tornado_panel_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_tornado_panel_update (RbkTornadoPanel *self,
                                     RbkAnalysis     *analysis,
                                     RbkMoneyFormat  *format);

G_END_DECLS
