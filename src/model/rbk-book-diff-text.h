/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

const char *rbk_diff_get_item_title (const RbkField *field);
char       *rbk_diff_dup_value (RbkRecord *record, const RbkField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
