/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rbk_icon_menu_new (const char *icon, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_icon_menu_keep_free (GtkWidget *button);

G_END_DECLS
