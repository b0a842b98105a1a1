/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-output.h"
#include "rbk-output.h"

static const char *const cohort_names[] = {
  [RBK_COHORT_LESS] = "pay less",
  [RBK_COHORT_SAME] = "pay the same",
  [RBK_COHORT_MORE] = "pay more, up to the threshold",
  [RBK_COHORT_OVER] = "pay more than the threshold",
  [RBK_COHORT_STOPPED] = "can't use all that they use now",
  [RBK_COHORT_KEPT] = "stay on the old terms",
  [RBK_COHORT_QUOTED] = "need a quote, and stay until then",
  [RBK_COHORT_UNSERVED] = "fit no new plan, and stay",
  [RBK_COHORT_UNKNOWN] = "have no known bill today",
};

static char *
count_to_text (guint64 n)
{
  return rbk_grouped_to_text (RBK_DECIMAL_UNITS ((__int128) n));
}

static char *
amount_to_text (const RbkMigration *migration, RbkDecimal amount)
{
  const RbkSpec *spec = migration->bills->after;
  gboolean       exists = rbk_decimal_is_valid (amount);

  return rbk_amount_to_text (spec->currency, exists,
                             exists ? rbk_decimal_round (amount, spec->minor_digits,
                                                         RBK_ROUND_HALF_AWAY)
                                    : amount);
}

static char *
share_to_text (gboolean exists, RbkDecimal share)
{
  return rbk_percent_to_text (exists, exists ? rbk_decimal_to_double (share) : 0);
}

static void
append_columns (GString *text, RbkColumns *columns)
{
  g_autofree char *table = rbk_columns_to_text (columns);

  g_string_append (text, table);
}

static void
append_head (GString *text, const RbkMigrationFound *found)
{
  const RbkMigration *migration = found->migration;
  g_autofree char    *before = amount_to_text (migration, migration->revenue_before);
  g_autofree char    *after = amount_to_text (migration, migration->revenue_after);
  g_autofree char    *margin_before = amount_to_text (migration, migration->margin_before);
  g_autofree char    *margin_after = amount_to_text (migration, migration->margin_after);
  g_autofree char    *from = rbk_printable (found->from);

  rbk_append_count (text, migration->n_customers, "customer goes", "customers go");
  g_string_append_printf (text, " from %s to the new prices.\n", from);
  g_string_append_printf (text,
                          "Revenue a month: %s before, %s after. Margin: %s before, %s after."
                          "\n",
                          before, after, margin_before, margin_after);
  if (rbk_decimal_sign (migration->forgone) != 0)
    {
      g_autofree char *forgone = amount_to_text (migration, migration->forgone);

      g_string_append_printf (text, "Those who stay on the old terms would pay %s more a month.\n",
                              forgone);
    }
  if (migration->has_break_even)
    {
      g_autofree char *share = rbk_percent_to_text (TRUE, migration->break_even);

      g_string_append_printf (text,
                              "Revenue is what it was if %s of those over the threshold "
                              "leave.\n",
                              share);
    }
}

static void
append_cohorts (GString *text, const RbkMigration *migration)
{
  static const char *const titles[] = { "customers", "", "before", "after", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "rlrr");
  g_autofree char *threshold = share_to_text (TRUE, migration->threshold);

  g_string_append_printf (text, "\nThe threshold is a rise of %s.\n", threshold);
  for (guint i = 0; i < RBK_N_COHORTS; i++)
    {
      RbkMoveSums      sums = rbk_migration_get_sums (migration, i);
      g_autofree char *n = count_to_text (sums.n);
      g_autofree char *before = amount_to_text (migration, sums.old_bill);
      g_autofree char *after = amount_to_text (migration, sums.new_bill);

      if (sums.n > 0)
        rbk_columns_add (columns, n, cohort_names[i], i == RBK_COHORT_UNKNOWN ? "-" : before, after,
                         NULL);
    }
  append_columns (text, columns);
}

static void
append_plans (GString *text, const RbkMigrationFound *found)
{
  static const char *const titles[] = { "old plan", "new plan", "customers", "before",
                                        "after",    "less",     "more",      "over",
                                        "median",   "p90",      NULL };
  const RbkMigration      *migration = found->migration;
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrrrrrrrr");

  for (guint i = 0; i < migration->n_plans; i++)
    {
      const RbkMapEntry   *entry = &g_array_index (found->map, RbkMapEntry, i);
      const RbkMoveSpread *spread = &migration->plans[i];
      g_autofree char     *n = count_to_text (spread->sums.n);
      g_autofree char     *before = amount_to_text (migration, spread->sums.old_bill);
      g_autofree char     *after = amount_to_text (migration, spread->sums.new_bill);
      g_autofree char     *less = count_to_text (spread->n_less);
      g_autofree char     *more = count_to_text (spread->n_more);
      g_autofree char     *over = count_to_text (spread->n_over);
      g_autofree char     *median = share_to_text (spread->has_percentiles, spread->rises[3]);
      g_autofree char     *p90 = share_to_text (spread->has_percentiles, spread->rises[5]);

      rbk_columns_add (columns, migration->bills->before->plans[i].name,
                       entry->to >= 0 ? migration->bills->after->plans[entry->to].name
                                      : "the cheapest",
                       n, before, after, less, more, over, median, p90, NULL);
    }
  g_string_append (text, migration->sums[RBK_COHORT_KEPT].n > 0
                             ? "\nAs if nobody stayed on the old terms:\n"
                             : "\n");
  append_columns (text, columns);
}

