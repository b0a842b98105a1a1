/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-route-output.h"

#include "rbk-output.h"

static const struct
{
  RbkRoutingBar bar;
  const char   *key, *words;
} bars[] = {
  { RBK_ROUTING_BAR_CONTEXT, "context", "calls are too long" },
  { RBK_ROUTING_BAR_QUALITY, "quality", "scores too low" },
  { RBK_ROUTING_BAR_NO_QUALITY, "no_quality", "has no score" },
  { RBK_ROUTING_BAR_PROVIDER, "provider", "its provider is not allowed" },
  { RBK_ROUTING_BAR_BATCH, "batch", "has no batch price" },
};

static void
add_model (JsonBuilder *builder, const RbkRoutingModel *model, gboolean is_chosen)
{
  const RbkDecimal *quality = rbk_model_price_get_quality (model->price);
  const RbkDecimal *window = rbk_model_price_get_context_window (model->price);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "model", rbk_model_price_get_model (model->price));
  rbk_output_member_text (builder, "provider", rbk_model_price_get_provider (model->price));
  rbk_output_member_decimal (builder, "cost", TRUE, model->cost);
  rbk_output_member_decimal (builder, "share", TRUE, model->share);
  rbk_output_member_decimal (builder, "quality", quality != NULL,
                             quality != NULL ? *quality : RBK_DECIMAL_ZERO);
  rbk_output_member_decimal (builder, "context_window", window != NULL,
                             window != NULL ? *window : RBK_DECIMAL_ZERO);
  json_builder_set_member_name (builder, "in_book");
  json_builder_add_boolean_value (builder, model->is_in_book);
  json_builder_set_member_name (builder, "chosen");
  json_builder_add_boolean_value (builder, is_chosen);
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    if (model->bars & bars[i].bar)
      json_builder_add_string_value (builder, bars[i].key);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_workload (JsonBuilder *builder, const RbkSpec *spec, const RbkRoutingWorkload *workload)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", spec->workloads[workload->workload].key);
  rbk_output_member_text (builder, "name", spec->workloads[workload->workload].name);
  rbk_output_member_decimal (builder, "cost", TRUE, workload->cost);
  rbk_output_member_decimal (builder, "tokens", TRUE, workload->window);
  rbk_output_member_decimal (builder, "quality_floor", workload->has_floor, workload->floor);
  rbk_output_member_text (builder, "model",
                          workload->n_chosen > 0
                              ? rbk_model_price_get_model (workload->models[0].price)
                              : NULL);
  rbk_output_member_decimal (builder, "saving", workload->n_chosen > 0, workload->saving);
  rbk_output_member_ratio (builder, "saving_share", workload->n_chosen > 0, workload->saving_share);
  json_builder_set_member_name (builder, "models");
  json_builder_begin_array (builder);
  for (guint i = 0; i < workload->n_models; i++)
    add_model (builder, &workload->models[i], i < workload->n_chosen);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_case (JsonBuilder *builder, const char *name, gboolean exists, const RbkRoutingCase *one)
{
  json_builder_set_member_name (builder, name);
  if (!exists)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  rbk_output_member_decimal (builder, "cost", TRUE, one->cost);
  rbk_output_member_ratio (builder, "absorbed_margin", one->has_margins, one->absorbed);
  rbk_output_member_decimal (builder, "bill", TRUE, one->bill);
  rbk_output_member_ratio (builder, "margin", one->has_margins, one->margin);
  rbk_output_member_decimal (builder, "passed_bill", TRUE, one->passed_bill);
  rbk_output_member_ratio (builder, "passed_margin", one->has_margins, one->passed);
  json_builder_end_object (builder);
}

static void
add_spread (JsonBuilder *builder, const RbkSpec *spec, const RbkRoutingSpread *spread)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", spec->plans[spread->plan].key);
  rbk_output_member_text (builder, "name", spec->plans[spread->plan].name);
  rbk_output_member_decimal (builder, "calls", spread->exists, spread->calls);
  rbk_output_member_decimal (builder, "bill", spread->exists, spread->bill);
  add_case (builder, "cheapest", spread->exists, &spread->cheapest);
  add_case (builder, "mix", spread->exists, &spread->mix);
  add_case (builder, "dearest", spread->exists, &spread->dearest);
  rbk_output_member_decimal (builder, "bill_by_rates_low", spread->exists && spread->has_rates,
                             spread->rated_low);
  rbk_output_member_decimal (builder, "bill_by_rates_high", spread->exists && spread->has_rates,
                             spread->rated_high);
  json_builder_end_object (builder);
}

