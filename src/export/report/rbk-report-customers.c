/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-report-sections.h"

#include "rbk-distribution.h"
#include "rbk-mix-spread.h"

/* Bars of the histogram, of which the report shows none: the least that may be asked for. */
#define BINS 16
#define SEED 1

static void
add_level (RbkReportTable *table, const RbkExportJob *job, const RbkTableLevel *level)
{
  const RbkFigure *at = &level->figure;

  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_take (table, rbk_report_place (level->at));
  rbk_report_table_take (table, rbk_report_quantity (TRUE, at->usage));
  rbk_report_table_take (table, rbk_report_amount (job, TRUE, at->inference));
  rbk_report_table_take (table, rbk_report_amount (job, TRUE, at->cost));
  rbk_report_table_take (table, rbk_report_amount (job, at->has_bill, at->bill));
  rbk_report_table_take (table, rbk_report_amount (job, at->has_bill, at->amount));
  rbk_report_table_take (table, rbk_report_share (at->has_margin, at->margin));
}

/* Every plan at every usage level and percentile. */
void
rbk_report_add_percentiles (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "At",   "Usage", "Models",      "Loaded cost",
                                        "Bill", "Left",  "Gross margin" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lrrrrrr");

  for (guint i = 0; i < job->table->n_rows; i++)
    {
      const RbkTableRow *row = &job->table->rows[i];

      if (row->n_levels == 0)
        continue;
      rbk_report_table_begin (table, RBK_REPORT_ROW_GROUP);
      rbk_report_table_take (table, rbk_report_short_name (row->plan->name, row->plan->key));
      for (guint k = 0; k < row->n_levels; k++)
        add_level (table, job, &row->levels[k]);
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 1, "Margins by usage");
  rbk_report_flow_text (flow, RBK_REPORT_BODY,
                        job->population != NULL
                            ? "Percentiles are those of the customers: nine in ten use no more "
                              "than p90."
                            : "Percentiles are those that the usage levels of the book stand for.");
  rbk_report_add_part (flow, job, "Each plan at each usage, a month");
  rbk_report_flow_table (flow, table);
}

static void
add_intervals (RbkReportFlow *flow, const RbkExportJob *job)
{
  static const char *const titles[] = { "Percentile", "Calls a month", "from", "to" };
  g_autoptr(RbkDistribution) calls = NULL;
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lrrr");

  if (!rbk_population_has_column (job->population, RBK_COLUMN_CALLS))
    return;
  calls = rbk_distribution_new (job->population, RBK_DISTRIBUTION_CALLS, BINS, SEED);
  for (guint i = 0; calls != NULL && i < calls->n_intervals; i++)
    {
      const RbkInterval *interval = &calls->intervals[i];

      rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
      rbk_report_table_take (table, g_strdup_printf ("p%u", interval->percent));
      rbk_report_table_take (table, rbk_report_quantity (TRUE, interval->value));
      rbk_report_table_take (table, rbk_report_quantity (calls->has_intervals, interval->low));
      rbk_report_table_take (table, rbk_report_quantity (calls->has_intervals, interval->high));
    }
  if (rbk_report_table_get_n_rows (table) == 0)
    return;
  rbk_report_flow_heading (flow, 2, "How much they use");
  rbk_report_flow_table (flow, table);
  rbk_report_flow_text (flow, RBK_REPORT_NOTE,
                        "From and to are the bounds between which 95 % of resampled percentiles "
                        "lie: the fewer customers, the further apart.");
}

static void
add_mix_row (RbkReportTable     *table,
             const RbkExportJob *job,
             RbkReportRow        kind,
             char               *name,
             const RbkMixPlan   *plan)
{
  gboolean has_revenue = rbk_decimal_sign (plan->revenue) > 0;

  rbk_report_table_begin (table, kind);
  rbk_report_table_take (table, name);
  rbk_report_table_take (table, rbk_report_count (plan->n_customers));
  rbk_report_table_take (table, rbk_report_amount (job, TRUE, plan->revenue));
  rbk_report_table_take (table, rbk_report_amount (job, TRUE, plan->cost));
  rbk_report_table_take (table, rbk_report_amount (job, TRUE, plan->margin));
  rbk_report_table_take (table,
                         rbk_report_share (has_revenue,
                                           has_revenue ? rbk_margin_of (plan->revenue, plan->cost)
                                                       : 0.0));
  rbk_report_table_take (table, rbk_report_count (plan->n_losing));
  rbk_report_table_take (table, rbk_report_count (plan->n_at_80));
  rbk_report_table_take (table, rbk_report_count (plan->n_at_100));
}

