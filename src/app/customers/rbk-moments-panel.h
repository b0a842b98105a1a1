/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_MOMENTS_PANEL (rbk_moments_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkMomentsPanel, rbk_moments_panel, RBK, MOMENTS_PANEL, GtkWidget)

GtkWidget *rbk_moments_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_moments_panel_update (RbkMomentsPanel *self, const RbkCustomersView *view);

G_END_DECLS
