/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-output.h"

#include "rbk-mix-output.h"
#include "rbk-output.h"
#include "rbk-synthetic-output.h"
#include "rbk-usage-summary.h"

/* Ends of bins are drawn, not billed. */
#define BIN_PLACES 4

static void
begin_object (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_file (JsonBuilder *builder, const RbkCustomersFound *found)
{
  const RbkDecimal *rescale =
      found->source != NULL ? rbk_usage_source_get_rescale (found->source) : NULL;

  if (found->from->made_up != NULL)
    {
      rbk_output_member_text (builder, "file", NULL);
      return;
    }
  begin_object (builder, "file");
  rbk_output_member_text (builder, "path", found->from->path);
  json_builder_set_member_name (builder, "own");
  json_builder_add_boolean_value (builder, found->from->is_own);
  json_builder_set_member_name (builder, "changed");
  json_builder_add_boolean_value (builder, found->from->is_changed);
  rbk_output_member_decimal (builder, "rescale", rescale != NULL,
                             rescale != NULL ? *rescale : RBK_DECIMAL_ONE);
  rbk_output_member_count (builder, "unknown_models",
                           rbk_customers_get_n_unknown (found->customers));
  json_builder_end_object (builder);
}

static void
add_summary (JsonBuilder *builder, const RbkCustomersFound *found)
{
  RbkUsageSummary summary;

  rbk_usage_summary_init (&summary, found->population);
  rbk_output_member_ratio (builder, "cost_ratio_p95_p5", summary.has_cost_ratio,
                           summary.cost_ratio);
  rbk_output_member_ratio (builder, "top10_share", summary.has_top10_share, summary.top10_share);
  rbk_output_member_text (builder, "advice", summary.advice);
}

static void
add_bins (JsonBuilder *builder, const RbkDistribution *distribution)
{
  begin_array (builder, "bins");
  for (guint i = 0; i < distribution->n_bins; i++)
    {
      const RbkDistributionBin *bin = &distribution->bins[i];

      json_builder_begin_object (builder);
      rbk_output_member_decimal (builder, "from", TRUE,
                                 rbk_decimal_from_double (bin->from, BIN_PLACES));
      rbk_output_member_decimal (builder, "to", TRUE,
                                 rbk_decimal_from_double (bin->to, BIN_PLACES));
      rbk_output_member_count (builder, "customers", bin->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_lorenz (JsonBuilder *builder, const RbkDistribution *distribution)
{
  begin_array (builder, "lorenz");
  for (guint i = 0; i < distribution->n_lorenz; i++)
    {
      json_builder_begin_object (builder);
      rbk_output_member_ratio (builder, "customers", TRUE, distribution->lorenz[i].customers);
      rbk_output_member_ratio (builder, "amount", TRUE, distribution->lorenz[i].amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_intervals (JsonBuilder *builder, const RbkDistribution *distribution)
{
  begin_object (builder, "percentiles");
  for (guint i = 0; i < distribution->n_intervals; i++)
    {
      const RbkInterval *interval = &distribution->intervals[i];
      g_autofree char   *name = g_strdup_printf ("p%u", interval->percent);

      begin_object (builder, name);
      rbk_output_member_decimal (builder, "value", TRUE, interval->value);
      rbk_output_member_decimal (builder, "low", distribution->has_intervals, interval->low);
      rbk_output_member_decimal (builder, "high", distribution->has_intervals, interval->high);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_distributions (JsonBuilder *builder, const RbkCustomersFound *found)
{
  static const char *const names[] = { "calls", "tokens", "cost" };

  begin_object (builder, "distribution");
  for (guint i = 0; i < RBK_N_DISTRIBUTIONS; i++)
    {
      const RbkDistribution *distribution = found->distributions[i];

      if (distribution == NULL)
        {
          rbk_output_member_text (builder, names[i], NULL);
          continue;
        }
      begin_object (builder, names[i]);
      rbk_output_member_count (builder, "customers", distribution->n_customers);
      rbk_output_member_count (builder, "without", distribution->n_zero);
      rbk_output_member_ratio (builder, "gini", TRUE, distribution->gini);
      rbk_output_member_ratio (builder, "top10_share", TRUE, distribution->top10_share);
      add_intervals (builder, distribution);
      add_bins (builder, distribution);
      add_lorenz (builder, distribution);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_losing (JsonBuilder *builder, const RbkCustomersFound *found)
{
  begin_array (builder, "losing");
  for (guint i = 0; i < found->losing->len; i++)
    {
      const RbkMixLoss *loss = &g_array_index (found->losing, RbkMixLoss, i);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "customer",
                              rbk_population_get_id (found->population, loss->customer));
      rbk_output_member_text (builder, "plan", found->spec->plans[loss->plan].key);
      rbk_output_member_decimal (builder, "usage", TRUE, loss->usage);
      rbk_output_member_decimal (builder, "bill", TRUE, loss->bill);
      rbk_output_member_decimal (builder, "cost", TRUE, loss->cost);
      rbk_output_member_decimal (builder, "break_even", TRUE, loss->break_even);
      rbk_output_member_decimal (builder, "target_price", rbk_decimal_is_valid (loss->target_price),
                                 loss->target_price);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_hits_of (JsonBuilder *builder, const RbkCapHits *hits, RbkSlices *days)
{
  begin_array (builder, "days");
  for (guint i = 0; i < hits->n_days; i++)
    {
      if (hits->at_80[i] == 0 && hits->at_100[i] == 0)
        continue;
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "day", rbk_slices_get_name (days, i));
      rbk_output_member_count (builder, "at_80", hits->at_80[i]);
      rbk_output_member_count (builder, "at_100", hits->at_100[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Null where the file has no days; days on which nobody reaches anything are left out. */
static void
add_hits (JsonBuilder *builder, const RbkCustomersFound *found)
{
  RbkSlices *days = rbk_customers_get_days (found->customers);

  if (days == NULL)
    {
      rbk_output_member_text (builder, "cap_hits", NULL);
      return;
    }
  begin_array (builder, "cap_hits");
  for (guint i = 0; i < found->hits->len; i++)
    {
      const RbkCapHits *hits = g_ptr_array_index (found->hits, i);

      if (hits == NULL)
        continue;
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "plan", found->spec->plans[i].key);
      add_hits_of (builder, hits, days);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_break_evens (JsonBuilder *builder, const RbkCustomersFound *found)
{
  begin_array (builder, "break_even");
  for (guint i = 0; i < found->break_evens->len; i++)
    {
      const RbkBreakEven *even = g_ptr_array_index (found->break_evens, i);
      const RbkSpec      *spec = found->spec;

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "plan", spec->plans[even->plan].key);
      rbk_output_member_text (builder, "meter",
                              even->axis >= 0 ? spec->meters[even->axis].key : NULL);
      begin_array (builder, "usage");
      for (guint k = 0; k < even->n_usages; k++)
        {
          g_autofree char *usage = rbk_decimal_to_string (even->usages[k]);

          json_builder_add_string_value (builder, usage);
        }
      json_builder_end_array (builder);
      rbk_output_member_count (builder, "past", even->n_past);
      rbk_output_member_count (builder, "not_allowed", even->n_unserved);
      rbk_output_member_count (builder, "losing_money", even->n_losing);
      rbk_output_member_decimal (builder, "loss", TRUE, even->loss);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rbk_customers_output_json:
 * @found: what the file says
 * @output: (nullable): where to
 * @error: return location for a #GError
 *
 * Writes it for scripts.
 *
 * Returns: whether all of it was written
 */
gboolean
rbk_customers_output_json (const RbkCustomersFound *found, const char *output, GError **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "currency", found->spec->currency);
  rbk_synthetic_output_member (builder, found->from);
  add_file (builder, found);
  rbk_output_member_text (builder, "everybody_on",
                          found->plan >= 0 ? found->spec->plans[found->plan].key : NULL);
  add_summary (builder, found);
  rbk_mix_output_members (builder, found->spec, found->mix,
                          found->plan < 0 ? &found->detail : NULL);
  add_distributions (builder, found);
  add_losing (builder, found);
  add_hits (builder, found);
  add_break_evens (builder, found);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}
