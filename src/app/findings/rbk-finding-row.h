/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-findings.h"
#include "rbk-money-format.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_FINDING_ROW (rbk_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (RbkFindingRow, rbk_finding_row, RBK, FINDING_ROW, GtkWidget)

GtkWidget *rbk_finding_row_new (RbkDocument *document,
                                RbkFindings *findings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_finding_row_show (RbkFindingRow    *self,
                                 GPtrArray        *list,
                                 const RbkFinding *finding,
                                 RbkMoneyFormat   *format);
gboolean   rbk_finding_row_is_for (RbkFindingRow *self, const RbkFinding *finding);
gboolean   rbk_finding_row_is_of_plan (RbkBook *book, const RbkFinding *finding, const char *plan);

G_END_DECLS
