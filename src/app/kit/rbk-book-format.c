/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-format.h"

/**
 * rbk_book_format_follow:
 * @format: (inout) (nullable): how amounts of a book are shown, or nothing yet
 * @document: the open book
 *
 * Makes it anew where the book is in another currency now. Whoever shows numbers keeps it, so it
 * stays while the currency does.
 *
 * Returns: (transfer none): it
 */
RbkMoneyFormat *
rbk_book_format_follow (RbkMoneyFormat **format, RbkDocument *document)
{
  const char *currency = rbk_book_get_currency (rbk_document_get_book (document));

  if (*format != NULL && g_strcmp0 (rbk_money_format_get_currency (*format), currency) == 0)
    return *format;
  g_clear_pointer (format, rbk_money_format_free);
  *format = rbk_money_format_new (NULL, currency);

  return *format;
}
