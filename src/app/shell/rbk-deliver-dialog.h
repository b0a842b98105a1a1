/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-window.h"

G_BEGIN_DECLS

#define RBK_TYPE_DELIVER_DIALOG (rbk_deliver_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbkDeliverDialog, rbk_deliver_dialog, RBK, DELIVER_DIALOG, AdwWindow)

GtkWidget *rbk_deliver_dialog_new (RbkWindow   *parent,
                                   RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_deliver_dialog_choose (RbkDeliverDialog *self, const char *target);
gboolean   rbk_deliver_dialog_save_to (RbkDeliverDialog *self, GFile *destination);

G_END_DECLS
