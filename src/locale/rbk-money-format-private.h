/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <unicode/unum.h>
#include <unicode/unumberformatter.h>

#include "rbk-money-format.h"

G_BEGIN_DECLS

/* Room for the longest number with its separators and the longest currency name. */
#define RBK_MONEY_MAX_UNITS 128

/* How numbers are typed: amounts and quantities may differ. Characters are those that
 * rbk_typed_fold() leaves. */
typedef struct
{
  gunichar decimal;
  gunichar group;
  guint    primary;   /* digits of the last group */
  guint    secondary; /* digits of the groups before it */
} RbkTypedNumber;

struct _RbkMoneyFormat
{
  char             *currency;       /* (owned) */
  char            **currency_names; /* (owned): all that a typed amount may call it */
  UNumberFormat    *amount;         /* (owned): with the decimals of the minor unit */
  UNumberFormat    *full_amount;    /* (owned): with all decimals, at least those */
  UNumberFormat    *whole_amount;   /* (owned): without a minor unit */
  UNumberFormat    *quantity;       /* (owned) */
  UNumberFormat    *percent;        /* (owned) */
  UNumberFormatter *compact;        /* (owned) */
  UFormattedNumber *compact_result; /* (owned) */
  RbkTypedNumber    amount_style;
  RbkTypedNumber    quantity_style;
};

const RbkTypedNumber *rbk_money_format_get_amount_style (RbkMoneyFormat *self);
const RbkTypedNumber *rbk_money_format_get_quantity_style (RbkMoneyFormat *self);
const char *const    *rbk_money_format_get_currency_names (RbkMoneyFormat *self);

void  rbk_money_format_keep_sign (UNumberFormat *format, const char *locale);
char *rbk_money_format_dup_shown (UChar *text, int32_t length);

char *rbk_typed_fold (const char *text);
char *rbk_typed_number_to_plain (const RbkTypedNumber *style, const char *text, gsize length);

G_END_DECLS
