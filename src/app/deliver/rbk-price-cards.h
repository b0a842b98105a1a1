/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_PRICE_CARDS (rbk_price_cards_get_type ())
G_DECLARE_FINAL_TYPE (RbkPriceCards, rbk_price_cards, RBK, PRICE_CARDS, GtkWidget)

GtkWidget *rbk_price_cards_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_price_cards_update (RbkPriceCards *self);

G_END_DECLS
