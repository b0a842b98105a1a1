/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-policies.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-wallet-change.h"

/* Each is relative to the cadence of the grant, so that it means the same for yearly ones. */
const RbkWalletPolicyName rbk_wallet_policy_names[] = {
  { "book", "As in the book", "" },
  { "lose", "Use it or lose it", "expiry=cadence,rollover=none" },
  { "once", "Carried on once, at most one grant",
    "expiry=cadence,rollover=full,rollover-cap=grant,rollover-expiry=cadence" },
  { "year", "Good for a year", "expiry=after:P1Y,rollover=none" },
  { "never", "Never expires", "expiry=never,rollover=none" },
};

const guint rbk_wallet_n_policy_names = G_N_ELEMENTS (rbk_wallet_policy_names);

static const char *const at_zero_words[] = { "block", "overage", "topup" };

static gboolean
fail (GError **error, const char *name, const char *value, const char *form)
{
  g_autofree char *quoted = rbk_error_quote (value, strlen (value));

  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, "%s can't be %s; write %s", name, quoted, form);
  return FALSE;
}

static gboolean
fail_name (GError **error, const char *name)
{
  g_autoptr(GString) known = g_string_new (NULL);
  g_autofree char *quoted = rbk_error_quote (name, strlen (name));

  for (guint i = 0; i < rbk_wallet_n_changes; i++)
    g_string_append_printf (known, "%s, ", rbk_wallet_changes[i].name);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               "a policy has no %s; write NAME=VALUE,… with names of %sat-zero", quoted,
               known->str);

  return FALSE;
}

/* What comes after the balance is a matter of the pool. */
static gboolean
set_at_zero (RbkWalletTerms *terms, const char *value, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (at_zero_words); i++)
    if (strcmp (at_zero_words[i], value) == 0)
      {
        terms->at_zero = (RbkWalletAtZero) i;
        if (terms->at_zero != RBK_WALLET_AT_ZERO_TOPUP)
          terms->is_soft = terms->at_zero == RBK_WALLET_AT_ZERO_OVERAGE;
        return TRUE;
      }

  return fail (error, "at-zero", value, "block, overage or topup");
}

static gboolean
set_word (RbkWalletTerms *terms, const char *name, const char *value, GError **error)
{
  for (guint i = 0; i < rbk_wallet_n_changes; i++)
    {
      if (strcmp (rbk_wallet_changes[i].name, name) != 0)
        continue;
      for (guint k = 0; k < terms->n_sources; k++)
        if (!rbk_wallet_changes[i].set (&terms->sources[k].rules, value))
          return fail (error, name, value, rbk_wallet_changes[i].form);
      if (g_str_has_prefix (name, "topup-"))
        terms->at_zero = rbk_wallet_terms_find_at_zero (terms);
      return TRUE;
    }

  return fail_name (error, name);
}

static gboolean
apply (RbkWalletTerms *terms, const char *change, GError **error)
{
  const char      *equals = strchr (change, '=');
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (equals == NULL)
    return fail_name (error, change);
  name = g_strstrip (g_strdelimit (g_strndup (change, (gsize) (equals - change)), "_", '-'));
  value = g_strstrip (g_strdup (equals + 1));

  return strcmp (name, "at-zero") == 0 ? set_at_zero (terms, value, error)
                                       : set_word (terms, name, value, error);
}

/* A grant for a longer time is paid by more of the fee. */
static void
pay_grants (RbkWalletTerms *self, const RbkWalletTerms *before)
{
  for (guint i = 0; i < self->n_sources; i++)
    {
      RbkWalletSource *source = &self->sources[i];

      source->grant_paid =
          rbk_decimal_mul_div (before->sources[i].grant_paid,
                               rbk_wallet_rules_get_months (&source->rules),
                               rbk_wallet_rules_get_months (&before->sources[i].rules),
                               RBK_ROUND_DOWN);
    }
}

