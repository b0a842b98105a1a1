/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-usage-reader.h"

G_BEGIN_DECLS

#define RBK_USAGE_LOOK_ROWS 8

/**
 * RbkUsageLook:
 * @format: what it was recognised as, as `--format` names it
 * @is_sure: whether a signature was found; else the columns' names were guessed from, and
 *   a person should look
 * @columns: (array zero-terminated=1): the columns, or for JSON the members found, as `data.tokens`
 * @mapping: (array fixed-size=13): the column that each field would be read from, or `NULL`
 * @rows: (element-type GStrv): the first few records, a text for each of @columns
 * @encoding: (nullable): what is odd about the text: a BOM, another encoding
 *
 * A first look at a usage file: what importing it would make of it, before it is done.
 */
typedef struct
{
  char      *format;
  gboolean   is_sure;
  char     **columns;
  char      *mapping[RBK_N_USAGE_FIELDS];
  GPtrArray *rows;
  char      *encoding;
} RbkUsageLook;

RbkUsageLook *rbk_usage_look_new (GFile                 *file,
                                  const RbkUsageOptions *options,
                                  GError               **error) G_GNUC_WARN_UNUSED_RESULT;
RbkUsageLook *rbk_usage_look_new_for_stream (GInputStream          *stream,
                                             const RbkUsageOptions *options,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_usage_look_free (RbkUsageLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkUsageLook, rbk_usage_look_free)

G_END_DECLS
