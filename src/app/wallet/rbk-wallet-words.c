/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-words.h"

#include <glib/gi18n-lib.h>

#include "rbk-period-text.h"

static const struct
{
  const char *choice, *figure, *help;
  gboolean    is_money;
} ranks[RBK_WALLET_N_RANKS] = {
  [RBK_WALLET_RANK_LIABILITY] = { N_ ("Least owed"), N_ ("Owed at most"),
                                  N_ ("The most that unused credits were paid for, at the end of "
                                      "any month: a liability until they are used or expire"),
                                  TRUE },
  [RBK_WALLET_RANK_BREAKAGE] = { N_ ("Least breakage"), N_ ("Breakage"),
                                 N_ ("What credits were paid for that expired unused"), TRUE },
  [RBK_WALLET_RANK_LOST] = { N_ ("Fewest credits lost"), N_ ("Credits lost"),
                             N_ ("Credits that customers had and did not get to use"), FALSE },
  [RBK_WALLET_RANK_REVENUE] = { N_ ("Most revenue beside the fee"), N_ ("Beside the fee"),
                                N_ ("What customers pay for top-ups and for overage"), TRUE },
  [RBK_WALLET_RANK_RECOGNISED] = { N_ ("Most revenue earned"), N_ ("Earned by use"),
                                   N_ ("What the credits were paid for that were used: revenue is "
                                       "recognised as they are"),
                                   TRUE },
  [RBK_WALLET_RANK_UNSERVED] = { N_ ("Least use refused"), N_ ("Use refused"),
                                 N_ ("Use past the balance that was neither covered nor billed"),
                                 FALSE },
};

/* The policies that are known by name. */
static const struct
{
  const char *key, *name;
} policies[] = {
  { "book", N_ ("As in the book") },  { "lose", N_ ("Use it or lose it") },
  { "once", N_ ("Carried on once") }, { "year", N_ ("Good for a year") },
  { "never", N_ ("Never expires") },
};

/**
 * rbk_wallet_words_for_policy:
 * @key: its key
 * @name: what it is called where it has no words here
 *
 * Returns: (transfer none): the name of a policy
 */
const char *
rbk_wallet_words_for_policy (const char *key, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++)
    if (g_strcmp0 (policies[i].key, key) == 0)
      return _ (policies[i].name);

  return name;
}

/**
 * rbk_wallet_words_for_rank:
 * @rank: what one cares about
 *
 * Returns: (transfer none): the wish: “Least breakage”
 */
const char *
rbk_wallet_words_for_rank (RbkWalletRank rank)
{
  return _ (ranks[rank].choice);
}

/**
 * rbk_wallet_words_for_rank_figure:
 * @rank: what one cares about
 *
 * Returns: (transfer none): the figure by which it is judged: “Breakage”
 */
const char *
rbk_wallet_words_for_rank_figure (RbkWalletRank rank)
{
  return _ (ranks[rank].figure);
}

/**
 * rbk_wallet_words_help_for_rank:
 * @rank: what one cares about
 *
 * Returns: (transfer none): what the figure means
 */
const char *
rbk_wallet_words_help_for_rank (RbkWalletRank rank)
{
  return _ (ranks[rank].help);
}

/**
 * rbk_wallet_rank_is_money:
 * @rank: what one cares about
 *
 * Returns: whether the figure is an amount, and not credits
 */
gboolean
rbk_wallet_rank_is_money (RbkWalletRank rank)
{
  return ranks[rank].is_money;
}

/**
 * rbk_wallet_words_for_credits:
 * @credits: how many
 * @format: for numbers
 *
 * Returns: (transfer full): the number, whole where it is a large one
 */
char *
rbk_wallet_words_for_credits (RbkDecimal credits, RbkMoneyFormat *format)
{
  gboolean is_small = rbk_decimal_compare (credits, RBK_DECIMAL_UNITS (100)) < 0;

  return rbk_money_format_quantity (format, rbk_decimal_round (credits, is_small ? 2 : 0,
                                                               RBK_ROUND_HALF_AWAY));
}

/**
 * rbk_wallet_words_for_money:
 * @amount: an amount
 * @format: for the book's currency
 *
 * Returns: (transfer full): the amount, without cents where it is a large one
 */
char *
rbk_wallet_words_for_money (RbkDecimal amount, RbkMoneyFormat *format)
{
  if (rbk_decimal_compare (amount, RBK_DECIMAL_UNITS (100000)) >= 0)
    return rbk_money_format_whole_amount (format, amount);

  return rbk_money_format_amount (format, amount, FALSE);
}

static char *
life_words (const RbkWalletLife *life)
{
  g_autofree char *text = rbk_wallet_life_to_string (life);

  return rbk_expiry_to_words (text);
}

