/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-money-format.h"
#include "rbk-policy-list.h"
#include "rbk-wallet-work.h"

G_BEGIN_DECLS

#define RBK_TYPE_WALLET_CURVES (rbk_wallet_curves_get_type ())
G_DECLARE_FINAL_TYPE (RbkWalletCurves, rbk_wallet_curves, RBK, WALLET_CURVES, GtkWidget)

GtkWidget *rbk_wallet_curves_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_wallet_curves_show (RbkWalletCurves *self,
                                   RbkPolicyList   *policies,
                                   RbkWalletWork   *work,
                                   guint            selected,
                                   RbkMoneyFormat  *format);

G_END_DECLS
