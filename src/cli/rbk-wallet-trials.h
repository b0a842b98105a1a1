/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-wallet-output.h"

G_BEGIN_DECLS

/**
 * RbkWalletOptions:
 *
 * What the command line says, as written there.
 */
typedef struct
{
  RbkCustomerOptions customers;
  char              *plan, *date, *start, *opening, *use, *path, *growth, *spread, *rank, *output;
  char             **policies;
  int                months;
  gboolean           everyone, json, csv;
} RbkWalletOptions;

/**
 * RbkWalletWork:
 * @report: what is found
 * @spec: (owned): the book, frozen
 * @book: (owned): the book
 * @from: where customers are from
 * @customers: (owned) (nullable): customers
 * @crowds: (owned) (nullable) (element-type RbkWalletCrowd): what they draw, for each pool
 * @path: (owned) (element-type RbkDecimal): what is used month by month, where that is said
 *
 * What the command has at hand.
 */
typedef struct
{
  RbkWalletReport report;
  RbkSpec        *spec;
  RbkBook        *book;
  RbkOwnFile      from;
  RbkCustomers   *customers;
  GPtrArray      *crowds;
  GArray         *path;
} RbkWalletWork;

void     rbk_wallet_work_clear (RbkWalletWork *self);
gboolean rbk_wallet_work_find_use (RbkWalletWork          *self,
                                   const char             *path,
                                   const RbkWalletOptions *options,
                                   GError                **error);
gboolean rbk_wallet_work_run (RbkWalletWork *self, const RbkWalletOptions *options, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkWalletWork, rbk_wallet_work_clear)

G_END_DECLS
