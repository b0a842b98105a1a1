/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which format a usage file has. */

GtkWidget  *rbk_format_choice_new (GCallback chosen, gpointer owner) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_format_choice_show (GtkWidget *choice, const char *name);
const char *rbk_format_choice_get_name (GtkWidget *choice);

G_END_DECLS
