/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-discount.h"
#include "rbk-phase.h"
#include "rbk-rating.h"

G_BEGIN_DECLS

gboolean rbk_phase_has_annual_price (RbkPhase *phase);
RbkSpec *rbk_spec_new_for_invoice (RbkBook     *book,
                                   const GDate *date,
                                   const char  *currency,
                                   gboolean     is_annual,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean rbk_discount_covers_plan (RbkDiscount *discount, const char *plan);
gboolean rbk_bill_get_reduction (const RbkBill *self,
                                 const RbkSpec *spec,
                                 RbkBook       *book,
                                 RbkDiscount   *discount,
                                 RbkDecimal    *reduction,
                                 GError       **error);

G_END_DECLS
