/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_WORKBENCH (rbk_workbench_get_type ())
G_DECLARE_FINAL_TYPE (RbkWorkbench, rbk_workbench, RBK, WORKBENCH, GtkWidget)

GtkWidget *rbk_workbench_new (RbkDocument *document, GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

void        rbk_workbench_show_page (RbkWorkbench *self, const char *name);
const char *rbk_workbench_get_page (RbkWorkbench *self);
void        rbk_workbench_step_page (RbkWorkbench *self, int step);
void        rbk_workbench_design (RbkWorkbench *self, const char *action);
gboolean    rbk_workbench_explain (RbkWorkbench *self);
void        rbk_workbench_open_usage (RbkWorkbench *self, const char *uri);

G_END_DECLS
