/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-record.h"
#include "rbk-enums.h"

G_BEGIN_DECLS

#define RBK_TYPE_WALLET_POLICY (rbk_wallet_policy_get_type ())
G_DECLARE_FINAL_TYPE (RbkWalletPolicy, rbk_wallet_policy, RBK, WALLET_POLICY, RbkRecord)

RbkWalletPolicy *rbk_wallet_policy_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char        *rbk_wallet_policy_get_pool (RbkWalletPolicy *self);
const RbkDecimal  *rbk_wallet_policy_get_grant (RbkWalletPolicy *self);
const char        *rbk_wallet_policy_get_cadence (RbkWalletPolicy *self);
const char        *rbk_wallet_policy_get_expiry (RbkWalletPolicy *self);
RbkRollover        rbk_wallet_policy_get_rollover (RbkWalletPolicy *self);
const RbkDecimal  *rbk_wallet_policy_get_rollover_share (RbkWalletPolicy *self);
const RbkDecimal  *rbk_wallet_policy_get_rollover_cap (RbkWalletPolicy *self);
const char        *rbk_wallet_policy_get_rollover_expiry (RbkWalletPolicy *self);
const RbkDecimal  *rbk_wallet_policy_get_topup_amount (RbkWalletPolicy *self);
const RbkDecimal  *rbk_wallet_policy_get_topup_price (RbkWalletPolicy *self);
RbkTopupChannel    rbk_wallet_policy_get_topup_channel (RbkWalletPolicy *self);
const RbkDecimal  *rbk_wallet_policy_get_topup_below (RbkWalletPolicy *self);
const char        *rbk_wallet_policy_get_topup_expiry (RbkWalletPolicy *self);
int                rbk_wallet_policy_get_topup_limit (RbkWalletPolicy *self);
const char *const *rbk_wallet_policy_get_workloads (RbkWalletPolicy *self);
int                rbk_wallet_policy_get_priority (RbkWalletPolicy *self);

G_END_DECLS
