/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-wallet-terms.h"

G_BEGIN_DECLS

/* Policies to try beside the book's: changes of its terms as text, such as
 * `expiry=never,rollover=full,rollover-cap=5000`. Names of what can be changed are those of the
 * book's members, with `-` or `_`: grant, cadence, expiry, rollover (none, full, share, or a share
 * such as 50%), rollover-share, rollover-cap, rollover-expiry, topup-amount, topup-price,
 * topup-below, topup-limit, topup-expiry, priority; and at-zero (block, overage, topup). `none`
 * takes away what need not be there; `grant` as rollover-cap is one grant. */

/**
 * RbkWalletPolicyName:
 * @key: a stable name
 * @name: what people read
 * @changes: what it changes
 *
 * A policy that is known by name.
 */
typedef struct
{
  const char *key, *name, *changes;
} RbkWalletPolicyName;

extern const RbkWalletPolicyName rbk_wallet_policy_names[];
extern const guint               rbk_wallet_n_policy_names;

RbkWalletTerms *rbk_wallet_terms_new_changed (const RbkWalletTerms *terms,
                                              const char           *changes,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
char           *rbk_wallet_terms_describe (const RbkWalletTerms *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