static void
add_mix (RbkReportFlow *flow, const RbkExportJob *job, const RbkMix *mix)
{
  static const char *const titles[] = { "Plan",         "Customers",      "Revenue",
                                        "Cost",         "Left",           "Gross margin",
                                        "Losing money", "At 80 % of cap", "At cap" };
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lrrrrrrrr");

  rbk_report_add_part (flow, job, "Which plan they would take");
  rbk_report_flow_text (flow, RBK_REPORT_BODY,
                        "Each customer takes the cheapest plan that allows what it uses; of plans "
                        "that cost the same, the earlier.");
  for (guint i = 0; i < mix->n_plans; i++)
    add_mix_row (table, job, RBK_REPORT_ROW_PLAIN,
                 rbk_report_short_name (job->spec->plans[i].name, job->spec->plans[i].key),
                 &mix->plans[i]);
  add_mix_row (table, job, RBK_REPORT_ROW_STRONG, g_strdup ("All"), &mix->total);
  rbk_report_flow_table (flow, table);
  if (mix->n_unserved > 0)
    {
      g_autofree char *count = rbk_report_count (mix->n_unserved);

      rbk_report_flow_textf (flow, RBK_REPORT_NOTE,
                             "%s of them use more than any plan with a price allows.", count);
    }
}

static void
add_spread_row (RbkReportTable        *table,
                const RbkExportJob    *job,
                char                  *name,
                const RbkMarginSpread *self)
{
  rbk_report_table_begin (table, RBK_REPORT_ROW_PLAIN);
  rbk_report_table_take (table, name);
  for (guint i = 0; i < RBK_N_SPREAD_PERCENTS; i++)
    rbk_report_table_take (table, rbk_report_amount (job, self->has_amounts, self->amounts[i]));
}

static void
add_spread (RbkReportFlow *flow, const RbkExportJob *job, RbkMixIndex *index)
{
  static const char *const titles[] = { "Plan", "p5", "p10", "p50", "p90", "p95" };
  g_autoptr(RbkMixSpread) spread = rbk_mix_spread_new (job->spec, index, NULL);
  g_autoptr(RbkReportTable) table = rbk_report_table_new (titles, "lrrrrr");

  if (spread == NULL)
    return;
  for (guint i = 0; i < spread->n_plans; i++)
    add_spread_row (table, job,
                    rbk_report_short_name (job->spec->plans[i].name, job->spec->plans[i].key),
                    &spread->plans[i]);
  rbk_report_add_part (flow, job, "What is left of a customer's bill");
  rbk_report_flow_table (flow, table);
}

/* Finds out which plan each customer would take. */
void
rbk_report_crowd_init (RbkReportCrowd *self, const RbkExportJob *job)
{
  *self = (RbkReportCrowd){ 0 };
  if (job->population == NULL)
    return;
  self->index = rbk_mix_index_new (job->spec, job->population, NULL);
  if (self->index != NULL)
    self->mix = rbk_mix_new (job->spec, self->index, NULL);
}

/* Frees what rbk_report_crowd_init() made. */
void
rbk_report_crowd_clear (RbkReportCrowd *self)
{
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->mix, rbk_mix_free);
}

/* What the customers of the book would make of its plans. */
void
rbk_report_add_customers (RbkReportFlow *flow, const RbkExportJob *job, const RbkReportCrowd *crowd)
{
  g_autofree char *count = NULL;
  const char      *how;

  if (job->population == NULL)
    return;
  how = rbk_population_get_synthetic (job->population);
  count = rbk_report_count (rbk_population_get_count (job->population));
  rbk_report_flow_heading (flow, 1, "Customers");
  if (how != NULL)
    {
      g_autofree char *clean = rbk_report_clean_line (how);
      g_autofree char *warning =
          g_strdup_printf ("These %s customers were made up: %s.", count, clean);

      rbk_report_flow_callout (flow, warning);
    }
  else
    rbk_report_flow_textf (flow, RBK_REPORT_BODY, "The figures are those of %s customers.", count);
  add_intervals (flow, job);
  if (crowd->mix == NULL)
    return;
  add_mix (flow, job, crowd->mix);
  add_spread (flow, job, crowd->index);
}
