/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart-samples.h"

#define LEAST_USAGE 50.0
#define MOST_USAGE 3e6
#define COST_OF_UNIT 0.0017

typedef struct
{
  const char *name;
  double      base, included, overage, fixed_cost;
} Plan;

static const Plan plans[] = {
  { "Sandbox", 0.0, 100.0, 0.0, 0.02 },
  { "Starter", 29.0, 5000.0, 0.01, 3.0 },
  { "Pro", 299.0, 100000.0, 0.005, 3.0 },
  { "Scale", 2500.0, 1000000.0, 0.003, 3.0 },
  { "Enterprise", 9000.0, 2500000.0, 0.0024, 50.0 },
};

static double
value_of (const Plan *plan, RbkChartYKind kind, double usage)
{
  double bill = plan->base + MAX (0.0, usage - plan->included) * plan->overage;
  double cost = plan->fixed_cost + usage * COST_OF_UNIT;

  if (kind == RBK_CHART_PERCENT)
    return bill > 0.0 ? (bill - cost) / bill : (double) NAN;

  return bill - cost;
}

static void
fill_plan (SampleChart *sample, guint index, RbkChartYKind kind, gboolean is_log)
{
  const Plan *known = &plans[index % G_N_ELEMENTS (plans)];
  Plan        plan = *known;
  guint       round = index / G_N_ELEMENTS (plans);

  plan.base *= 1.0 + 0.13 * round;
  plan.included *= 1.0 + 0.21 * round;
  g_snprintf (sample->names[index], sizeof sample->names[index], round > 0 ? "%s %u" : "%s",
              plan.name, round + 1);
  for (guint i = 0; i < SAMPLE_POINTS; i++)
    {
      double part = i / (SAMPLE_POINTS - 1.0);
      double usage = is_log ? LEAST_USAGE * pow (MOST_USAGE / LEAST_USAGE, part)
                            : LEAST_USAGE + (MOST_USAGE - LEAST_USAGE) * part;

      sample->points[index][i] = (RbkPoint){ usage, value_of (&plan, kind, usage) };
    }
  sample->marks[index][0] =
      (RbkMark){ plan.included, value_of (&plan, kind, plan.included),
                 index == 2 ? RBK_MARK_LOWEST : RBK_MARK_INCLUDED, index == 2 ? "42.1 %" : NULL };
  sample->series[index] = (RbkSeries){
    .key = sample->names[index],
    .name = sample->names[index],
    .color_index = index,
    .selected = index == 2,
    .points = sample->points[index],
    .n_points = SAMPLE_POINTS,
    .marks = sample->marks[index],
    .n_marks = 1,
  };
}

static void
fill_background (SampleChart *sample)
{
  sample->guides[0] = (RbkGuide){ 2600.0, "p50" };
  sample->guides[1] = (RbkGuide){ 19000.0, "p90" };
  sample->guides[2] = (RbkGuide){ 96000.0, "p99" };
  for (guint i = 0; i < SAMPLE_BINS; i++)
    {
      double ratio = MOST_USAGE / LEAST_USAGE;
      double from = LEAST_USAGE * pow (ratio, i / (double) SAMPLE_BINS);
      double to = LEAST_USAGE * pow (ratio, (i + 1) / (double) SAMPLE_BINS);
      double distance = log10 (sqrt (from * to) / 2600.0) / 0.75;

      sample->bins[i] = (RbkBin){ from, to, 1000.0 * exp (-distance * distance / 2.0) };
    }
}

/* Makes a chart of made-up plans, the first five named as in most books.
 * Returns: (transfer full): to be freed with g_free() */
SampleChart *
sample_chart_new (guint n_plans, RbkChartYKind kind, gboolean is_log)
{
  SampleChart *sample = g_new0 (SampleChart, 1);

  g_assert_cmpuint (n_plans, <=, SAMPLE_MAX_PLANS);
  for (guint i = 0; i < n_plans; i++)
    fill_plan (sample, i, kind, is_log);
  fill_background (sample);
  sample->spec = (RbkChartSpec){
    .title = "Acme Docs AI",
    .x_title = "Credits a month",
    .y_title = kind == RBK_CHART_PERCENT ? "Margin %" : "Margin per customer",
    .empty_message = "No plan has a price yet",
    .series = sample->series,
    .n_series = n_plans,
    .guides = sample->guides,
    .n_guides = 3,
    .bins = sample->bins,
    .n_bins = SAMPLE_BINS,
    .x_log = is_log,
    .y_kind = kind,
    .loss_zone = TRUE,
    .legend = TRUE,
    .x_min = (double) NAN,
    .x_max = (double) NAN,
    .y_min = (double) NAN,
    .y_max = (double) NAN,
  };

  return sample;
}
