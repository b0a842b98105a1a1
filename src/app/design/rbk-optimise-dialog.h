/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_OPTIMISE_DIALOG (rbk_optimise_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkOptimiseDialog, rbk_optimise_dialog, RBK, OPTIMISE_DIALOG, GtkWindow)

GtkWidget *rbk_optimise_dialog_new (GtkWidget   *over,
                                    RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
