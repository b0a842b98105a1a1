/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

RbkEdit *rbk_card_edit_kind (RbkRateCard *card, RbkPriceKind kind) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_card_edit_add_tier (RbkRateCard *card) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_card_edit_remove_tier (RbkRateCard *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
