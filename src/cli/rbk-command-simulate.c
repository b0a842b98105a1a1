/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-command.h"

#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-mix.h"
#include "rbk-output.h"

#define MARGIN_COLUMN 5

typedef struct
{
  char    *usage, *date, *output;
  gboolean json;
} SimulateOptions;

static gboolean
has_margin (const RbkMixPlan *plan)
{
  return rbk_decimal_sign (plan->revenue) > 0;
}

static void
add_amounts (JsonBuilder *builder, const RbkMixPlan *plan, gboolean has_price)
{
  rbk_output_member_decimal (builder, "revenue", has_price, plan->revenue);
  rbk_output_member_decimal (builder, "inference", has_price, plan->inference);
  rbk_output_member_decimal (builder, "overhead", has_price, plan->overhead);
  rbk_output_member_decimal (builder, "cost", has_price, plan->cost);
  rbk_output_member_ratio (builder, "margin", has_margin (plan),
                           has_margin (plan) ? rbk_margin_of (plan->revenue, plan->cost) : 0.0);
  rbk_output_member_decimal (builder, "margin_amount", has_price, plan->margin);
  rbk_output_member_count (builder, "losing_money", plan->n_losing);
  rbk_output_member_decimal (builder, "loss", has_price, plan->loss);
  rbk_output_member_count (builder, "at_80", plan->n_at_80);
  rbk_output_member_count (builder, "at_100", plan->n_at_100);
}

static void
add_plan (JsonBuilder *builder, const RbkSpec *spec, const RbkMix *mix, guint i)
{
  const RbkPlanSpec *plan = &spec->plans[i];
  gboolean has_price = !plan->is_quote_only && rbk_plan_spec_get_phase_on (plan, &spec->date);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", plan->key);
  rbk_output_member_text (builder, "name", plan->name);
  rbk_output_member_count (builder, "customers", mix->plans[i].n_customers);
  add_amounts (builder, &mix->plans[i], has_price);
  json_builder_end_object (builder);
}

static gboolean
write_json (const RbkSpec *spec, const RbkMix *mix, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_output_member_count (builder, "customers", mix->n_customers);
  rbk_output_member_count (builder, "unserved", mix->n_unserved);
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mix->n_plans; i++)
    add_plan (builder, spec, mix, i);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "total");
  json_builder_begin_object (builder);
  rbk_output_member_count (builder, "customers", mix->total.n_customers);
  add_amounts (builder, &mix->total, TRUE);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static RbkTint
tint_of (const RbkMixPlan *plan)
{
  if (rbk_decimal_sign (plan->margin) < 0)
    return RBK_TINT_LOSS;

  return plan->n_losing > 0 ? RBK_TINT_THIN : RBK_TINT_NONE;
}

static void
add_text_row (RbkColumns       *columns,
              const RbkSpec    *spec,
              const char       *name,
              const RbkMixPlan *plan,
              gboolean          has_color)
{
  g_autofree char *customers = rbk_grouped_to_text (rbk_decimal_from_int (plan->n_customers));
  g_autofree char *revenue = rbk_amount_to_text (spec->currency, TRUE, plan->revenue);
  g_autofree char *cost =
      rbk_amount_to_text (spec->currency, TRUE,
                          rbk_decimal_round (plan->cost, spec->minor_digits, RBK_ROUND_HALF_AWAY));
  g_autofree char *amount = rbk_amount_to_text (spec->currency, TRUE,
                                                rbk_decimal_round (plan->margin, spec->minor_digits,
                                                                   RBK_ROUND_HALF_AWAY));
  g_autofree char *margin =
      rbk_percent_to_text (has_margin (plan),
                           has_margin (plan) ? rbk_margin_of (plan->revenue, plan->cost) : 0.0);
  g_autofree char *losing = rbk_grouped_to_text (rbk_decimal_from_int (plan->n_losing));
  g_autofree char *at_80 = rbk_grouped_to_text (rbk_decimal_from_int (plan->n_at_80));
  g_autofree char *at_100 = rbk_grouped_to_text (rbk_decimal_from_int (plan->n_at_100));

  rbk_columns_add (columns, name, customers, revenue, cost, amount, margin, losing, at_80, at_100,
                   NULL);
  if (has_color)
    rbk_columns_tint (columns, MARGIN_COLUMN, tint_of (plan));
}

static gboolean
write_text (const RbkSpec *spec, const RbkMix *mix, const char *output, GError **error)
{
  static const char *const titles[] = { "PLAN",     "CUSTOMERS", "REVENUE/MONTH", "LOADED COST",
                                        "MARGIN",   "MARGIN %",  "LOSING",        "AT 80 %",
                                        "AT 100 %", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrrrrrrr");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *body = NULL;
  gboolean         has_color = rbk_output_has_color (output);

  for (guint i = 0; i < mix->n_plans; i++)
    if (!spec->plans[i].is_quote_only)
      add_text_row (columns, spec, spec->plans[i].name, &mix->plans[i], has_color);
  add_text_row (columns, spec, "All", &mix->total, has_color);
  body = rbk_columns_to_text (columns);
  g_string_append_printf (text,
                          "%u customers, amounts in %s. Each takes the cheapest plan that allows "
                          "its usage.\n\n%s",
                          mix->n_customers, spec->currency, body);
  if (mix->n_unserved > 0)
    g_string_append_printf (text, "\n%u customers use more than any plan with a price allows.\n",
                            mix->n_unserved);

  return rbk_output_write (output, text->str, text->len, error);
}

/* What is wrong with the customers is said of their file, what is wrong with a plan of the book. */
static gboolean
simulate (const char *path, const SimulateOptions *options, GError **error)
{
  g_autoptr(RbkSpec) spec = rbk_load_spec (path, options->date, NULL, error);
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(RbkMixIndex) index = NULL;
  g_autoptr(RbkMix) mix = NULL;

  if (spec == NULL || !rbk_load_population (spec, options->usage, &population, error))
    return FALSE;
  index = rbk_mix_index_new (spec, population, error);
  if (index == NULL)
    {
      rbk_command_blame (error, options->usage);
      return FALSE;
    }
  mix = rbk_mix_new (spec, index, error);
  if (mix == NULL)
    {
      rbk_command_blame (error, path);
      return FALSE;
    }

  return options->json ? write_json (spec, mix, options->output, error)
                       : write_text (spec, mix, options->output, error);
}

static void
clear_options (SimulateOptions *options)
{
  g_free (options->usage);
  g_free (options->date);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SimulateOptions, clear_options)

/* simulate FILE --usage CSV [--date D] [--json] [-o FILE] */
RbkExit
rbk_run_simulate (char **arguments)
{
  g_auto(SimulateOptions) options = { 0 };
  g_auto(GStrv) files = NULL;
  g_autoptr(GError) error = NULL;
  RbkExit            status;
  const GOptionEntry entries[] = {
    { "usage", 0, 0, G_OPTION_ARG_FILENAME, &options.usage, "The customers", "CSV" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "Prices in force on this day", "DATE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, "Print JSON", NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Where to write", "FILE" },
    { NULL },
  };

  if (!rbk_command_parse (arguments, entries, 1, 1, &files, &status))
    return status;
  if (options.usage == NULL)
    {
      error = g_error_new (RBK_ERROR, RBK_ERROR_USAGE,
                           "simulate: name the customers' file with --usage");
      return rbk_command_fail (error);
    }
  if (!simulate (files[0], &options, &error))
    return rbk_command_fail (error);

  return RBK_EXIT_DONE;
}
