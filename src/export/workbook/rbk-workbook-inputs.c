/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-workbook-private.h"

#define SHEET RBK_SHEET_INPUTS

static void
add_price (RbkWorkbook *self, const RbkPriceSpec *price, guint row)
{
  const RbkDecimal rates[] = { price->input, price->output, price->cache_read, price->cache_write };
  g_autofree char *from =
      price->has_effective_from ? rbk_date_to_string (&price->effective_from) : NULL;

  rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, price->model);
  rbk_workbook_text (self, SHEET, row, 1, RBK_CELL_TEXT, from);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    rbk_workbook_number (self, SHEET, row, RBK_PRICE_INPUT + i, RBK_CELL_INPUT_AMOUNT, rates[i]);
  rbk_workbook_maybe_number (self, SHEET, row, RBK_PRICE_BATCH_INPUT, RBK_CELL_INPUT_AMOUNT,
                             price->has_batch, price->batch_input);
  rbk_workbook_maybe_number (self, SHEET, row, RBK_PRICE_BATCH_OUTPUT, RBK_CELL_INPUT_AMOUNT,
                             price->has_batch, price->batch_output);
}

static void
add_context_tier (RbkWorkbook              *self,
                  const RbkPriceSpec       *price,
                  const RbkContextTierSpec *tier,
                  guint                     row)
{
  const RbkDecimal rates[] = { tier->input, tier->output, tier->cache_read, tier->cache_write };

  rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT, price->model);
  rbk_workbook_number (self, SHEET, row, RBK_PRICE_ABOVE, RBK_CELL_INPUT_QUANTITY, tier->above);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    rbk_workbook_number (self, SHEET, row, RBK_PRICE_INPUT + i, RBK_CELL_INPUT_AMOUNT, rates[i]);
}

/* The prices that routes use, on the day of the book. */
static guint
add_prices (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Model",       "In force from", "Above input tokens",
                                        "Input",       "Output",        "Cache read",
                                        "Cache write", "Batch input",   "Batch output",
                                        NULL };
  const RbkSpec           *spec = self->spec;
  g_autofree gboolean     *used = g_new0 (gboolean, spec->n_prices + 1);

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; k < spec->workloads[i].n_routes; k++)
      used[spec->workloads[i].routes[k].price] = TRUE;

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "Model prices, for 1,000,000 tokens");
  rbk_workbook_head (self, SHEET, row++, titles);
  self->prices = g_new0 (guint, spec->n_prices + 1);
  for (guint i = 0; i < spec->n_prices; i++)
    {
      const RbkPriceSpec *price = &spec->prices[i];

      if (!used[i])
        continue;
      self->prices[i] = row;
      add_price (self, price, row++);
      for (guint k = 0; k < price->n_tiers; k++)
        add_context_tier (self, price, &price->tiers[k], row++);
    }
  return row + 1;
}

static const char *
describe_kind (RbkMeterKind kind)
{
  static const char *const kinds[] = {
    [RBK_METER_KIND_REQUEST] = "calls",
    [RBK_METER_KIND_INPUT_TOKEN] = "input tokens",
    [RBK_METER_KIND_OUTPUT_TOKEN] = "output tokens",
    [RBK_METER_KIND_TOKEN] = "tokens",
    [RBK_METER_KIND_CREDIT] = "credits",
    [RBK_METER_KIND_OUTCOME] = "outcomes",
    [RBK_METER_KIND_SEAT] = "seats",
  };

  return kinds[kind];
}

static guint
add_meters (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Meter", "Counts", "In a unit", NULL };

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "Meters");
  rbk_workbook_head (self, SHEET, row++, titles);
  self->meters = row;
  for (guint i = 0; i < self->spec->n_meters; i++, row++)
    {
      const RbkMeterSpec *meter = &self->spec->meters[i];

      rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT,
                         rbk_workbook_get_meter_name (self, (int) i));
      rbk_workbook_text (self, SHEET, row, 1, RBK_CELL_TEXT, describe_kind (meter->kind));
      rbk_workbook_number (self, SHEET, row, RBK_METER_CONVERSION, RBK_CELL_INPUT_QUANTITY,
                           meter->conversion);
    }
  return row + 1;
}

static guint
add_workloads (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Workload", "Share of calls", "Units a call", NULL };
  const RbkSpec           *spec = self->spec;

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION,
                     "What customers do; a 1 where it counts on a meter");
  rbk_workbook_head (self, SHEET, row, titles);
  for (guint m = 0; m < spec->n_meters; m++)
    rbk_workbook_text (self, SHEET, row, RBK_WORKLOAD_COUNTS + m, RBK_CELL_HEAD,
                       rbk_workbook_get_meter_name (self, (int) m));
  self->workloads = ++row;
  for (guint i = 0; i < spec->n_workloads; i++, row++)
    {
      const RbkWorkloadSpec *workload = &spec->workloads[i];

      rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT,
                         workload->name[0] != '\0' ? workload->name : workload->key);
      rbk_workbook_number (self, SHEET, row, RBK_WORKLOAD_SHARE, RBK_CELL_INPUT_QUANTITY,
                           workload->weight);
      rbk_workbook_number (self, SHEET, row, RBK_WORKLOAD_UNITS, RBK_CELL_INPUT_QUANTITY,
                           workload->units_per_call);
      for (guint m = 0; m < spec->n_meters; m++)
        rbk_workbook_number (self, SHEET, row, RBK_WORKLOAD_COUNTS + m, RBK_CELL_INPUT_QUANTITY,
                             workload->counts[m] ? RBK_DECIMAL_ONE : RBK_DECIMAL_ZERO);
    }
  return row + 1;
}

