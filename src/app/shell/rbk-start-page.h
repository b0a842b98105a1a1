/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RBK_TYPE_START_PAGE (rbk_start_page_get_type ())
G_DECLARE_FINAL_TYPE (RbkStartPage, rbk_start_page, RBK, START_PAGE, GtkWidget)

GtkWidget *rbk_start_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
