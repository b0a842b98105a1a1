/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record-table.h"

G_BEGIN_DECLS

/* What a cell of a record says, and what becomes of what is typed there. */

/* Where a field says nothing. */
#define RBK_RECORD_NONE "–"

char    *rbk_record_value_dup_text (RbkRecord             *record,
                                    const RbkRecordColumn *column,
                                    RbkMoneyFormat        *format) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_record_value_take (RbkDocument           *document,
                                RbkRecord             *record,
                                const RbkRecordColumn *column,
                                RbkMoneyFormat        *format,
                                const char            *text,
                                GError               **error);

G_END_DECLS
