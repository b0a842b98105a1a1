/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-output.h"

#include "rbk-output.h"

#define MAX_LISTED 12

/* How many customers are on each plan today; the last number is of those of whom the file does
 * not say it. */
static guint64 *
count_customers (RbkPopulation *population)
{
  const guint  *plans = rbk_population_get_plans (population);
  const gint64 *weights = rbk_population_get_weights (population);
  guint         n_plans = rbk_population_get_n_plans (population);
  guint64      *counts = g_new0 (guint64, n_plans + 1);

  for (guint i = 0; plans != NULL && i < rbk_population_get_size (population); i++)
    counts[plans[i] > 0 ? plans[i] - 1 : n_plans] += weights != NULL ? (guint64) weights[i] : 1;
  return counts;
}

/*
 * rbk_usage_output_plans_json:
 * @builder: an open object
 * @population: the customers
 *
 * Adds the plans that they are on today; null where the file does not say it.
 */
void
rbk_usage_output_plans_json (JsonBuilder *builder, RbkPopulation *population)
{
  g_autofree guint64 *counts = count_customers (population);
  guint               n_plans = rbk_population_get_n_plans (population);

  if (rbk_population_get_plans (population) == NULL)
    {
      rbk_output_member_text (builder, "plans", NULL);
      return;
    }
  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_plans; i++)
    {
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "name", rbk_population_get_plan_name (population, i));
      rbk_output_member_count (builder, "customers", counts[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  rbk_output_member_count (builder, "without_plan", counts[n_plans]);
}

/*
 * rbk_usage_output_plans_text:
 * @text: where to
 * @population: the customers
 *
 * Adds the same for people.
 */
void
rbk_usage_output_plans_text (GString *text, RbkPopulation *population)
{
  static const char *const titles[] = { "PLAN TODAY", "CUSTOMERS", NULL };
  g_autofree guint64      *counts = count_customers (population);
  guint                    n_plans = rbk_population_get_n_plans (population);
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lr");
  g_autofree char *body = NULL;

  if (rbk_population_get_plans (population) == NULL)
    return;

  for (guint i = 0; i < n_plans && i < MAX_LISTED; i++)
    {
      g_autofree char *name = rbk_printable (rbk_population_get_plan_name (population, i));
      g_autofree char *count = rbk_grouped_to_text (RBK_DECIMAL_UNITS ((__int128) counts[i]));

      rbk_columns_add (columns, name, count, NULL);
    }
  body = rbk_columns_to_text (columns);
  g_string_append_printf (text, "\n%s", body);
  if (n_plans > MAX_LISTED)
    g_string_append_printf (text, "and %u more plans\n", n_plans - MAX_LISTED);
  if (counts[n_plans] > 0)
    {
      g_string_append (text, "On no plan that the file names: ");
      rbk_append_count (text, counts[n_plans], "customer", "customers");
      g_string_append (text, "\n");
    }
  g_string_append_c (text, '\n');
}
