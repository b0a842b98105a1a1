/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-enums.h"
#include "rbk-entitlement.h"

G_BEGIN_DECLS

#define RBK_TYPE_RATE_CARD (rbk_rate_card_get_type ())
G_DECLARE_FINAL_TYPE (RbkRateCard, rbk_rate_card, RBK, RATE_CARD, RbkRecord)

RbkRateCard *rbk_rate_card_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char       *rbk_rate_card_get_key (RbkRateCard *self);
const char       *rbk_rate_card_get_name (RbkRateCard *self);
const char       *rbk_rate_card_get_meter (RbkRateCard *self);
const char       *rbk_rate_card_get_cadence (RbkRateCard *self);
RbkPriceKind      rbk_rate_card_get_price (RbkRateCard *self);
const RbkDecimal *rbk_rate_card_get_amount (RbkRateCard *self);
const RbkDecimal *rbk_rate_card_get_package_size (RbkRateCard *self);
GListModel       *rbk_rate_card_get_tiers (RbkRateCard *self);
const RbkDecimal *rbk_rate_card_get_minimum (RbkRateCard *self);
const RbkDecimal *rbk_rate_card_get_maximum (RbkRateCard *self);
RbkEntitlement   *rbk_rate_card_get_entitlement (RbkRateCard *self);
const RbkDecimal *rbk_rate_card_get_annual_amount (RbkRateCard *self);
GListModel       *rbk_rate_card_get_currency_prices (RbkRateCard *self);

G_END_DECLS
