/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-money-format.h"
#include "rbk-wallet-run.h"

G_BEGIN_DECLS

#define RBK_TYPE_WALLET_MONTHS (rbk_wallet_months_get_type ())
G_DECLARE_FINAL_TYPE (RbkWalletMonths, rbk_wallet_months, RBK, WALLET_MONTHS, GtkWidget)

GtkWidget *rbk_wallet_months_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_wallet_months_show (RbkWalletMonths    *self,
                                   const char         *policy,
                                   const char         *whose,
                                   const RbkWalletRun *run,
                                   RbkMoneyFormat     *format);

G_END_DECLS
