/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_TERMS_DIALOG (rbk_terms_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkTermsDialog, rbk_terms_dialog, RBK, TERMS_DIALOG, GtkWindow)

GtkWidget *rbk_terms_dialog_new (GtkWidget   *over,
                                 RbkDocument *document,
                                 guint        plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
