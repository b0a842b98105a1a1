/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-meter.h"
#include "rbk-phase.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

RbkEdit *rbk_card_edit_add (RbkBook    *book,
                            RbkPhase   *phase,
                            const char *meter) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_card_edit_add_with_meter (RbkBook     *book,
                                       RbkPhase    *phase,
                                       const char  *name,
                                       RbkMeterKind kind,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_card_edit_remove (RbkPhase *phase, guint position) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_card_edit_kind (RbkRateCard *card, RbkPriceKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