static gboolean
is_asked (const RbkRouteReport *report, const RbkRoutingWorkload *workload)
{
  return report->workload < 0 || workload->workload == (guint) report->workload;
}

/**
 * rbk_route_output_members:
 * @builder: an open object
 * @report: what was found
 *
 * Adds the models for each workload, and what differing routes mean for each plan.
 */
void
rbk_route_output_members (JsonBuilder *builder, const RbkRouteReport *report)
{
  rbk_output_member_text (builder, "currency", report->spec->currency);
  rbk_output_member_decimal (builder, "cost_per_call", TRUE, report->routing->cost);
  rbk_output_member_decimal (builder, "cost_per_call_then", TRUE, report->routing->cost_then);
  rbk_output_member_decimal (builder, "passed_on", TRUE, report->passed_on);
  json_builder_set_member_name (builder, "workloads");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->routing->n_workloads; i++)
    if (is_asked (report, &report->routing->workloads[i]))
      add_workload (builder, report->spec, &report->routing->workloads[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->spreads->len; i++)
    add_spread (builder, report->spec, &g_array_index (report->spreads, RbkRoutingSpread, i));
  json_builder_end_array (builder);
}

static char *
describe_bars (const RbkRoutingModel *model, gboolean is_first, gboolean is_chosen)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    if (model->bars & bars[i].bar)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", bars[i].words);
  if (text->len == 0 && is_chosen)
    g_string_append (text, is_first ? "cheapest" : "stands in");
  if (model->bars == 0 && !model->has_window)
    g_string_append_printf (text, "%scontext window not known", text->len > 0 ? ", " : "");

  return g_strdup (text->str);
}

