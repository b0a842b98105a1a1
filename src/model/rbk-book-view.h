/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

char   **rbk_book_list_currencies (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_book_has_annual_prices (RbkBook *book);

RbkBook *rbk_book_new_in_currency (RbkBook    *book,
                                   const char *currency,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;
RbkBook *rbk_book_new_paid_annually (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
