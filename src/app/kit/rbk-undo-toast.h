/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rbk_undo_toast_show (GtkWidget *widget, const char *text);
void rbk_undo_toast_refuse (GtkWidget *widget, const GError *error);

G_END_DECLS
