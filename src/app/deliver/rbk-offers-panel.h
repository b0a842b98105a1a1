/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_OFFERS_PANEL (rbk_offers_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkOffersPanel, rbk_offers_panel, RBK, OFFERS_PANEL, GtkWidget)

GtkWidget *rbk_discounts_panel_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_messages_panel_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_offers_panel_update (RbkOffersPanel *self);

G_END_DECLS
