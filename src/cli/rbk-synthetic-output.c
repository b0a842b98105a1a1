/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-synthetic-output.h"

#include "rbk-output.h"
#include "rbk-synthetic.h"

static void
add_quantiles (JsonBuilder *builder, const char *const *quantiles)
{
  if (quantiles == NULL)
    {
      rbk_output_member_text (builder, "fitted_from", NULL);
      return;
    }
  json_builder_set_member_name (builder, "fitted_from");
  json_builder_begin_array (builder);
  for (guint i = 0; quantiles[i] != NULL; i++)
    json_builder_add_string_value (builder, quantiles[i]);
  json_builder_end_array (builder);
}

/**
 * rbk_synthetic_output_member:
 * @builder: an open object
 * @from: where customers are from
 *
 * Adds `synthetic`: how customers were made up, null for real ones and for none.
 */
void
rbk_synthetic_output_member (JsonBuilder *builder, const RbkOwnFile *from)
{
  RbkSyntheticUsage *made_up = from->made_up;
  const char *const *quantiles;

  if (made_up == NULL)
    {
      rbk_output_member_text (builder, "synthetic", NULL);
      return;
    }
  quantiles = rbk_synthetic_usage_get_fitted_from (made_up);
  json_builder_set_member_name (builder, "synthetic");
  json_builder_begin_object (builder);
  rbk_output_member_decimal (builder, "sigma", TRUE, rbk_synthetic_usage_get_sigma (made_up));
  rbk_output_member_decimal (builder, "median", TRUE, *rbk_synthetic_usage_get_median (made_up));
  rbk_output_member_count (builder, "seed", (guint64) rbk_synthetic_usage_get_seed (made_up));
  rbk_output_member_count (builder, "customers",
                           (guint64) rbk_synthetic_usage_get_customers (made_up));
  add_quantiles (builder, quantiles);
  rbk_output_member_ratio (builder, "largest_miss", quantiles != NULL, from->largest_miss);
  json_builder_end_object (builder);
}

/**
 * rbk_synthetic_output_line:
 * @text: where to
 * @from: where customers are from
 *
 * Appends the same for people, and a free line; nothing for real customers and for none.
 */
void
rbk_synthetic_output_line (GString *text, const RbkOwnFile *from)
{
  const char *const *quantiles;
  RbkLognormal       calls;
  g_autofree char   *how = NULL;
  g_autofree char   *list = NULL;
  g_autofree char   *miss = NULL;

  if (from->made_up == NULL || !rbk_lognormal_init_for_usage (&calls, from->made_up, NULL))
    return;

  quantiles = rbk_synthetic_usage_get_fitted_from (from->made_up);
  how = rbk_synthetic_describe (&calls, (guint64) rbk_synthetic_usage_get_seed (from->made_up));
  g_string_append_printf (text, "Made-up customers: %s", how);
  if (quantiles != NULL)
    {
      list = g_strjoinv (", ", (char **) quantiles);
      miss = rbk_percent_to_text (TRUE, from->largest_miss);
      g_string_append_printf (text, ", fitted to %s (off by %s at most)", list, miss);
    }
  g_string_append (text, "; not a measurement.\n\n");
}
