/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

G_BEGIN_DECLS

/* Reads a usage file beside the window, not in its way. */

char *rbk_usage_load_digest (GFile        *file,
                             GCancellable *cancellable,
                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Called with how much of the file is done, 0 to 1. */
typedef void (*RbkUsageLoadProgress) (double fraction, gpointer user_data);

void      rbk_usage_load_async (GFile               *file,
                                const char          *format,
                                const char *const   *mapping,
                                GCancellable        *cancellable,
                                RbkUsageLoadProgress progress,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
RbkUsage *rbk_usage_load_finish (GAsyncResult *result,
                                 char        **sha256,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
