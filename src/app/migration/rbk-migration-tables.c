/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-tables.h"

#include <glib/gi18n-lib.h>

#include "rbk-day.h"
#include "rbk-figure-table.h"

static const RbkFigureColumn cohort_columns[] = {
  { N_ ("Customers who…"), NULL, N_ ("Who: %s"), FALSE, FALSE },
  { N_ ("Customers"), NULL, N_ ("Customers: %s"), TRUE, FALSE },
  { N_ ("Pay today"), N_ ("Their bills of a month together"), N_ ("Pay today: %s"), TRUE, FALSE },
  { N_ ("Will pay"),
    N_ ("The same usage at the new prices; who stays as they are pays what they do today"),
    N_ ("Will pay: %s"), TRUE, FALSE },
  { N_ ("Change"), NULL, N_ ("Change: %s"), TRUE, FALSE },
};

static const RbkFigureColumn plan_columns[] = {
  { N_ ("From → to"), NULL, N_ ("From %s"), FALSE, FALSE },
  { N_ ("Customers"), NULL, N_ ("Customers of %s"), TRUE, FALSE },
  { N_ ("Pay today"), NULL, N_ ("Pay today on %s"), TRUE, FALSE },
  { N_ ("Will pay"), NULL, N_ ("Will pay on %s"), TRUE, FALSE },
  { N_ ("Less"), N_ ("How many pay less"), N_ ("Pay less on %s"), TRUE, FALSE },
  { N_ ("More"), N_ ("How many pay more"), N_ ("Pay more on %s"), TRUE, FALSE },
  { N_ ("Over"), N_ ("How many pay more than the threshold allows"),
    N_ ("Over the threshold on %s"), TRUE, FALSE },
  { N_ ("Median"), N_ ("A half of the customers see a smaller change, a half a larger one"),
    N_ ("Median change on %s"), TRUE, FALSE },
  { "p90", N_ ("Nine of ten customers see a smaller change"), N_ ("p90 change on %s"), TRUE,
    FALSE },
};

static const RbkFigureColumn rise_columns[] = {
  { N_ ("Customer"), NULL, N_ ("Customer %s"), FALSE, FALSE },
  { N_ ("From → to"), NULL, N_ ("Plans of %s"), FALSE, FALSE },
  { N_ ("Pays today"), NULL, N_ ("Bill today of %s"), TRUE, FALSE },
  { N_ ("Will pay"), NULL, N_ ("Bill then of %s"), TRUE, FALSE },
  { N_ ("Change"), NULL, N_ ("Change of %s"), TRUE, FALSE },
};

static const RbkFigureColumn wave_columns[] = {
  { N_ ("Wave"), NULL, N_ ("Wave %s"), FALSE, FALSE },
  { N_ ("Told on"), NULL, N_ ("Day of notice of wave %s"), FALSE, FALSE },
  { N_ ("Moves on"), NULL, N_ ("Day of wave %s"), FALSE, FALSE },
  { N_ ("Customers"), NULL, N_ ("Customers of wave %s"), TRUE, FALSE },
  { N_ ("Change of a bill"), N_ ("The smallest and the largest change as a share of today’s bill"),
    N_ ("Changes in wave %s"), TRUE, FALSE },
  { N_ ("Pay today"), NULL, N_ ("Bills today of wave %s"), TRUE, FALSE },
  { N_ ("Will pay"), NULL, N_ ("Bills then of wave %s"), TRUE, FALSE },
};

/* Rows that are being made. */
typedef struct
{
  GPtrArray *rows;
  guint      n_columns;
} Rows;

static Rows
rows_new (guint n_columns)
{
  return (Rows){ g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_figure_row_free), n_columns };
}

static char **
add (Rows *self, char *name)
{
  char **texts = g_new0 (char *, self->n_columns + 1);

  texts[0] = name;
  g_ptr_array_add (self->rows, rbk_figure_row_new (texts));

  return texts;
}

