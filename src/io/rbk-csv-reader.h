/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-csv-source.h"

G_BEGIN_DECLS

#define RBK_CSV_MAX_RECORD (1024 * 1024)
#define RBK_CSV_MAX_CELLS 4096

/**
 * RbkCsvCell:
 * @text: (array length=length): what stands in the cell, without quotes; not ended by NUL
 * @length: its length in bytes
 *
 * A cell of a record: a slice of the reader's buffer, good until the next record is read.
 */
typedef struct
{
  const char *text;
  gsize       length;
} RbkCsvCell;

/**
 * RbkCsvReader:
 *
 * Reads separated values as a stream, of any length, in a little memory.
 *
 * The separator is a comma, a semicolon, a tab or a bar: the one that the first record
 * has most of. Cells may be quoted as in RFC 4180, `""` standing for a quote; what follows
 * the closing quote belongs to the cell. Records end with LF, CRLF or CR; empty lines are
 * passed over. gzip is unpacked. Refused, with the line: a NUL byte, a quote that is not
 * closed, a record longer than `RBK_CSV_MAX_RECORD`, more than `RBK_CSV_MAX_CELLS` cells.
 * Bytes that are not valid UTF-8 are handed on as they are.
 */
typedef struct _RbkCsvReader RbkCsvReader;

RbkCsvReader *rbk_csv_reader_new (GInputStream *stream,
                                  gsize         chunk_bytes) G_GNUC_WARN_UNUSED_RESULT;
RbkCsvReader *rbk_csv_reader_new_for_source (RbkCsvSource *source,
                                             gsize         chunk_bytes) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_csv_reader_free (RbkCsvReader *self);

gboolean rbk_csv_reader_next (RbkCsvReader      *self,
                              const RbkCsvCell **cells,
                              guint             *n_cells,
                              GCancellable      *cancellable,
                              GError           **error);
guint64  rbk_csv_reader_get_line (RbkCsvReader *self);
guint64  rbk_csv_reader_get_position (RbkCsvReader *self);
char     rbk_csv_reader_get_separator (RbkCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkCsvReader, rbk_csv_reader_free)

G_END_DECLS
