/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-date.h"
#include "rbk-enums.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_WALLET_LIFE_MONTH_END,    /* to the end of the month that is billed */
  RBK_WALLET_LIFE_YEAR_END,     /* to the end of a year since the customer came */
  RBK_WALLET_LIFE_CONTRACT_END, /* to the end of the contract; for ever where there is none */
  RBK_WALLET_LIFE_AFTER,        /* for a time of its own */
  RBK_WALLET_LIFE_NEVER,        /* for ever */
} RbkWalletLifeKind;

/**
 * RbkWalletLife:
 * @kind: what ends it
 * @after: how long, of %RBK_WALLET_LIFE_AFTER
 *
 * How long credits are good for.
 */
typedef struct
{
  RbkWalletLifeKind kind;
  RbkDuration       after;
} RbkWalletLife;

/**
 * RbkWalletRules:
 * @grant: credits given each cadence; 0 for none
 * @cadence: how often
 * @expiry: how long they are good for
 * @rollover: whether what is left at the end of a cadence is carried on
 * @rollover_share: which share of it: 0 for none, 1 for all
 * @has_rollover_cap: whether @rollover_cap bounds it
 * @rollover_cap: the most credits carried on that are held at once
 * @has_rollover_expiry: whether @rollover_expiry holds
 * @rollover_expiry: how long what is carried on is good for from then on
 * @has_topup: whether more can be bought
 * @topup_amount: credits in one top-up; more than 0
 * @topup_price: what one costs, in major units
 * @topup_channel: how one is bought
 * @has_topup_below: whether one is bought by itself
 * @topup_below: below which balance
 * @topup_limit: how many a month; 0 for no limit
 * @has_topup_expiry: whether @topup_expiry holds; else they live as granted ones, and are
 *   carried on as they are
 * @topup_expiry: how long bought credits are good for, whatever becomes of granted ones
 * @priority: lower is used first
 *
 * The rules of a wallet, with everything filled in. A value: copy it freely.
 */
typedef struct
{
  RbkDecimal      grant;
  RbkDuration     cadence;
  RbkWalletLife   expiry;
  RbkRollover     rollover;
  RbkDecimal      rollover_share;
  gboolean        has_rollover_cap;
  RbkDecimal      rollover_cap;
  gboolean        has_rollover_expiry;
  RbkWalletLife   rollover_expiry;
  gboolean        has_topup;
  RbkDecimal      topup_amount, topup_price;
  RbkTopupChannel topup_channel;
  gboolean        has_topup_below;
  RbkDecimal      topup_below;
  guint           topup_limit;
  gboolean        has_topup_expiry;
  RbkWalletLife   topup_expiry;
  int             priority;
} RbkWalletRules;

/**
 * RbkWalletSpec:
 * @pool: (nullable): cards of a plan that name one share it; nothing is a pool of its own
 * @draws: (nullable): for each workload of the spec whether it draws from it; nothing is all
 * @rules: its rules
 *
 * The wallet of a rate card.
 */
typedef struct
{
  char          *pool;
  gboolean      *draws;
  RbkWalletRules rules;
} RbkWalletSpec;

gboolean rbk_wallet_life_parse (const char *text, RbkWalletLife *life, GError **error);
char    *rbk_wallet_life_to_string (const RbkWalletLife *life) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_wallet_spec_free (RbkWalletSpec *self);

G_END_DECLS
