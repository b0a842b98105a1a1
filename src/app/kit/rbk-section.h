/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_SECTION (rbk_section_get_type ())
G_DECLARE_FINAL_TYPE (RbkSection, rbk_section, RBK, SECTION, GtkWidget)

GtkWidget *rbk_section_new (const char *title, GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_section_set_title (RbkSection *self, const char *title);
void       rbk_section_set_note (RbkSection *self, const char *note);
void       rbk_section_set_tools (RbkSection *self, GtkWidget *tools);
GtkWidget *rbk_section_new_tools (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_section_new_page (GtkWidget *sections) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