static void
show (GtkWidget *table, const Rows *self)
{
  rbk_figure_table_take_rows (RBK_FIGURE_TABLE (table), self->rows);
}

/**
 * rbk_migration_new_cohorts:
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a table of customers for whom the move means the same
 */
GtkWidget *
rbk_migration_new_cohorts (GSettings *settings)
{
  return rbk_figure_table_new (_ ("Who pays what"), cohort_columns, G_N_ELEMENTS (cohort_columns),
                               settings);
}

/**
 * rbk_migration_new_plans:
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a table of old plans
 */
GtkWidget *
rbk_migration_new_plans (GSettings *settings)
{
  return rbk_figure_table_new (_ ("By old plan"), plan_columns, G_N_ELEMENTS (plan_columns),
                               settings);
}

/**
 * rbk_migration_new_rises:
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a table of customers
 */
GtkWidget *
rbk_migration_new_rises (GSettings *settings)
{
  return rbk_figure_table_new (_ ("Largest rises"), rise_columns, G_N_ELEMENTS (rise_columns),
                               settings);
}

/**
 * rbk_migration_new_waves:
 * @settings: (nullable): the user's choices
 *
 * Returns: (transfer floating): a table of waves
 */
GtkWidget *
rbk_migration_new_waves (GSettings *settings)
{
  return rbk_figure_table_new (_ ("Waves"), wave_columns, G_N_ELEMENTS (wave_columns), settings);
}

/**
 * rbk_migration_show_cohorts:
 * @table: of rbk_migration_new_cohorts()
 * @result: what was worked out
 * @format: how numbers are written
 *
 * Shows those that there are.
 */
void
rbk_migration_show_cohorts (GtkWidget                *table,
                            const RbkMigrationResult *result,
                            RbkMoneyFormat           *format)
{
  Rows rows = rows_new (G_N_ELEMENTS (cohort_columns));

  for (guint i = 0; i < RBK_N_COHORTS; i++)
    {
      RbkMoveSums sums = rbk_migration_get_sums (result->migration, i);
      RbkDecimal  old_bill = i != RBK_COHORT_UNKNOWN ? sums.old_bill : RBK_DECIMAL_INVALID;
      char      **texts;

      if (sums.n == 0)
        continue;
      texts = add (&rows, g_strdup (rbk_migration_words_for_cohort (i)));
      texts[1] = rbk_migration_words_for_count (format, sums.n);
      texts[2] = rbk_migration_words_for_amount (format, old_bill);
      texts[3] = rbk_migration_words_for_amount (format, sums.new_bill);
      texts[4] = rbk_migration_words_for_change (format, old_bill, sums.new_bill);
    }
  show (table, &rows);
}

/**
 * rbk_migration_show_plans:
 * @table: of rbk_migration_new_plans()
 * @result: what was worked out
 * @format: how numbers are written
 *
 * Shows what becomes of each old plan's customers.
 */
void
rbk_migration_show_plans (GtkWidget                *table,
                          const RbkMigrationResult *result,
                          RbkMoneyFormat           *format)
{
  const RbkSpec *after = rbk_analysis_get_spec (result->analysis);
  Rows           rows = rows_new (G_N_ELEMENTS (plan_columns));

  for (guint i = 0; i < result->migration->n_plans; i++)
    {
      const RbkMoveSpread *spread = &result->migration->plans[i];
      int                  to = g_array_index (result->map, RbkMapEntry, i).to;
      char               **texts;

      texts = add (&rows, g_strdup_printf ("%s → %s", result->before->plans[i].name,
                                           to >= 0 ? after->plans[to].name : _ ("the cheapest")));
      texts[1] = rbk_migration_words_for_count (format, spread->sums.n);
      texts[2] = rbk_migration_words_for_amount (format, spread->sums.old_bill);
      texts[3] = rbk_migration_words_for_amount (format, spread->sums.new_bill);
      texts[4] = rbk_migration_words_for_count (format, spread->n_less);
      texts[5] = rbk_migration_words_for_count (format, spread->n_more);
      texts[6] = rbk_migration_words_for_count (format, spread->n_over);
      texts[7] = rbk_migration_words_for_share (format, spread->has_percentiles, spread->rises[3]);
      texts[8] = rbk_migration_words_for_share (format, spread->has_percentiles, spread->rises[5]);
    }
  show (table, &rows);
}

