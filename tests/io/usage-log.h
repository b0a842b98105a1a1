/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

/* Usage from texts, and what was read as a line of text, to compare. */

RbkUsage *usage_log_read (const char            *text,
                          gssize                 length,
                          const RbkUsageOptions *options,
                          GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char     *usage_log_read_line (const char *text, const RbkUsageOptions *options);
GBytes   *usage_log_pack (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;
gboolean  usage_log_has_note (RbkUsage *usage, const char *part);
char     *usage_log_describe (RbkUsage *usage);
char     *usage_log_describe_all (RbkUsage *usage);
char     *usage_log_describe_slices (RbkSlices *slices);
