/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-book.h"

G_BEGIN_DECLS

/* From what a figure rests on to where a person changes it. */

char *rbk_explain_jump_dup_label (const char *source) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_explain_jump (GtkWidget *window, RbkBook *book, const char *source);

G_END_DECLS
