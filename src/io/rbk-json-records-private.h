/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-error.h"
#include "rbk-json-records.h"
#include "rbk-text-window.h"

G_BEGIN_DECLS

/* What stands around the records. */
typedef enum
{
  RBK_JSON_AROUND_NOTHING,
  RBK_JSON_AROUND_ARRAY,
  RBK_JSON_AROUND_OBJECT, /* and an array in it */
} RbkJsonAround;

typedef enum
{
  RBK_JSON_SCAN_RECORD,
  RBK_JSON_SCAN_MORE,   /* the bytes ran out inside a record */
  RBK_JSON_SCAN_INSIDE, /* there is no record, but an array of them inside */
  RBK_JSON_SCAN_FAILED,
} RbkJsonScan;

/* Places are counted from the start of `text`, where the record begins, so that it can be moved. */
struct _RbkJsonRecords
{
  RbkTextWindow text;
  gsize         scan;
  gboolean      has_begun, has_failed;

  RbkJsonAround around;
  guint         n_left; /* what is still to be passed over of the object around: its depth */
  guint         depth;  /* of braces in the record */
  gboolean      in_string;
  gsize         string_at; /* where the last string on the first level begins, behind the quote */
  gsize         string_end;
  gboolean      opens_array; /* an array has just begun that may hold the records */
  guint64       line, record_line;
};

gboolean    rbk_json_records_fail (RbkJsonRecords *self,
                                   RbkErrorCode    code,
                                   const char     *problem,
                                   GError        **error);
RbkJsonScan rbk_json_records_scan (RbkJsonRecords *self, GError **error);

G_END_DECLS
