/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include "rbk-error.h"
#include "rbk-targets.h"
#include "rbk-fee.h"
#include "rbk-load.h"
#include "rbk-load-customers.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"
#include "rbk-table.h"

#define MARGIN_COLUMN 7

typedef struct
{
  RbkCustomerOptions customers;
  char              *date, *output;
  gboolean           json, csv, markdown;
} TableOptions;

static void
add_level (JsonBuilder *builder, const RbkTableLevel *level)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "at", level->at);
  rbk_output_member_decimal (builder, "usage", TRUE, level->figure.usage);
  rbk_output_figure (builder, &level->figure);
  json_builder_end_object (builder);
}

static void
add_sizing (JsonBuilder *builder, const RbkTableRow *row)
{
  json_builder_set_member_name (builder, "sizing");
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "rule", row->plan->sizing_text);
  rbk_output_member_decimal (builder, "usage", row->has_sizing, row->sizing.usage);
  json_builder_end_object (builder);
}

static const char *
limit_nick (RbkLimit limit)
{
  return limit == RBK_LIMIT_HARD ? "hard" : limit == RBK_LIMIT_SOFT ? "soft" : "none";
}

static void
add_costs (JsonBuilder *builder, const RbkTableRow *row)
{
  const RbkFigure *figure = &row->sizing;

  rbk_output_member_decimal (builder, "inference", row->has_sizing, figure->inference);
  rbk_output_member_decimal (builder, "overhead", TRUE, row->plan->overhead);
  rbk_output_member_decimal (builder, "cost", row->has_sizing, figure->cost);
  rbk_output_member_decimal (builder, "bill", row->has_sizing && figure->has_bill, figure->bill);
  rbk_output_member_ratio (builder, "margin", row->has_sizing && figure->has_margin,
                           figure->margin);
  rbk_output_member_decimal (builder, "margin_amount", row->has_sizing && figure->has_bill,
                             figure->amount);
}