static void
add_route (RbkWorkbook *self, const RbkWorkloadSpec *workload, const RbkRouteSpec *route, guint row)
{
  const RbkDecimal numbers[] = { route->share,      route->input,       route->output,
                                 route->cache_read, route->cache_write, route->tokenizer_factor };

  rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT,
                     workload->name[0] != '\0' ? workload->name : workload->key);
  rbk_workbook_text (self, SHEET, row, 1, RBK_CELL_TEXT, route->name);
  rbk_workbook_text (self, SHEET, row, 2, RBK_CELL_TEXT, self->spec->prices[route->price].model);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    rbk_workbook_number (self, SHEET, row, RBK_ROUTE_SHARE + i, RBK_CELL_INPUT_QUANTITY,
                         numbers[i]);
  rbk_workbook_maybe_number (self, SHEET, row, RBK_ROUTE_CREDITS, RBK_CELL_INPUT_QUANTITY,
                             route->has_credits, route->credits);
  rbk_workbook_text (self, SHEET, row, RBK_ROUTE_CREDITS + 1, RBK_CELL_TEXT,
                     route->batch ? "in batch" : "");
}

static guint
add_routes (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = {
    "Workload",         "Route",         "Model",      "Share",
    "Input tokens",     "Output tokens", "Cache read", "Cache write",
    "Tokenizer factor", "Credits",       "",           NULL
  };
  const RbkSpec *spec = self->spec;

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "Tokens of a call, by route");
  rbk_workbook_head (self, SHEET, row++, titles);
  self->routes = g_new0 (guint, spec->n_workloads + 1);
  for (guint i = 0; i < spec->n_workloads; i++)
    {
      self->routes[i] = row;
      for (guint k = 0; k < spec->workloads[i].n_routes; k++)
        add_route (self, &spec->workloads[i], &spec->workloads[i].routes[k], row++);
    }
  return row + 1;
}

static guint
add_levels (RbkWorkbook *self, guint row)
{
  static const char *const titles[] = { "Usage level", "Calls a month", "Tokens a call",
                                        "Stands for", NULL };

  rbk_workbook_text (self, SHEET, row++, 0, RBK_CELL_SECTION, "How much customers use");
  rbk_workbook_head (self, SHEET, row++, titles);
  self->levels = row;
  for (guint i = 0; i < self->spec->n_levels; i++, row++)
    {
      const RbkLevelSpec *level = &self->spec->levels[i];
      g_autofree char    *percent =
          level->has_percentile ? rbk_decimal_to_string (level->percentile) : NULL;
      g_autofree char *stands_for = percent != NULL ? g_strconcat ("p", percent, NULL) : NULL;

      rbk_workbook_text (self, SHEET, row, 0, RBK_CELL_TEXT,
                         level->name[0] != '\0' ? level->name : level->key);
      rbk_workbook_number (self, SHEET, row, RBK_LEVEL_CALLS, RBK_CELL_INPUT_QUANTITY,
                           level->calls);
      if (level->has_tokens)
        rbk_workbook_number (self, SHEET, row, RBK_LEVEL_TOKENS, RBK_CELL_INPUT_QUANTITY,
                             level->tokens);
      rbk_workbook_text (self, SHEET, row, 3, RBK_CELL_TEXT, stands_for);
    }
  return row + 1;
}

/* Writes what the book says: everything else is computed from it. */
void
rbk_workbook_add_inputs (RbkWorkbook *self)
{
  lxw_worksheet *sheet = self->sheets[SHEET];
  guint          row = 3;

  worksheet_set_column (sheet, 0, 2, 22, NULL);
  worksheet_set_column (sheet, 3, 20, 13, NULL);
  worksheet_set_tab_color (sheet, 0xe5a50a);
  rbk_workbook_text (self, SHEET, 0, 0, RBK_CELL_TITLE, "Inputs");
  rbk_workbook_text (self, SHEET, 1, 0, RBK_CELL_NOTE,
                     "Change what is coloured: the other sheets follow.");
  row = rbk_workbook_add_offers (self, row);
  row = add_levels (self, row);
  row = add_prices (self, row);
  row = add_meters (self, row);
  row = add_workloads (self, row);
  add_routes (self, row);
}
