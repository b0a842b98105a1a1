/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/* What is kept of a usage file, in a file of our own: numbers and arrays one behind the other as
 * they are in memory, between a head that says what it is and a checksum. It is for the same
 * program on the same machine; anything else in it is found out, and then there is none. */

gboolean  rbk_usage_cache_write (const RbkUsage *usage, const char *key, int fd);
RbkUsage *rbk_usage_cache_read (const char *key, int fd) G_GNUC_WARN_UNUSED_RESULT;
gboolean  rbk_usage_cache_can_hold (const RbkUsage *usage);

G_END_DECLS
