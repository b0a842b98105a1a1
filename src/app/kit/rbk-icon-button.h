/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rbk_icon_button_new (const char *icon,
                                const char *label,
                                const char *action) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_text_button_new (const char *label, const char *action) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_button_name (GtkWidget *button, const char *name);
void       rbk_button_name_after (GtkWidget *button, GtkWidget *about);

G_END_DECLS
