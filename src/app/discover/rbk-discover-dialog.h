/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_DISCOVER_DIALOG (rbk_discover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkDiscoverDialog, rbk_discover_dialog, RBK, DISCOVER_DIALOG, GtkWindow)

GtkWidget *rbk_discover_dialog_new (GtkWidget   *over,
                                    RbkDocument *document,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
