/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-policy-list.h"
#include "rbk-wallet-work.h"

G_BEGIN_DECLS

char *rbk_wallet_csv_new (RbkPolicyList *policies,
                          RbkWalletWork *work,
                          guint          selected) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
