/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_RESCALE_PANEL (rbk_rescale_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkRescalePanel, rbk_rescale_panel, RBK, RESCALE_PANEL, GtkWidget)

GtkWidget *rbk_rescale_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_rescale_panel_update (RbkRescalePanel *self, const RbkCustomersView *view);

G_END_DECLS