/**
 * rbk_wallet_terms_new_changed:
 * @terms: terms
 * @changes: what to change: `NAME=VALUE` with commas between, from left to right; or nothing; or
 *   the key of a policy that is known by name
 * @error: return location for an error
 *
 * Makes other terms of a pool. What is changed is changed for each wallet that the pool has.
 *
 * Returns: (transfer full) (nullable): the terms; %NULL where the text makes no sense
 */
RbkWalletTerms *
rbk_wallet_terms_new_changed (const RbkWalletTerms *terms, const char *changes, GError **error)
{
  g_autoptr(RbkWalletTerms) copy = NULL;
  g_auto(GStrv) list = NULL;

  g_return_val_if_fail (terms != NULL && changes != NULL, NULL);

  for (guint i = 0; i < rbk_wallet_n_policy_names; i++)
    if (strcmp (rbk_wallet_policy_names[i].key, changes) == 0)
      changes = rbk_wallet_policy_names[i].changes;
  copy = rbk_wallet_terms_copy (terms);
  list = g_strsplit (changes, ",", -1);
  for (guint i = 0; list[i] != NULL; i++)
    if (list[i][0] != '\0' && !apply (copy, list[i], error))
      return NULL;
  for (guint i = 0; i < copy->n_sources; i++)
    rbk_wallet_rules_tidy (&copy->sources[i].rules);
  pay_grants (copy, terms);

  return g_steal_pointer (&copy);
}

static void
append_amount (GString *text, const char *name, gboolean has, RbkDecimal amount)
{
  g_autofree char *number = rbk_decimal_to_string (amount);

  g_string_append_printf (text, ",%s=%s", name, has ? number : "none");
}

static void
append_life (GString *text, const char *name, gboolean has, const RbkWalletLife *life)
{
  g_autofree char *word = rbk_wallet_life_to_string (life);

  g_string_append_printf (text, ",%s=%s", name, has ? word : "none");
}

static void
append_topups (GString *text, const RbkWalletRules *rules)
{
  append_amount (text, "topup-amount", rules->has_topup, rules->topup_amount);
  if (!rules->has_topup)
    return;
  append_amount (text, "topup-price", TRUE, rules->topup_price);
  append_amount (text, "topup-below", rules->has_topup_below, rules->topup_below);
  append_amount (text, "topup-limit", rules->topup_limit > 0,
                 rbk_decimal_from_int (rules->topup_limit));
  append_life (text, "topup-expiry", rules->has_topup_expiry, &rules->topup_expiry);
}

/**
 * rbk_wallet_terms_describe:
 * @self: terms
 *
 * Returns: (transfer full): what decides about the pool's first wallet, as
 *   rbk_wallet_terms_new_changed() reads it
 */
char *
rbk_wallet_terms_describe (const RbkWalletTerms *self)
{
  const RbkWalletRules *rules;
  GString              *text = g_string_new (NULL);
  g_autofree char      *grant = NULL;
  g_autofree char      *cadence = NULL;

  g_return_val_if_fail (self != NULL && self->n_sources > 0, NULL);

  rules = &self->sources[0].rules;
  grant = rbk_decimal_to_string (rules->grant);
  cadence = rbk_duration_to_string (&rules->cadence);
  g_string_append_printf (text, "grant=%s,cadence=%s", grant, cadence);
  append_life (text, "expiry", TRUE, &rules->expiry);
  if (rules->rollover == RBK_ROLLOVER_SHARE)
    append_amount (text, "rollover", TRUE, rules->rollover_share);
  else
    g_string_append_printf (text, ",rollover=%s",
                            rules->rollover == RBK_ROLLOVER_FULL ? "full" : "none");
  if (rules->rollover != RBK_ROLLOVER_NONE)
    {
      append_amount (text, "rollover-cap", rules->has_rollover_cap, rules->rollover_cap);
      append_life (text, "rollover-expiry", rules->has_rollover_expiry, &rules->rollover_expiry);
    }
  append_topups (text, rules);
  g_string_append_printf (text, ",at-zero=%s", at_zero_words[self->at_zero]);

  return g_string_free (text, FALSE);
}
