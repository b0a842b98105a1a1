/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Figures that can say how they come about. */

void        rbk_explained_set (GtkWidget *widget, const char *where);
const char *rbk_explained_get (GtkWidget *widget);
const char *rbk_explained_find (GtkWidget *widget);
void        rbk_explained_show (GtkWidget *widget, const char *where);

G_END_DECLS
