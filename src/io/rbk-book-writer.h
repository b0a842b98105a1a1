/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

JsonNode *rbk_record_to_node (RbkRecord *record) G_GNUC_WARN_UNUSED_RESULT;
char     *rbk_book_to_text (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
gboolean  rbk_book_write_file (
     RbkBook *book, GFile *file, const char *etag, char **new_etag, GError **error);

G_END_DECLS
