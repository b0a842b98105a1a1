/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_MODELS_PANEL (rbk_models_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkModelsPanel, rbk_models_panel, RBK, MODELS_PANEL, GtkWidget)

GtkWidget *rbk_models_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_models_panel_update (RbkModelsPanel *self, const RbkCustomersView *view);

G_END_DECLS
