/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-migration-output.h"

#include <string.h>

#include "rbk-output.h"

static void
member_date (JsonBuilder *builder, const char *name, const GDate *date)
{
  g_autofree char *text = rbk_date_to_string (date);

  rbk_output_member_text (builder, name, text);
}

static void
member_amount (JsonBuilder *builder, const char *name, RbkDecimal amount)
{
  rbk_output_member_decimal (builder, name, rbk_decimal_is_valid (amount), amount);
}

static void
member_share (JsonBuilder *builder, const char *name, gboolean exists, RbkDecimal share)
{
  rbk_output_member_ratio (builder, name, exists, exists ? rbk_decimal_to_double (share) : 0);
}

static void
add_sums (JsonBuilder *builder, const RbkMoveSums *sums)
{
  rbk_output_member_count (builder, "customers", sums->n);
  member_amount (builder, "bill_before", sums->old_bill);
  member_amount (builder, "bill_after", sums->new_bill);
  member_amount (builder, "change", rbk_decimal_sub (sums->new_bill, sums->old_bill));
  member_amount (builder, "cost_before", sums->old_cost);
  member_amount (builder, "cost_after", sums->new_cost);
}

static void
add_percentiles (JsonBuilder *builder, const RbkMoveSpread *spread)
{
  json_builder_set_member_name (builder, "change_share");
  json_builder_begin_object (builder);
  for (guint i = 0; i < RBK_N_RISE_PERCENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", rbk_rise_percents[i]);

      member_share (builder, name, spread->has_percentiles, spread->rises[i]);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "change_amount");
  json_builder_begin_object (builder);
  for (guint i = 0; i < RBK_N_RISE_PERCENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("p%u", rbk_rise_percents[i]);

      rbk_output_member_decimal (builder, name, spread->has_changes, spread->changes[i]);
    }
  json_builder_end_object (builder);
}

