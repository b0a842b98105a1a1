/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_MARGINS_PANEL (rbk_margins_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkMarginsPanel, rbk_margins_panel, RBK, MARGINS_PANEL, GtkWidget)

GtkWidget *rbk_margins_panel_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_margins_panel_update (RbkMarginsPanel *self, const RbkCustomersView *view);

G_END_DECLS