static void
add (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
add_grant (GString *text, const RbkWalletRules *rules, RbkMoneyFormat *format)
{
  g_autofree char *credits = rbk_money_format_quantity (format, rules->grant);
  g_autofree char *iso = rbk_duration_to_string (&rules->cadence);
  g_autofree char *cadence = rbk_cadence_to_words (iso);
  g_autofree char *life = life_words (&rules->expiry);
  g_autofree char *part = NULL;

  if (rbk_decimal_sign (rules->grant) > 0)
    {
      /* Translators: credits and how often: “5,000 monthly” */
      part = g_strdup_printf (C_ ("grant", "%s %s"), credits, cadence);
      add (text, part);
      g_free (part);
    }
  if (rules->expiry.kind == RBK_WALLET_LIFE_NEVER)
    part = g_strdup (_ ("never expire"));
  else
    /* Translators: of credits; %s is a time: “expire at the end of the month”, “expire after 90
     * days” */
    part = g_strdup_printf (_ ("expire %s"), life);
  add (text, part);
}

/* Puts a text that holds the old one in its place. */
static void
replace (char **text, char *longer)
{
  g_free (*text);
  *text = longer;
}

static void
add_rollover (GString *text, const RbkWalletRules *rules, RbkMoneyFormat *format)
{
  g_autofree char *part = NULL;
  g_autofree char *share =
      rbk_money_format_percent (format, rbk_decimal_to_double (rules->rollover_share), 0);

  if (rules->rollover == RBK_ROLLOVER_NONE)
    return;
  if (rules->rollover == RBK_ROLLOVER_FULL)
    part = g_strdup (_ ("unused ones roll over"));
  else
    /* Translators: %s is a percentage */
    part = g_strdup_printf (_ ("%s of unused ones roll over"), share);
  if (rules->has_rollover_cap)
    {
      g_autofree char *cap = rbk_money_format_quantity (format, rules->rollover_cap);

      /* Translators: “unused ones roll over”, and at most how many do */
      replace (&part, g_strdup_printf (_ ("%s, at most %s"), part, cap));
    }
  if (rules->has_rollover_expiry)
    {
      g_autofree char *life = life_words (&rules->rollover_expiry);

      /* Translators: “unused ones roll over”, and when those expire: “after 90 days” or “at the
       * end of the month” */
      replace (&part, g_strdup_printf (_ ("%s, and expire %s"), part, life));
    }
  add (text, part);
}

static void
add_topups (GString *text, const RbkWalletRules *rules, RbkMoneyFormat *format)
{
  g_autofree char *amount = rbk_money_format_quantity (format, rules->topup_amount);
  g_autofree char *price = rbk_money_format_amount (format, rules->topup_price, FALSE);
  g_autofree char *below = rbk_money_format_quantity (format, rules->topup_below);
  g_autofree char *part = NULL;

  if (!rules->has_topup)
    return;
  if (rules->has_topup_below)
    /* Translators: credits, what they cost, and a balance */
    part = g_strdup_printf (_ ("%s more for %s, by itself below %s"), amount, price, below);
  else
    /* Translators: credits, and what they cost */
    part = g_strdup_printf (_ ("%s more for %s"), amount, price);
  add (text, part);
}

static void
add_at_zero (GString *text, const RbkWalletTerms *terms, RbkMoneyFormat *format)
{
  g_autofree char *price = rbk_money_format_amount (format, terms->overage_price, TRUE);
  g_autofree char *part = NULL;

  if (terms->at_zero == RBK_WALLET_AT_ZERO_BLOCK)
    part = g_strdup (_ ("nothing more at zero"));
  else if (terms->at_zero != RBK_WALLET_AT_ZERO_OVERAGE)
    part = g_strdup (_ ("customers buy more at zero"));
  else if (rbk_decimal_sign (terms->overage_price) > 0)
    /* Translators: of credits, once none is left; %s is what each costs */
    part = g_strdup_printf (_ ("at zero each further credit costs %s"), price);
  else
    /* Translators: of credits, once none is left */
    part = g_strdup (_ ("at zero further credits cost nothing: overage has no price"));
  add (text, part);
}

/**
 * rbk_wallet_words_for_terms:
 * @terms: the terms of a pool
 * @format: for the book's currency
 *
 * Returns: (transfer full): in a line how credits come and go
 */
char *
rbk_wallet_words_for_terms (const RbkWalletTerms *terms, RbkMoneyFormat *format)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < terms->n_sources; i++)
    {
      const RbkWalletRules *rules = &terms->sources[i].rules;

      add_grant (text, rules, format);
      add_rollover (text, rules, format);
      add_topups (text, rules, format);
    }
  add_at_zero (text, terms, format);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
