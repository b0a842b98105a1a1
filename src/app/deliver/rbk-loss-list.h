/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-export-run.h"

G_BEGIN_DECLS

#define RBK_TYPE_LOSS_LIST (rbk_loss_list_get_type ())
G_DECLARE_FINAL_TYPE (RbkLossList, rbk_loss_list, RBK, LOSS_LIST, GtkWidget)

GtkWidget *rbk_loss_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_loss_list_show (RbkLossList *self, const RbkExportOutcome *outcome);

G_END_DECLS
