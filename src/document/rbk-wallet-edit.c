/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-edit.h"

#include "rbk-entitlement.h"
#include "rbk-text.h"
#include "rbk-wallet-policy.h"

#define DEFAULT_GRANT RBK_DECIMAL_UNITS (1000)

static const RbkDecimal *
included_of (RbkRateCard *card)
{
  RbkEntitlement *entitlement = rbk_rate_card_get_entitlement (card);

  return entitlement != NULL ? rbk_entitlement_get_included (entitlement) : NULL;
}

/**
 * rbk_wallet_edit_add:
 * @card: a rate card on a meter
 *
 * Makes the edit that gives a card a wallet: what is included is granted each month, and
 * goes at its end.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_wallet_edit_add (RbkRateCard *card)
{
  RbkEdit          *group = rbk_edit_new_group (N_ ("Add wallet"));
  RbkEntitlement   *entitlement;
  const RbkDecimal *included;
  RbkDecimal        grant = DEFAULT_GRANT;
  g_autoptr(RbkEntitlement) fresh = NULL;
  g_autoptr(RbkWalletPolicy) wallet = rbk_wallet_policy_new ();

  g_return_val_if_fail (RBK_IS_RATE_CARD (card), NULL);

  included = included_of (card);
  if (included != NULL && rbk_decimal_sign (*included) > 0)
    grant = *included;
  g_object_set (wallet, "grant", &grant, NULL);
  entitlement = rbk_rate_card_get_entitlement (card);
  if (entitlement == NULL)
    {
      entitlement = fresh = rbk_entitlement_new ();
      rbk_edit_add (group, rbk_edit_new_set_object (RBK_RECORD (card), "entitlement",
                                                    RBK_RECORD (entitlement)));
    }
  rbk_edit_add (group,
                rbk_edit_new_set_object (RBK_RECORD (entitlement), "wallet", RBK_RECORD (wallet)));

  return group;
}

/**
 * rbk_wallet_edit_remove:
 * @card: a rate card with a wallet
 *
 * Makes the edit that takes the wallet away; what is included stays.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_wallet_edit_remove (RbkRateCard *card)
{
  RbkEntitlement *entitlement;
  RbkEdit        *group;

  g_return_val_if_fail (RBK_IS_RATE_CARD (card), NULL);

  entitlement = rbk_rate_card_get_entitlement (card);
  g_return_val_if_fail (entitlement != NULL, NULL);
  group = rbk_edit_new_group (N_ ("Remove wallet"));
  rbk_edit_add (group, rbk_edit_new_set_object (RBK_RECORD (entitlement), "wallet", NULL));

  return group;
}

/**
 * rbk_wallet_edit_rollover:
 * @wallet: a wallet
 * @rollover: what becomes of unused credits
 *
 * Makes the edit that changes the rollover; a share is half at first.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_wallet_edit_rollover (RbkWalletPolicy *wallet, RbkRollover rollover)
{
  RbkEdit   *group = rbk_edit_new_group (N_ ("Change rollover"));
  RbkDecimal half = rbk_decimal_div (RBK_DECIMAL_ONE, RBK_DECIMAL_UNITS (2), RBK_ROUND_DOWN);

  g_return_val_if_fail (RBK_IS_WALLET_POLICY (wallet), NULL);

  rbk_edit_add (group, rbk_edit_new_set_integer (RBK_RECORD (wallet), "rollover", (int) rollover));
  if (rollover == RBK_ROLLOVER_SHARE && rbk_wallet_policy_get_rollover_share (wallet) == NULL)
    rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (wallet), "rollover-share", &half));

  return group;
}

/**
 * rbk_wallet_edit_add_topups:
 * @wallet: a wallet
 *
 * Makes the edit that lets customers buy more: as much as is granted, to be priced.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_wallet_edit_add_topups (RbkWalletPolicy *wallet)
{
  RbkEdit          *group = rbk_edit_new_group (N_ ("Add top-ups"));
  const RbkDecimal *grant;
  RbkDecimal        amount = DEFAULT_GRANT;

  g_return_val_if_fail (RBK_IS_WALLET_POLICY (wallet), NULL);

  grant = rbk_wallet_policy_get_grant (wallet);
  if (grant != NULL && rbk_decimal_sign (*grant) > 0)
    amount = *grant;
  rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (wallet), "topup-amount", &amount));
  rbk_edit_add (group,
                rbk_edit_new_set_decimal (RBK_RECORD (wallet), "topup-price", &RBK_DECIMAL_ZERO));

  return group;
}

/**
 * rbk_wallet_edit_remove_topups:
 * @wallet: a wallet
 *
 * Makes the edit after which nothing more can be bought.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_wallet_edit_remove_topups (RbkWalletPolicy *wallet)
{
  static const char *const fields[] = { "topup-amount", "topup-price", "topup-below" };
  RbkEdit                 *group = rbk_edit_new_group (N_ ("Remove top-ups"));

  g_return_val_if_fail (RBK_IS_WALLET_POLICY (wallet), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    rbk_edit_add (group, rbk_edit_new_set_decimal (RBK_RECORD (wallet), fields[i], NULL));
  rbk_edit_add (group, rbk_edit_new_set_text (RBK_RECORD (wallet), "topup-expiry", NULL));
  rbk_edit_add (group, rbk_edit_new_set_integer (RBK_RECORD (wallet), "topup-limit", 0));

  return group;
}

/* No list is all of them, so leaving one out names the others. */
static gboolean
draws_now (RbkWalletPolicy *wallet, const char *key)
{
  const char *const *keys = rbk_wallet_policy_get_workloads (wallet);

  return keys == NULL || keys[0] == NULL || g_strv_contains (keys, key);
}

/**
 * rbk_wallet_edit_workload:
 * @wallet: a wallet
 * @workloads: the book's
 * @key: one of them
 * @draws: whether it takes its credits from there
 *
 * Makes the edit that says whether a workload draws from a wallet. All of them is no list;
 * none of them can't be said, so the last one stays.
 *
 * Returns: (transfer full): the edit
 */
RbkEdit *
rbk_wallet_edit_workload (RbkWalletPolicy *wallet,
                          GListModel      *workloads,
                          const char      *key,
                          gboolean         draws)
{
  RbkEdit *group = rbk_edit_new_group (N_ ("Change what draws from the wallet"));
  guint    n_workloads = g_list_model_get_n_items (workloads);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) keys = NULL;
  g_auto(GValue) value = G_VALUE_INIT;
  guint n_keys;

  g_return_val_if_fail (RBK_IS_WALLET_POLICY (wallet), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < n_workloads; i++)
    {
      g_autoptr(RbkRecord) workload = g_list_model_get_item (workloads, i);
      const char *other = rbk_record_get_key (workload);

      if (g_strcmp0 (other, key) == 0 ? draws : draws_now (wallet, other))
        g_strv_builder_add (builder, other);
    }
  keys = g_strv_builder_end (builder);
  n_keys = g_strv_length (keys);
  if (n_keys == 0)
    return group;

  g_value_init (&value, G_TYPE_STRV);
  g_value_set_boxed (&value, n_keys < n_workloads ? keys : NULL);
  rbk_edit_add (group, rbk_edit_new_set (RBK_RECORD (wallet), "workloads", &value));

  return group;
}
