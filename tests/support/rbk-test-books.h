/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"

G_BEGIN_DECLS

/**
 * RbkTestCard:
 * @price: a price kind's nick
 * @tiers: bounds and prices: `100:0.1 inf:0.05+2`, the second with a flat price of 2
 *
 * The terms of a rate card, as the book's file spells them; what is not there is %NULL.
 */
typedef struct
{
  const char *price, *amount, *package_size, *tiers;
  const char *included, *limit, *cap;
  const char *minimum, *maximum, *cadence;
} RbkTestCard;

RbkDecimal rbk_test_decimal (const char *text);
void       rbk_test_set (gpointer record, ...) G_GNUC_NULL_TERMINATED;
gpointer   rbk_test_add (gpointer record, const char *list, ...) G_GNUC_NULL_TERMINATED;
gpointer   rbk_test_make (gpointer record, const char *object, ...) G_GNUC_NULL_TERMINATED;
gpointer   rbk_test_get (gpointer record, const char *list, guint position);
void       rbk_test_add_card (gpointer phase, const char *meter, const RbkTestCard *card);

RbkBook *rbk_test_book_new_runs (void) G_GNUC_WARN_UNUSED_RESULT;
RbkBook *rbk_test_book_new_card (const RbkTestCard *card,
                                 const char        *fee,
                                 const char        *overhead) G_GNUC_WARN_UNUSED_RESULT;
RbkBook *rbk_test_book_new_usage_gated (void) G_GNUC_WARN_UNUSED_RESULT;
RbkBook *rbk_test_book_new_credit_tiers (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
