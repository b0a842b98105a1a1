/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-spec-private.h"

#include <string.h>

#include "rbk-error.h"

#define AFTER "after:"

static const char *const life_words[] = {
  [RBK_WALLET_LIFE_MONTH_END] = "month_end",
  [RBK_WALLET_LIFE_YEAR_END] = "year_end",
  [RBK_WALLET_LIFE_CONTRACT_END] = "contract_end",
  [RBK_WALLET_LIFE_AFTER] = NULL,
  [RBK_WALLET_LIFE_NEVER] = "never",
};

/**
 * rbk_wallet_life_parse:
 * @text: `month_end`, `year_end`, `contract_end`, `never`, or `after:` and a duration
 * @life: (out): what it says
 * @error: return location for an error
 *
 * Reads how long credits are good for.
 *
 * Returns: whether it is one of these
 */
gboolean
rbk_wallet_life_parse (const char *text, RbkWalletLife *life, GError **error)
{
  RbkDecimal months;

  g_return_val_if_fail (text != NULL && life != NULL, FALSE);

  *life = (RbkWalletLife){ .kind = RBK_WALLET_LIFE_AFTER };
  for (guint i = 0; i < G_N_ELEMENTS (life_words); i++)
    if (g_strcmp0 (life_words[i], text) == 0)
      {
        life->kind = (RbkWalletLifeKind) i;
        return TRUE;
      }
  if (g_str_has_prefix (text, AFTER) &&
      rbk_duration_parse (text + strlen (AFTER), &life->after, NULL) &&
      rbk_duration_get_months (&life->after, &months))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("\"%s\" is no expiry; write month_end, year_end, contract_end, never or "
                   "after:P90D"),
               text);

  return FALSE;
}

/**
 * rbk_wallet_life_to_string:
 * @life: how long credits are good for
 *
 * Returns: (transfer full): what rbk_wallet_life_parse() reads
 */
char *
rbk_wallet_life_to_string (const RbkWalletLife *life)
{
  g_autofree char *duration = NULL;

  g_return_val_if_fail (life != NULL, NULL);

  if (life->kind != RBK_WALLET_LIFE_AFTER)
    return g_strdup (life_words[life->kind]);
  duration = rbk_duration_to_string (&life->after);

  return g_strconcat (AFTER, duration, NULL);
}

static gboolean
freeze_life (
    RbkFreeze *self, const char *member, const char *text, gboolean *has_life, RbkWalletLife *life)
{
  g_autoptr (GError) reason = NULL;

  *has_life = text != NULL;
  if (text == NULL || rbk_wallet_life_parse (text, life, &reason))
    return TRUE;

  return rbk_freeze_fail (self, member, "%s", reason->message);
}

static gboolean
freeze_lives (RbkFreeze *self, RbkWalletPolicy *wallet, RbkWalletRules *rules)
{
  const char *cadence = rbk_wallet_policy_get_cadence (wallet);
  gboolean    has_expiry;
  RbkDecimal  months;

  rules->cadence.months = 1;
  if (cadence != NULL && (!rbk_duration_parse (cadence, &rules->cadence, NULL) ||
                          !rbk_duration_get_months (&rules->cadence, &months)))
    return rbk_freeze_fail (self, "entitlement.wallet.cadence",
                            E_ ("\"%s\" is no period; write P1M, P1Y or another"), cadence);

  return freeze_life (self, "entitlement.wallet.expiry", rbk_wallet_policy_get_expiry (wallet),
                      &has_expiry, &rules->expiry) &&
         freeze_life (self, "entitlement.wallet.rollover_expiry",
                      rbk_wallet_policy_get_rollover_expiry (wallet), &rules->has_rollover_expiry,
                      &rules->rollover_expiry) &&
         freeze_life (self, "entitlement.wallet.topup_expiry",
                      rbk_wallet_policy_get_topup_expiry (wallet), &rules->has_topup_expiry,
                      &rules->topup_expiry);
}

