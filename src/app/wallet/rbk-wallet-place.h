/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-rate-card.h"
#include "rbk-wallet-policy.h"
#include "rbk-wallet-terms.h"

G_BEGIN_DECLS

/* Where the wallets of a plan stand in the book that a spec was made of. */

RbkWalletPolicy *rbk_wallet_place_find (RbkBook       *book,
                                        const RbkSpec *spec,
                                        guint          plan,
                                        const char    *card);
RbkRateCard *rbk_wallet_place_find_card_without (RbkBook *book, const RbkSpec *spec, guint plan);

gboolean rbk_wallet_place_has_wallet (const RbkSpec *spec, guint plan);
guint    rbk_wallet_place_choose_plan (const RbkSpec *spec, const char *key);

G_END_DECLS
