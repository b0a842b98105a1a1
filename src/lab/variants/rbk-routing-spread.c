/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-routing.h"

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-margin.h"

/* A spec in which all calls of a workload go to one of its routes. It borrows all else. */
typedef struct
{
  RbkSpec          spec;
  RbkWorkloadSpec *workloads; /* (owned) */
  RbkRouteSpec    *routes;    /* (owned) one for each workload */
  RbkMeterSpec    *meters;    /* (owned) */
} OneWay;

static const RbkRouteSpec *
find_end (const RbkSpec *spec, const RbkWorkloadSpec *workload, gboolean is_dearest)
{
  const RbkRouteSpec *end = &workload->routes[0];

  for (guint i = 1; i < workload->n_routes; i++)
    {
      const RbkRouteSpec *route = &workload->routes[i];
      int                 order = rbk_decimal_compare (rbk_cost_route (spec, route, NULL),
                                                       rbk_cost_route (spec, end, NULL));

      if (is_dearest ? order > 0 : order < 0)
        end = route;
    }

  return end;
}

static void
one_way_init (OneWay *self, const RbkSpec *spec, gboolean is_dearest)
{
  self->spec = *spec;
  self->workloads = g_memdup2 (spec->workloads, spec->n_workloads * sizeof (RbkWorkloadSpec));
  self->meters = g_memdup2 (spec->meters, spec->n_meters * sizeof (RbkMeterSpec));
  self->routes = g_new0 (RbkRouteSpec, spec->n_workloads);
  self->spec.workloads = self->workloads;
  self->spec.meters = self->meters;
  for (guint i = 0; i < spec->n_workloads; i++)
    {
      if (spec->workloads[i].n_routes == 0)
        continue;
      self->routes[i] = *find_end (spec, &spec->workloads[i], is_dearest);
      self->routes[i].share = RBK_DECIMAL_ONE;
      self->workloads[i].routes = &self->routes[i];
      self->workloads[i].n_routes = 1;
    }
  for (guint i = 0; i < spec->n_meters; i++)
    self->meters[i].units_per_call = rbk_cost_units_per_call (&self->spec, (int) i, (int) i);
}

