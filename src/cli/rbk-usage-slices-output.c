/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-output.h"

#include "rbk-output.h"

#define MAX_LISTED 12
#define COST_PLACES 4
#define NANO_RAW ((__int128) 1000000000)

/* What was used in a slice. Sums that do not fit are not there. */
typedef struct
{
  gboolean   has_calls, has_tokens, has_cost;
  RbkDecimal calls, tokens, cost;
} Total;

static RbkDecimal
from_count (__int128 count)
{
  return (RbkDecimal){ .raw = count * RBK_DECIMAL_ONE_RAW };
}

static Total
get_total (const RbkUsage *usage, RbkSlices *slices, guint slice)
{
  static const RbkColumn columns[] = { RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT, RBK_COLUMN_CACHE_READ,
                                       RBK_COLUMN_CACHE_WRITE };
  Total                  total = { 0 };
  gint64                 values[RBK_N_COLUMNS];
  __int128               tokens = 0;

  if (!rbk_slices_get_total (slices, slice, values))
    return total;

  total.has_calls = rbk_population_has_column (usage->population, RBK_COLUMN_CALLS);
  total.calls = from_count (values[RBK_COLUMN_CALLS]);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      total.has_tokens =
          total.has_tokens || rbk_population_has_column (usage->population, columns[i]);
      tokens += values[columns[i]];
    }
  total.tokens = from_count (tokens);
  total.has_cost = rbk_population_has_column (usage->population, RBK_COLUMN_COST);
  total.cost = (RbkDecimal){ .raw = (__int128) values[RBK_COLUMN_COST] * NANO_RAW };
  return total;
}

static void
add_slices (JsonBuilder    *builder,
            const char     *name,
            const char     *key,
            const RbkUsage *usage,
            RbkSlices      *slices)
{
  json_builder_set_member_name (builder, name);
  if (slices == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < rbk_slices_get_n_slices (slices); i++)
    {
      Total total = get_total (usage, slices, i);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, key, rbk_slices_get_name (slices, i));
      rbk_output_member_decimal (builder, "calls", total.has_calls, total.calls);
      rbk_output_member_decimal (builder, "tokens", total.has_tokens, total.tokens);
      rbk_output_member_decimal (builder, "cost", total.has_cost, total.cost);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/*
 * rbk_usage_output_slices_json:
 * @builder: in an object
 * @usage: what was read
 *
 * Adds what was used on each day and of each model: in all, not on average.
 */
void
rbk_usage_output_slices_json (JsonBuilder *builder, const RbkUsage *usage)
{
  add_slices (builder, "days", "day", usage, usage->days);
  add_slices (builder, "models", "name", usage, usage->by_model);
}

static char *
dup_count (gboolean exists, RbkDecimal count)
{
  return exists ? rbk_grouped_to_text (count) : g_strdup ("–");
}

/*
 * rbk_usage_output_slices_text:
 * @text: where to
 * @usage: what was read
 *
 * Adds the models that were used.
 */
void
rbk_usage_output_slices_text (GString *text, const RbkUsage *usage)
{
  static const char *const titles[] = { "MODEL", "CALLS", "TOKENS", "COST", NULL };
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrrr");
  g_autofree char *body = NULL;
  guint            n = usage->by_model != NULL ? rbk_slices_get_n_slices (usage->by_model) : 0;

  if (n == 0)
    return;

  for (guint i = 0; i < n && i < MAX_LISTED; i++)
    {
      Total            total = get_total (usage, usage->by_model, i);
      g_autofree char *model = rbk_printable (rbk_slices_get_name (usage->by_model, i));
      g_autofree char *calls = dup_count (total.has_calls, total.calls);
      g_autofree char *tokens = dup_count (total.has_tokens, total.tokens);

      g_autofree char *cost = dup_count (total.has_cost, rbk_decimal_round (total.cost, COST_PLACES,
                                                                            RBK_ROUND_HALF_AWAY));

      rbk_columns_add (columns, model, calls, tokens, cost, NULL);
    }
  body = rbk_columns_to_text (columns);
  g_string_append_printf (text, "\n%s", body);
  if (n > MAX_LISTED)
    g_string_append_printf (text, "and %u more models\n", n - MAX_LISTED);
  g_string_append_c (text, '\n');
}
