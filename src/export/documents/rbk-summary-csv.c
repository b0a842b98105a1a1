/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-summary.h"

#include "rbk-export-text.h"

static void
add_decimal (GString *text, gboolean exists, RbkDecimal value)
{
  g_autofree char *number = exists ? rbk_decimal_to_string (value) : NULL;

  rbk_export_csv_cell (text, number != NULL ? number : "");
}

static void
add_ratio (GString *text, gboolean exists, double ratio)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (exists)
    g_ascii_formatd (number, sizeof number, "%.6f", ratio);
  rbk_export_csv_cell (text, number);
}

static void
add_row (GString *text, const RbkTable *table, const RbkTableRow *row)
{
  static const char *const limits[] = {
    [RBK_LIMIT_NONE] = "none", [RBK_LIMIT_HARD] = "hard", [RBK_LIMIT_SOFT] = "soft"
  };
  const RbkSpec   *spec = table->spec;
  const RbkFigure *at = &row->sizing;
  gboolean         has_floor = row->has_floor && row->has_price;

  rbk_export_csv_cell (text, row->plan->key);
  rbk_export_csv_cell (text, row->plan->name);
  rbk_export_csv_cell (text, spec->currency);
  add_decimal (text, row->has_price, row->price);
  rbk_export_csv_cell (text, row->plan->is_quote_only ? "yes" : "no");
  add_decimal (text, row->has_included, row->included);
  rbk_export_csv_cell (text, limits[row->limit]);
  add_decimal (text, row->has_cap, row->cap);
  add_decimal (text, row->has_overage, row->overage);
  rbk_export_csv_cell (text, row->plan->sizing_text);
  add_decimal (text, row->has_sizing, at->usage);
  add_decimal (text, row->has_sizing, at->inference);
  add_decimal (text, row->has_sizing, at->overhead);
  add_decimal (text, row->has_sizing, at->cost);
  add_decimal (text, row->has_sizing && at->has_bill, at->bill);
  add_ratio (text, row->has_sizing && at->has_margin, at->margin);
  add_decimal (text, row->has_sizing && at->has_bill, at->amount);
  add_decimal (text, row->has_floor, row->floor_price);
  add_decimal (text, has_floor, rbk_decimal_sub (row->price, row->floor_price));
  rbk_export_csv_cell (text, rbk_table_row_is_made_up (table, row) ? table->synthetic : "");
  g_string_append (text, "\r\n");
}

/**
 * rbk_summary_csv_export:
 * @job: what is exported, with its table
 * @out: takes the file
 * @error: return location for an error
 *
 * Makes the tier table as RFC 4180 text. What does not exist is an empty cell. The last column
 * says of plans sized on made-up customers how these were made up.
 *
 * Returns: `TRUE`
 */
gboolean
rbk_summary_csv_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  GString *text = g_string_new ("key,name,currency,price,quote_only,included,limit,cap,overage,"
                                "sizing,usage,inference,overhead,cost,bill,margin,margin_amount,"
                                "floor_price,headroom,synthetic\r\n");

  for (guint i = 0; i < job->table->n_rows; i++)
    add_row (text, job->table, &job->table->rows[i]);
  rbk_export_add (out, "plans.csv", g_string_free (text, FALSE));
  return TRUE;
}
