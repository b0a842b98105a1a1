/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book-check.h"

G_BEGIN_DECLS

#define RBK_BOOK_VERSION 1
#define RBK_BOOK_MAX_BYTES (64 * 1024 * 1024)

RbkBook *rbk_book_read_text (const char *text, gsize length, GPtrArray *problems, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RbkBook *rbk_book_read_file (GFile        *file,
                             char        **etag,
                             GPtrArray    *problems,
                             GCancellable *cancellable,
                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
