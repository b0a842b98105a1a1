/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-decimal.h"

G_BEGIN_DECLS

/* The largest whole number that survives a program that keeps numbers as doubles. */
#define RBK_STRIPE_MAX_INTEGER ((G_GINT64_CONSTANT (1) << 53) - 1)

/**
 * RbkStripeMoney:
 * @code: the currency as Stripe writes it, in small letters
 * @name: the same for people, in capitals
 * @factor: Stripe's minor units in one major unit
 * @grain: amounts must be whole multiples of this many minor units, or Stripe would round
 *   otherwise than an invoice of the book; nothing where any amount will do
 *
 * How Stripe counts a currency. It is not always as ISO 4217 does.
 */
typedef struct
{
  char       code[4], name[4];
  RbkDecimal factor, grain;
} RbkStripeMoney;

gboolean rbk_stripe_money_init (RbkStripeMoney *self,
                                const char     *currency,
                                guint           minor_digits,
                                GPtrArray      *losses);
char    *rbk_stripe_money_check (const RbkStripeMoney *self,
                                 RbkDecimal            minor) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_stripe_money_set (JsonObject *object, const char *name, RbkDecimal minor);

G_END_DECLS
