/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#include "rbk-mix.h"

#define SHEET RBK_SHEET_CUSTOMERS

static void
add_mix_row (
    RbkWorkbook *self, const char *name, gboolean has_price, const RbkMixPlan *plan, guint row)
{
  const guint64    counts[] = { plan->n_customers, plan->n_losing, plan->n_at_80, plan->n_at_100 };
  const RbkDecimal amounts[] = { plan->revenue, plan->inference, plan->overhead };
  guint            column = 1;

  rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, name);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    rbk_workbook_number (self, SHEET, row, column++, RBK_CELL_QUANTITY,
                         rbk_decimal_from_int ((gint64) counts[i]));
  if (!has_price)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    rbk_workbook_number (self, SHEET, row, column++, RBK_CELL_AMOUNT, amounts[i]);
  rbk_workbook_formula (self, SHEET, row, 8, RBK_CELL_AMOUNT, rbk_decimal_to_double (plan->cost),
                        "=%s+%s", rbk_ref (SHEET, row, 6).text, rbk_ref (SHEET, row, 7).text);
  rbk_workbook_formula (self, SHEET, row, 9, RBK_CELL_AMOUNT, rbk_decimal_to_double (plan->margin),
                        "=%s-%s", rbk_ref (SHEET, row, 5).text, rbk_ref (SHEET, row, 8).text);
  rbk_workbook_maybe_formula (self, SHEET, row, 10, RBK_CELL_PERCENT,
                              rbk_decimal_sign (plan->revenue) > 0,
                              rbk_decimal_sign (plan->revenue) > 0
                                  ? rbk_decimal_to_double (plan->margin) /
                                        rbk_decimal_to_double (plan->revenue)
                                  : 0,
                              "=IF(%s>0,%s/%s,\"\")", rbk_ref (SHEET, row, 5).text,
                              rbk_ref (SHEET, row, 9).text, rbk_ref (SHEET, row, 5).text);
}

static guint
add_mix (RbkWorkbook *self, const RbkMix *mix, guint row)
{
  static const char *const titles[] = { "Plan",       "Customers", "Losing money", "At 80 % of cap",
                                        "At the cap", "Revenue",   "Inference",    "Overhead",
                                        "Cost",       "Left",      "Margin",       NULL };

  rbk_workbook_head (self, SHEET, row++, titles);
  for (guint i = 0; i < mix->n_plans; i++, row++)
    {
      const RbkPlanSpec *plan = &self->spec->plans[i];

      add_mix_row (self, plan->name[0] != '\0' ? plan->name : plan->key, !plan->is_quote_only,
                   &mix->plans[i], row);
    }
  add_mix_row (self, "All", TRUE, &mix->total, row++);
  rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, "No plan allows");
  rbk_workbook_number (self, SHEET, row++, 1, RBK_CELL_QUANTITY,
                       rbk_decimal_from_int ((gint64) mix->n_unserved));
  return row + 1;
}

static void
add_percentiles (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Percentile", "Calls a month", "Cost a month", NULL };
  static const gint64      percents[] = { 10, 25, 50, 75, 80, 90, 95, 99 };
  static const RbkColumn   columns[] = { RBK_COLUMN_CALLS, RBK_COLUMN_COST };

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "What customers use");
  rbk_workbook_head (self, SHEET, row++, titles);
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++, row++)
    {
      RbkDecimal       percent = rbk_decimal_from_int (percents[i]), value;
      g_autofree char *name = g_strdup_printf ("p%d", (int) percents[i]);

      rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, name);
      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        if (rbk_population_get_percentile (self->job->population, columns[k], percent, &value))
          rbk_workbook_number (self, SHEET, row, 1 + k, k == 0 ? RBK_CELL_QUANTITY : RBK_CELL_RATE,
                               value);
    }
}

/* Writes which plans the customers take. They stay with Ratebook: these are values, which no
 * input moves. */
void
rbk_workbook_add_customers (RbkWorkbook *self)
{
  lxw_worksheet *sheet = self->sheets[SHEET];
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(RbkMix) mix = NULL;
  guint row = 4;

  worksheet_set_column (sheet, 0, 0, 24, NULL);
  worksheet_set_column (sheet, 1, 10, 13, NULL);
  rbk_workbook_text (self, SHEET, 0, 0, RBK_CELL_TITLE, "Customers");
  rbk_workbook_text (self, SHEET, 1, 0, RBK_CELL_NOTE,
                     "Each customer takes the cheapest plan that allows its usage. Values: they "
                     "don't follow the inputs.");
  if (rbk_population_get_synthetic (self->job->population) != NULL)
    rbk_workbook_text (self, SHEET, 2, 0, RBK_CELL_WARNING,
                       "These customers are made up; see Notes.");
  index = rbk_mix_index_new (self->spec, self->job->population, NULL);
  if (index != NULL)
    mix = rbk_mix_new (self->spec, index, NULL);
  if (mix != NULL)
    row = add_mix (self, mix, row);
  add_percentiles (self, row);
}
