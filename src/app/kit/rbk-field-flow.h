/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Captions above what they name, side by side in as many lines as it takes. */

GtkWidget *rbk_field_flow_new (void) G_GNUC_WARN_UNUSED_RESULT;
void rbk_field_flow_add (GtkWidget *flow, const char *title, const char *help, GtkWidget *editor);
GtkWidget *rbk_field_flow_add_choice (GtkWidget *flow, const char *title, const char *help);
void       rbk_field_flow_set_texts (GtkWidget *choice, const GPtrArray *texts);
void       rbk_field_flow_show (GtkWidget *editor, gboolean is_shown);

G_END_DECLS
