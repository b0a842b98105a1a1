/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of a dialog, each with a title and something to fill in. */

GtkWidget *rbk_entry_list_new (GtkWidget *box, const char *title) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_entry_list_add (GtkWidget  *list,
                               const char *title,
                               const char *detail,
                               GtkWidget  *control);
GtkEntry  *rbk_entry_list_add_entry (
     GtkWidget *list, const char *title, const char *detail, const char *text, int width_chars);
void rbk_entry_list_set_problem (GtkEntry *entry, const char *problem);

GtkWidget *rbk_entry_list_new_window (GtkWindow  *window,
                                      const char *accept,
                                      const char *action,
                                      GtkWidget  *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
