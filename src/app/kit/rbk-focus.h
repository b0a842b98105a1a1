/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tab through a widget that hands the focus on to what is in it. */

gboolean rbk_focus_within (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
