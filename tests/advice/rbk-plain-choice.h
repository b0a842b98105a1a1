/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-offers.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

RbkBook *rbk_many_plans_new (RbkBook *book, GRand *rand, guint n_plans) G_GNUC_WARN_UNUSED_RESULT;
gboolean rbk_plain_is_chosen (const RbkOffers *offers, guint plan, const gboolean *rivals);
gboolean rbk_plain_find_cheapest (const RbkOffers *offers,
                                  RbkDecimal       usage,
                                  const gboolean  *among,
                                  guint           *plan,
                                  RbkDecimal      *bill);
gboolean rbk_plain_gives_all (RbkPlan *having, RbkPlan *wanted);

G_END_DECLS