static void
one_way_clear (OneWay *self)
{
  g_free (self->workloads);
  g_free (self->routes);
  g_free (self->meters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OneWay, one_way_clear)

/* A plan for the customer at its sizing point. */
typedef struct
{
  const RbkSpec      *spec;
  const RbkPlanSpec  *plan;
  const RbkPhaseSpec *phase;
  int                 axis;
  RbkFigure           figure;
  RbkDecimal          passed_on;
} Customer;

/* What its calls cost where they go one way: in proportion to what a call does. */
static RbkDecimal
get_cost (const Customer *self, const RbkSpec *one_way)
{
  RbkDecimal now = rbk_cost_weighed_call (self->spec, self->axis, NULL);
  RbkDecimal then = rbk_cost_weighed_call (one_way, self->axis, NULL);

  if (rbk_decimal_sign (now) <= 0)
    return self->figure.cost;

  return rbk_decimal_add (rbk_decimal_mul_div (self->figure.inference, then, now,
                                               RBK_ROUND_HALF_AWAY),
                          self->figure.overhead);
}

static RbkDecimal
get_passed (const Customer *self, RbkDecimal cost, RbkDecimal share)
{
  RbkDecimal more = rbk_decimal_mul (rbk_decimal_sub (cost, self->figure.cost), share);

  return rbk_decimal_round (rbk_decimal_add (self->figure.bill, more), self->spec->minor_digits,
                            RBK_ROUND_HALF_AWAY);
}

static RbkRoutingCase
get_case (const Customer *self, const RbkSpec *one_way)
{
  RbkRoutingCase result = { .cost = get_cost (self, one_way) };

  result.bill = get_passed (self, result.cost, self->passed_on);
  result.passed_bill = get_passed (self, result.cost, RBK_DECIMAL_ONE);
  result.has_margins = rbk_decimal_sign (self->figure.bill) > 0 &&
                       rbk_decimal_sign (result.bill) > 0 &&
                       rbk_decimal_sign (result.passed_bill) > 0;
  if (!result.has_margins)
    return result;
  result.absorbed = rbk_margin_of (self->figure.bill, result.cost);
  result.margin = rbk_margin_of (result.bill, result.cost);
  result.passed = rbk_margin_of (result.passed_bill, result.cost);

  return result;
}

/* The bill for the same calls, counted by the rates of the one route. */
static RbkDecimal
get_rated (const Customer *self, const RbkSpec *one_way, gboolean *has_rates)
{
  RbkDecimal now = rbk_cost_units_of_weighed_call (self->spec, self->axis, self->axis, NULL);
  RbkDecimal then = rbk_cost_units_of_weighed_call (one_way, self->axis, self->axis, NULL);
  RbkFigure  figure;

  if (rbk_decimal_sign (now) <= 0)
    return self->figure.bill;
  *has_rates |= !rbk_decimal_equal (now, then);
  rbk_figure_at_usage (one_way, self->plan, self->phase, self->axis,
                       rbk_decimal_mul_div (self->figure.usage, then, now, RBK_ROUND_HALF_AWAY),
                       &figure);

  return figure.bill;
}

static RbkDecimal
get_calls (const Customer *self)
{
  RbkDecimal units = rbk_cost_units_of_weighed_call (self->spec, self->axis, self->axis, NULL);
  RbkDecimal calls = rbk_cost_units_of_weighed_call (self->spec, -1, self->axis, NULL);

  if (rbk_decimal_sign (units) <= 0)
    return self->figure.usage;

  return rbk_decimal_mul_div (self->figure.usage, calls, units, RBK_ROUND_HALF_AWAY);
}

/* A plan that has no price, or no such place, is no error. */
static gboolean
find_customer (Customer *self, RbkPopulation *population, gboolean *exists, GError **error)
{
  g_autoptr(GError) reason = NULL;

  *exists = FALSE;
  if (self->plan->is_quote_only || self->phase == NULL)
    return TRUE;
  *exists = rbk_figure_at (self->spec, self->plan, self->phase, self->axis, &self->plan->sizing,
                           population, &self->figure, &reason);
  if (*exists || g_error_matches (reason, RBK_ERROR, RBK_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

/**
 * rbk_routing_spread_list:
 * @spec: a spec
 * @population: (nullable): customers, for percentiles
 * @passed_on: the part of a difference in cost that customers are to bear, 0 to 1
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Says for each plan what it means that the routes of a workload differ in what they cost, for
 * the customer at the plan's sizing point: what is left where all of its calls go to the
 * cheapest routes, or to the dearest, while its bill stays, or while part or all of the
 * difference is passed on at cost.
 *
 * Returns: (transfer full) (element-type RbkRoutingSpread) (nullable): one for each plan
 */
GArray *
rbk_routing_spread_list (const RbkSpec *spec,
                         RbkPopulation *population,
                         RbkDecimal     passed_on,
                         GError       **error)
{
  g_autoptr(GArray) list = g_array_new (FALSE, TRUE, sizeof (RbkRoutingSpread));
  g_auto(OneWay) low = { 0 };
  g_auto(OneWay) high = { 0 };

  g_return_val_if_fail (spec != NULL, NULL);

  one_way_init (&low, spec, FALSE);
  one_way_init (&high, spec, TRUE);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      RbkRoutingSpread spread = { .plan = i };
      Customer         self = { .spec = spec, .plan = &spec->plans[i], .passed_on = passed_on };

      self.phase = rbk_plan_spec_get_phase_on (self.plan, &spec->date);
      self.axis = rbk_spec_get_axis_meter (spec, self.plan);
      if (!find_customer (&self, population, &spread.exists, error))
        return NULL;
      if (spread.exists)
        {
          spread.calls = get_calls (&self);
          spread.bill = self.figure.bill;
          spread.cheapest = get_case (&self, &low.spec);
          spread.mix = get_case (&self, spec);
          spread.dearest = get_case (&self, &high.spec);
          spread.rated_low = get_rated (&self, &low.spec, &spread.has_rates);
          spread.rated_high = get_rated (&self, &high.spec, &spread.has_rates);
        }
      g_array_append_val (list, spread);
    }

  return g_steal_pointer (&list);
}
