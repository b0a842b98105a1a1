/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rbk-population.h"
#include "rbk-wallet-path.h"
#include "rbk-wallet-terms.h"

G_BEGIN_DECLS

/**
 * RbkWalletMonth:
 * @opening: credits held before the month's grant
 * @granted: credits given
 * @rolled_over: what of @opening was carried on by rollover
 * @topped_up: credits bought
 * @used: credits used
 * @expired: credits that went unused: customers lose them
 * @closing: @opening + @granted + @topped_up - @used - @expired
 * @overage: use past the balance that was billed
 * @unserved: use past the balance that was refused
 * @paid: what credits given and bought in the month were paid: their part of the fee, and top-ups
 * @deferred: what credits held at the end of the month were paid: owed to customers
 * @recognised: what credits used were paid
 * @breakage: what credits that expired were paid
 * @prepaid: fees paid ahead for grants to come
 * @topup_revenue: what of @paid is for top-ups
 * @overage_revenue: what @overage is billed, each credit at the price of the first past what is
 *   included
 *
 * A month of a wallet, of one customer or of all together; in credits and in major units. What was
 * deferred the month before + @paid = @recognised + @breakage + @deferred.
 */
typedef struct
{
  RbkDecimal opening, granted, rolled_over, topped_up, used, expired, closing;
  RbkDecimal overage, unserved;
  RbkDecimal paid, deferred, recognised, breakage, prepaid;
  RbkDecimal topup_revenue, overage_revenue;
} RbkWalletMonth;

/**
 * RbkWalletRun:
 * @months: (array length=n_months): from the first on
 * @n_months: how many
 * @total: all months together: opening of the first, closing, deferred and prepaid of the last, the
 *   rest added up
 * @peak_deferred: the most that is owed at the end of a month
 * @n_customers: how many customers it is of
 * @n_losing: those who lose credits
 * @n_topping_up: those who buy more
 * @n_unserved: those who are refused in a month or more
 *
 * Months of a wallet.
 */
typedef struct
{
  RbkWalletMonth *months;
  guint           n_months;
  RbkWalletMonth  total;
  RbkDecimal      peak_deferred;
  guint64         n_customers, n_losing, n_topping_up, n_unserved;
} RbkWalletRun;

/* Called now and then with how much is done, from 0 to 1, in the thread that called. */
typedef void (*RbkWalletProgress) (double fraction, gpointer user_data);

/**
 * RbkWalletTask:
 * @n_months: how many months, up to %RBK_WALLET_MAX_MONTHS
 * @has_start: whether @start holds
 * @start: the day on which customers come; else 1 January of a common year
 * @opening: credits that they bring, given on that day and worth nothing
 * @path: how use goes on
 * @cancellable: (nullable): to give up
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 *
 * What to run.
 */
typedef struct
{
  guint             n_months;
  gboolean          has_start;
  GDate             start;
  RbkDecimal        opening;
  RbkWalletPath     path;
  GCancellable     *cancellable;
  RbkWalletProgress progress;
  gpointer          user_data;
} RbkWalletTask;

/**
 * RbkWalletCrowd:
 *
 * What each customer draws from a pool in a month. Reference counted and immutable, so it can cross
 * threads. It holds no more than a number for a customer: many policies are run on one.
 */
typedef struct _RbkWalletCrowd RbkWalletCrowd;

RbkWalletCrowd *rbk_wallet_crowd_new (const RbkSpec        *spec,
                                      const RbkWalletTerms *terms,
                                      RbkPopulation        *population,
                                      const guint          *customers,
                                      guint                 n_customers,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_wallet_crowd_free (RbkWalletCrowd *self);
guint64         rbk_wallet_crowd_get_count (const RbkWalletCrowd *self);
RbkDecimal      rbk_wallet_crowd_get_use (const RbkWalletCrowd *self);

RbkWalletRun *rbk_wallet_run_new (const RbkWalletTerms *terms,
                                  const RbkWalletTask  *task,
                                  RbkDecimal            use,
                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
RbkWalletRun *rbk_wallet_run_new_for_crowd (const RbkWalletTerms *terms,
                                            const RbkWalletTask  *task,
                                            const RbkWalletCrowd *crowd,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;
RbkWalletRun *rbk_wallet_run_new_sum (const RbkWalletRun *const *runs,
                                      guint                      n_runs,
                                      GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_wallet_run_free (RbkWalletRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWalletCrowd, rbk_wallet_crowd_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWalletRun, rbk_wallet_run_free)

G_END_DECLS
