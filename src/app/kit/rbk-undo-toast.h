/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *rbk_undo_toast_offer (GtkWidget *widget, const char *text);
void      rbk_undo_toast_show (GtkWidget *widget, const char *text);
void      rbk_undo_toast_refuse (GtkWidget *widget, const GError *error);

G_END_DECLS
