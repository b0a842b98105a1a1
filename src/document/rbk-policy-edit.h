/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"
#include "rbk-wallet-policy.h"
#include "rbk-wallet-spec.h"

G_BEGIN_DECLS

RbkEdit *rbk_policy_edit_new (RbkWalletPolicy      *wallet,
                              const RbkWalletRules *rules) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
