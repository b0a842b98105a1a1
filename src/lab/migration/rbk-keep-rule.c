/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-keep-rule.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-large.h"
#include "rbk-mix-parts.h"
#include "rbk-plan-match.h"
#include "rbk-where.h"

#define RISE "rise:"
#define PLAN "plan:"
#define USAGE "usage:"
#define STOPPED "stopped"
#define RANGE ".."

/* Rises up to this can be compared without a number that does not fit. */
#define MAX_RISE 100

/**
 * rbk_rise_parse:
 * @text: `20%` or `0.2`
 * @share: (out): 0.2
 * @error: return location for a [error@Error]
 *
 * Reads by how much a bill may rise: up to 10000 %. Fails with `RBK_ERROR_SYNTAX`.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_rise_parse (const char *text, RbkDecimal *share, GError **error)
{
  gsize      length;
  gboolean   has_sign, is_number;
  RbkDecimal value;

  g_return_val_if_fail (text != NULL && share != NULL, FALSE);

  length = strlen (text);
  has_sign = length > 0 && text[length - 1] == '%';
  is_number = rbk_decimal_parse_len (text, length - has_sign, &value, NULL);
  if (is_number && has_sign)
    value = rbk_decimal_div (value, RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY);
  if (is_number && rbk_decimal_sign (value) >= 0 &&
      rbk_decimal_compare (value, RBK_DECIMAL_UNITS (has_sign ? MAX_RISE : 1)) <= 0)
    {
      *share = value;
      return TRUE;
    }
  {
    g_autofree char *quoted = rbk_error_quote (text, length);

    g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                 E_ ("%s is not how much a bill may rise; write 20%% or 0.2"), quoted);
  }
  return FALSE;
}

/**
 * rbk_rise_is_over:
 * @before: a bill in minor units
 * @after: the same later
 * @share: by how much it may rise, as rbk_rise_parse() reads it
 *
 * Returns: whether it rises by more, exactly
 */
gboolean
rbk_rise_is_over (gint64 before, gint64 after, RbkDecimal share)
{
  return after > before &&
         ((__int128) after - before) * RBK_DECIMAL_ONE_RAW > (__int128) before * share.raw;
}

static void
clear_rule (gpointer data)
{
  g_free (((RbkKeepRule *) data)->plan);
}

static gboolean
parse_range (const char *text, RbkKeepRule *rule)
{
  const char      *dots = strstr (text, RANGE);
  g_autofree char *low = dots != NULL ? g_strndup (text, (gsize) (dots - text)) : NULL;

  if (dots == NULL || (low[0] != '\0' && !rbk_quantity_parse (low, &rule->low, NULL)))
    return FALSE;
  rule->has_high = dots[strlen (RANGE)] != '\0';
  if (!rule->has_high)
    return rbk_decimal_sign (rule->low) >= 0;
  return rbk_quantity_parse (dots + strlen (RANGE), &rule->high, NULL) &&
         rbk_decimal_sign (rule->low) >= 0 && rbk_decimal_compare (rule->low, rule->high) <= 0;
}

static gboolean
parse_rule (const char *text, RbkKeepRule *rule, GError **error)
{
  if (g_str_has_prefix (text, RISE))
    {
      rule->by = RBK_KEEP_RISE;
      return rbk_rise_parse (text + strlen (RISE), &rule->share, error);
    }
  rule->by = RBK_KEEP_PLAN;
  if (g_str_has_prefix (text, PLAN) && text[strlen (PLAN)] != '\0')
    {
      rule->plan = g_strdup (text + strlen (PLAN));
      return TRUE;
    }
  rule->by = RBK_KEEP_USAGE;
  if (g_str_has_prefix (text, USAGE) && parse_range (text + strlen (USAGE), rule))
    return TRUE;
  rule->by = RBK_KEEP_STOPPED;
  if (strcmp (text, STOPPED) == 0)
    return TRUE;
  {
    g_autofree char *quoted = rbk_error_quote (text, strlen (text));

    g_set_error (error, RBK_ERROR, RBK_ERROR_SYNTAX,
                 E_ ("%s doesn't say whom to leave on the old terms; write rise:20%%, plan:PLAN, "
                     "usage:0..500 or stopped"),
                 quoted);
  }
  return FALSE;
}

/**
 * rbk_keep_rules_parse:
 * @texts: (nullable) (array zero-terminated=1): `rise:20%`, `plan:starter`, `usage:500..`,
 *   `usage:0..5k` or `stopped`
 * @error: return location for a [error@Error]
 *
 * Reads whom to leave on the old terms. Fails with `RBK_ERROR_SYNTAX`.
 *
 * Returns: (transfer full) (element-type RbkKeepRule): the rules
 */
GArray *
rbk_keep_rules_parse (const char *const *texts, GError **error)
{
  g_autoptr(GArray) rules = g_array_new (FALSE, TRUE, sizeof (RbkKeepRule));

  g_array_set_clear_func (rules, clear_rule);
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_array_set_size (rules, i + 1);
      if (!parse_rule (texts[i], &g_array_index (rules, RbkKeepRule, i), error))
        return NULL;
    }
  return g_steal_pointer (&rules);
}

/**
 * rbk_keep_rule_to_text:
 * @self: a rule
 *
 * Returns: (transfer full): it, as rbk_keep_rules_parse() reads it
 */
