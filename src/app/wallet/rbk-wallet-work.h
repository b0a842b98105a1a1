/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-analysis.h"
#include "rbk-wallet-run.h"

G_BEGIN_DECLS

/**
 * RbkWalletUse:
 * @RBK_WALLET_USE_PLAN: the customers who take the plan
 * @RBK_WALLET_USE_ALL: all customers, as if each were on it
 * @RBK_WALLET_USE_LEVEL: one customer, at a usage level of the book
 * @RBK_WALLET_USE_NUMBER: one customer, who uses so many credits
 *
 * Whose months are looked at.
 */
typedef enum
{
  RBK_WALLET_USE_PLAN,
  RBK_WALLET_USE_ALL,
  RBK_WALLET_USE_LEVEL,
  RBK_WALLET_USE_NUMBER,
} RbkWalletUse;

/**
 * RbkWalletQuestion:
 * @plan: the place of a plan
 * @use: whose months
 * @first: of one customer: credits used in the first month
 * @n_months: how many
 * @growth: by which share use grows each month
 * @sigma: how much months differ
 *
 * What is asked of every policy.
 */
typedef struct
{
  guint        plan;
  RbkWalletUse use;
  RbkDecimal   first;
  guint        n_months;
  RbkDecimal   growth;
  double       sigma;
} RbkWalletQuestion;

/**
 * RbkWalletWork:
 *
 * Policies that are run beside the window, one after the other. What is done can be shown while
 * the rest is under way.
 */
typedef struct _RbkWalletWork RbkWalletWork;

RbkWalletWork *rbk_wallet_work_new (RbkAnalysis             *analysis,
                                    const RbkWalletQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
RbkWalletWork *rbk_wallet_work_ref (RbkWalletWork *self);
void           rbk_wallet_work_unref (RbkWalletWork *self);

void rbk_wallet_work_add (RbkWalletWork *self, guint id, const RbkWalletTerms *terms);
void rbk_wallet_work_start (RbkWalletWork *self, GAsyncReadyCallback callback, gpointer user_data);
void rbk_wallet_work_cancel (RbkWalletWork *self);

double              rbk_wallet_work_get_fraction (RbkWalletWork *self);
guint               rbk_wallet_work_get_n_done (RbkWalletWork *self);
const RbkWalletRun *rbk_wallet_work_peek_run (RbkWalletWork *self, guint id);
const GError       *rbk_wallet_work_peek_error (RbkWalletWork *self, guint id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWalletWork, rbk_wallet_work_unref)

G_END_DECLS
