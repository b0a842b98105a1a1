/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-csv-reader.h"
#include "rbk-text-window.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_CSV_START, /* at the first byte of a cell */
  RBK_CSV_PLAIN,
  RBK_CSV_QUOTED,
  RBK_CSV_AFTER_QUOTE, /* behind a quote inside quotes: the end, or half of "" */
} RbkCsvState;

typedef enum
{
  RBK_CSV_RECORD,
  RBK_CSV_MORE, /* the bytes ran out inside a record */
  RBK_CSV_FAILED,
} RbkCsvScan;

/* All places of a record are counted from its first byte, so that it can be moved. A cell
 * is moved together in place while it is scanned: it never gets longer. */
struct _RbkCsvReader
{
  RbkTextWindow text; /* the record being read begins at its start */
  gboolean      has_begun, has_failed;

  char        separator;
  gboolean    is_special[256]; /* bytes that end a run outside quotes */
  RbkCsvState state;
  gsize       scan, cell_start, cell_end; /* of the cell being read */
  gsize       return_at;                  /* right behind the last CR */
  gboolean    skips_newline;              /* the last record ended with a CR */
  GArray     *cells;                      /* (owned) (element-type RbkCsvCell) */
  guint64     line, record_line, quote_line;
};

RbkCsvSource *rbk_csv_reader_release (RbkCsvReader *self,
                                      char        **rest,
                                      gsize        *n_rest) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_csv_reader_set_text (
             RbkCsvReader *self, const char *text, gsize length, guint64 line, gboolean is_end);

gboolean   rbk_csv_reader_fail_too_long (RbkCsvReader *self, GError **error);
RbkCsvScan rbk_csv_reader_scan (RbkCsvReader *self, GError **error);
RbkCsvScan rbk_csv_reader_end (RbkCsvReader *self, GError **error);

G_END_DECLS
