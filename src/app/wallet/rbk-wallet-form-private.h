/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-wallet-form.h"
#include "rbk-wallet-uses.h"

G_BEGIN_DECLS

#define RBK_WALLET_FORM_N_LENGTHS 3

/* What the files of the form share. */
struct _RbkWalletForm
{
  GtkWidget parent_instance;

  GtkWidget      *flow;
  GtkWidget      *plan, *pool, *use, *ups;
  GtkWidget      *number, *growth;
  GtkWidget      *lengths[RBK_WALLET_FORM_N_LENGTHS];
  RbkAnalysis    *analysis;  /* (owned) (nullable) */
  RbkMoneyFormat *format;    /* (not owned) (nullable) the page's */
  GArray         *uses;      /* (owned) (element-type RbkWalletUseChoice) what can be chosen */
  char           *plan_key;  /* (owned) (nullable) which is chosen */
  gboolean        has_use;   /* somebody chose it */
  gboolean        has_first; /* somebody typed it */
  RbkDecimal      first;     /* credits of the first month */
  RbkDecimal      growth_share;
  gboolean        is_updating;
};

void rbk_wallet_form_changed (RbkWalletForm *self);

/* Of how use goes on from month to month. */
void  rbk_wallet_form_add_numbers (RbkWalletForm *self);
void  rbk_wallet_form_add_lengths (RbkWalletForm *self);
void  rbk_wallet_form_show_numbers (RbkWalletForm *self);
void  rbk_wallet_form_suggest_number (RbkWalletForm *self, const RbkWalletTerms *terms);
guint rbk_wallet_form_get_length (RbkWalletForm *self);

G_END_DECLS
