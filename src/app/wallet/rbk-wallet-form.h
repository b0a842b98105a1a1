/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-money-format.h"
#include "rbk-wallet-work.h"

G_BEGIN_DECLS

#define RBK_TYPE_WALLET_FORM (rbk_wallet_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkWalletForm, rbk_wallet_form, RBK, WALLET_FORM, GtkWidget)

GtkWidget *rbk_wallet_form_new (void) G_GNUC_WARN_UNUSED_RESULT;

void  rbk_wallet_form_update (RbkWalletForm *self, RbkAnalysis *analysis, RbkMoneyFormat *format);
int   rbk_wallet_form_get_plan (RbkWalletForm *self);
void  rbk_wallet_form_set_pools (RbkWalletForm *self, const GPtrArray *pools);
guint rbk_wallet_form_get_pool (RbkWalletForm *self);
gboolean rbk_wallet_form_get_question (RbkWalletForm        *self,
                                       const RbkWalletTerms *terms,
                                       RbkWalletQuestion    *question);

G_END_DECLS
