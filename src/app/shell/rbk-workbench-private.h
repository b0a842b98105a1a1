/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-findings.h"
#include "rbk-fold.h"
#include "rbk-workbench.h"

G_BEGIN_DECLS

/* What the files of the workbench share. */
struct _RbkWorkbench
{
  GtkWidget parent_instance;

  RbkDocument *document; /* (owned) */
  GSettings   *settings; /* (owned) (nullable) */
  RbkFindings *findings; /* (owned) */
  AdwFlap     *flap;
  GtkWidget   *list;
  GtkWidget   *stack;
  GtkWidget   *count; /* of findings, in the sidebar */
  RbkFold      fold;
};

GtkWidget *rbk_workbench_new_sidebar (RbkWorkbench *self) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_workbench_add_page_row (RbkWorkbench *self,
                                       const char   *name,
                                       const char   *title,
                                       const char   *icon);
void       rbk_workbench_focus_page (RbkWorkbench *self, gboolean is_new);

G_END_DECLS
