/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_HITS_PANEL (rbk_hits_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkHitsPanel, rbk_hits_panel, RBK, HITS_PANEL, GtkWidget)

GtkWidget *rbk_hits_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_hits_panel_update (RbkHitsPanel *self, const RbkCustomersView *view);

G_END_DECLS
