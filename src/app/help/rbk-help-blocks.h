/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rbk_help_blocks_new (const char *markdown, GClosure *follow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
