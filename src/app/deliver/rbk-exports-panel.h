/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_EXPORTS_PANEL (rbk_exports_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkExportsPanel, rbk_exports_panel, RBK, EXPORTS_PANEL, GtkWidget)

GtkWidget *rbk_exports_panel_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_exports_panel_update (RbkExportsPanel *self);
void       rbk_exports_panel_set_is_narrow (RbkExportsPanel *self, gboolean is_narrow);
gboolean   rbk_exports_panel_choose (RbkExportsPanel *self, const char *target);
void       rbk_exports_panel_save_to (RbkExportsPanel *self, GFile *destination);
void       rbk_exports_panel_save_all_to (RbkExportsPanel *self, GFile *folder);

G_END_DECLS
