/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-spec-private.h"

#include "rbk-costing.h"

/* The same frozen book on another day. What a day changes is copied, the rest is shared with the
 * spec that it is made from. */

/* A route of a model that has no price yet, or none for batches, has the first that it gets: what
 * customers pay does not hang on it. */
static int
find_price (const RbkSpec *self, const RbkRouteSpec *route, const GDate *date)
{
  const RbkPriceSpec *prices = self->prices;
  int                 known = route->price;
  const char         *model = prices[known].model;
  int                 found = rbk_price_find_in_force (prices, self->n_prices, model, date);

  if (found >= 0 && (!route->batch || prices[found].has_batch))
    return found;
  for (guint i = 0; i < self->n_prices; i++)
    if (g_strcmp0 (prices[i].model, model) == 0 && (!route->batch || prices[i].has_batch) &&
        prices[i].has_effective_from && prices[known].has_effective_from &&
        g_date_compare (&prices[i].effective_from, &prices[known].effective_from) < 0)
      known = (int) i;

  return known;
}

static void
date_workload (const RbkSpec *self, RbkWorkloadSpec *workload, const GDate *date)
{
  workload->routes = g_memdup2 (workload->routes, workload->n_routes * sizeof (RbkRouteSpec));
  for (guint i = 0; i < workload->n_routes; i++)
    {
      workload->routes[i].price = find_price (self, &workload->routes[i], date);
      rbk_route_spec_take_credits (&workload->routes[i], date);
    }
}

/**
 * rbk_spec_new_on:
 * @self: a spec
 * @date: a day
 *
 * Takes a frozen book to another day: model prices and credit rates are those in force then.
 * A model that has no price yet on that day, or none for a
 * route's batches, has the first that it gets.
 *
 * Returns: (transfer full): the spec; it shares plans, texts and all else with @self, so what
 *   points into one points into both
 */
RbkSpec *
rbk_spec_new_on (RbkSpec *self, const GDate *date)
{
  RbkSpec *dated;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  dated = g_atomic_rc_box_dup (sizeof (RbkSpec), self);
  dated->origin = rbk_spec_ref (self);
  dated->date = *date;
  dated->meters = g_memdup2 (self->meters, self->n_meters * sizeof (RbkMeterSpec));
  dated->workloads = g_memdup2 (self->workloads, self->n_workloads * sizeof (RbkWorkloadSpec));
  for (guint i = 0; i < dated->n_workloads; i++)
    date_workload (dated, &dated->workloads[i], date);
  for (guint i = 0; i < dated->n_meters; i++)
    dated->meters[i].units_per_call = rbk_cost_units_per_call (dated, (int) i, (int) i);

  return dated;
}

/* Frees what a dated spec has for itself. */
void
rbk_spec_clear_dated (RbkSpec *self)
{
  for (guint i = 0; i < self->n_workloads; i++)
    g_free (self->workloads[i].routes);
  g_free (self->workloads);
  g_free (self->meters);
  rbk_spec_unref (self->origin);
}
