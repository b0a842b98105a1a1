/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-money-format.h"
#include "rbk-policy-list.h"
#include "rbk-wallet-rank.h"
#include "rbk-wallet-work.h"

G_BEGIN_DECLS

/* Among the others, of a policy without a place: it comes after all that have one. */
#define RBK_POLICY_CARD_LAST (G_MAXINT / 2)

/**
 * RbkPolicyCard:
 * @id: the number of its policy
 * @place: among the others, from 0 on
 * @child: (not owned): what stands in the flow box
 *
 * What one policy says and what it comes to.
 */
typedef struct
{
  guint      id;
  guint      place;
  GtkWidget *child;
  /*< private >*/
  GtkWidget *name, *words, *badge, *problem, *grid;
  GtkWidget *captions[RBK_WALLET_N_RANKS], *values[RBK_WALLET_N_RANKS];
} RbkPolicyCard;

RbkPolicyCard *rbk_policy_card_new (const RbkPolicy *policy) G_GNUC_WARN_UNUSED_RESULT;
RbkPolicyCard *rbk_policy_card_of (GtkFlowBoxChild *child);
void           rbk_policy_card_show (RbkPolicyCard   *card,
                                     const RbkPolicy *policy,
                                     RbkWalletWork   *work,
                                     RbkWalletRank    rank,
                                     RbkMoneyFormat  *format);
void           rbk_policy_card_set_place (RbkPolicyCard *card, guint place);

G_END_DECLS
