/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-column.h"

#include <glib/gi18n-lib.h>

#include "rbk-tier-column-edit.h"

/**
 * rbk_tier_column_dup_name:
 * @column: a column
 * @plan: the plan of a row
 *
 * Returns: (transfer full): the accessible name of the cell: “Price of Pro”
 */
char *
rbk_tier_column_dup_name (const RbkTierColumn *column, RbkPlan *plan)
{
  const char *name = rbk_record_get_name (RBK_RECORD (plan));

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (column->accessible), name != NULL ? name : "");
#pragma GCC diagnostic pop
}

/**
 * rbk_tier_column_dup_typed:
 * @column: a column
 * @cell: a row
 *
 * Returns: (transfer full): the value as one would type it
 */
char *
rbk_tier_column_dup_typed (const RbkTierColumn *column, const RbkTierCell *cell)
{
  return column->dup_typed != NULL ? column->dup_typed (cell) : column->dup_shown (cell);
}

/**
 * rbk_tier_column_dup_plain:
 * @column: a column
 * @cell: a row
 *
 * Returns: (transfer full): the value for another program; empty where there is none
 */
char *
rbk_tier_column_dup_plain (const RbkTierColumn *column, const RbkTierCell *cell)
{
  g_autofree char *text = column->dup_plain != NULL ? column->dup_plain (cell)
                                                    : rbk_tier_column_dup_typed (column, cell);

  if (g_str_equal (text, RBK_TIER_NONE))
    return g_strdup ("");

  return column->new_edit == NULL ? rbk_money_format_dup_typed (text) : g_steal_pointer (&text);
}

/* The meter that plans are sized on: the row's own, or any row's where it has none yet. */
static const char *
find_meter (const RbkSpec *spec, const RbkTable *table, const RbkTableRow *row)
{
  if (row != NULL)
    return row->axis >= 0 ? spec->meters[row->axis].key : NULL;
  for (guint i = 0; table != NULL && i < table->n_rows; i++)
    if (table->rows[i].axis >= 0)
      return spec->meters[table->rows[i].axis].key;

  return NULL;
}

/**
 * rbk_tier_cell_init:
 * @self: room for it
 * @book: an open book
 * @analysis: (nullable): what follows from it
 * @format: for the book's currency
 * @plan: a plan
 * @position: its place in the book that @analysis is of; past its plans for one that is new
 *
 * Gathers what the columns of a row work on. All is borrowed.
 */
void
rbk_tier_cell_init (RbkTierCell    *self,
                    RbkBook        *book,
                    RbkAnalysis    *analysis,
                    RbkMoneyFormat *format,
                    RbkPlan        *plan,
                    guint           position)
{
  const RbkTable *table = analysis != NULL ? rbk_analysis_get_table (analysis) : NULL;
  const RbkMix   *mix = analysis != NULL ? rbk_analysis_get_mix (analysis) : NULL;

  *self = (RbkTierCell){ .book = book, .plan = plan, .format = format };
  if (table == NULL)
    return;
  self->spec = rbk_analysis_get_spec (analysis);
  self->row = position < table->n_rows ? &table->rows[position] : NULL;
  self->meter = find_meter (self->spec, table, self->row);
  self->mix = mix != NULL && position < mix->n_plans ? &mix->plans[position] : NULL;
}
