/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-optimise.h"
#include "rbk-test-books.h"
#include "rbk-test-figures.h"

G_BEGIN_DECLS

/* A book with customers, to be searched. */
typedef struct
{
  RbkBook       *book;
  RbkSpec       *spec;
  RbkPopulation *population;
  RbkMixIndex   *index;
} RbkTestMarket;

gpointer rbk_test_add_plan (
    RbkBook *book, const char *key, const char *fee, const char *overhead, const RbkTestCard *card);
void rbk_test_market_init (
    RbkTestMarket *self, RbkBook *book, const gint64 *calls, const gint64 *weights, guint n);
void rbk_test_market_init_random (RbkTestMarket *self, guint n_plans, guint n_customers);
void rbk_test_market_clear (RbkTestMarket *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkTestMarket, rbk_test_market_clear)

G_END_DECLS
