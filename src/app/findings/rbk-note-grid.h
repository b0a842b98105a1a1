/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the page is written with: words beside what they mean, one pair a line, and items that begin
 * with an icon. */

GtkWidget *rbk_note_grid_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_note_grid_clear (GtkWidget *grid);
void       rbk_note_grid_add (GtkWidget *grid, const char *name, const char *text);
void rbk_note_grid_add_fact (GtkWidget *grid, const char *id, const char *name, const char *text);
void rbk_note_grid_add_help (GtkWidget *grid, const char *topic);
GtkWidget *rbk_note_item_new (GtkWidget **icon) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_note_toggle_new (const char *label, GtkWidget *shown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
