/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean rbk_report_print (GPtrArray  *outcomes,
                           const char *title,
                           GtkWindow  *parent,
                           GError    **error);

G_END_DECLS
