/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What dialogs have in common that ask for something and then do it. */

GtkWidget *rbk_dialog_header_new (const char *accept, GtkWidget **button) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_dialog_page_new (GtkWidget *form, GtkWidget *answer) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_dialog_line_new (const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_dialog_caption_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