static void
add_bins (JsonBuilder *builder, const RbkMoveSpread *spread)
{
  json_builder_set_member_name (builder, "histogram");
  json_builder_begin_array (builder);
  for (guint i = 0; i < RBK_N_RISE_BINS; i++)
    {
      gboolean has_low, has_high;
      int      low, high;

      rbk_rise_bin_get_range (i, &has_low, &low, &has_high, &high);
      json_builder_begin_object (builder);
      rbk_output_member_ratio (builder, "from", has_low, low / 100.0);
      rbk_output_member_ratio (builder, "to", has_high, high / 100.0);
      rbk_output_member_count (builder, "customers", spread->bins[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_spread (JsonBuilder *builder, const RbkMoveSpread *spread)
{
  add_sums (builder, &spread->sums);
  rbk_output_member_count (builder, "less", spread->n_less);
  rbk_output_member_count (builder, "same", spread->n_same);
  rbk_output_member_count (builder, "more", spread->n_more);
  rbk_output_member_count (builder, "over", spread->n_over);
  rbk_output_member_count (builder, "stopped", spread->n_stopped);
  add_percentiles (builder, spread);
  add_bins (builder, spread);
}

static void
add_plans (JsonBuilder *builder, const RbkMigrationFound *found)
{
  const RbkMigration *migration = found->migration;
  const RbkSpec      *before = migration->bills->before, *after = migration->bills->after;

  json_builder_set_member_name (builder, "plans");
  json_builder_begin_array (builder);
  for (guint i = 0; i < migration->n_plans; i++)
    {
      const RbkMapEntry *entry = &g_array_index (found->map, RbkMapEntry, i);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "key", before->plans[i].key);
      rbk_output_member_text (builder, "name", before->plans[i].name);
      rbk_output_member_text (builder, "to",
                              entry->to >= 0 ? after->plans[entry->to].key : "cheapest");
      rbk_output_member_text (builder, "by", rbk_map_reason_get_nick (entry->reason));
      add_spread (builder, &migration->plans[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_flows (JsonBuilder *builder, const RbkMigration *migration)
{
  const RbkSpec *before = migration->bills->before, *after = migration->bills->after;

  json_builder_set_member_name (builder, "flows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < migration->flows->len; i++)
    {
      const RbkMoveFlow *flow = &g_array_index (migration->flows, RbkMoveFlow, i);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "from",
                              flow->from >= 0 ? before->plans[flow->from].key : NULL);
      rbk_output_member_text (builder, "to", flow->to >= 0 ? after->plans[flow->to].key : NULL);
      add_sums (builder, &flow->sums);
      rbk_output_member_count (builder, "more", flow->n_more);
      rbk_output_member_count (builder, "over", flow->n_over);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_draft (JsonBuilder *builder, const RbkMigrationFound *found, RbkCohort cohort)
{
  const RbkMigrationDraft *draft = rbk_migration_draft_get (cohort, found->rollout);
  guint                    customer;
  g_autofree char         *title = NULL;
  g_autofree char         *text = NULL;

  if (draft == NULL || !rbk_migration_find_example (found->migration, cohort, &customer))
    {
      rbk_output_member_text (builder, "draft", NULL);
      return;
    }
  title = rbk_migration_draft_fill (draft->title, found->migration, found->rollout, customer, NULL);
  text = rbk_migration_draft_fill (draft->text, found->migration, found->rollout, customer, NULL);
  json_builder_set_member_name (builder, "draft");
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "title", draft->title);
  rbk_output_member_text (builder, "text", draft->text);
  rbk_output_member_text (builder, "example_customer",
                          rbk_population_get_id (found->migration->bills->population, customer));
  rbk_output_member_text (builder, "example_title", title);
  rbk_output_member_text (builder, "example_text", text);
  json_builder_end_object (builder);
}

static void
add_cohorts (JsonBuilder *builder, const RbkMigrationFound *found)
{
  json_builder_set_member_name (builder, "cohorts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < RBK_N_COHORTS; i++)
    {
      RbkMoveSums sums = rbk_migration_get_sums (found->migration, i);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "cohort", rbk_cohort_get_nick (i));
      add_sums (builder, &sums);
      rbk_output_member_decimal (builder, "bill_if_moved",
                                 i != RBK_COHORT_UNSERVED && i != RBK_COHORT_QUOTED,
                                 found->migration->sums[i].new_bill);
      add_draft (builder, found, i);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_waves (JsonBuilder *builder, const RbkRollout *rollout)
{
  json_builder_set_member_name (builder, "waves");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rollout->waves->len; i++)
    {
      const RbkWave *wave = &g_array_index (rollout->waves, RbkWave, i);
      RbkDecimal     lowest =
          rbk_decimal_div (rbk_decimal_from_int (wave->lowest), rbk_decimal_from_int (RBK_RISE_ONE),
                           RBK_ROUND_HALF_AWAY);
      RbkDecimal highest =
          rbk_decimal_div (rbk_decimal_from_int (wave->highest),
                           rbk_decimal_from_int (RBK_RISE_ONE), RBK_ROUND_HALF_AWAY);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "wave", wave->is_kept ? "kept" : "moving");
      member_date (builder, "told", &wave->told);
      member_date (builder, "moves", &wave->moves);
      add_sums (builder, &wave->sums);
      rbk_output_member_count (builder, "over", wave->over.n);
      member_share (builder, "lowest_change", wave->has_rises, lowest);
      member_share (builder, "highest_change", wave->has_rises, highest);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_months (JsonBuilder *builder, const RbkRollout *rollout)
{
  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rollout->months->len; i++)
    {
      const RbkRolloutMonth *month = &g_array_index (rollout->months, RbkRolloutMonth, i);
      g_autofree char       *name = rbk_date_to_string (&month->first);

      name[strlen ("2027-01")] = '\0';
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "month", name);
      member_amount (builder, "revenue_before", month->revenue_before);
      member_amount (builder, "revenue", month->revenue);
      member_amount (builder, "cost", month->cost);
      rbk_output_member_count (builder, "moved", month->n_moved);
      member_amount (builder, "left", month->n_left);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_listed (JsonBuilder *builder, const RbkMigrationFound *found)
{
  const RbkMigrationBills *bills = found->migration->bills;
  g_autoptr(GArray) list = rbk_migration_list (found->migration, 1u << RBK_COHORT_OVER,
                                                MAX (found->n_listed, 1));

  json_builder_set_member_name (builder, "largest_rises");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (list->len, found->n_listed); i++)
    {
      guint    customer = g_array_index (list, guint, i);
      RbkMover mover;

      rbk_migration_bills_get (bills, customer, &mover);
      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "customer",
                              rbk_population_get_id (bills->population, customer));
      rbk_output_member_count (builder, "customers", (guint64) mover.weight);
      rbk_output_member_text (builder, "from", bills->before->plans[mover.old_plan].key);
      rbk_output_member_text (builder, "to", bills->after->plans[mover.new_plan].key);
      member_amount (builder, "bill_before", mover.old_bill);
      member_amount (builder, "bill_after", mover.new_bill);
      member_share (builder, "change_share", mover.has_rise, mover.rise);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rbk_migration_output_members:
 * @builder: an open object
 * @found: what there is to say of a move
 *
 * Adds all of it.
 */
void
rbk_migration_output_members (JsonBuilder *builder, const RbkMigrationFound *found)
{
  const RbkMigration *migration = found->migration;

  rbk_output_member_text (builder, "from", found->from);
  member_share (builder, "threshold", TRUE, migration->threshold);
  rbk_output_member_count (builder, "customers", migration->n_customers);
  member_amount (builder, "revenue_before", migration->revenue_before);
  member_amount (builder, "revenue_after", migration->revenue_after);
  member_amount (builder, "margin_before", migration->margin_before);
  member_amount (builder, "margin_after", migration->margin_after);
  member_amount (builder, "grandfathering_costs", migration->forgone);
  rbk_output_member_ratio (builder, "may_leave", migration->has_break_even, migration->break_even);
  json_builder_set_member_name (builder, "total");
  json_builder_begin_object (builder);
  add_spread (builder, &migration->total);
  json_builder_end_object (builder);
  add_plans (builder, found);
  add_flows (builder, migration);
  add_cohorts (builder, found);
  add_waves (builder, found->rollout);
  add_months (builder, found->rollout);
  add_listed (builder, found);
}
