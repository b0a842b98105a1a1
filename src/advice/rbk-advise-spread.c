/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

#include "rbk-costing.h"
#include "rbk-usage-summary.h"

/* How far apart the costs of calls are: within 2 times they may count the same, from 5 times on
 * they may not. */

#define CAPS_UP_TO 2
#define CREDITS_FROM 5

typedef struct
{
  RbkDecimal cost, share;
} Cost;

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (((const Cost *) a)->cost, ((const Cost *) b)->cost);
}

static RbkDecimal
find_percentile (GArray *costs, RbkDecimal percent)
{
  RbkDecimal total = RBK_DECIMAL_ZERO, sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < costs->len; i++)
    total = rbk_decimal_add (total, g_array_index (costs, Cost, i).share);
  for (guint i = 0; i < costs->len; i++)
    {
      sum = rbk_decimal_add (sum, g_array_index (costs, Cost, i).share);
      if (rbk_decimal_compare (rbk_decimal_mul (sum, RBK_DECIMAL_UNITS (100)),
                               rbk_decimal_mul (total, percent)) >= 0)
        return g_array_index (costs, Cost, i).cost;
    }
  return g_array_index (costs, Cost, costs->len - 1).cost;
}

static void
add_cost (GArray *costs, RbkDecimal cost, RbkDecimal share)
{
  Cost one = { .cost = cost, .share = share };

  if (rbk_decimal_is_valid (cost) && rbk_decimal_sign (cost) > 0 && rbk_decimal_is_valid (share) &&
      rbk_decimal_sign (share) > 0)
    g_array_append_val (costs, one);
}

static void
measure (RbkAdviseSpread *spread, GArray *costs, const char *basis, const char *measured)
{
  RbkDecimal low, high, ratio;

  if (costs->len == 0)
    return;
  g_array_sort (costs, compare_costs);
  low = find_percentile (costs, RBK_DECIMAL_UNITS (5));
  high = find_percentile (costs, RBK_DECIMAL_UNITS (95));
  ratio = rbk_decimal_div (high, low, RBK_ROUND_HALF_AWAY);
  if (!rbk_decimal_is_valid (ratio) ||
      (spread->leaning != RBK_LEANING_UNKNOWN && rbk_decimal_to_double (ratio) <= spread->ratio))
    return;
  *spread = (RbkAdviseSpread){ .ratio = rbk_decimal_to_double (ratio),
                               .has_costs = TRUE,
                               .low = low,
                               .high = high,
                               .n_kinds = costs->len,
                               .basis = basis,
                               .measured = measured };
  spread->leaning =
      rbk_decimal_compare (high, rbk_decimal_mul (low, RBK_DECIMAL_UNITS (CAPS_UP_TO))) <= 0
          ? RBK_LEANING_CAPS
      : rbk_decimal_compare (high, rbk_decimal_mul (low, RBK_DECIMAL_UNITS (CREDITS_FROM))) >= 0
          ? RBK_LEANING_CREDITS
          : RBK_LEANING_BORDERLINE;
}

static void
measure_routes (RbkAdviseSpread *spread, const RbkSpec *spec)
{
  g_autoptr(GArray) costs = g_array_new (FALSE, FALSE, sizeof (Cost));

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint j = 0; j < spec->workloads[i].n_routes; j++)
      {
        const RbkRouteSpec *route = &spec->workloads[i].routes[j];

        add_cost (costs, rbk_cost_route (spec, route, NULL),
                  rbk_decimal_mul (spec->workloads[i].share, route->share));
      }
  measure (spread, costs, "routes",
           costs->len == 1
               ? N_ ("The book knows one kind of call, which costs {low}. Customers with their "
                     "costs would say how far calls differ.")
               : N_ ("Across the book's workloads and routes, each by its share of the calls, a "
                     "call at the 95th percentile costs {ratio} times one at the 5th: {high} and "
                     "{low}."));
}

/* Levels whose calls have their own length: customers, each at the average of theirs. */
static void
measure_levels (RbkAdviseSpread *spread, const RbkSpec *spec)
{
  g_autoptr(GArray) costs = g_array_new (FALSE, FALSE, sizeof (Cost));

  for (guint i = 0; i < spec->n_levels; i++)
    if (spec->levels[i].has_tokens)
      add_cost (costs, rbk_cost_average_call (spec, -1, &spec->levels[i].tokens), RBK_DECIMAL_ONE);
  measure (spread, costs, "levels",
           N_ ("From the lightest usage level to the heaviest, a call costs {ratio} times as much: "
               "{low} and {high}."));
}

static void
measure_customers (RbkAdviseSpread *spread, RbkPopulation *population)
{
  gboolean        is_made_up = rbk_population_get_synthetic (population) != NULL;
  RbkUsageSummary summary;

  rbk_usage_summary_init (&summary, population);
  if (!summary.has_cost_ratio)
    return;
  spread->ratio = summary.cost_ratio;
  spread->n_kinds = (guint) MIN (summary.n_customers, G_MAXUINT);
  spread->leaning = g_str_equal (summary.advice, "caps")      ? RBK_LEANING_CAPS
                    : g_str_equal (summary.advice, "credits") ? RBK_LEANING_CREDITS
                                                              : RBK_LEANING_BORDERLINE;
  spread->basis = is_made_up ? "made-up customers" : "customers";
  spread->measured =
      is_made_up
          ? N_ ("Across customers that were made up, a call of the one at the 95th percentile "
                "costs "
                "{ratio} times a call of the one at the 5th.")
          : N_ ("Across customers, a call of the one at the 95th percentile costs {ratio} times a "
                "call of the one at the 5th.");
}

/**
 * rbk_advise_measure_spread: (skip)
 * @self: advice under way
 * @spread: (out caller-allocates): how far apart the costs of calls are
 *
 * Customers are measured where there are some, else the routes or the usage levels, whichever are
 * further apart.
 */
void
rbk_advise_measure_spread (RbkAdvise *self, RbkAdviseSpread *spread)
{
  *spread = (RbkAdviseSpread){ .leaning = RBK_LEANING_UNKNOWN };
  if (self->input->population != NULL)
    measure_customers (spread, self->input->population);
  if (spread->leaning != RBK_LEANING_UNKNOWN)
    return;
  measure_routes (spread, self->spec);
  measure_levels (spread, self->spec);
}
