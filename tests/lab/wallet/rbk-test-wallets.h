/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-wallet-policies.h"
#include "rbk-wallet-run.h"

G_BEGIN_DECLS

/* A plan with a wallet, frozen. */
typedef struct
{
  RbkBook        *book;
  RbkSpec        *spec;
  GPtrArray      *pools;
  RbkWalletTerms *terms; /* of the first pool, changed */
} WalletFixture;

void wallet_fixture_init (WalletFixture *self,
                          const char    *fee,
                          const char    *fee_cadence,
                          const char    *limit,
                          const char    *changes);
void wallet_fixture_clear (WalletFixture *self);

RbkWalletTerms *wallet_terms_new_random (GRand *rand) G_GNUC_WARN_UNUSED_RESULT;
void            wallet_assert_sound (const RbkWalletRun *run);
void            wallet_assert_equal (RbkDecimal a, RbkDecimal b);
void            wallet_assert_text (RbkDecimal value, const char *expected);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WalletFixture, wallet_fixture_clear)

G_END_DECLS
