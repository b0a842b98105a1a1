/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbkHighlightKind:
 * @RBK_HIGHLIGHT_NAME: a member of an object, a tag
 * @RBK_HIGHLIGHT_STRING: a text
 * @RBK_HIGHLIGHT_NUMBER: a number, true, false, null
 * @RBK_HIGHLIGHT_WORD: a word of the language
 * @RBK_HIGHLIGHT_COMMENT: what no program reads
 * @RBK_HIGHLIGHT_HEADING: a heading
 *
 * What a stretch of a file is.
 */
typedef enum
{
  RBK_HIGHLIGHT_NAME,
  RBK_HIGHLIGHT_STRING,
  RBK_HIGHLIGHT_NUMBER,
  RBK_HIGHLIGHT_WORD,
  RBK_HIGHLIGHT_COMMENT,
  RBK_HIGHLIGHT_HEADING,
} RbkHighlightKind;

#define RBK_N_HIGHLIGHTS (RBK_HIGHLIGHT_HEADING + 1)

/**
 * RbkHighlight:
 * @kind: what it is
 * @start: its first byte
 * @end: the byte after its last
 *
 * A stretch of a text that stands out.
 */
typedef struct
{
  RbkHighlightKind kind;
  gsize            start, end;
} RbkHighlight;

GArray *rbk_highlight_text (const char *path, const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
