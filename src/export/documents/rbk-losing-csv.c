/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-losing-csv.h"

#include "rbk-export-text.h"

static void
append_amount (GString *csv, RbkDecimal amount)
{
  g_autofree char *text = rbk_decimal_is_valid (amount) ? rbk_decimal_to_string (amount) : NULL;

  rbk_export_csv_cell (csv, text);
}

/**
 * rbk_losing_csv_new:
 * @spec: a book
 * @population: its customers
 * @losing: (element-type RbkMixLoss): those on which money is lost
 *
 * Makes the list of customers that cost more than they pay, for a spreadsheet.
 *
 * Returns: (transfer full): CSV text, a line for each after the header
 */
char *
rbk_losing_csv_new (const RbkSpec *spec, RbkPopulation *population, const GArray *losing)
{
  GString *csv = g_string_new ("customer,plan,usage,bill,cost,break_even,target_price\n");

  g_return_val_if_fail (spec != NULL && population != NULL && losing != NULL,
                        g_string_free (csv, FALSE));

  for (guint i = 0; i < losing->len; i++)
    {
      const RbkMixLoss *loss = &g_array_index (losing, RbkMixLoss, i);

      rbk_export_csv_cell (csv, rbk_population_get_id (population, loss->customer));
      rbk_export_csv_cell (csv, spec->plans[loss->plan].key);
      append_amount (csv, loss->usage);
      append_amount (csv, loss->bill);
      append_amount (csv, loss->cost);
      append_amount (csv, loss->break_even);
      append_amount (csv, loss->target_price);
      g_string_append_c (csv, '\n');
    }

  return g_string_free (csv, FALSE);
}
