/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-held-book.h"

/**
 * rbk_held_book_init:
 * @self: (out caller-allocates): the book as it is now; to be cleared
 * @document: an open book
 * @is_elsewhere: whether another thread is to read it, which then has a copy of it to itself
 *
 * Keeps hold of a book and of what follows from it.
 */
void
rbk_held_book_init (RbkHeldBook *self, RbkDocument *document, gboolean is_elsewhere)
{
  RbkBook *book;

  g_return_if_fail (RBK_IS_DOCUMENT (document));

  book = rbk_document_get_book (document);
  self->analysis = rbk_analysis_ref (rbk_document_get_analysis (document));
  self->book = is_elsewhere ? RBK_BOOK (rbk_record_copy (RBK_RECORD (book))) : g_object_ref (book);
}

/**
 * rbk_held_book_clear:
 * @self: a book that is held
 *
 * Lets go of it.
 */
void
rbk_held_book_clear (RbkHeldBook *self)
{
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_object (&self->book);
}
