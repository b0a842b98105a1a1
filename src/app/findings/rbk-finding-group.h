/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-finding-row.h"

G_BEGIN_DECLS

#define RBK_TYPE_FINDING_GROUP (rbk_finding_group_get_type ())
G_DECLARE_FINAL_TYPE (RbkFindingGroup, rbk_finding_group, RBK, FINDING_GROUP, GtkWidget)

GtkWidget *rbk_finding_group_new (RbkDocument *document,
                                  RbkFindings *findings,
                                  RbkSeverity  severity,
                                  gboolean     is_let_be) G_GNUC_WARN_UNUSED_RESULT;
guint      rbk_finding_group_update (RbkFindingGroup *self, RbkMoneyFormat *format);
gboolean   rbk_finding_group_show_plan (RbkFindingGroup *self, const char *plan);

G_END_DECLS
