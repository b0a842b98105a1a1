/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RBK_TEXT_BLOCK_MAX_BYTES (1024 * 1024)
#define RBK_TEXT_BLOCK_MAX_ROWS 1000
#define RBK_TEXT_BLOCK_MAX_COLUMNS 64

/**
 * RbkTextBlock:
 *
 * A block of cells as spreadsheets put it on the clipboard: a line a row, cells parted by a
 * tab, and quoted where they hold a tab, a line end or a quote.
 */
typedef struct _RbkTextBlock RbkTextBlock;

RbkTextBlock *rbk_text_block_new (void) G_GNUC_WARN_UNUSED_RESULT;
RbkTextBlock *rbk_text_block_parse (const char *text,
                                    char        separator,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_text_block_free (RbkTextBlock *self);

char        rbk_text_block_guess_separator (const char *text);
guint       rbk_text_block_get_n_rows (const RbkTextBlock *self);
guint       rbk_text_block_get_n_columns (const RbkTextBlock *self);
const char *rbk_text_block_get (const RbkTextBlock *self, guint row, guint column);
void        rbk_text_block_begin_row (RbkTextBlock *self);
void        rbk_text_block_add (RbkTextBlock *self, const char *text);
char       *rbk_text_block_to_string (const RbkTextBlock *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkTextBlock, rbk_text_block_free)

G_END_DECLS
