/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_INSPECTOR_SECTION (rbk_inspector_section_get_type ())
G_DECLARE_FINAL_TYPE (RbkInspectorSection, rbk_inspector_section, RBK, INSPECTOR_SECTION, GtkWidget)

GtkWidget *rbk_inspector_section_new (const char *id,
                                      const char *title,
                                      GHashTable *closed) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_inspector_section_add (RbkInspectorSection *self, GtkWidget *child);
void       rbk_inspector_section_set_title (RbkInspectorSection *self, const char *title);
void       rbk_inspector_section_set_summary (RbkInspectorSection *self, const char *summary);
void       rbk_inspector_section_add_tool (RbkInspectorSection *self, GtkWidget *tool);

G_END_DECLS
