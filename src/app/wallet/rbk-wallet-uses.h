/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-money-format.h"
#include "rbk-wallet-work.h"

G_BEGIN_DECLS

/**
 * RbkWalletUseChoice:
 * @use: whose months
 * @level: of a level: its place
 *
 * Whose use can be looked at.
 */
typedef struct
{
  RbkWalletUse use;
  guint        level;
} RbkWalletUseChoice;

GArray    *rbk_wallet_uses_list (RbkAnalysis *analysis,
                                 guint        plan,
                                 GPtrArray   *names) G_GNUC_WARN_UNUSED_RESULT;
guint      rbk_wallet_uses_find (const GArray             *uses,
                                 const RbkSpec            *spec,
                                 const RbkWalletUseChoice *before);
RbkDecimal rbk_wallet_uses_get_credits (const RbkSpec        *spec,
                                        const RbkWalletTerms *terms,
                                        guint                 level);
char      *rbk_wallet_uses_dup_words (RbkAnalysis             *analysis,
                                      const RbkWalletQuestion *question,
                                      RbkMoneyFormat          *format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
