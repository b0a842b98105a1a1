/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

gboolean rbk_step_take (GtkWidget *widget, RbkDocument *document, RbkEdit *edit, const char *told);

G_END_DECLS
