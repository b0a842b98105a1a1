/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-wallet-private.h"

G_BEGIN_DECLS

/* A calendar made ready for many customers. Which lots there can be, when they go and in which
 * order they are used is the same for all of them; only how much is in them differs. So each
 * possible lot has a slot, and what happens on each day is a list of slots. All in millionths of a
 * credit. */

/* A part of a list of slots. */
typedef struct
{
  guint first, n;
} RbkWalletSlots;

/* From one day on which anything can happen to the next. */
typedef struct
{
  guint          month;
  gint64         from, to, length; /* days of the month, and how many it has */
  gboolean       begins_month;
  RbkWalletSlots rolled; /* what was carried on, where it begins a month */
  RbkWalletSlots comes;  /* what is granted */
  RbkWalletSlots order;  /* what can be used, in this order */
  RbkWalletSlots goes;   /* what is over at the end */
  RbkWalletSlots turns;  /* what is carried on then */
  guint          first_cap, n_caps;
  int            topup; /* the slot of what is bought, -1 for none */
} RbkWalletStretch;

typedef struct
{
  gint64         cap;
  RbkWalletSlots slots; /* the soonest to expire first */
} RbkWalletCap;

typedef struct
{
  guint  worth;
  gint64 amount; /* that comes, of a grant */
  gint64 share;  /* of what is left that is carried on, in millionths */
} RbkWalletSlot;

typedef struct
{
  guint    n_months, n_worths;
  GArray  *stretches; /* (owned) (element-type RbkWalletStretch) */
  GArray  *slots;     /* (owned) (element-type RbkWalletSlot) */
  GArray  *lists;     /* (owned) (element-type guint) */
  GArray  *caps;      /* (owned) (element-type RbkWalletCap) */
  gboolean is_soft, buys;
  gint64   topup_amount, topup_below, topup_limit;
  gboolean fits; /* whether the numbers do */
} RbkWalletProgram;

/* What flowed, of all customers of a part. */
typedef struct
{
  __int128 in, used, expired;
} RbkWalletWideFlow;

typedef struct
{
  RbkWalletWideFlow *flows;                       /* (owned) (array) as of RbkWalletFlows */
  __int128          *rolled, *overage, *unserved; /* (owned) (array) */
  gint64            *slots;                       /* (owned) (array) room for a customer */
  guint64            n_losing, n_topping_up, n_unserved;
} RbkWalletSums;

RbkWalletProgram *rbk_wallet_program_new (const RbkWalletCalendar *calendar,
                                          RbkDecimal opening) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_wallet_program_free (RbkWalletProgram *self);

void     rbk_wallet_sums_init (RbkWalletSums *self, const RbkWalletProgram *program);
void     rbk_wallet_sums_clear (RbkWalletSums *self);
gboolean rbk_wallet_program_run (const RbkWalletProgram *self,
                                 const gint64           *use,
                                 gint64                  weight,
                                 RbkWalletSums          *sums);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkWalletProgram, rbk_wallet_program_free)

G_END_DECLS
