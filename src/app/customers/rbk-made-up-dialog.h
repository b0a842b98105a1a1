/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_MADE_UP_DIALOG (rbk_made_up_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkMadeUpDialog, rbk_made_up_dialog, RBK, MADE_UP_DIALOG, AdwWindow)

GtkWidget *rbk_made_up_dialog_new (GtkWindow   *parent,
                                   RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