static void
add_row (JsonBuilder *builder, const RbkTable *table, const RbkTableRow *row)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", row->plan->key);
  rbk_output_member_text (builder, "name", row->plan->name);
  rbk_output_member_decimal (builder, "price", row->has_price, row->price);
  json_builder_set_member_name (builder, "quote_only");
  json_builder_add_boolean_value (builder, row->plan->is_quote_only);
  rbk_output_member_text (builder, "meter",
                          row->axis >= 0 ? table->spec->meters[row->axis].key : NULL);
  rbk_output_member_text (builder, "limit", limit_nick (row->limit));
  rbk_output_member_decimal (builder, "cap", row->has_cap, row->cap);
  rbk_output_member_decimal (builder, "included", row->has_included, row->included);
  rbk_output_member_decimal (builder, "overage", row->has_overage, row->overage);
  rbk_output_member_ratio (builder, "overage_multiple", row->has_overage_multiple,
                           row->overage_multiple);
  add_sizing (builder, row);
  add_costs (builder, row);
  rbk_output_member_decimal (builder, "floor_price", row->has_floor, row->floor_price);
  json_builder_set_member_name (builder, "levels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->n_levels; i++)
    add_level (builder, &row->levels[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
write_json (const RbkTable *table, const RbkOwnFile *from, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", table->spec->currency);
  rbk_synthetic_output_member (builder, from);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < table->n_rows; i++)
    add_row (builder, table, &table->rows[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static char *
limit_text (const RbkTableRow *row)
{
  g_autofree char *cap = rbk_quantity_to_text (row->has_cap, row->cap);

  if (row->limit == RBK_LIMIT_NONE)
    return g_strdup ("none");

  return g_strdup_printf ("%s %s", limit_nick (row->limit), cap);
}

static RbkTint
tint_of (const RbkTableRow *row)
{
  const RbkFigure *figure = &row->sizing;

  if (!row->has_sizing || !figure->has_margin)
    return RBK_TINT_NONE;
  if (figure->margin < 0.0)
    return RBK_TINT_LOSS;

  return rbk_fee_reaches (figure->bill, figure->cost, row->plan->target_margin) ? RBK_TINT_NONE
                                                                                : RBK_TINT_THIN;
}

static void
add_text_row (RbkColumns        *columns,
              const RbkTable    *table,
              const RbkTableRow *row,
              gboolean           has_color)
{
  const char      *currency = table->spec->currency;
  g_autofree char *price = row->plan->is_quote_only
                               ? g_strdup ("on request")
                               : rbk_amount_to_text (currency, row->has_price, row->price);
  g_autofree char *included = rbk_quantity_to_text (row->has_included, row->included);
  g_autofree char *limit = limit_text (row);
  g_autofree char *overage =
      row->has_overage ? rbk_decimal_to_string (row->overage) : g_strdup ("-");
  g_autofree char *usage = rbk_quantity_to_text (row->has_sizing, row->sizing.usage);
  g_autofree char *sized = g_strdup_printf ("%s = %s", row->plan->sizing_text, usage);
  g_autofree char *cost =
      rbk_amount_to_text (currency, row->has_sizing,
                          rbk_decimal_round (row->sizing.cost, 4, RBK_ROUND_HALF_AWAY));
  g_autofree char *margin =
      rbk_percent_to_text (row->has_sizing && row->sizing.has_margin, row->sizing.margin);
  g_autofree char *floor = rbk_amount_to_text (currency, row->has_floor, row->floor_price);

  rbk_columns_add (columns, row->plan->name, price, included, limit, overage, sized, cost, margin,
                   floor, NULL);
  if (has_color)
    rbk_columns_tint (columns, MARGIN_COLUMN, tint_of (row));
}

static gboolean
write_text (const RbkTable *table, const RbkOwnFile *from, const char *output, GError **error)
{
  static const char *const titles[] = { "PLAN",     "PRICE/MONTH", "INCLUDED", "LIMIT", "OVERAGE",
                                        "SIZED AT", "LOADED COST", "MARGIN",   "FLOOR", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrlrlrrr");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *title =
      rbk_printable (table->spec->title != NULL ? table->spec->title : "Untitled book");
  g_autofree char *body = NULL;

  rbk_synthetic_output_line (text, from);
  g_string_append_printf (text, "%s, amounts in %s\n\n", title, table->spec->currency);
  for (guint i = 0; i < table->n_rows; i++)
    add_text_row (columns, table, &table->rows[i], rbk_output_has_color (output));
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);

  return rbk_output_write (output, text->str, text->len, error);
}

static gboolean
write_export (
    const char *target, RbkBook *book, RbkTable *table, const TableOptions *options, GError **error)
{
  RbkExportInput input = { .book = book, .date = &table->spec->date, .table = table };
  g_autoptr(RbkExport) export = rbk_export_run (target, &input, error);

  return export != NULL &&
         rbk_output_write_bytes (options->output, rbk_export_get_file (export, NULL)->bytes, error);
}

static gboolean
run (const char *path, const TableOptions *options, GError **error)
{
  g_autoptr(RbkBook) book = NULL;
  g_autoptr(RbkSpec) spec = rbk_load_spec (path, options->date, &book, error);
  g_auto(RbkOwnFile) from = { 0 };
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(RbkTable) table = NULL;

  if (spec == NULL ||
      !rbk_load_population (path, book, spec, &options->customers, &from, &population, error))
    return FALSE;
  table = rbk_table_new (spec, population, error);
  if (table == NULL)
    {
      rbk_command_blame (error, path);
      return FALSE;
    }

  if (options->json)
    return write_json (table, &from, options->output, error);
  if (options->csv)
    return write_export ("csv", book, table, options, error);
  if (options->markdown)
    return write_export ("markdown", book, table, options, error);

  return write_text (table, &from, options->output, error);
}

static void
clear_options (TableOptions *options)
{
  rbk_customer_options_clear (&options->customers);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TableOptions, clear_options)

/* table FILE [--usage CSV|--synthetic [N] …] [--date D] [--json|--csv|--markdown] [-o FILE] */
RbkExit
rbk_run_table (char **arguments)
{
  g_auto(TableOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    RBK_CUSTOMER_OPTIONS (options.customers),
    RBK_OPTION_PRICES_ON (options.date),
    RBK_OPTION_JSON (options.json),
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, "Print CSV", NULL },
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &options.markdown, "Print Markdown", NULL },
    RBK_OPTION_OUTPUT (options.output),
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &status))
    return status;
  if (options.json + options.csv + options.markdown > 1)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                           "table: choose one of --json, --csv and --markdown");
      return rbk_command_fail (error);
    }
  if (!run (files[0], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}
