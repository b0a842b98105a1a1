/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_HELP_TEXT (rbk_help_text_get_type ())
G_DECLARE_FINAL_TYPE (RbkHelpText, rbk_help_text, RBK, HELP_TEXT, GtkWidget)

GtkWidget *rbk_help_text_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_help_text_show (RbkHelpText *self, const char *markdown);

G_END_DECLS
