/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-policy.h"

#include "rbk-text.h"

/**
 * RbkWalletPolicy:
 *
 * A pool of credits and the rules of its life.
 */
struct _RbkWalletPolicy
{
  RbkRecord parent_instance;

  char           *pool;    /* (owned) (nullable) */
  RbkDecimal     *grant;   /* (owned) (nullable) */
  char           *cadence; /* (owned) (nullable) */
  char           *expiry;  /* (owned) (nullable) */
  RbkRollover     rollover;
  RbkDecimal     *rollover_share;  /* (owned) (nullable) */
  RbkDecimal     *rollover_cap;    /* (owned) (nullable) */
  char           *rollover_expiry; /* (owned) (nullable) */
  RbkDecimal     *topup_amount;    /* (owned) (nullable) */
  RbkDecimal     *topup_price;     /* (owned) (nullable) */
  RbkTopupChannel topup_channel;
  RbkDecimal     *topup_below;  /* (owned) (nullable) */
  char           *topup_expiry; /* (owned) (nullable) */
  int             topup_limit;
  char          **workloads; /* (owned) (nullable) */
  int             priority;
};

G_DEFINE_FINAL_TYPE (RbkWalletPolicy, rbk_wallet_policy, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkWalletPolicy, member)

static const RbkField fields[] = {
  { "pool", RBK_FIELD_KEY, FIELD (pool), NULL, RBK_FIELD_PLAIN, NULL, NC_ ("field", "pool") },
  { "grant", RBK_FIELD_DECIMAL, FIELD (grant), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "grant") },
  { "cadence", RBK_FIELD_DURATION, FIELD (cadence), NULL, RBK_FIELD_PLAIN, "P1M",
    NC_ ("field", "grant cadence") },
  { "expiry", RBK_FIELD_STRING, FIELD (expiry), NULL, RBK_FIELD_PLAIN, "month_end",
    NC_ ("field", "expiry") },
  { "rollover", RBK_FIELD_ENUM, FIELD (rollover), rbk_rollover_get_type, RBK_FIELD_PLAIN, "none",
    NC_ ("field", "rollover") },
  { "rollover-share", RBK_FIELD_DECIMAL, FIELD (rollover_share), NULL, RBK_FIELD_SHARE, NULL,
    NC_ ("field", "rollover share") },
  { "rollover-cap", RBK_FIELD_DECIMAL, FIELD (rollover_cap), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "rollover cap") },
  { "rollover-expiry", RBK_FIELD_STRING, FIELD (rollover_expiry), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "rollover expiry") },
  { "topup-amount", RBK_FIELD_DECIMAL, FIELD (topup_amount), NULL, RBK_FIELD_POSITIVE, NULL,
    NC_ ("field", "top-up amount") },
  { "topup-price", RBK_FIELD_DECIMAL, FIELD (topup_price), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "top-up price") },
  { "topup-channel", RBK_FIELD_ENUM, FIELD (topup_channel), rbk_topup_channel_get_type,
    RBK_FIELD_PLAIN, "self_serve", NC_ ("field", "top-up channel") },
  { "topup-below", RBK_FIELD_DECIMAL, FIELD (topup_below), NULL, RBK_FIELD_NON_NEGATIVE, NULL,
    NC_ ("field", "automatic top-up") },
  { "topup-expiry", RBK_FIELD_STRING, FIELD (topup_expiry), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "top-up expiry") },
  { "topup-limit", RBK_FIELD_INTEGER, FIELD (topup_limit), NULL, RBK_FIELD_NON_NEGATIVE, "0",
    NC_ ("field", "top-ups a month") },
  { "workloads", RBK_FIELD_STRINGS, FIELD (workloads), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "workloads") },
  { "priority", RBK_FIELD_INTEGER, FIELD (priority), NULL, RBK_FIELD_NON_NEGATIVE, "50",
    NC_ ("field", "priority") },
};

