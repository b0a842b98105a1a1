/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_LINE_LAYOUT (rbk_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (RbkLineLayout, rbk_line_layout, RBK, LINE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rbk_line_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
