/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decimal.h"

G_BEGIN_DECLS

/**
 * RbkCurrency:
 * @code: ISO 4217, three capitals
 * @name: its English name
 * @symbol: a short sign where there is a common one, else the code
 * @minor_digits: decimals of the minor unit: 2 for USD, 0 for JPY, 3 for KWD
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *symbol;
  guint       minor_digits;
} RbkCurrency;

const RbkCurrency *rbk_currency_find (const char *code);
const RbkCurrency *rbk_currency_get_all (gsize *n_currencies);
RbkDecimal         rbk_currency_round (const char *code, RbkDecimal amount);
RbkDecimal         rbk_currency_round_up (const char *code, RbkDecimal amount);
char *rbk_currency_format_plain (const char *code, RbkDecimal amount) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
