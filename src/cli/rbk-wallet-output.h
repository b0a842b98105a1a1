/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-load-customers.h"
#include "rbk-wallet-policies.h"
#include "rbk-wallet-rank.h"

G_BEGIN_DECLS

/**
 * RbkWalletTrial:
 * @key: the policy's key, else what was written
 * @name: what people read
 * @rules: (owned): all that decides about it
 * @run: (owned): all pools together
 * @pools: (owned) (element-type RbkWalletRun): each of them
 *
 * A policy that was run.
 */
typedef struct
{
  const char   *key, *name;
  char         *rules;
  RbkWalletRun *run;
  GPtrArray    *pools;
} RbkWalletTrial;

/**
 * RbkWalletReport:
 * @spec: the book
 * @plan: its plan
 * @from: where customers are from
 * @pools: (element-type RbkWalletTerms): the pools in the book
 * @has_customers: whether it is of customers, and not of one use
 * @n_customers: how many
 * @use: credits that all of them use in the first month; that of a path's first month
 * @said: how that use came about, for people
 * @task: what was run
 * @trials: (element-type RbkWalletTrial): the policies
 * @shown: the one whose months are shown
 * @rank: what they are ranked by
 *
 * What the command found.
 */
typedef struct
{
  const RbkSpec     *spec;
  const RbkPlanSpec *plan;
  const RbkOwnFile  *from;
  GPtrArray         *pools;
  gboolean           has_customers;
  guint64            n_customers;
  RbkDecimal         use;
  char              *said;
  RbkWalletTask      task;
  GPtrArray         *trials;
  guint              shown;
  RbkWalletRank      rank;
} RbkWalletReport;

gboolean rbk_wallet_output_json (const RbkWalletReport *report, const char *output, GError **error);
gboolean rbk_wallet_output_csv (const RbkWalletReport *report, const char *output, GError **error);
gboolean rbk_wallet_output_text (const RbkWalletReport *report, const char *output, GError **error);

G_END_DECLS
