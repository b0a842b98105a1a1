/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-csv.h"

#include "rbk-export-text.h"

#define HEADER                                                                                     \
  "customer,customers,old_plan,new_plan,bill_before,bill_after,change,change_percent,"             \
  "cost_before,cost_after,margin_before,margin_after,cohort,stopped,wave,moves,bill_if_moved\n"

/* A number needs no quotes, and is no formula even where it is negative. */
static void
append_number (GString *csv, RbkDecimal value)
{
  g_autofree char *text = rbk_decimal_is_valid (value) ? rbk_decimal_to_string (value) : NULL;

  g_string_append_c (csv, ',');
  g_string_append (csv, text != NULL ? text : "");
}

static void
append_rise (GString *csv, const RbkMover *mover)
{
  RbkDecimal percent = rbk_decimal_mul (mover->rise, RBK_DECIMAL_UNITS (100));

  append_number (csv, mover->has_rise ? rbk_decimal_round (percent, 2, RBK_ROUND_HALF_AWAY)
                                      : RBK_DECIMAL_INVALID);
}

static void
append_wave (GString *csv, const RbkRollout *rollout, guint customer)
{
  guint            number = rollout->entry_waves[customer];
  const RbkWave   *wave;
  g_autofree char *date = NULL;

  if (number == RBK_NO_WAVE)
    {
      g_string_append (csv, ",,");
      return;
    }
  wave = &g_array_index (rollout->waves, RbkWave, number);
  date = rbk_date_to_string (&wave->moves);
  if (wave->is_kept)
    g_string_append_printf (csv, ",kept,%s", date);
  else
    g_string_append_printf (csv, ",%u,%s", number + 1, date);
}

static void
append_customer (GString *csv, const RbkMigration *migration, const RbkRollout *rollout, guint i)
{
  const RbkMigrationBills *bills = migration->bills;
  RbkMover                 mover, moved;

  rbk_migration_get_mover (migration, i, &mover);
  rbk_migration_bills_get (bills, i, &moved);
  rbk_export_csv_cell (csv, rbk_population_get_id (bills->population, i));
  g_string_append_printf (csv, ",%" G_GINT64_FORMAT, mover.weight);
  rbk_export_csv_cell (csv, mover.old_plan >= 0 ? bills->before->plans[mover.old_plan].key : "");
  rbk_export_csv_cell (csv, mover.new_plan >= 0 ? bills->after->plans[mover.new_plan].key : "");
  append_number (csv, mover.old_bill);
  append_number (csv, mover.new_bill);
  append_number (csv, rbk_decimal_sub (mover.new_bill, mover.old_bill));
  append_rise (csv, &mover);
  append_number (csv, mover.old_cost);
  append_number (csv, mover.new_cost);
  append_number (csv, rbk_decimal_sub (mover.old_bill, mover.old_cost));
  append_number (csv, rbk_decimal_sub (mover.new_bill, mover.new_cost));
  g_string_append_printf (csv, ",%s,%s", rbk_cohort_get_nick (migration->cohorts[i]),
                          mover.is_stopped ? "yes" : "no");
  append_wave (csv, rollout, i);
  append_number (csv, moved.new_bill);
  g_string_append_c (csv, '\n');
}

/**
 * rbk_migration_csv_new:
 * @migration: a move of customers
 * @rollout: when who moves
 *
 * Makes the list of all customers, in the order of their file, for a spreadsheet or a program
 * that writes to them. Bills before and after add up to the revenue before and after; what those
 * who stay as they are would pay is told beside.
 *
 * Returns: (transfer full): CSV text, a line for each after the header
 */
char *
rbk_migration_csv_new (const RbkMigration *migration, const RbkRollout *rollout)
{
  GString *csv = g_string_new (HEADER);

  g_return_val_if_fail (migration != NULL && rollout != NULL, g_string_free (csv, FALSE));

  for (guint i = 0; i < migration->bills->n; i++)
    append_customer (csv, migration, rollout, i);

  return g_string_free (csv, FALSE);
}
