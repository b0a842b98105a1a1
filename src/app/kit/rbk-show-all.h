/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* So many rows a list shows at first: more take seconds to be made, and nobody reads them. */
#define RBK_SHOW_ALL_LIMIT 100

GtkWidget *rbk_show_all_new (GCallback callback, gpointer owner) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_show_all_update (GtkWidget *button, guint n_shown, guint n);

G_END_DECLS
