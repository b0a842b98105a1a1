/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-private.h"

#include "rbk-costing.h"

static RbkDecimal
to_micro (RbkDecimal credits)
{
  return rbk_decimal_round (credits, RBK_WALLET_PLACES, RBK_ROUND_DOWN);
}

/* How long a cadence is, in months. */
RbkDecimal
rbk_wallet_rules_get_months (const RbkWalletRules *rules)
{
  RbkDecimal months = RBK_DECIMAL_ONE;

  rbk_duration_get_months (&rules->cadence, &months);
  return months;
}

/* Credits a month, on average. */
RbkDecimal
rbk_wallet_rules_get_monthly_grant (const RbkWalletRules *rules)
{
  return rbk_decimal_div (to_micro (rules->grant), rbk_wallet_rules_get_months (rules),
                          RBK_ROUND_HALF_AWAY);
}

/* Brings amounts to what is counted. */
void
rbk_wallet_rules_tidy (RbkWalletRules *rules)
{
  rules->grant = to_micro (rules->grant);
  rules->rollover_share = to_micro (rules->rollover_share);
  rules->rollover_cap = to_micro (rules->rollover_cap);
  rules->topup_amount = to_micro (rules->topup_amount);
  rules->topup_below = to_micro (rules->topup_below);
  rules->has_topup = rules->has_topup && rbk_decimal_sign (rules->topup_amount) > 0;
}

/* The source whose top-ups are bought: that which is used first, of several. */
int
rbk_wallet_terms_find_topup (const RbkWalletTerms *self)
{
  int found = -1;

  for (guint i = 0; i < self->n_sources; i++)
    {
      const RbkWalletRules *rules = &self->sources[i].rules;

      if (rules->has_topup && (found < 0 || rules->priority < self->sources[found].rules.priority))
        found = (int) i;
    }

  return found;
}

/* Nobody buys before use is refused, or where overage costs no more. */
RbkWalletAtZero
rbk_wallet_terms_find_at_zero (const RbkWalletTerms *self)
{
  int                   topup = rbk_wallet_terms_find_topup (self);
  const RbkWalletRules *rules = topup >= 0 ? &self->sources[topup].rules : NULL;
  RbkWalletAtZero otherwise = self->is_soft ? RBK_WALLET_AT_ZERO_OVERAGE : RBK_WALLET_AT_ZERO_BLOCK;

  if (rules == NULL || rules->topup_channel == RBK_TOPUP_CHANNEL_SALES)
    return otherwise;
  if (self->is_soft &&
      rbk_decimal_compare (rules->topup_price,
                           rbk_decimal_mul (rules->topup_amount, self->overage_price)) >= 0)
    return otherwise;

  return RBK_WALLET_AT_ZERO_TOPUP;
}

/**
 * rbk_wallet_terms_copy:
 * @self: terms
 *
 * Returns: (transfer full): a copy
 */
RbkWalletTerms *
rbk_wallet_terms_copy (const RbkWalletTerms *self)
{
  RbkWalletTerms *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->plan = g_strdup (self->plan);
  copy->pool = g_strdup (self->pool);
  copy->draws = g_memdup2 (self->draws, (self->n_workloads + 1) * sizeof (gboolean));
  copy->sources = g_memdup2 (self->sources, self->n_sources * sizeof (RbkWalletSource));
  for (guint i = 0; i < self->n_sources; i++)
    {
      copy->sources[i].key = g_strdup (self->sources[i].key);
      copy->sources[i].name = g_strdup (self->sources[i].name);
    }

  return copy;
}

/**
 * rbk_wallet_terms_free:
 * @self: (transfer full) (nullable): terms
 *
 * Frees terms.
 */
void
rbk_wallet_terms_free (RbkWalletTerms *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_sources; i++)
    {
      g_free (self->sources[i].key);
      g_free (self->sources[i].name);
    }
  g_free (self->sources);
  g_free (self->draws);
  g_free (self->pool);
  g_free (self->plan);
  g_free (self);
}

/**
 * rbk_wallet_terms_get_part:
 * @self: terms
 * @spec: the spec that they are of
 * @use: units on their meter
 *
 * Returns: which part of @use draws from the pool, as the book's calls do; not rounded to what is
 *   counted
 */
RbkDecimal
rbk_wallet_terms_get_part (const RbkWalletTerms *self, const RbkSpec *spec, RbkDecimal use)
{
  RbkSpec                     narrowed = *spec;
  g_autofree RbkWorkloadSpec *workloads =
      g_memdup2 (spec->workloads, spec->n_workloads * sizeof (RbkWorkloadSpec));
  RbkDecimal units, of;

  g_return_val_if_fail (self != NULL && spec != NULL, RBK_DECIMAL_INVALID);

  if (self->meter < 0)
    return use;
  for (guint i = 0; i < spec->n_workloads; i++)
    if (!self->draws[i])
      workloads[i].weight = RBK_DECIMAL_ZERO;
  narrowed.workloads = workloads;
  of = rbk_cost_units_of_weighed_call (spec, self->meter, -1, NULL);
  units = rbk_cost_units_of_weighed_call (&narrowed, self->meter, -1, NULL);
  if (rbk_decimal_is_zero (of) || rbk_decimal_equal (units, of))
    return use;

  return rbk_decimal_mul_div (use, units, of, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_wallet_terms_get_monthly_grant:
 * @self: terms
 *
 * Returns: how many credits are given a month, on average
 */
RbkDecimal
rbk_wallet_terms_get_monthly_grant (const RbkWalletTerms *self)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  g_return_val_if_fail (self != NULL, RBK_DECIMAL_INVALID);

  for (guint i = 0; i < self->n_sources; i++)
    sum = rbk_decimal_add (sum, rbk_wallet_rules_get_monthly_grant (&self->sources[i].rules));

  return sum;
}
