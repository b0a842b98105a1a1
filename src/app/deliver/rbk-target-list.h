/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-targets.h"

G_BEGIN_DECLS

#define RBK_TYPE_TARGET_LIST (rbk_target_list_get_type ())
G_DECLARE_FINAL_TYPE (RbkTargetList, rbk_target_list, RBK, TARGET_LIST, GtkWidget)

GtkWidget             *rbk_target_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
const RbkExportTarget *rbk_target_list_get_chosen (RbkTargetList *self);
gboolean               rbk_target_list_choose (RbkTargetList *self, const char *name);
void                   rbk_target_list_set_is_narrow (RbkTargetList *self, gboolean is_narrow);

G_END_DECLS
