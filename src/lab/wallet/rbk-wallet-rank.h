/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-wallet-run.h"

G_BEGIN_DECLS

/* What somebody may care about in a policy. */
typedef enum
{
  RBK_WALLET_RANK_LIABILITY,  /* least owed to customers at its worst */
  RBK_WALLET_RANK_BREAKAGE,   /* least revenue from credits that expire */
  RBK_WALLET_RANK_LOST,       /* fewest credits that customers lose */
  RBK_WALLET_RANK_REVENUE,    /* most that customers pay beside the fee */
  RBK_WALLET_RANK_RECOGNISED, /* most revenue earned by use */
  RBK_WALLET_RANK_UNSERVED,   /* least use that is refused */
} RbkWalletRank;

#define RBK_WALLET_N_RANKS (RBK_WALLET_RANK_UNSERVED + 1)

/**
 * RbkWalletRankName:
 * @key: a stable name
 * @name: what people read
 *
 * How a ranking is called.
 */
typedef struct
{
  const char *key, *name;
} RbkWalletRankName;

extern const RbkWalletRankName rbk_wallet_rank_names[RBK_WALLET_N_RANKS];

gboolean    rbk_wallet_rank_parse (const char *text, RbkWalletRank *rank, GError **error);
RbkDecimal  rbk_wallet_rank_get_figure (RbkWalletRank rank, const RbkWalletRun *run);
void        rbk_wallet_rank_sort (RbkWalletRank              rank,
                                  const RbkWalletRun *const *runs,
                                  guint                      n_runs,
                                  guint                     *order);
const char *rbk_wallet_get_advice (void);

G_END_DECLS
