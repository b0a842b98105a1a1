/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-costs-context.h"
#include "rbk-price-views.h"

G_BEGIN_DECLS

/* One way to price a cost: the price large, the margin below it, then what it rests on. */

#define RBK_TYPE_COSTS_PRICE_CARD (rbk_costs_price_card_get_type ())
G_DECLARE_FINAL_TYPE (RbkCostsPriceCard, rbk_costs_price_card, RBK, COSTS_PRICE_CARD, GtkWidget)

GtkWidget *rbk_costs_price_card_new (const char *title,
                                     const char *explanation) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_costs_price_card_add (RbkCostsPriceCard *self, GtkWidget *input);
void       rbk_costs_price_card_show (RbkCostsPriceCard     *self,
                                      const RbkCostsContext *context,
                                      const RbkPriceView    *view,
                                      const char            *missing);

G_END_DECLS
