/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-report.h"

#include "rbk-output.h"
#include "rbk-synthetic-output.h"

const char *const rbk_answer_words[] = { "hold", "pass", "rebalance", NULL };

static void
add_shocks (JsonBuilder *builder, const GPtrArray *shocks)
{
  g_auto(GStrv) texts = rbk_shocks_to_strings (shocks);

  json_builder_set_member_name (builder, "shocks");
  json_builder_begin_array (builder);
  for (guint i = 0; texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

static void
add_mix (JsonBuilder *builder, const char *name, const RbkMixPlan *plan)
{
  gboolean has_margin = rbk_decimal_sign (plan->revenue) > 0;

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  rbk_output_member_count (builder, "customers", plan->n_customers);
  rbk_output_member_decimal (builder, "revenue", TRUE, plan->revenue);
  rbk_output_member_decimal (builder, "cost", TRUE, plan->cost);
  rbk_output_member_ratio (builder, "margin", has_margin,
                           has_margin ? rbk_margin_of (plan->revenue, plan->cost) : 0);
  rbk_output_member_count (builder, "losing_money", plan->n_losing);
  json_builder_end_object (builder);
}

static void
add_customers (JsonBuilder *builder, const RbkScenarioReport *self, const RbkScenarioPlan *plan)
{
  json_builder_set_member_name (builder, "customers");
  json_builder_begin_object (builder);
  add_mix (builder, "before", &plan->mix_before);
  add_mix (builder, "after", &plan->mix_after);
  rbk_output_member_ratio (builder, "worst_bill_change", plan->has_worst, plan->worst_change);
  rbk_output_member_text (builder, "worst_customer",
                          plan->has_worst
                              ? rbk_population_get_id (rbk_mix_index_get_population (self->index),
                                                       plan->worst_customer)
                              : NULL);
  rbk_output_member_decimal (builder, "worst_bill_before", plan->has_worst, plan->worst_before);
  rbk_output_member_decimal (builder, "worst_bill_after", plan->has_worst, plan->worst_after);
  rbk_output_member_ratio (builder, "typical_bill_change", plan->has_worst, plan->typical_change);
  rbk_output_member_count (builder, "paying_more", plan->n_paying_more);
  rbk_output_member_count (builder, "paying_less", plan->n_paying_less);
  rbk_output_member_count (builder, "stopped", plan->n_stopped);
  json_builder_end_object (builder);
}

static void
add_plan (JsonBuilder *builder, const RbkScenarioReport *self, guint i)
{
  const RbkScenarioPlan *plan = &self->result->plans[i];
  gboolean               has_before = plan->has_before, has_after = plan->has_after;

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", self->spec->plans[i].key);
  rbk_output_member_text (builder, "name", self->spec->plans[i].name);
  rbk_output_member_ratio (builder, "margin_before", has_before && plan->before.has_margin,
                           plan->before.margin);
  rbk_output_member_ratio (builder, "margin_after", has_after && plan->after.has_margin,
                           plan->after.margin);
  rbk_output_member_ratio (builder, "lowest_margin_before", plan->has_lowest_before,
                           plan->lowest_before.lowest_margin);
  rbk_output_member_ratio (builder, "lowest_margin_after", plan->has_lowest_after,
                           plan->lowest_after.lowest_margin);
  rbk_output_member_ratio (builder, "bill_change", plan->has_bill_change, plan->bill_change);
  rbk_output_member_decimal (builder, "bill_before", plan->has_bill_change, plan->bill_before);
  rbk_output_member_decimal (builder, "bill_after", plan->has_bill_change, plan->bill_after);
  rbk_output_member_decimal (builder, "usage_before", has_before, plan->before.usage);
  rbk_output_member_decimal (builder, "usage_after", has_after, plan->after.usage);
  rbk_output_member_decimal (builder, "cost_before", has_before, plan->before.cost);
  rbk_output_member_decimal (builder, "cost_after", has_after, plan->after.cost);
  rbk_output_member_decimal (builder, "price_factor", TRUE, plan->factor);
  if (self->result->has_customers)
    add_customers (builder, self, plan);
  json_builder_end_object (builder);
}

static void
add_move (JsonBuilder *builder, const RbkScenarioReport *self, const RbkScenarioMove *move)
{
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan",
                          move->plan >= 0 ? self->spec->plans[move->plan].key : NULL);
  rbk_output_member_text (builder, "what", move->field);
  rbk_output_member_text (builder, "name", move->name);
  rbk_output_member_decimal (builder, "before", TRUE, move->before);
  rbk_output_member_decimal (builder, "after", TRUE, move->after);
  json_builder_end_object (builder);
}

static void
add_result (JsonBuilder *builder, const RbkScenarioReport *self)
{
  const RbkScenarioCase   *scenario = g_ptr_array_index (self->cases, 0);
  const RbkScenarioResult *result = self->result;

  rbk_output_member_text (builder, "name", rbk_scenario_case_get_name (scenario));
  add_shocks (builder, rbk_scenario_case_get_shocks (scenario));
  rbk_output_member_text (builder, "answer",
                          rbk_answer_words[rbk_scenario_case_get_answer (scenario)]);
  rbk_output_member_decimal (builder, "cost_per_call_before", TRUE, result->cost_before);
  rbk_output_member_decimal (builder, "cost_per_call_after", TRUE, result->cost_after);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->n_plans; i++)
    add_plan (builder, self, i);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->moves->len; i++)
    add_move (builder, self, &g_array_index (result->moves, RbkScenarioMove, i));
  json_builder_end_array (builder);
  rbk_output_member_text (builder, "note", result->note);
  if (!result->has_customers)
    return;
  add_mix (builder, "total_before", &result->total_before);
  add_mix (builder, "total_after", &result->total_after);
  rbk_output_member_count (builder, "unserved_before", result->n_unserved_before);
  rbk_output_member_count (builder, "unserved_after", result->n_unserved_after);
}

