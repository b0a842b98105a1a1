/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

/* Brackets of a graduated or volume price. Each begins where the one before ends, and the
 * last has no end: a gap or an overlap can't be said at all. */

RbkEdit *rbk_tier_edit_split (RbkRateCard *card, guint position) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_edit_remove (RbkRateCard *card, guint position) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_edit_bound (RbkRateCard *card, guint position, RbkDecimal up_to, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
