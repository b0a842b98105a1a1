/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_DETAILS_DIALOG (rbk_details_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkDetailsDialog, rbk_details_dialog, RBK, DETAILS_DIALOG, GtkWindow)

GtkWidget *rbk_details_dialog_new (GtkWidget   *over,
                                   RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