static void
append_models (GString *text, const RbkRouteReport *report, const RbkRoutingWorkload *workload)
{
  static const char *const titles[] = { "MODEL", "COST OF A CALL", "SERVES", "SCORE", "", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrl");
  g_autofree char *body = NULL;

  for (guint i = 0; i < workload->n_models; i++)
    {
      const RbkRoutingModel *model = &workload->models[i];
      const RbkDecimal      *score = rbk_model_price_get_quality (model->price);
      RbkDecimal             cost = rbk_decimal_round (model->cost, 8, RBK_ROUND_HALF_AWAY);
      g_autofree char       *price = rbk_amount_to_text (report->spec->currency, TRUE, cost);
      g_autofree char       *share = rbk_percent_to_text (rbk_decimal_sign (model->share) > 0,
                                                          rbk_decimal_to_double (model->share));
      g_autofree char       *quality =
          rbk_quantity_to_text (score != NULL, score != NULL ? *score : RBK_DECIMAL_ZERO);
      g_autofree char *why = describe_bars (model, i == 0, i < workload->n_chosen);

      rbk_columns_add (columns, rbk_model_price_get_model (model->price), price, share, quality,
                       why, NULL);
    }
  body = rbk_columns_to_text (columns);
  g_string_append (text, body);
}

/* The cheapest that qualifies may cost more than what serves today, which does not, or may be it.
 */
static char *
describe_saving (const RbkRoutingWorkload *workload)
{
  const char      *model = rbk_model_price_get_model (workload->models[0].price);
  g_autofree char *share = rbk_percent_to_text (TRUE, ABS (workload->saving_share));

  switch (rbk_decimal_sign (workload->saving))
    {
    case 1:
      return g_strdup_printf ("%s saves %s", model, share);
    case 0:
      return g_strdup_printf ("%s costs as much", model);
    default:
      return g_strdup_printf ("%s is the cheapest that qualifies and costs %s more", model, share);
    }
}

static void
append_workload (GString *text, const RbkRouteReport *report, const RbkRoutingWorkload *workload)
{
  const char      *key = report->spec->workloads[workload->workload].name;
  g_autofree char *name = rbk_printable (key);
  g_autofree char *cost =
      rbk_amount_to_text (report->spec->currency, TRUE,
                          rbk_decimal_round (workload->cost, 8, RBK_ROUND_HALF_AWAY));

  g_string_append_printf (text, "%s: %s a call today", name, cost);
  if (workload->n_models == 0)
    g_string_append (text, "; it has no routes");
  else if (workload->n_chosen == 0)
    g_string_append (text, "; no model qualifies");
  else
    {
      g_autofree char *saving = describe_saving (workload);

      g_string_append_printf (text, "; %s", saving);
    }
  g_string_append (text, "\n");
  if (workload->n_models > 0)
    append_models (text, report, workload);
  g_string_append (text, "\n");
}

static char *
describe_case (const RbkSpec *spec, RbkDecimal bill, gboolean exists, double margin)
{
  g_autofree char *amount = rbk_amount_to_text (spec->currency, TRUE, bill);
  g_autofree char *share = rbk_percent_to_text (exists, margin);

  return g_strdup_printf ("%s, %s", amount, share);
}

static void
add_case_row (RbkColumns *columns, const RbkSpec *spec, const RbkRoutingSpread *spread, guint which)
{
  static const char *const words[] = { "all cheapest", "as routed", "all dearest" };
  const RbkRoutingCase    *cases[] = { &spread->cheapest, &spread->mix, &spread->dearest };
  const RbkRoutingCase    *one = cases[which];
  g_autofree char         *cost =
      rbk_amount_to_text (spec->currency, TRUE,
                          rbk_decimal_round (one->cost, 4, RBK_ROUND_HALF_AWAY));
  g_autofree char *absorbed = describe_case (spec, spread->bill, one->has_margins, one->absorbed);
  g_autofree char *shared = describe_case (spec, one->bill, one->has_margins, one->margin);
  g_autofree char *passed = describe_case (spec, one->passed_bill, one->has_margins, one->passed);

  rbk_columns_add (columns, which == 0 ? spec->plans[spread->plan].name : "", words[which], cost,
                   absorbed, shared, passed, NULL);
}

static gboolean
has_spread (const RbkRouteReport *report)
{
  for (guint i = 0; i < report->spreads->len; i++)
    {
      const RbkRoutingSpread *spread = &g_array_index (report->spreads, RbkRoutingSpread, i);

      if (spread->exists && !rbk_decimal_equal (spread->cheapest.cost, spread->dearest.cost))
        return TRUE;
    }

  return FALSE;
}

static void
append_spreads (GString *text, const RbkRouteReport *report)
{
  static const char *const titles[] = { "PLAN",           "CALLS GO",      "COST", "BILL ABSORBED",
                                        "PART PASSED ON", "ALL PASSED ON", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "llrrrr");
  g_autofree char *share = rbk_percent_to_text (TRUE, rbk_decimal_to_double (report->passed_on));
  g_autofree char *body = NULL;

  for (guint i = 0; i < report->spreads->len; i++)
    {
      const RbkRoutingSpread *spread = &g_array_index (report->spreads, RbkRoutingSpread, i);

      for (guint k = 0; k < 3 && spread->exists; k++)
        add_case_row (columns, report->spec, spread, k);
    }
  body = rbk_columns_to_text (columns);
  g_string_append_printf (text,
                          "What it means that routes differ, at each plan's sizing point: bill and "
                          "margin where the bill stays, where %s of the difference in cost is "
                          "passed on, and where all of it is.\n%s",
                          share, body);
}

/**
 * rbk_route_output_text:
 * @text: where to
 * @report: what was found
 *
 * Appends the same for people.
 */
void
rbk_route_output_text (GString *text, const RbkRouteReport *report)
{
  for (guint i = 0; i < report->routing->n_workloads; i++)
    if (is_asked (report, &report->routing->workloads[i]))
      append_workload (text, report, &report->routing->workloads[i]);
  if (has_spread (report))
    append_spreads (text, report);
  else
    g_string_append (text, "No workload has routes that differ in cost.\n");
}