static void
add_cell (JsonBuilder             *builder,
          const RbkScenarioReport *self,
          const char              *key,
          const RbkMatrixCell     *cell)
{
  json_builder_begin_object (builder);
  if (key != NULL)
    {
      rbk_output_member_text (builder, "key", key);
      rbk_output_member_ratio (builder, "margin", cell->has_margin, cell->margin);
      rbk_output_member_ratio (builder, "lowest_margin", cell->has_lowest, cell->lowest);
    }
  if (self->index != NULL)
    {
      rbk_output_member_ratio (builder, "customers_margin", cell->has_mix_margin, cell->mix_margin);
      rbk_output_member_count (builder, "customers", cell->n_customers);
      rbk_output_member_count (builder, "losing_money", cell->n_losing);
      rbk_output_member_ratio (builder, "worst_bill_change", cell->has_worst, cell->worst_change);
    }
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder *builder, const RbkScenarioReport *self, guint row)
{
  guint n_plans = self->matrix->n_plans;

  json_builder_begin_object (builder);
  if (row == 0)
    rbk_output_member_text (builder, "name", "as it is");
  else
    {
      const RbkScenarioCase *scenario = g_ptr_array_index (self->cases, row - 1);

      rbk_output_member_text (builder, "name", rbk_scenario_case_get_name (scenario));
      add_shocks (builder, rbk_scenario_case_get_shocks (scenario));
      rbk_output_member_text (builder, "answer",
                              rbk_answer_words[rbk_scenario_case_get_answer (scenario)]);
    }
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_plans; i++)
    add_cell (builder, self, self->spec->plans[i].key,
              rbk_scenario_matrix_get_cell (self->matrix, row, i));
  json_builder_end_array (builder);
  if (self->index != NULL)
    {
      json_builder_set_member_name (builder, "total");
      add_cell (builder, self, NULL, rbk_scenario_matrix_get_cell (self->matrix, row, n_plans));
    }
  json_builder_end_object (builder);
}

static void
add_matrix (JsonBuilder *builder, const RbkScenarioReport *self)
{
  json_builder_set_member_name (builder, "matrix");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->matrix->n_rows; i++)
    add_row (builder, self, i);
  json_builder_end_array (builder);
}

static void
add_tornado (JsonBuilder *builder, const RbkScenarioReport *self)
{
  json_builder_set_member_name (builder, "tornado");
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan",
                          self->plan >= 0 ? self->spec->plans[self->plan].key : NULL);
  rbk_output_member_ratio (builder, "margin", self->tornado->has_margin, self->tornado->margin);
  json_builder_set_member_name (builder, "bars");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->tornado->n_bars; i++)
    {
      const RbkTornadoBar *bar = &self->tornado->bars[i];

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "name", bar->name);
      rbk_output_member_text (builder, "low", bar->low);
      rbk_output_member_text (builder, "high", bar->high);
      rbk_output_member_ratio (builder, "low_margin", TRUE, bar->low_margin);
      rbk_output_member_ratio (builder, "high_margin", TRUE, bar->high_margin);
      rbk_output_member_ratio (builder, "swing", TRUE, bar->swing);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_predictability (JsonBuilder *builder, const RbkScenarioReport *self)
{
  const RbkPredictability *found = self->predictability;

  json_builder_set_member_name (builder, "predictability");
  json_builder_begin_object (builder);
  rbk_output_member_count (builder, "months", found->n_months);
  rbk_output_member_ratio (builder, "sigma", found->n_months == 0, found->sigma);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->n_plans; i++)
    {
      const RbkPlanPredictability *plan = &found->plans[i];

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "key", self->spec->plans[i].key);
      rbk_output_member_count (builder, "customers", plan->n_customers);
      rbk_output_member_ratio (builder, "share_within_20_percent", plan->n_customers > 0,
                               plan->share);
      rbk_output_member_text (builder, "verdict",
                              rbk_predictability_verdict_to_string (plan->verdict));
      rbk_output_member_text (builder, "reason", plan->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Writes all that was found as one object. */
gboolean
rbk_scenario_report_write_json (const RbkScenarioReport *self, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", self->spec->currency);
  rbk_synthetic_output_member (builder, &self->from);
  if (self->result != NULL)
    add_result (builder, self);
  if (self->matrix != NULL)
    add_matrix (builder, self);
  if (self->tornado != NULL)
    add_tornado (builder, self);
  if (self->predictability != NULL)
    add_predictability (builder, self);
  json_builder_end_object (builder);
  return rbk_output_write_json (output, builder, error);
}
