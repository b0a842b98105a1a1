/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-wallet-private.h"

G_BEGIN_DECLS

/* Sets what a word says; FALSE where the value makes no sense for it. */
typedef gboolean (*RbkWalletSetter) (RbkWalletRules *rules, const char *value);

typedef struct
{
  const char     *name;
  RbkWalletSetter set;
  const char     *form; /* what a value looks like */
} RbkWalletChange;

extern const RbkWalletChange rbk_wallet_changes[];
extern const guint           rbk_wallet_n_changes;

G_END_DECLS
