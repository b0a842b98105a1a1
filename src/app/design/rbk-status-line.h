/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_STATUS_LINE (rbk_status_line_get_type ())
G_DECLARE_FINAL_TYPE (RbkStatusLine, rbk_status_line, RBK, STATUS_LINE, GtkWidget)

GtkWidget *rbk_status_line_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_status_line_update (RbkStatusLine *self, RbkBook *book, RbkAnalysis *analysis);

G_END_DECLS
