/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-phase.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

/* What the tier table edits is spread over rate cards and entitlements. These make the one
 * edit that changes the figure, adding what is missing. */

RbkRateCard *rbk_phase_find_fee (RbkPhase *phase);
RbkRateCard *rbk_phase_find_meter_card (RbkPhase *phase, const char *meter);

RbkEdit *rbk_phase_edit_price (RbkPhase  *phase,
                               RbkDecimal monthly,
                               GError   **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_phase_edit_included (RbkPhase         *phase,
                                  const char       *meter,
                                  const RbkDecimal *included) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_phase_edit_limit (RbkPhase         *phase,
                               const char       *meter,
                               RbkLimit          limit,
                               const RbkDecimal *cap) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_phase_edit_overage (RbkPhase   *phase,
                                 const char *meter,
                                 RbkDecimal  price) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
