/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include <string.h>

#include "rbk-suppression.h"

static const RbkRule *const tables[] = { rbk_rules_margin, rbk_rules_choice,    rbk_rules_limits,
                                         rbk_rules_tiers,  rbk_rules_free,      rbk_rules_meters,
                                         rbk_rules_wallet, rbk_rules_customers, rbk_rules_prices,
                                         rbk_rules_shapes, rbk_rules_phases };

/**
 * rbk_check_get_default_limits:
 *
 * Returns: (transfer none): overage at 1.5 to 3 times the included rate, three to five plans and
 *   bills within 20 % are the articles'; a step of 2.08 times is the upper quartile of 36
 *   products' pricings of 2025; prices are old after 180 days
 */
const RbkCheckLimits *
rbk_check_get_default_limits (void)
{
  static RbkCheckLimits limits = { .tiers_low = 3, .tiers_high = 5, .price_age = 180 };
  static gsize          is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      rbk_decimal_parse ("1.5", &limits.overage_low, NULL);
      rbk_decimal_parse ("3", &limits.overage_high, NULL);
      rbk_decimal_parse ("2.08", &limits.step_high, NULL);
      rbk_decimal_parse ("0.2", &limits.bill_swing, NULL);
      rbk_decimal_parse ("0.1", &limits.abuse_share, NULL);
      g_once_init_leave (&is_ready, 1);
    }
  return &limits;
}

static const RbkRule *
next_rule (gsize *table, gsize *row)
{
  for (; *table < G_N_ELEMENTS (tables); (*table)++, *row = 0)
    if (tables[*table][*row].info.id != NULL)
      return &tables[*table][(*row)++];

  return NULL;
}

/**
 * rbk_rule_find:
 * @id: what programs call a rule
 *
 * Returns: (nullable) (transfer none): the rule
 */
const RbkRuleInfo *
rbk_rule_find (const char *id)
{
  gsize          table = 0, row = 0;
  const RbkRule *rule;

  g_return_val_if_fail (id != NULL, NULL);

  while ((rule = next_rule (&table, &row)) != NULL)
    if (strcmp (rule->info.id, id) == 0)
      return &rule->info;

  return NULL;
}

/**
 * rbk_rules_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of all rules
 */
const char *const *
rbk_rules_list (void)
{
  static const char **ids = NULL;

  if (g_once_init_enter (&ids))
    {
      GPtrArray     *list = g_ptr_array_new ();
      gsize          table = 0, row = 0;
      const RbkRule *rule;

      while ((rule = next_rule (&table, &row)) != NULL)
        g_ptr_array_add (list, (gpointer) rule->info.id);
      g_ptr_array_add (list, NULL);
      g_once_init_leave (&ids, (const char **) g_ptr_array_free (list, FALSE));
    }
  return ids;
}

static void
free_curves (RbkCheck *self)
{
  for (guint i = 0; i < self->spec->n_plans; i++)
    g_clear_pointer (&self->curves[i], rbk_curve_free);
  g_free (self->curves);
}

/* What there is to see of an axis, asked for each plan on it and worked out once. */
static const RbkCurveRange *
get_range (RbkCheck *self, RbkCurveRange *ranges, gboolean *is_known, int axis)
{
  RbkCurveRange *range = &ranges[axis + 1];

  if (!is_known[axis + 1])
    {
      rbk_curve_range_init_on (range, self->spec, axis, self->input->population);
      range->n_points = 2;
      is_known[axis + 1] = TRUE;
    }
  return range;
}

/* Each plan's own axis: what is exact about it, without points to draw. */
static gboolean
make_curves (RbkCheck *self, GError **error)
{
  const RbkTable           *table = self->input->table;
  g_autofree RbkCurveRange *ranges = g_new0 (RbkCurveRange, self->spec->n_meters + 1);
  g_autofree gboolean      *is_known = g_new0 (gboolean, self->spec->n_meters + 1);

  self->curves = g_new0 (RbkCurve *, self->spec->n_plans + 1);
  for (guint i = 0; i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];

      if (row->plan->is_quote_only || row->phase == NULL)
        continue;
      self->curves[i] = rbk_curve_new (self->spec, row->plan,
                                       get_range (self, ranges, is_known, row->axis), error);
      if (self->curves[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What people are told of a rule holds for all that it finds. */
static void
hold_to_traits (const RbkCheck *self, const RbkRuleInfo *rule, guint first)
{
  for (guint i = first; i < self->findings->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (self->findings, i);

      g_warn_if_fail ((rule->traits & (1 << finding->severity)) != 0);
      g_warn_if_fail (finding->fix == NULL || (rule->traits & RBK_RULE_FIX) != 0);
    }
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const RbkFinding *one = *(const RbkFinding *const *) a;
  const RbkFinding *other = *(const RbkFinding *const *) b;
  int               order = (int) (one->suppressed != NULL) - (int) (other->suppressed != NULL);

  if (order == 0)
    order = (int) one->severity - (int) other->severity;
  if (order == 0)
    order = strcmp (one->path, other->path);
  return order != 0 ? order : strcmp (one->rule, other->rule);
}

/* What the book lets be, with its reason. */
static const char *
find_reason (RbkBook *book, const RbkFinding *finding)
{
  GListModel *list = rbk_book_get_suppressions (book);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(RbkSuppression) suppression = g_list_model_get_item (list, i);
      const char *where = rbk_suppression_get_where (suppression);

      if (g_strcmp0 (rbk_suppression_get_rule (suppression), finding->rule) == 0 &&
          (where == NULL || strcmp (where, finding->where) == 0))
        return rbk_suppression_get_reason (suppression);
    }
  return NULL;
}

/**
 * rbk_check_book:
 * @input: the book and what is known of its customers
 * @error: return location for a [error@Error]
 *
 * Lets every rule look at a book. What the book lets be is among the findings, with its reason.
 * Fails where its curves do, with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full) (element-type RbkFinding): what they found, the worst first and what
 *   is let be last
 */
GPtrArray *
rbk_check_book (const RbkCheckInput *input, GError **error)
{
  RbkCheck       check = { .input = input };
  gsize          table = 0, row = 0;
  const RbkRule *rule;

  g_return_val_if_fail (input != NULL && input->book != NULL && input->table != NULL, NULL);

  check.limits = input->limits != NULL ? input->limits : rbk_check_get_default_limits ();
  check.spec = input->table->spec;
  check.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_finding_free);
  if (!make_curves (&check, error))
    g_clear_pointer (&check.findings, g_ptr_array_unref);
  while (check.findings != NULL && (rule = next_rule (&table, &row)) != NULL)
    {
      guint first = check.findings->len;

      check.rule = rule->info.id;
      rule->look (&check);
      hold_to_traits (&check, &rule->info, first);
    }
  if (check.findings != NULL)
    rbk_check_name_units (&check);
  free_curves (&check);
  for (guint i = 0; check.findings != NULL && i < check.findings->len; i++)
    {
      RbkFinding *finding = g_ptr_array_index (check.findings, i);

      finding->suppressed = g_strdup (find_reason (input->book, finding));
    }
  if (check.findings != NULL)
    g_ptr_array_sort (check.findings, compare_findings);
  return check.findings;
}
