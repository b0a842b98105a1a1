/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-columns.h"

G_BEGIN_DECLS

/* In place of a column. */
#define RBK_USAGE_NOT_FOUND (-1)
#define RBK_USAGE_NOT_DECIDED (-2)
#define RBK_USAGE_NOT_WANTED (-3)

int      rbk_usage_columns_find_name (RbkUsageColumns *self,
                                      const char      *name,
                                      GPtrArray       *keys,
                                      guint            field);
guint    rbk_usage_columns_find_rival (const RbkUsageColumns *self, guint field);
void     rbk_usage_columns_find_fields (RbkUsageColumns *self);
gboolean rbk_usage_columns_has_text (const RbkUsageColumns *self, int column);

G_END_DECLS
