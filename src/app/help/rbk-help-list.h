/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_HELP_LIST (rbk_help_list_get_type ())
G_DECLARE_FINAL_TYPE (RbkHelpList, rbk_help_list, RBK, HELP_LIST, GtkWidget)

GtkWidget *rbk_help_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_help_list_select (RbkHelpList *self, const char *id);
void       rbk_help_list_search (RbkHelpList *self);

G_END_DECLS
