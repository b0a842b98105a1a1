/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the column of cached tokens of a usage file is meant. */

GtkWidget  *rbk_cached_choice_new (GCallback chosen, gpointer owner) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_cached_choice_show (GtkWidget *choice, const char *const *mapping);
const char *rbk_cached_choice_get_entry (GtkWidget *choice);

G_END_DECLS
