/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-csv-source.h"

G_BEGIN_DECLS

#define RBK_JSON_MAX_RECORD (1024 * 1024)

/**
 * RbkJsonRecords:
 *
 * Cuts a stream of JSON into records, of any number, in a little memory: a value after the
 * other, a line each or not; the elements of an array; or those of the array `data`,
 * `events`, `items`, `observations`, `records` or `rows` in an object around it, as the
 * pages of an API have it. What a record says is not looked at, so that the text may be no
 * JSON: cut where its braces end, or its line where they do not.
 *
 * Refused, with the line: a record longer than `RBK_JSON_MAX_RECORD`, and one that the end
 * of the file cuts off.
 */
typedef struct _RbkJsonRecords RbkJsonRecords;

RbkJsonRecords *rbk_json_records_new (RbkCsvSource *source,
                                      gsize         chunk_bytes) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_json_records_free (RbkJsonRecords *self);

gboolean rbk_json_records_next (RbkJsonRecords *self,
                                const char    **text,
                                gsize          *length,
                                GCancellable   *cancellable,
                                GError        **error);
guint64  rbk_json_records_get_line (RbkJsonRecords *self);
guint64  rbk_json_records_get_position (RbkJsonRecords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkJsonRecords, rbk_json_records_free)

G_END_DECLS
