/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_EXPLAIN_DIALOG (rbk_explain_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkExplainDialog, rbk_explain_dialog, RBK, EXPLAIN_DIALOG, GtkWindow)

GtkWidget *rbk_explain_dialog_new (GtkWindow   *parent,
                                   RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_explain_dialog_explain (RbkExplainDialog *self, const char *where);

G_END_DECLS
