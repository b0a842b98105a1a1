/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"
#include "rbk-rate-card.h"

G_BEGIN_DECLS

RbkEdit *rbk_wallet_edit_add (RbkRateCard *card) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_wallet_edit_remove (RbkRateCard *card) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_wallet_edit_rollover (RbkWalletPolicy *wallet,
                                   RbkRollover      rollover) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_wallet_edit_add_topups (RbkWalletPolicy *wallet) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_wallet_edit_remove_topups (RbkWalletPolicy *wallet) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_wallet_edit_workload (RbkWalletPolicy *wallet,
                                   GListModel      *workloads,
                                   const char      *key,
                                   gboolean         draws) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
