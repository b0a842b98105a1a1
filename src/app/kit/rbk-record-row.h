/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record-table.h"

G_BEGIN_DECLS

/* A row of a table of records. The table alone sees this. */

#define RBK_TYPE_RECORD_ROW (rbk_record_row_get_type ())
G_DECLARE_FINAL_TYPE (RbkRecordRow, rbk_record_row, RBK, RECORD_ROW, GtkWidget)

GtkWidget *rbk_record_row_new (const RbkRecordTableSpec *spec,
                               RbkRecord                *record,
                               GtkSizeGroup            **groups) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_record_row_get_cell (RbkRecordRow *self, guint column);
void       rbk_record_row_update (RbkRecordRow *self, RbkMoneyFormat *format);

G_END_DECLS
