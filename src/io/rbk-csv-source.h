/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RbkCsvSource:
 *
 * The bytes of a stream as text: what is packed with gzip is unpacked on the way, and
 * what can't be a text in UTF-8 is refused by its first bytes.
 */
typedef struct _RbkCsvSource RbkCsvSource;

RbkCsvSource *rbk_csv_source_new (GInputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_csv_source_free (RbkCsvSource *self);

gboolean rbk_csv_source_peek (
    RbkCsvSource *self, char *first, gboolean *has_mark, GCancellable *cancellable, GError **error);
gssize rbk_csv_source_read (
    RbkCsvSource *self, char *buffer, gsize count, GCancellable *cancellable, GError **error);
guint64 rbk_csv_source_get_position (RbkCsvSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCsvSource, rbk_csv_source_free)

G_END_DECLS
