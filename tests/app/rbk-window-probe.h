/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-cell.h"

G_BEGIN_DECLS

/* Finds and works what is in a window, by its accessible names. */

GtkWidget  *rbk_probe_find_type (GtkWidget *root, GType type);
RbkCell    *rbk_probe_find_cell (GtkWidget *root, const char *title);
GtkWidget  *rbk_probe_find_named (GtkWidget *root, GType type, const char *name);
GtkWidget  *rbk_probe_find_label (GtkWidget *root, const char *label);
GtkWidget  *rbk_probe_find_button (GtkWidget *root, const char *label);
const char *rbk_probe_get_text (GtkWidget *root, const char *title);
void        rbk_probe_type (GtkWidget *root, const char *title, const char *text);
void        rbk_probe_settle (GtkWidget *widget);

G_END_DECLS