char *
rbk_keep_rule_to_text (const RbkKeepRule *self)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->by)
    {
    case RBK_KEEP_RISE:
      low = rbk_decimal_to_string (rbk_decimal_mul (self->share, RBK_DECIMAL_UNITS (100)));
      return g_strconcat (RISE, low, "%", NULL);
    case RBK_KEEP_PLAN:
      return g_strconcat (PLAN, self->plan, NULL);
    case RBK_KEEP_USAGE:
      low = rbk_decimal_to_string (self->low);
      high = self->has_high ? rbk_decimal_to_string (self->high) : g_strdup ("");
      return g_strconcat (USAGE, low, RANGE, high, NULL);
    case RBK_KEEP_STOPPED:
    default:
      return g_strdup (STOPPED);
    }
}

static gboolean
is_used (const RbkKeepRule *self, const RbkMigrationBills *bills, guint customer)
{
  gboolean   has_axis = rbk_mix_get_axis (bills->before) >= 0;
  RbkDecimal usage = has_axis
                         ? rbk_mix_index_get_usage (bills->before_index, bills->before, customer)
                         : rbk_mix_index_get_usage (bills->after_index, bills->after, customer);

  return rbk_decimal_compare (usage, self->low) >= 0 &&
         (!self->has_high || rbk_decimal_compare (usage, self->high) <= 0);
}

static gboolean
keeps (const RbkKeepRule *self, const RbkMigrationBills *bills, guint customer, int plan)
{
  gint64   before = bills->old_bills[customer], after = bills->new_bills[customer];
  gboolean is_worse = after > before || bills->is_stopped[customer];

  switch (self->by)
    {
    case RBK_KEEP_RISE:
      return rbk_rise_is_over (before, after, self->share);
    case RBK_KEEP_PLAN:
      return is_worse && bills->old_plans[customer] == plan;
    case RBK_KEEP_USAGE:
      return is_worse && is_used (self, bills, customer);
    case RBK_KEEP_STOPPED:
    default:
      return bills->is_stopped[customer];
    }
}

static gboolean
find_plan (const RbkKeepRule *self, const RbkSpec *before, int *plan, GError **error)
{
  *plan = -1;
  if (self->by != RBK_KEEP_PLAN)
    return TRUE;
  *plan = rbk_plan_match (before, self->plan, NULL);
  if (*plan < 0)
    {
      g_autofree char *quoted = rbk_error_quote (self->plan, strlen (self->plan));

      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                   E_ ("plan: the old book has no plan %s; name one that it has"), quoted);
    }
  return *plan >= 0;
}

/**
 * rbk_keep_rules_apply:
 * @rules: (nullable) (element-type RbkKeepRule): rules, of which one is enough
 * @bills: what customers pay before and after
 * @error: return location for a [error@Error]
 *
 * Finds who is left on the old terms: of those both of whose bills are known. Fails with
 * `RBK_ERROR_NOT_FOUND` for a plan that there is not.
 *
 * Returns: (transfer full) (array): of each entry, whether it is
 */
guint8 *
rbk_keep_rules_apply (const GArray *rules, const RbkMigrationBills *bills, GError **error)
{
  g_autofree guint8 *kept = NULL;

  g_return_val_if_fail (bills != NULL, NULL);

  kept = rbk_large_new0 (MAX (bills->n, 1));
  for (guint k = 0; rules != NULL && k < rules->len; k++)
    {
      const RbkKeepRule *rule = &g_array_index (rules, RbkKeepRule, k);
      int                plan;

      if (!find_plan (rule, bills->before, &plan, error))
        return NULL;
      for (guint i = 0; i < bills->n; i++)
        if (!kept[i] && bills->kinds[i] == RBK_MOVER_COMPARED)
          kept[i] = (guint8) keeps (rule, bills, i, plan);
    }
  return g_steal_pointer (&kept);
}

/**
 * rbk_keep_rule_get_cost:
 * @self: a rule
 * @bills: what customers pay before and after
 * @n: (out): how many customers it keeps
 * @forgone: (out): by how much more they would pay together a month, in major units
 *
 * Says what a rule costs by itself.
 *
 * Returns: `FALSE` for a plan that there is not
 */
gboolean
rbk_keep_rule_get_cost (const RbkKeepRule       *self,
                        const RbkMigrationBills *bills,
                        guint64                 *n,
                        RbkDecimal              *forgone)
{
  __int128 sum = 0;
  int      plan;

  g_return_val_if_fail (self != NULL && bills != NULL, FALSE);
  g_return_val_if_fail (n != NULL && forgone != NULL, FALSE);

  *n = 0;
  if (!find_plan (self, bills->before, &plan, NULL))
    return FALSE;
  for (guint i = 0; i < bills->n; i++)
    if (bills->kinds[i] == RBK_MOVER_COMPARED && keeps (self, bills, i, plan))
      {
        __int128 weight = rbk_migration_bills_get_weight (bills, i);

        *n += (guint64) weight;
        sum += (bills->new_bills[i] - bills->old_bills[i]) * weight;
      }
  *forgone = rbk_mix_scale (sum, rbk_mix_get_minor_raw (bills->after));
  return TRUE;
}
