/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-policy-edit.h"

#include "rbk-text.h"

/* A wallet is brought to other rules field by field, so that a diff shows what changed. What a
 * field means already is not spelled anew. */

static void
set_decimal (RbkEdit         *group,
             RbkWalletPolicy *wallet,
             const char      *field,
             gboolean         has_value,
             RbkDecimal       value)
{
  rbk_edit_add (group,
                rbk_edit_new_set_decimal (RBK_RECORD (wallet), field, has_value ? &value : NULL));
}

static void
set_life (RbkEdit             *group,
          RbkWalletPolicy     *wallet,
          const char          *field,
          gboolean             has_value,
          const RbkWalletLife *life)
{
  g_autofree char *text = has_value ? rbk_wallet_life_to_string (life) : NULL;

  rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (wallet), field, text));
}

static void
set_integer (RbkEdit *group, RbkWalletPolicy *wallet, const char *field, int value)
{
  rbk_edit_add (group, rbk_edit_new_set_integer (RBK_RECORD (wallet), field, value));
}

static gboolean
means_cadence (const char *text, const RbkDuration *cadence)
{
  RbkDuration duration;

  return text != NULL && rbk_duration_parse (text, &duration, NULL) &&
         duration.years == cadence->years && duration.months == cadence->months &&
         duration.weeks == cadence->weeks && duration.days == cadence->days;
}

static void
set_grant (RbkEdit *group, RbkWalletPolicy *wallet, const RbkWalletRules *rules)
{
  g_autofree char *cadence = rbk_duration_to_string (&rules->cadence);
  gboolean         has_grant =
      rbk_decimal_sign (rules->grant) > 0 || rbk_wallet_policy_get_grant (wallet) != NULL;

  set_decimal (group, wallet, "grant", has_grant, rules->grant);
  if (!means_cadence (rbk_wallet_policy_get_cadence (wallet), &rules->cadence))
    rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (wallet), "cadence", cadence));
  set_life (group, wallet, "expiry", TRUE, &rules->expiry);
}

static void
set_rollover (RbkEdit *group, RbkWalletPolicy *wallet, const RbkWalletRules *rules)
{
  gboolean rolls = rules->rollover != RBK_ROLLOVER_NONE;

  set_integer (group, wallet, "rollover", (int) rules->rollover);
  set_decimal (group, wallet, "rollover-share", rules->rollover == RBK_ROLLOVER_SHARE,
               rules->rollover_share);
  set_decimal (group, wallet, "rollover-cap", rolls && rules->has_rollover_cap,
               rules->rollover_cap);
  set_life (group, wallet, "rollover-expiry", rolls && rules->has_rollover_expiry,
            &rules->rollover_expiry);
}

static void
set_topups (RbkEdit *group, RbkWalletPolicy *wallet, const RbkWalletRules *rules)
{
  gboolean has = rules->has_topup;

  set_decimal (group, wallet, "topup-amount", has, rules->topup_amount);
  set_decimal (group, wallet, "topup-price", has, rules->topup_price);
  set_decimal (group, wallet, "topup-below", has && rules->has_topup_below, rules->topup_below);
  set_integer (group, wallet, "topup-channel", (int) rules->topup_channel);
  set_integer (group, wallet, "topup-limit", has ? (int) rules->topup_limit : 0);
  set_life (group, wallet, "topup-expiry", has && rules->has_topup_expiry, &rules->topup_expiry);
}

/**
 * rbk_policy_edit_new:
 * @wallet: a wallet of the book
 * @rules: how its credits are to be given, kept and bought
 *
 * Makes the edit that brings a wallet to other rules. Its pool and what draws from it stay.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_policy_edit_new (RbkWalletPolicy *wallet, const RbkWalletRules *rules)
{
  RbkEdit *group = rbk_edit_new_group (N_ ("Use wallet policy"));

  g_return_val_if_fail (RBK_IS_WALLET_POLICY (wallet), NULL);
  g_return_val_if_fail (rules != NULL, NULL);

  set_grant (group, wallet, rules);
  set_rollover (group, wallet, rules);
  set_topups (group, wallet, rules);
  set_integer (group, wallet, "priority", rules->priority);

  return group;
}