/**
 * rbk_migration_show_rises:
 * @table: of rbk_migration_new_rises()
 * @result: what was worked out
 * @format: how numbers are written
 *
 * Shows who pays most more.
 */
void
rbk_migration_show_rises (GtkWidget                *table,
                          const RbkMigrationResult *result,
                          RbkMoneyFormat           *format)
{
  const RbkMigrationBills *bills = result->migration->bills;
  Rows                     rows = rows_new (G_N_ELEMENTS (rise_columns));

  for (guint i = 0; i < result->rises->len; i++)
    {
      guint       customer = g_array_index (result->rises, guint, i);
      const char *id = rbk_population_get_id (bills->population, customer);
      RbkMover    mover;
      char      **texts;

      rbk_migration_bills_get (bills, customer, &mover);
      texts = add (&rows, g_utf8_make_valid (id, -1));
      texts[1] = g_strdup_printf ("%s → %s", bills->before->plans[mover.old_plan].name,
                                  bills->after->plans[mover.new_plan].name);
      texts[2] = rbk_migration_words_for_amount (format, mover.old_bill);
      texts[3] = rbk_migration_words_for_amount (format, mover.new_bill);
      texts[4] = rbk_migration_words_for_share (format, mover.has_rise, mover.rise);
    }
  show (table, &rows);
}

static char *
dup_range (const RbkWave *wave, RbkMoneyFormat *format)
{
  RbkDecimal       one = rbk_decimal_from_int (RBK_RISE_ONE);
  g_autofree char *low =
      rbk_migration_words_for_share (format, wave->has_rises,
                                     rbk_decimal_div (rbk_decimal_from_int (wave->lowest), one,
                                                      RBK_ROUND_HALF_AWAY));
  g_autofree char *high =
      rbk_migration_words_for_share (format, wave->has_rises,
                                     rbk_decimal_div (rbk_decimal_from_int (wave->highest), one,
                                                      RBK_ROUND_HALF_AWAY));

  if (!wave->has_rises)
    return g_strdup ("–");
  if (g_str_equal (low, high))
    return g_steal_pointer (&low);

  /* Translators: from the first number to the second */
  return g_strdup_printf (_ ("%s to %s"), low, high);
}

static char *
dup_day (const GDate *date)
{
  g_autofree char *text = rbk_date_to_string (date);

  return rbk_day_to_text (text, NULL);
}

/**
 * rbk_migration_show_waves:
 * @table: of rbk_migration_new_waves()
 * @result: what was worked out
 * @format: how numbers are written
 *
 * Shows who moves when.
 */
void
rbk_migration_show_waves (GtkWidget                *table,
                          const RbkMigrationResult *result,
                          RbkMoneyFormat           *format)
{
  Rows rows = rows_new (G_N_ELEMENTS (wave_columns));

  for (guint i = 0; i < result->rollout->waves->len; i++)
    {
      const RbkWave *wave = &g_array_index (result->rollout->waves, RbkWave, i);
      char         **texts =
          /* Translators: in place of a wave's number: those who kept the old terms, and move now */
          add (&rows, wave->is_kept ? g_strdup (_ ("On old terms until now"))
                                    : g_strdup_printf ("%u", i + 1));

      texts[1] = dup_day (&wave->told);
      texts[2] = dup_day (&wave->moves);
      texts[3] = rbk_migration_words_for_count (format, wave->sums.n);
      texts[4] = dup_range (wave, format);
      texts[5] = rbk_migration_words_for_amount (format, wave->sums.old_bill);
      texts[6] = rbk_migration_words_for_amount (format, wave->sums.new_bill);
    }
  show (table, &rows);
}
