/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

/* What windows share that stand beside that of a book and follow what is edited there. */

void       rbk_explain_beside_follow (gpointer self, RbkDocument *document, GCallback changed_cb);
GtkWidget *rbk_explain_beside_new_copy_button (const char *action,
                                               const char *tooltip) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