static void
rbk_wallet_policy_class_init (RbkWalletPolicyClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_wallet_policy_init (RbkWalletPolicy *self)
{
}

/**
 * rbk_wallet_policy_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkWalletPolicy *
rbk_wallet_policy_new (void)
{
  return g_object_new (RBK_TYPE_WALLET_POLICY, NULL);
}

/**
 * rbk_wallet_policy_get_pool:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): plans' cards that name one pool share it; nothing is a pool
 * of its own
 */
const char *
rbk_wallet_policy_get_pool (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->pool;
}

/**
 * rbk_wallet_policy_get_grant:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): credits given each cadence
 */
const RbkDecimal *
rbk_wallet_policy_get_grant (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->grant;
}

/**
 * rbk_wallet_policy_get_cadence:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): how often they are given
 */
const char *
rbk_wallet_policy_get_cadence (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->cadence;
}

/**
 * rbk_wallet_policy_get_expiry:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): month_end, year_end, contract_end, never, or after: and an
 * ISO 8601 duration
 */
const char *
rbk_wallet_policy_get_expiry (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->expiry;
}

/**
 * rbk_wallet_policy_get_rollover:
 * @self: a wallet policy
 *
 * Returns: what becomes of unused credits at the end of a cadence
 */
RbkRollover
rbk_wallet_policy_get_rollover (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), 0);

  return self->rollover;
}

/**
 * rbk_wallet_policy_get_rollover_share:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): the share that rolls over
 */
const RbkDecimal *
rbk_wallet_policy_get_rollover_share (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->rollover_share;
}

/**
 * rbk_wallet_policy_get_rollover_cap:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): the most credits that roll over
 */
const RbkDecimal *
rbk_wallet_policy_get_rollover_cap (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->rollover_cap;
}

/**
 * rbk_wallet_policy_get_rollover_expiry:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): how long they then live, spelled as expiry
 */
const char *
rbk_wallet_policy_get_rollover_expiry (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->rollover_expiry;
}

/**
 * rbk_wallet_policy_get_topup_amount:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): credits in one top-up; nothing: none can be bought
 */
const RbkDecimal *
rbk_wallet_policy_get_topup_amount (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->topup_amount;
}

/**
 * rbk_wallet_policy_get_topup_price:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): what one top-up costs
 */
const RbkDecimal *
rbk_wallet_policy_get_topup_price (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->topup_price;
}

/**
 * rbk_wallet_policy_get_topup_channel:
 * @self: a wallet policy
 *
 * Returns: how a customer buys one
 */
RbkTopupChannel
rbk_wallet_policy_get_topup_channel (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), 0);

  return self->topup_channel;
}

/**
 * rbk_wallet_policy_get_topup_below:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): the balance below which one is bought by itself
 */
const RbkDecimal *
rbk_wallet_policy_get_topup_below (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->topup_below;
}

/**
 * rbk_wallet_policy_get_topup_expiry:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none): how long bought credits live, spelled as expiry; nothing is
 * as granted ones, rollover included
 */
const char *
rbk_wallet_policy_get_topup_expiry (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return self->topup_expiry;
}

/**
 * rbk_wallet_policy_get_topup_limit:
 * @self: a wallet policy
 *
 * Returns: how many top-ups can be bought in a month; 0 for no limit
 */
int
rbk_wallet_policy_get_topup_limit (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), 0);

  return self->topup_limit;
}

/**
 * rbk_wallet_policy_get_workloads:
 * @self: a wallet policy
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): keys of the workloads that draw
 * from it; nothing is all
 */
const char *const *
rbk_wallet_policy_get_workloads (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), NULL);

  return (const char *const *) self->workloads;
}

/**
 * rbk_wallet_policy_get_priority:
 * @self: a wallet policy
 *
 * Returns: lower burns first; then earlier expiry, then earlier grant
 */
int
rbk_wallet_policy_get_priority (RbkWalletPolicy *self)
{
  g_return_val_if_fail (RBK_IS_WALLET_POLICY (self), 0);

  return self->priority;
}
