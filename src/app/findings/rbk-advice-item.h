/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-adviser.h"
#include "rbk-money-format.h"

G_BEGIN_DECLS

#define RBK_TYPE_ADVICE_ITEM (rbk_advice_item_get_type ())
G_DECLARE_FINAL_TYPE (RbkAdviceItem, rbk_advice_item, RBK, ADVICE_ITEM, GtkWidget)

GtkWidget *rbk_advice_item_new (RbkDocument *document,
                                RbkAdviser  *adviser,
                                gboolean     is_open) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_advice_item_show (RbkAdviceItem   *self,
                                 GPtrArray       *list,
                                 const RbkAdvice *advice,
                                 RbkMoneyFormat  *format);
gboolean   rbk_advice_item_is_for (RbkAdviceItem *self, const RbkAdvice *advice);

G_END_DECLS
