/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

/* Where a dialog that asks for a file begins: beside the book. */

void rbk_file_place_set (GtkWindow *window, RbkDocument *document);
void rbk_file_place_begin (GtkFileChooserNative *chooser);

G_END_DECLS
