/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-policy-cards.h"
#include "rbk-soon.h"
#include "rbk-trial-editor.h"
#include "rbk-wallet-curves.h"
#include "rbk-wallet-form.h"
#include "rbk-wallet-months.h"
#include "rbk-wallet-page.h"

G_BEGIN_DECLS

struct _RbkWalletPage
{
  GtkWidget parent_instance;

  RbkDocument          *document; /* (owned) */
  RbkAnalysis          *analysis; /* (owned) (nullable) the state that is looked at */
  RbkMoneyFormat       *format;   /* (owned) (nullable) */
  RbkPolicyList        *policies; /* (owned) */
  RbkWalletTerms       *terms;    /* (owned) (nullable) of the pool that is looked at */
  RbkWalletQuestion     question; /* that was asked last */
  RbkWalletWork        *work;     /* (owned) (nullable) that was asked for last */
  RbkWalletWork        *shown;    /* (owned) (nullable) whose figures are on screen */
  guint                 n_trials; /* that were ever made */
  guint                 n_seen;   /* policies of the work that are on screen */
  gboolean              is_working;
  RbkSoon               updating;
  guint                 tick_id, patience_id, focus_id;
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */

  GtkWidget       *box;
  GtkWidget       *stack, *problem;
  GtkWidget       *parts, *no_wallet;
  GtkWidget       *setup;
  RbkWalletForm   *form;
  GtkWidget       *tag;
  GtkWidget       *progress, *progress_bar, *progress_text, *cancel, *again;
  GtkWidget       *rank;
  RbkPolicyCards  *cards;
  RbkTrialEditor  *editor;
  RbkWalletMonths *months;
  RbkWalletCurves *curves;
};

void rbk_wallet_page_queue_update (RbkWalletPage *self);
void rbk_wallet_page_ask (RbkWalletPage *self);
void rbk_wallet_page_show_results (RbkWalletPage *self);
void rbk_wallet_page_show_selected (RbkWalletPage *self);
void rbk_wallet_page_add_parts (RbkWalletPage *self);
void rbk_wallet_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
