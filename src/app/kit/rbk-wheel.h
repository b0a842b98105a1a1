/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The wheel over a part of a page that scrolls by itself. */

void rbk_wheel_pass_on (GtkWidget *widget, GtkScrolledWindow *inner);

G_END_DECLS
