/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_LOSING_PANEL (rbk_losing_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkLosingPanel, rbk_losing_panel, RBK, LOSING_PANEL, GtkWidget)

GtkWidget *rbk_losing_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_losing_panel_update (RbkLosingPanel *self, const RbkCustomersView *view);

G_END_DECLS
