/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-exports-panel.h"

G_BEGIN_DECLS

#define RBK_TYPE_DELIVER_PAGE (rbk_deliver_page_get_type ())
G_DECLARE_FINAL_TYPE (RbkDeliverPage, rbk_deliver_page, RBK, DELIVER_PAGE, GtkWidget)

GtkWidget       *rbk_deliver_page_new (RbkDocument *document,
                                       GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;
void             rbk_deliver_page_show_part (RbkDeliverPage *self, const char *part);
RbkExportsPanel *rbk_deliver_page_get_exports (RbkDeliverPage *self);

G_END_DECLS
