/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_BOOK_FILE_SUFFIX "ratebook"
#define RBK_BOOK_FILE_MIME_TYPE "application/x-ratebook+json"

GtkFileChooserNative *rbk_book_file_chooser_new (GtkWindow           *parent,
                                                 const char          *title,
                                                 GtkFileChooserAction action,
                                                 const char *accept) G_GNUC_WARN_UNUSED_RESULT;
void                  rbk_book_file_chooser_add_filter (GtkFileChooserNative *chooser,
                                                        const char           *name,
                                                        const char           *pattern);
void                  rbk_book_file_chooser_run (GtkFileChooserNative *chooser,
                                                 GCallback             response_cb,
                                                 GObject              *object);

char *rbk_book_file_suggest_name (const char *title, const char *suffix) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_book_file_remember (GFile *file);
GPtrArray *rbk_book_file_list_recent (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
