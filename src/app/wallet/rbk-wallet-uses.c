/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-wallet-uses.h"

#include <glib/gi18n-lib.h>

#include "rbk-wallet-words.h"
#include "rbk-word.h"

static void
add (GArray *uses, GPtrArray *names, char *name, RbkWalletUse use, guint level)
{
  RbkWalletUseChoice choice = { use, level };

  g_array_append_val (uses, choice);
  g_ptr_array_add (names, name);
}

static void
add_customers (GArray *uses, GPtrArray *names, RbkAnalysis *analysis, guint plan)
{
  const RbkSpec *spec = rbk_analysis_get_spec (analysis);
  const RbkMix  *mix = rbk_analysis_get_mix (analysis);

  if (rbk_analysis_get_population (analysis) == NULL)
    return;
  if (mix != NULL && plan < mix->n_plans && mix->plans[plan].n_customers > 0)
    /* Translators: %s is a plan */
    add (uses, names, g_strdup_printf (_ ("Customers who take %s"), spec->plans[plan].name),
         RBK_WALLET_USE_PLAN, 0);
  add (uses, names, g_strdup (_ ("All customers")), RBK_WALLET_USE_ALL, 0);
}

/**
 * rbk_wallet_uses_list:
 * @analysis: a state of the book that could be frozen
 * @plan: the place of a plan
 * @names: (element-type utf8): empty, for their names; it frees its elements
 *
 * Returns: (transfer full) (element-type RbkWalletUseChoice): whose use can be looked at
 */
GArray *
rbk_wallet_uses_list (RbkAnalysis *analysis, guint plan, GPtrArray *names)
{
  const RbkSpec *spec = rbk_analysis_get_spec (analysis);
  GArray        *uses = g_array_new (FALSE, FALSE, sizeof (RbkWalletUseChoice));

  add_customers (uses, names, analysis, plan);
  for (guint i = 0; i < spec->n_levels; i++)
    /* Translators: %s is a usage level, such as Medium */
    add (uses, names, g_strdup_printf (_ ("One customer: %s"), spec->levels[i].name),
         RBK_WALLET_USE_LEVEL, i);
  add (uses, names, g_strdup (_ ("One customer: a number")), RBK_WALLET_USE_NUMBER, 0);

  return uses;
}

/* Customers, where some are known; else the level of the one in the middle. */
static guint
find_usual (const GArray *uses, const RbkSpec *spec)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const RbkWalletUseChoice *use = &g_array_index (uses, RbkWalletUseChoice, i);

      if (use->use != RBK_WALLET_USE_LEVEL || spec->levels[use->level].percent == 50)
        return i;
    }

  return 0;
}

/**
 * rbk_wallet_uses_find:
 * @uses: (element-type RbkWalletUseChoice): what can be chosen
 * @spec: the frozen book
 * @before: (nullable): what was chosen before
 *
 * Returns: the place of the same, or of what is looked at first
 */
guint
rbk_wallet_uses_find (const GArray *uses, const RbkSpec *spec, const RbkWalletUseChoice *before)
{
  for (guint i = 0; before != NULL && i < uses->len; i++)
    {
      const RbkWalletUseChoice *use = &g_array_index (uses, RbkWalletUseChoice, i);

      if (use->use == before->use && use->level == before->level)
        return i;
    }

  return find_usual (uses, spec);
}

/**
 * rbk_wallet_uses_get_credits:
 * @spec: a frozen book
 * @terms: a pool
 * @level: the place of a usage level
 *
 * Returns: the credits that one customer of that level draws from it in a month, by average calls
 */
RbkDecimal
rbk_wallet_uses_get_credits (const RbkSpec *spec, const RbkWalletTerms *terms, guint level)
{
  RbkDecimal use;

  if (terms->meter < 0)
    return RBK_DECIMAL_ZERO;
  use = rbk_decimal_mul (spec->levels[level].calls, spec->meters[terms->meter].units_per_call);

  return rbk_decimal_round (rbk_wallet_terms_get_part (terms, spec, use), RBK_WALLET_PLACES,
                            RBK_ROUND_HALF_AWAY);
}

static char *
crowd_words (RbkAnalysis *analysis, const RbkWalletQuestion *question, RbkMoneyFormat *format)
{
  const RbkSpec *spec = rbk_analysis_get_spec (analysis);
  RbkPopulation *population = rbk_analysis_get_population (analysis);
  const RbkMix  *mix = rbk_analysis_get_mix (analysis);
  gboolean       is_all = question->use == RBK_WALLET_USE_ALL || mix == NULL;
  guint64        n_customers =
      is_all ? rbk_population_get_count (population) : mix->plans[question->plan].n_customers;
  g_autofree char *number =
      rbk_money_format_quantity (format, rbk_decimal_from_int ((gint64) n_customers));
  unsigned long plural = rbk_word_plural (n_customers);

  if (is_all)
    /* Translators: a number, and a plan */
    return g_strdup_printf (ngettext ("%s customer, as if on %s", "All %s customers, as if on %s",
                                      plural),
                            number, spec->plans[question->plan].name);

  /* Translators: a number, and a plan */
  return g_strdup_printf (ngettext ("%s customer who takes %s", "%s customers who take %s", plural),
                          number, spec->plans[question->plan].name);
}

static char *
one_words (const RbkWalletQuestion *question, RbkMoneyFormat *format)
{
  g_autofree char *credits = rbk_wallet_words_for_credits (question->first, format);

  gint64 count = 0;

  rbk_decimal_to_int (rbk_decimal_round (question->first, 0, RBK_ROUND_HALF_AWAY), &count);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("One customer, with a use of %s credit in the first month",
                                    "One customer, with a use of %s credits in the first month",
                                    rbk_word_plural ((guint64) MAX (count, 0))),
                          credits);
}

/* Puts a text that holds the old one in its place. */
static void
replace (char **text, char *longer)
{
  g_free (*text);
  *text = longer;
}

/**
 * rbk_wallet_uses_dup_words:
 * @analysis: a state of the book
 * @question: what is asked of it
 * @format: for its currency
 *
 * Returns: (transfer full): whose months are shown, and what about them is made up
 */
char *
rbk_wallet_uses_dup_words (RbkAnalysis             *analysis,
                           const RbkWalletQuestion *question,
                           RbkMoneyFormat          *format)
{
  gboolean is_crowd = question->use == RBK_WALLET_USE_PLAN || question->use == RBK_WALLET_USE_ALL;
  char *text = is_crowd ? crowd_words (analysis, question, format) : one_words (question, format);

  if (is_crowd && rbk_population_get_synthetic (rbk_analysis_get_population (analysis)) != NULL)
    /* Translators: %s are a number of customers and what they have */
    replace (&text, g_strdup_printf (_ ("%s, made up"), text));
  if (!rbk_decimal_is_zero (question->growth))
    {
      g_autofree char *growth =
          rbk_money_format_percent (format, rbk_decimal_to_double (question->growth), 1);

      /* Translators: whose months are shown, and a percentage */
      replace (&text, g_strdup_printf (_ ("%s, %s more each month"), text, growth));
    }
  if (question->sigma > 0.0)
    /* Translators: %s says whose months are shown */
    replace (&text, g_strdup_printf (_ ("%s, with ups and downs that are made up"), text));

  return text;
}
