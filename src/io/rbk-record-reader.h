/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book-check.h"

G_BEGIN_DECLS

#define RBK_LIST_MAX_ITEMS 10000
#define RBK_RECORD_MAX_ITEMS 1000000

RbkRecord *rbk_record_read (GType type, JsonObject *object, const char *path, GPtrArray *problems)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
