/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

/* Dialogs that ask for a file, and where they begin: beside the book. */

void rbk_file_place_set (GtkWindow *window, RbkDocument *document);
void rbk_file_place_begin (GtkFileChooserNative *chooser);

GtkFileChooserNative *rbk_file_chooser_new (GtkWidget           *over,
                                            const char          *title,
                                            GtkFileChooserAction action,
                                            const char          *accept) G_GNUC_WARN_UNUSED_RESULT;
void rbk_file_chooser_ask (GtkFileChooserNative *chooser, GCallback answered, gpointer owner);

G_END_DECLS