/* A share that is not written is all of it: it was asked for. */
static gboolean
freeze_rollover (RbkFreeze *self, RbkWalletPolicy *wallet, RbkWalletRules *rules)
{
  const RbkDecimal *share = rbk_wallet_policy_get_rollover_share (wallet);
  const RbkDecimal *cap = rbk_wallet_policy_get_rollover_cap (wallet);

  rules->rollover = rbk_wallet_policy_get_rollover (wallet);
  rules->rollover_share = rules->rollover == RBK_ROLLOVER_NONE ? RBK_DECIMAL_ZERO : RBK_DECIMAL_ONE;
  rules->has_rollover_cap = cap != NULL;
  if (!rbk_freeze_amount (self, "entitlement.wallet.rollover_cap", cap, RBK_DECIMAL_ZERO,
                          &rules->rollover_cap))
    return FALSE;
  if (rules->rollover != RBK_ROLLOVER_SHARE || share == NULL)
    return TRUE;
  rules->rollover_share = *share;
  if (rbk_decimal_sign (*share) >= 0 && rbk_decimal_compare (*share, RBK_DECIMAL_ONE) <= 0)
    return TRUE;

  return rbk_freeze_fail (self, "entitlement.wallet.rollover_share",
                          E_ ("a share is 0 to 1; write 0.5 for half"));
}

/* Nothing is sold in amounts of nothing. */
static gboolean
freeze_topups (RbkFreeze *self, RbkWalletPolicy *wallet, RbkWalletRules *rules)
{
  const RbkDecimal *amount = rbk_wallet_policy_get_topup_amount (wallet);
  const RbkDecimal *below = rbk_wallet_policy_get_topup_below (wallet);

  rules->topup_channel = rbk_wallet_policy_get_topup_channel (wallet);
  rules->topup_limit = (guint) MAX (rbk_wallet_policy_get_topup_limit (wallet), 0);
  rules->has_topup = amount != NULL && rbk_decimal_sign (*amount) > 0;
  rules->has_topup_below = rules->has_topup && below != NULL;

  return rbk_freeze_amount (self, "entitlement.wallet.topup_amount", amount, RBK_DECIMAL_ZERO,
                            &rules->topup_amount) &&
         rbk_freeze_amount (self, "entitlement.wallet.topup_price",
                            rbk_wallet_policy_get_topup_price (wallet), RBK_DECIMAL_ZERO,
                            &rules->topup_price) &&
         rbk_freeze_amount (self, "entitlement.wallet.topup_below", below, RBK_DECIMAL_ZERO,
                            &rules->topup_below);
}

static gboolean *
freeze_draws (const RbkSpec *spec, const char *const *keys)
{
  gboolean *draws;

  if (keys == NULL || keys[0] == NULL)
    return NULL;
  draws = g_new0 (gboolean, spec->n_workloads + 1);
  for (guint i = 0; i < spec->n_workloads; i++)
    draws[i] = g_strv_contains (keys, spec->workloads[i].key);

  return draws;
}

/* Takes the wallet of a card where it has one. */
gboolean
rbk_freeze_wallet (RbkFreeze *self, RbkWalletPolicy *wallet, RbkWalletSpec **spec)
{
  RbkWalletRules *rules;

  if (wallet == NULL)
    return TRUE;
  *spec = g_new0 (RbkWalletSpec, 1);
  (*spec)->pool = g_strdup (rbk_wallet_policy_get_pool (wallet));
  (*spec)->draws = freeze_draws (self->spec, rbk_wallet_policy_get_workloads (wallet));
  rules = &(*spec)->rules;
  rules->priority = rbk_wallet_policy_get_priority (wallet);

  return rbk_freeze_amount (self, "entitlement.wallet.grant", rbk_wallet_policy_get_grant (wallet),
                            RBK_DECIMAL_ZERO, &rules->grant) &&
         freeze_lives (self, wallet, rules) && freeze_rollover (self, wallet, rules) &&
         freeze_topups (self, wallet, rules);
}

/**
 * rbk_wallet_spec_free:
 * @self: (transfer full) (nullable): a wallet
 *
 * Frees a wallet.
 */
void
rbk_wallet_spec_free (RbkWalletSpec *self)
{
  if (self == NULL)
    return;
  g_free (self->pool);
  g_free (self->draws);
  g_free (self);
}
