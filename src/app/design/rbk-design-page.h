/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_DESIGN_PAGE (rbk_design_page_get_type ())
G_DECLARE_FINAL_TYPE (RbkDesignPage, rbk_design_page, RBK, DESIGN_PAGE, GtkWidget)

GtkWidget *rbk_design_page_new (RbkDocument *document,
                                GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
