/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes behind a text that may be read, whatever stands there. */
#define RBK_CSV_MARKS_PADDING 64

/**
 * RbkCsvMarksFunc:
 * @text: (array length=length): a text; `RBK_CSV_MARKS_PADDING` bytes behind it may be read
 * @length: its length, less than 4 GiB
 * @separator: what stands between cells
 * @marks: (out caller-allocates): room for @length places
 *
 * Finds the bytes that can end a cell or change how others are read: separators, quotes, and
 * whatever is below a space.
 *
 * Returns: how many there are
 */
typedef guint (*RbkCsvMarksFunc) (const char *text, gsize length, char separator, guint32 *marks);

guint rbk_csv_marks_find (const char *text, gsize length, char separator, guint32 *marks);
guint rbk_csv_marks_find_bytewise (const char *text, gsize length, char separator, guint32 *marks);

RbkCsvMarksFunc rbk_csv_marks_get_func (guint i, const char **name);

G_END_DECLS
