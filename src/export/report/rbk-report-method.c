/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include "rbk-costing.h"
#include "rbk-export-text.h"
#include "rbk-meter.h"

static void
add_meters (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Meter", "Definition", "Unit" };
  GListModel              *meters = rbk_book_get_meters (job->book);
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lll");

  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, rbk_report_short_name (rbk_meter_get_name (meter),
                                                           rbk_meter_get_key (meter)));
      rbk_report_table_add (table, rbk_meter_get_definition (meter));
      rbk_report_table_take (table, rbk_report_cut (g_strdup (rbk_meter_get_unit (meter))));
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "What is counted");
  rbk_report_flow_table (flow, table);
}

static char *
describe_tokens (const RbkRouteSpec *route)
{
  const struct
  {
    RbkDecimal  tokens;
    const char *words;
  } kinds[] = { { route->input, "in" },
                { route->cache_read, "from the cache" },
                { route->cache_write, "to the cache" },
                { route->output, "out" } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *tokens = rbk_export_grouped (kinds[i].tokens);

      if (rbk_decimal_is_zero (kinds[i].tokens))
        continue;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", tokens, kinds[i].words);
    }

  return g_string_free (text, text->len == 0);
}

static char *
cost_words (const RbkSpec *spec, RbkDecimal cost)
{
  if (!rbk_decimal_is_valid (cost))
    return NULL;

  return rbk_export_amount (spec->currency, rbk_decimal_round (cost, 6, RBK_ROUND_HALF_AWAY));
}

static void
add_route (RbkReportTable *table, const RbkSpec *spec, const RbkRouteSpec *route)
{
  const char *model = route->price >= 0 ? spec->prices[route->price].model : NULL;

  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_take (table, rbk_report_short_name (route->name, model));
  rbk_report_table_add (table, model);
  rbk_report_table_take (table, rbk_report_share (TRUE, rbk_decimal_to_double (route->share)));
  rbk_report_table_take (table, describe_tokens (route));
  rbk_report_table_take (table, cost_words (spec, rbk_cost_route (spec, route, NULL)));
}

static void
add_workloads (RbkReportFlow *flow, const RbkSpec *spec)
{
  static const char *const titles[] = { "Route", "Model", "Share", "Tokens of a call",
                                        "Cost of a call" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "llrlr");

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      const RbkWorkloadSpec *workload = &spec->workloads[i];
      g_autofree char       *name = rbk_report_short_name (workload->name, workload->key);
      g_autofree char *share = rbk_report_share (TRUE, rbk_decimal_to_double (workload->share));

      rbk_report_table_begin (table, RBK_REPORT_ROW_GROUP);
      rbk_report_table_take (table, g_strdup_printf ("%s: %s of all calls", name, share));
      for (guint k = 0; k < workload->n_routes; k++)
        add_route (table, spec, &workload->routes[k]);
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "What a call costs");
  rbk_report_flow_table (flow, table);
}

static char *
rate_words (const RbkSpec *spec, RbkDecimal rate)
{
  return rbk_export_amount (spec->currency, rate);
}

static gboolean
is_in_use (const RbkSpec *spec, guint price)
{
  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint k = 0; k < spec->workloads[i].n_routes; k++)
      if (spec->workloads[i].routes[k].price == (int) price)
        return TRUE;

  return FALSE;
}

static void
add_models (RbkReportFlow *flow, const RbkSpec *spec)
{
  static const char *const titles[] = { "Model",      "In force from", "Input",
                                        "Cache read", "Cache write",   "Output" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "llrrrr");

  for (guint i = 0; i < spec->n_prices; i++)
    {
      const RbkPriceSpec *price = &spec->prices[i];

      if (!is_in_use (spec, i))
        continue;
      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_add (table, price->model);
      rbk_report_table_take (table, price->has_effective_from
                                        ? rbk_date_to_string (&price->effective_from)
                                        : NULL);
      rbk_report_table_take (table, rate_words (spec, price->input));
      rbk_report_table_take (table, rate_words (spec, price->cache_read));
      rbk_report_table_take (table, rate_words (spec, price->cache_write));
      rbk_report_table_take (table, rate_words (spec, price->output));
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "Prices of the models in use, per 1,000,000 tokens");
  rbk_report_flow_table (flow, table);
}

static void
add_levels (RbkReportFlow *flow, const RbkSpec *spec)
{
  static const char *const titles[] = { "Usage level", "Stands for", "Calls a month",
                                        "Tokens of a call" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "llrr");

  for (guint i = 0; i < spec->n_levels; i++)
    {
      const RbkLevelSpec *level = &spec->levels[i];
      g_autofree char    *percent =
          level->has_percentile ? rbk_decimal_to_string (level->percentile) : NULL;

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, rbk_report_short_name (level->name, level->key));
      rbk_report_table_take (table, percent != NULL ? g_strconcat ("p", percent, NULL) : NULL);
      rbk_report_table_take (table, rbk_report_quantity (TRUE, level->calls));
      rbk_report_table_take (table, rbk_report_quantity (level->has_tokens, level->tokens));
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "Usage levels");
  rbk_report_flow_table (flow, table);
}

static void
add_rules (RbkReportFlow *flow, const RbkExportJob *job)
{
  g_autofree char *date = rbk_report_date (&job->spec->date);

  rbk_report_flow_textf (flow, RBK_REPORT_BODY,
                         "Terms and model prices are those in force on %s. Amounts are exact "
                         "decimals; an invoice line is rounded once, half away from zero, to the "
                         "smallest unit of %s.",
                         date, job->spec->currency);
  rbk_report_flow_bullet (flow, "Gross margin is the bill less the loaded cost, over the bill. A "
                                "plan without a price has none, and is left out of all sums.");
  rbk_report_flow_bullet (flow, "What is included costs nothing more; a tier's upper bound belongs "
                                "to it; packages are rounded up; use past a hard limit is blocked "
                                "and not billed.");
  rbk_report_flow_bullet (flow, "Percentiles interpolate between the two nearest customers (type "
                                "7). Intervals are 95 % ones, by resampling with a fixed seed.");
  rbk_report_flow_bullet (flow, "Costs follow the mix of calls and models below. A customer with "
                                "another mix costs more or less to serve.");
}

/* How the figures came about, and on what they rest. */
void
rbk_report_add_method (RbkReportFlow *flow, const RbkExportJob *job)
{
  const char *notes = rbk_book_get_notes (job->book);

  rbk_report_flow_heading (flow, 1, "Method and assumptions");
  add_rules (flow, job);
  /* Of a book that was proposed they are the reasons, which have a section of their own. */
  if (notes != NULL && notes[0] != '\0' && rbk_book_get_discovery (job->book) == NULL)
    {
      rbk_report_flow_heading (flow, 2, "Notes");
      rbk_report_add_notes (flow, job->book);
    }
  add_meters (flow, job);
  add_workloads (flow, job->spec);
  add_models (flow, job->spec);
  add_levels (flow, job->spec);
}
