/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-csv-reader.h"

G_BEGIN_DECLS

#define RBK_USAGE_HEAD_ROWS 200
#define RBK_USAGE_HEAD_BYTES (256 * 1024)
#define RBK_USAGE_MAX_MEMBERS 512

/**
 * RbkUsageRecord:
 * @cells: (array length=n_cells): what stands in each column; a record may be short
 * @n_cells: how many there are
 * @line: where the record begins, from 1
 * @problem: (nullable): why there is nothing to be had of it
 *
 * A record, good until the next one is read.
 */
typedef struct
{
  const RbkCsvCell *cells;
  guint             n_cells;
  guint64           line;
  const char       *problem;
} RbkUsageRecord;

/**
 * RbkUsageTable:
 *
 * Records of separated values or of JSON, as rows with named columns. The columns of JSON
 * are its members, `data.tokens` for one inside another; they are found on the way, so
 * that there may be more of them after each record. An array `results` in a record is one
 * record for each of its elements. JSON in a cell called `properties`, `payload`, `data`
 * or `usageDetails` is columns likewise.
 *
 * The first records are kept, so that they can be looked at before they are read.
 */
typedef struct _RbkUsageTable RbkUsageTable;

RbkUsageTable *rbk_usage_table_new (GInputStream *stream,
                                    gsize         chunk_bytes,
                                    GCancellable *cancellable,
                                    GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void           rbk_usage_table_free (RbkUsageTable *self);

guint       rbk_usage_table_get_n_columns (RbkUsageTable *self);
const char *rbk_usage_table_get_name (RbkUsageTable *self, guint column);
gboolean    rbk_usage_table_is_json (RbkUsageTable *self);
gboolean    rbk_usage_table_is_packed (RbkUsageTable *self, guint column);
gboolean    rbk_usage_table_may_be_short (RbkUsageTable *self);
gboolean    rbk_usage_table_has_mark (RbkUsageTable *self);
guint64     rbk_usage_table_get_position (RbkUsageTable *self);
guint       rbk_usage_table_get_n_head (RbkUsageTable *self);
void        rbk_usage_table_get_head (RbkUsageTable *self, guint i, RbkUsageRecord *record);

gboolean rbk_usage_table_next (RbkUsageTable  *self,
                               RbkUsageRecord *record,
                               GCancellable   *cancellable,
                               GError        **error);

/* For those who take records apart themselves, in blocks. */
gboolean rbk_usage_table_is_plain (RbkUsageTable *self);
gboolean rbk_usage_table_is_in_head (RbkUsageTable *self);
char     rbk_usage_table_get_separator (RbkUsageTable *self);
void     rbk_usage_table_begin_text (RbkUsageTable *self, guint64 *line, gboolean *skips_newline);
gssize   rbk_usage_table_read_text (
      RbkUsageTable *self, char *buffer, gsize count, GCancellable *cancellable, GError **error);
void rbk_usage_table_set_text (
    RbkUsageTable *self, const char *text, gsize length, guint64 line, gboolean is_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkUsageTable, rbk_usage_table_free)

G_END_DECLS
