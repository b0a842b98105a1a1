/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a book names the file of its customers. */

char  *rbk_customer_path_for_book (GFile *book, GFile *file) G_GNUC_WARN_UNUSED_RESULT;
GFile *rbk_customer_path_resolve (GFile *book, const char *path) G_GNUC_WARN_UNUSED_RESULT;
char  *rbk_customer_path_move (GFile *from, GFile *to, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
