/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"

G_BEGIN_DECLS

#define RBK_TYPE_CURRENCY_PRICE (rbk_currency_price_get_type ())
G_DECLARE_FINAL_TYPE (RbkCurrencyPrice, rbk_currency_price, RBK, CURRENCY_PRICE, RbkRecord)

RbkCurrencyPrice *rbk_currency_price_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char       *rbk_currency_price_get_currency (RbkCurrencyPrice *self);
const RbkDecimal *rbk_currency_price_get_amount (RbkCurrencyPrice *self);
const RbkDecimal *rbk_currency_price_get_annual_amount (RbkCurrencyPrice *self);
GListModel       *rbk_currency_price_get_tiers (RbkCurrencyPrice *self);
const RbkDecimal *rbk_currency_price_get_minimum (RbkCurrencyPrice *self);
const RbkDecimal *rbk_currency_price_get_maximum (RbkCurrencyPrice *self);

G_END_DECLS
