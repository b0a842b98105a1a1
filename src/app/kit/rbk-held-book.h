/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"

G_BEGIN_DECLS

/**
 * RbkHeldBook:
 * @analysis: (owned): what follows from the book
 * @book: (owned): the book, or a copy of it where another thread is to read it
 *
 * An open book as it is at a moment, for whoever works something out of it.
 */
typedef struct
{
  RbkAnalysis *analysis;
  RbkBook     *book;
} RbkHeldBook;

void rbk_held_book_init (RbkHeldBook *self, RbkDocument *document, gboolean is_elsewhere);
void rbk_held_book_clear (RbkHeldBook *self);

G_END_DECLS
