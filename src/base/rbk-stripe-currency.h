/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/**
 * RbkStripeCurrency:
 * @factor: how many of Stripe's minor units are one of the major unit
 * @grain: amounts must be multiples of so many minor units; zero where any will do
 * @is_padded: whether the currency has no decimals in life, but Stripe counts two, both zero
 *
 * How Stripe counts a currency, which is not always as ISO 4217 has it.
 */
typedef struct
{
  RbkDecimal factor, grain;
  gboolean   is_padded;
} RbkStripeCurrency;

gboolean rbk_stripe_currency_find (const char        *code,
                                   guint              minor_digits,
                                   RbkStripeCurrency *currency);

G_END_DECLS
