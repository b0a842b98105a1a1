/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFileInputStream *rbk_file_open (GFile        *file,
                                 GCancellable *cancellable,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          rbk_file_load (GFile        *file,
                                 gsize         max_bytes,
                                 char        **contents,
                                 gsize        *length,
                                 char        **etag,
                                 GCancellable *cancellable,
                                 GError      **error);
gboolean          rbk_file_replace (
             GFile *file, const char *data, gsize length, const char *etag, char **new_etag, GError **error);
char *rbk_file_query_etag (GFile        *file,
                           GCancellable *cancellable,
                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
