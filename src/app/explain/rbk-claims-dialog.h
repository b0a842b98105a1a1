/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_CLAIMS_DIALOG (rbk_claims_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkClaimsDialog, rbk_claims_dialog, RBK, CLAIMS_DIALOG, GtkWindow)

GtkWidget *rbk_claims_dialog_new (GtkWindow   *parent,
                                  RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
