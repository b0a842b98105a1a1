/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-summary.h"
#include "rbk-population-amounts.h"

#include <string.h>

/* Cost per call is compared in 10^-12 of the major unit. */
#define PICO_PER_NANO 1000

#define CAPS_UP_TO 2
#define CREDITS_FROM 5

const guint rbk_summary_percents[RBK_N_SUMMARY_PERCENTS] = { 50, 80, 90, 99 };

static gboolean
fill_column (RbkDecimal *values, RbkPopulation *population, RbkColumn column)
{
  for (guint i = 0; i < RBK_N_SUMMARY_PERCENTS; i++)
    if (!rbk_population_get_percentile (population, column,
                                        RBK_DECIMAL_UNITS (rbk_summary_percents[i]), &values[i]))
      return FALSE;
  return TRUE;
}

static gboolean
fill_tokens (RbkDecimal *values, RbkPopulation *population)
{
  for (guint i = 0; i < RBK_N_SUMMARY_PERCENTS; i++)
    if (!rbk_population_get_tokens_percentile (population,
                                               RBK_DECIMAL_UNITS (rbk_summary_percents[i]),
                                               &values[i]))
      return FALSE;
  return TRUE;
}

/* What a call of each customer costs; customers without calls have no such cost. NULL when
 * nobody has one, or one is absurdly large. */
static RbkSorted *
sort_costs_per_call (RbkPopulation *population)
{
  const gint64      *calls = rbk_population_get_column (population, RBK_COLUMN_CALLS);
  const gint64      *cost = rbk_population_get_column (population, RBK_COLUMN_COST);
  const gint64      *weights = rbk_population_get_weights (population);
  guint              n = rbk_population_get_size (population), n_found = 0;
  g_autofree gint64 *costs = NULL, *shared = NULL;

  if (calls == NULL || cost == NULL)
    return NULL;

  costs = g_new (gint64, MAX (n, 1));
  shared = weights != NULL ? g_new (gint64, MAX (n, 1)) : NULL;
  for (guint i = 0; i < n; i++)
    if (calls[i] > 0)
      {
        __int128 pico = ((__int128) cost[i] * PICO_PER_NANO + calls[i] / 2) / calls[i];

        if (pico > G_MAXINT64 || pico < 0)
          return NULL;
        if (weights != NULL)
          shared[n_found] = weights[i];
        costs[n_found++] = (gint64) pico;
      }
  return rbk_sorted_new (g_steal_pointer (&costs), shared, n_found);
}

static const char *
choose_advice (RbkDecimal low, RbkDecimal high)
{
  if (rbk_decimal_compare (high, rbk_decimal_mul (low, RBK_DECIMAL_UNITS (CAPS_UP_TO))) <= 0)
    return "caps";
  if (rbk_decimal_compare (high, rbk_decimal_mul (low, RBK_DECIMAL_UNITS (CREDITS_FROM))) >= 0)
    return "credits";
  return "borderline";
}

static void
fill_cost_ratio (RbkUsageSummary *self, RbkPopulation *population)
{
  g_autoptr(RbkSorted) costs = sort_costs_per_call (population);
  RbkDecimal low, high;

  if (!rbk_sorted_get_percentile (costs, RBK_DECIMAL_UNITS (5), RBK_DECIMAL_ONE_RAW, &low) ||
      !rbk_sorted_get_percentile (costs, RBK_DECIMAL_UNITS (95), RBK_DECIMAL_ONE_RAW, &high) ||
      rbk_decimal_sign (low) <= 0)
    return;

  self->has_cost_ratio = TRUE;
  self->cost_ratio = rbk_decimal_to_double (high) / rbk_decimal_to_double (low);
  self->advice = choose_advice (low, high);
}

static void
fill_top_share (RbkUsageSummary *self, RbkPopulation *population)
{
  const RbkSorted *sorted =
      rbk_population_get_sorted (population, self->has_cost ? RBK_AMOUNT_COST : RBK_AMOUNT_CALLS);
  double total, top;

  if (sorted == NULL || sorted->count == 0)
    return;

  rbk_sorted_add_up (sorted, &total, &top);
  if (total <= 0.0)
    return;

  self->has_top10_share = TRUE;
  self->top10_share = top / total;
}

/**
 * rbk_usage_summary_init:
 * @self: (out caller-allocates): the summary
 * @population: customers
 *
 * Sums up what a population says about pricing. What can't be known from it is marked so.
 */
void
rbk_usage_summary_init (RbkUsageSummary *self, RbkPopulation *population)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (population != NULL);

  memset (self, 0, sizeof *self);
  self->n_customers = rbk_population_get_count (population);
  self->has_calls = fill_column (self->calls, population, RBK_COLUMN_CALLS);
  self->has_tokens = fill_tokens (self->tokens, population);
  self->has_cost = fill_column (self->cost, population, RBK_COLUMN_COST);
  fill_cost_ratio (self, population);
  fill_top_share (self, population);
}
