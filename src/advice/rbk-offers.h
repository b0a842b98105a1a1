/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-outline.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/* The plans between which a customer chooses, side by side along one axis: what each bills a
 * month, exactly, and where the lines bend. It borrows from the table. */
typedef struct
{
  const RbkTable *table;
  int             axis;
  RbkOutline     *outlines; /* (owned) (array length=n_plans) */
  gboolean       *is_there; /* (owned) (array) whether it has a price on this axis */
  guint           n_plans;
  GArray         *stops; /* (owned) (element-type RbkDecimal): ascending; the ends and every bend */
} RbkOffers;

void     rbk_offers_init (RbkOffers *self, const RbkTable *table, int axis);
void     rbk_offers_clear (RbkOffers *self);
gboolean rbk_offers_get_bill (
    const RbkOffers *self, guint plan, RbkDecimal usage, gboolean is_past, RbkDecimal *bill);
gboolean rbk_offers_find_cheapest (
    const RbkOffers *self, RbkDecimal usage, int except, guint *plan, RbkDecimal *bill);
gboolean rbk_offers_find_crossover (const RbkOffers *self,
                                    guint            lower,
                                    guint            upper,
                                    RbkDecimal      *usage);
gboolean rbk_offers_is_chosen (const RbkOffers *self, guint plan, const gboolean *rivals);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkOffers, rbk_offers_clear)

G_END_DECLS
