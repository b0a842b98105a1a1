/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-usage-look.h"

G_BEGIN_DECLS

void          rbk_import_look_start (gpointer            source,
                                     GFile              *file,
                                     const char         *format,
                                     const char *const  *mapping,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback);
RbkUsageLook *rbk_import_look_finish (GAsyncResult *result,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
