/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

/* What happens when the balance does not cover the use. */
typedef enum
{
  RBK_WALLET_AT_ZERO_BLOCK,   /* nothing more until there are credits again */
  RBK_WALLET_AT_ZERO_OVERAGE, /* it is served and billed as overage */
  RBK_WALLET_AT_ZERO_TOPUP,   /* customers buy as many top-ups as they need, then the above */
} RbkWalletAtZero;

/**
 * RbkWalletSource:
 * @key: the rate card's key
 * @name: its name
 * @rules: how its credits are given, kept and bought; amounts are whole millionths of a credit
 * @grant_paid: what of the plan's fee one grant is worth, in major units
 *
 * One rate card that puts credits into a pool.
 */
typedef struct
{
  char          *key, *name;
  RbkWalletRules rules;
  RbkDecimal     grant_paid;
} RbkWalletSource;

/**
 * RbkWalletTerms:
 * @plan: the plan's key
 * @pool: the pool's name, else the name of the only card with it
 * @meter: the meter that its credits are counted on; -1 for none
 * @draws: (array length=n_workloads): which workloads draw from it
 * @n_workloads: how many the spec has
 * @sources: (array length=n_sources): what puts credits into it
 * @n_sources: how many
 * @contract_months: how long a contract lasts; 0 where it has no end
 * @fee_months: for how many months the fee is paid at once; 1 for each month
 * @fee: what of it is for this pool, in major units
 * @is_soft: whether use that no credit covers is billed
 * @overage_price: what a credit of that costs, the first one past what is included
 * @at_zero: what happens at zero
 *
 * A pool of credits of a plan and all that decides about it; the plan's lasting phase in force on
 * the spec's date. Plain data: copy with [func@wallet_terms_copy].
 */
typedef struct
{
  char            *plan, *pool;
  int              meter;
  gboolean        *draws;
  guint            n_workloads;
  RbkWalletSource *sources;
  guint            n_sources;
  guint            contract_months, fee_months;
  RbkDecimal       fee;
  gboolean         is_soft;
  RbkDecimal       overage_price;
  RbkWalletAtZero  at_zero;
} RbkWalletTerms;

GPtrArray      *rbk_wallet_terms_list (const RbkSpec     *spec,
                                       const RbkPlanSpec *plan,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkWalletTerms *rbk_wallet_terms_copy (const RbkWalletTerms *self) G_GNUC_WARN_UNUSED_RESULT;
void            rbk_wallet_terms_free (RbkWalletTerms *self);
RbkDecimal      rbk_wallet_terms_get_part (const RbkWalletTerms *self,
                                           const RbkSpec        *spec,
                                           RbkDecimal            use);
RbkDecimal      rbk_wallet_terms_get_monthly_grant (const RbkWalletTerms *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWalletTerms, rbk_wallet_terms_free)

G_END_DECLS
