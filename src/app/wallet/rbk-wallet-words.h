/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-wallet-rank.h"
#include "rbk-wallet-terms.h"

G_BEGIN_DECLS

/* What the Wallet page says, in the user's language. */

char *rbk_wallet_words_for_terms (const RbkWalletTerms *terms,
                                  RbkMoneyFormat       *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_wallet_words_for_credits (RbkDecimal      credits,
                                    RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_wallet_words_for_money (RbkDecimal      amount,
                                  RbkMoneyFormat *format) G_GNUC_WARN_UNUSED_RESULT;

const char *rbk_wallet_words_for_policy (const char *key, const char *name);
const char *rbk_wallet_words_for_rank (RbkWalletRank rank);
const char *rbk_wallet_words_for_rank_figure (RbkWalletRank rank);
const char *rbk_wallet_words_help_for_rank (RbkWalletRank rank);
gboolean    rbk_wallet_rank_is_money (RbkWalletRank rank);

G_END_DECLS
