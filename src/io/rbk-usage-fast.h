/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reading.h"

G_BEGIN_DECLS

gboolean rbk_usage_fast_fits (RbkUsageReading *reading, RbkUsageTable *table);
gboolean rbk_usage_fast_read (RbkUsageReading *reading, RbkUsageTable *table, GError **error);

G_END_DECLS
