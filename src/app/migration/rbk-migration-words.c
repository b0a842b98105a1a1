/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-words.h"

#include <glib/gi18n-lib.h>

#include "rbk-word.h"

static const char *const cohorts[RBK_N_COHORTS] = {
  [RBK_COHORT_LESS] = N_ ("Pay less"),
  [RBK_COHORT_SAME] = N_ ("Pay the same"),
  [RBK_COHORT_MORE] = N_ ("Pay more, up to the threshold"),
  [RBK_COHORT_OVER] = N_ ("Pay more than the threshold"),
  [RBK_COHORT_STOPPED] = N_ ("Can’t use all they use now"),
  [RBK_COHORT_KEPT] = N_ ("Keep the old terms"),
  [RBK_COHORT_QUOTED] = N_ ("Need a quote; stay until then"),
  [RBK_COHORT_UNSERVED] = N_ ("Fit no new plan; stay"),
  [RBK_COHORT_UNKNOWN] = N_ ("Bill today not known"),
};

/**
 * rbk_migration_words_for_cohort:
 * @cohort: some customers
 *
 * Returns: (transfer none): what they have in common
 */
const char *
rbk_migration_words_for_cohort (RbkCohort cohort)
{
  return rbk_word_translate (cohorts[cohort]);
}

static char *
dup_percent (RbkMoneyFormat *format, int percent)
{
  g_autofree char *shown =
      rbk_money_format_share (format, rbk_decimal_div (RBK_DECIMAL_UNITS (percent),
                                                       RBK_DECIMAL_UNITS (100), RBK_ROUND_DOWN));

  return g_strconcat (percent > 0 ? "+" : "", shown, NULL);
}

/**
 * rbk_migration_words_for_bin:
 * @format: how numbers are written
 * @bin: a range of change
 *
 * Returns: (transfer full): it, short: “+10…+20%”
 */
char *
rbk_migration_words_for_bin (RbkMoneyFormat *format, guint bin)
{
  gboolean         has_low, has_high;
  int              low, high;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  rbk_rise_bin_get_range (bin, &has_low, &low, &has_high, &high);
  if (has_low && has_high && low == 0 && high == 0)
    return g_strdup (_ ("same"));
  from = dup_percent (format, low);
  to = dup_percent (format, high);
  if (!has_low)
    return g_strdup_printf ("< %s", to);
  if (!has_high)
    return g_strdup_printf ("> %s", from);

  return g_strdup_printf ("%s…%s", from, to);
}

/**
 * rbk_migration_words_for_count:
 * @format: how numbers are written
 * @n: a number
 *
 * Returns: (transfer full): it
 */
char *
rbk_migration_words_for_count (RbkMoneyFormat *format, guint64 n)
{
  return rbk_money_format_quantity (format, RBK_DECIMAL_UNITS ((__int128) n));
}

/**
 * rbk_migration_words_for_amount:
 * @format: how amounts are written
 * @amount: an amount, or an invalid one
 *
 * Returns: (transfer full): it, or a dash
 */
char *
rbk_migration_words_for_amount (RbkMoneyFormat *format, RbkDecimal amount)
{
  return rbk_decimal_is_valid (amount) ? rbk_money_format_amount (format, amount, FALSE)
                                       : g_strdup ("–");
}

/**
 * rbk_migration_words_for_change:
 * @format: how amounts are written
 * @before: an amount
 * @after: the same later
 *
 * Returns: (transfer full): by how much it goes up or down, with its sign
 */
char *
rbk_migration_words_for_change (RbkMoneyFormat *format, RbkDecimal before, RbkDecimal after)
{
  RbkDecimal       change = rbk_decimal_sub (after, before);
  g_autofree char *amount = rbk_migration_words_for_amount (format, change);
  gboolean         is_up = rbk_decimal_is_valid (change) && rbk_decimal_sign (change) > 0;

  return g_strconcat (is_up ? "+" : "", amount, NULL);
}

/**
 * rbk_migration_words_for_share:
 * @format: how numbers are written
 * @exists: whether there is a share
 * @share: by which share something goes up or down
 *
 * Returns: (transfer full): it in per cent with its sign, or a dash
 */
char *
rbk_migration_words_for_share (RbkMoneyFormat *format, gboolean exists, RbkDecimal share)
{
  g_autofree char *percent = NULL;

  if (!exists)
    return g_strdup ("–");
  percent = rbk_money_format_percent (format, rbk_decimal_to_double (share), 1);

  return g_strconcat (rbk_decimal_sign (share) > 0 ? "+" : "", percent, NULL);
}

/**
 * rbk_migration_words_for_rule:
 * @result: what was worked out
 * @cost: of a rule
 * @format: how numbers are written
 *
 * Returns: (transfer full): whom it keeps
 */
char *
rbk_migration_words_for_rule (const RbkMigrationResult *result,
                              const RbkKeepCost        *cost,
                              RbkMoneyFormat           *format)
{
  const char *const texts[] = { cost->rule, NULL };
  g_autoptr(GArray) rules = rbk_keep_rules_parse (texts, NULL);
  const RbkKeepRule *rule = rules != NULL ? &g_array_index (rules, RbkKeepRule, 0) : NULL;
  g_autofree char   *percent = NULL;

  if (rule == NULL)
    return g_strdup (cost->rule);
  if (rule->by == RBK_KEEP_STOPPED)
    return g_strdup (_ ("Those whom the new plan stops"));
  if (rule->by == RBK_KEEP_PLAN)
    /* Translators: %s is the name of a plan */
    return g_strdup_printf (_ ("Those on %s whose bill goes up"),
                            result->before->plans[cost->plan].name);
  percent = rbk_money_format_percent (format, rbk_decimal_to_double (rule->share), 0);

  /* Translators: %s is a percentage */
  return g_strdup_printf (_ ("Those whose bill rises by more than %s"), percent);
}
