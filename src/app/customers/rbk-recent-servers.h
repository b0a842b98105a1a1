/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The servers that were asked last, without what is secret. */

GtkWidget *rbk_recent_servers_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_recent_servers_add (GSettings *settings, const char *uri);

G_END_DECLS
