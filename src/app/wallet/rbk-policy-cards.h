/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-money-format.h"
#include "rbk-policy-list.h"
#include "rbk-wallet-rank.h"
#include "rbk-wallet-work.h"

G_BEGIN_DECLS

#define RBK_TYPE_POLICY_CARDS (rbk_policy_cards_get_type ())
G_DECLARE_FINAL_TYPE (RbkPolicyCards, rbk_policy_cards, RBK, POLICY_CARDS, GtkWidget)

GtkWidget *rbk_policy_cards_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_policy_cards_update (RbkPolicyCards *self,
                                    RbkPolicyList  *policies,
                                    RbkWalletWork  *work,
                                    RbkWalletRank   rank,
                                    RbkMoneyFormat *format);
void       rbk_policy_cards_select (RbkPolicyCards *self, guint id);
guint      rbk_policy_cards_get_selected (RbkPolicyCards *self);

G_END_DECLS
