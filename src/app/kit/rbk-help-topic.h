/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the help key opens at a place in the window. */

void        rbk_help_topic_set (GtkWidget *widget, const char *topic);
const char *rbk_help_topic_get (GtkWidget *widget);

G_END_DECLS