static void
append_waves (GString *text, const RbkMigrationFound *found)
{
  static const char *const titles[] = { "wave",   "told",  "moves", "customers",
                                        "before", "after", "over",  NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lllrrrr");

  for (guint i = 0; i < found->rollout->waves->len; i++)
    {
      const RbkWave   *wave = &g_array_index (found->rollout->waves, RbkWave, i);
      g_autofree char *number = wave->is_kept ? g_strdup ("kept") : g_strdup_printf ("%u", i + 1);
      g_autofree char *told = rbk_date_to_string (&wave->told);
      g_autofree char *moves = rbk_date_to_string (&wave->moves);
      g_autofree char *n = count_to_text (wave->sums.n);
      g_autofree char *before = amount_to_text (found->migration, wave->sums.old_bill);
      g_autofree char *after = amount_to_text (found->migration, wave->sums.new_bill);
      g_autofree char *over = count_to_text (wave->over.n);

      rbk_columns_add (columns, number, told, moves, n, before, after, over, NULL);
    }
  g_string_append (text, "\nThose who gain move first, those whose bill rises most last.\n");
  append_columns (text, columns);
}

static void
append_months (GString *text, const RbkMigrationFound *found)
{
  static const char *const titles[] = { "month", "if nothing changes", "revenue", "cost", "moved",
                                        NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrr");
  RbkDecimal leaving = found->rollout->plan.leaving;

  for (guint i = 0; i < found->rollout->months->len; i++)
    {
      const RbkRolloutMonth *month = &g_array_index (found->rollout->months, RbkRolloutMonth, i);
      g_autofree char       *date = rbk_date_to_string (&month->first);
      g_autofree char       *name = g_strndup (date, sizeof "2027-01" - 1);
      g_autofree char       *before = amount_to_text (found->migration, month->revenue_before);
      g_autofree char       *revenue = amount_to_text (found->migration, month->revenue);
      g_autofree char       *cost = amount_to_text (found->migration, month->cost);
      g_autofree char       *moved = count_to_text (month->n_moved);

      rbk_columns_add (columns, name, before, revenue, cost, moved, NULL);
    }
  g_string_append_c (text, '\n');
  append_columns (text, columns);
  if (rbk_decimal_sign (leaving) > 0)
    {
      g_autofree char *share = share_to_text (TRUE, leaving);

      g_string_append_printf (text,
                              "Taken to leave when they move: %s of those over the "
                              "threshold. That is an assumption.\n",
                              share);
    }
}

static void
append_listed (GString *text, const RbkMigrationFound *found)
{
  static const char *const titles[] = {
    "customer", "from", "to", "before", "after", "change", NULL
  };
  const RbkMigrationBills *bills = found->migration->bills;
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lllrrr");
  g_autoptr(GArray) list = rbk_migration_list (found->migration, 1u << RBK_COHORT_OVER,
                                                MAX (found->n_listed, 1));

  for (guint i = 0; i < MIN (list->len, found->n_listed); i++)
    {
      guint            customer = g_array_index (list, guint, i);
      RbkMover         mover;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *rise = NULL;

      rbk_migration_bills_get (bills, customer, &mover);
      before = amount_to_text (found->migration, mover.old_bill);
      after = amount_to_text (found->migration, mover.new_bill);
      rise = share_to_text (mover.has_rise, mover.rise);
      rbk_columns_add (columns, rbk_population_get_id (bills->population, customer),
                       bills->before->plans[mover.old_plan].name,
                       bills->after->plans[mover.new_plan].name, before, after, rise, NULL);
    }
  if (list->len == 0 || found->n_listed == 0)
    return;
  g_string_append (text, "\nThe largest rises:\n");
  append_columns (text, columns);
}

/**
 * rbk_migration_output_text:
 * @text: where to
 * @found: what there is to say of a move
 *
 * Appends it for people.
 */
void
rbk_migration_output_text (GString *text, const RbkMigrationFound *found)
{
  append_head (text, found);
  append_cohorts (text, found->migration);
  append_plans (text, found);
  append_waves (text, found);
  append_months (text, found);
  append_listed (text, found);
}
