/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-gates.h"

#include "rbk-gates-private.h"
#include "rbk-json.h"
#include "rbk-meter.h"
#include "rbk-plan.h"
#include "rbk-term.h"
#include "rbk-unit-words.h"

void
rbk_gates_set_text (RbkGates *self, const char *name, const char *text)
{
  json_builder_set_member_name (self->builder, name);
  if (text != NULL)
    json_builder_add_string_value (self->builder, text);
  else
    json_builder_add_null_value (self->builder);
}

void
rbk_gates_set_decimal (RbkGates *self, const char *name, gboolean exists, RbkDecimal value)
{
  g_autofree char *text = exists ? rbk_decimal_to_string (value) : NULL;

  rbk_gates_set_text (self, name, text);
}

void
rbk_gates_set_flag (RbkGates *self, const char *name, gboolean value)
{
  json_builder_set_member_name (self->builder, name);
  json_builder_add_boolean_value (self->builder, value);
}

void
rbk_gates_begin_list (RbkGates *self, const char *name)
{
  json_builder_set_member_name (self->builder, name);
  json_builder_begin_array (self->builder);
}

static void
add_meters (RbkGates *self)
{
  GListModel *meters = rbk_book_get_meters (self->job->book);

  rbk_gates_begin_list (self, "meters");
  for (guint i = 0; i < self->spec->n_meters; i++)
    {
      const RbkMeterSpec *spec = &self->spec->meters[i];
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);
      g_autofree char *units = rbk_meter_spec_dup_units (spec);

      json_builder_begin_object (self->builder);
      rbk_gates_set_text (self, "key", spec->key);
      rbk_gates_set_text (self, "name", spec->name[0] != '\0' ? spec->name : spec->key);
      rbk_gates_set_text (self, "unit", spec->unit);
      rbk_gates_set_text (self, "units", units);
      rbk_gates_set_decimal (self, "in_a_unit", TRUE, spec->conversion);
      rbk_gates_set_text (self, "internal_unit", rbk_meter_get_internal_unit (meter));
      rbk_gates_set_text (self, "definition", rbk_meter_get_definition (meter));
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_plan (RbkGates *self, guint index)
{
  const RbkPlanSpec *plan = &self->spec->plans[index];

  json_builder_begin_object (self->builder);
  rbk_gates_set_text (self, "key", plan->key);
  rbk_gates_set_text (self, "name", plan->name[0] != '\0' ? plan->name : plan->key);
  rbk_gates_set_flag (self, "quote_only", plan->is_quote_only);
  rbk_gates_begin_list (self, "phases");
  for (guint i = 0; i < plan->n_phases; i++)
    if (rbk_term_is_sold (plan, &plan->phases[i], &self->spec->date))
      rbk_gates_add_phase (self, index, i);
  json_builder_end_array (self->builder);
  json_builder_end_object (self->builder);
}

static void
add_gates (RbkGates *self)
{
  g_autofree char *date = rbk_date_to_string (&self->spec->date);

  json_builder_begin_object (self->builder);
  rbk_gates_set_text (self, "format", "ratebook-gates");
  json_builder_set_member_name (self->builder, "version");
  json_builder_add_int_value (self->builder, 1);
  rbk_gates_set_text (self, "title", rbk_book_get_title (self->job->book));
  rbk_gates_set_text (self, "currency", self->spec->currency);
  rbk_gates_set_text (self, "effective_on", date);
  add_meters (self);
  rbk_gates_begin_list (self, "plans");
  for (guint i = 0; i < self->spec->n_plans; i++)
    add_plan (self, i);
  json_builder_end_array (self->builder);
  rbk_gates_add_projection (self);
  rbk_gates_add_messages (self);
  json_builder_end_object (self->builder);
}

/**
 * rbk_gates_export:
 * @job: what is exported
 * @out: takes the file
 * @error: return location for an error
 *
 * Makes the file that a product enforces: of each plan and phase the limits, what is done past
 * them, when customers are told what, and which plan to offer. `data/gates.schema.json` says
 * what is in it, `data/gates.md` what to do with it.
 *
 * Fails with `RBK_ERROR_REFUSED` for a message with a placeholder that there is not.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_gates_export (const RbkExportJob *job, RbkExport *out, GError **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(GPtrArray) messages = rbk_gate_messages_new (job->book, &reason);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  RbkGates gates = { .job = job, .spec = job->spec, .builder = builder, .messages = messages };

  if (messages == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_REFUSED, reason->message);
      return FALSE;
    }
  add_gates (&gates);
  root = json_builder_get_root (builder);
  rbk_export_add (out, "gates.json", rbk_json_to_text (root));
  return TRUE;
}
