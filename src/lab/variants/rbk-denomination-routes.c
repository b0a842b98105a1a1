/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination-private.h"

#include "rbk-cost-working.h"
#include "rbk-costing.h"
#include "rbk-credit-rate.h"
#include "rbk-error.h"
#include "rbk-route.h"
#include "rbk-workload.h"

/* A walk over the calls of a book that count on a meter of credits. */
typedef struct
{
  RbkDenomination *result;
  const RbkSpec   *spec;
  RbkBook         *book;
  GArray          *routes; /* (element-type RbkDenominationRoute) */
  GError         **error;
} Walk;

/* The name of a route, else of its model. */
static const char *
get_route_name (Walk *self, RbkRoute *route)
{
  RbkModelPrice *price = rbk_models_find_in_force (rbk_book_get_models (self->book),
                                                   rbk_route_get_model (route), &self->spec->date);

  if (rbk_route_get_name (route) != NULL)
    return rbk_route_get_name (route);
  if (price != NULL && rbk_model_price_get_name (price) != NULL)
    return rbk_model_price_get_name (price);

  return rbk_route_get_model (route);
}

static const char *
get_workload_name (RbkWorkload *workload)
{
  const char *name = rbk_workload_get_name (workload);

  return name != NULL ? name : rbk_workload_get_key (workload);
}

static void
add (Walk *self, const RbkDenominationRoute *route, char *name)
{
  RbkDenominationRoute copy = *route;

  if (rbk_decimal_sign (route->cost) <= 0)
    {
      self->result->n_free++;
      g_free (name);
      return;
    }
  copy.name = name;
  g_array_append_val (self->routes, copy);
}

/* The rate that holds on the day of the spec: a dated one, where one does. */
static const RbkDecimal *
find_credits (Walk *self, RbkRoute *route)
{
  GListModel       *rates = rbk_route_get_credit_rates (route);
  const RbkDecimal *credits = rbk_route_get_credits (route);
  g_autofree char  *day = rbk_date_to_string (&self->spec->date);

  for (guint i = 0; i < g_list_model_get_n_items (rates); i++)
    {
      g_autoptr(RbkCreditRate) rate = g_list_model_get_item (rates, i);

      if (g_strcmp0 (rbk_credit_rate_get_effective_from (rate), day) <= 0)
        credits = rbk_credit_rate_get_credits (rate);
    }

  return credits;
}

static gboolean
add_route (Walk *self, RbkWorkload *workload, guint place, guint position)
{
  GListModel *routes = rbk_workload_get_routes (workload);
  g_autoptr(RbkRoute) route = g_list_model_get_item (routes, position);
  const RbkDecimal    *credits = find_credits (self, route);
  RbkDenominationRoute found = { .workload = place, .route = (int) position };
  RbkCostWorking       working;
  char                *name;

  if (!rbk_cost_working_of_route (&working, rbk_book_get_models (self->book), route,
                                  &self->spec->date, self->error))
    return FALSE;
  found.cost = found.dearest = working.total;
  found.has_before = credits != NULL;
  found.before = credits != NULL ? *credits : RBK_DECIMAL_ZERO;
  name = g_list_model_get_n_items (routes) == 1
             ? g_strdup (get_workload_name (workload))
             : g_strdup_printf ("%s on %s", get_workload_name (workload),
                                get_route_name (self, route));
  add (self, &found, name);

  return TRUE;
}

/* All routes of a workload as one: what its average call costs, and its dearest. */
static gboolean
add_workload (Walk *self, RbkWorkload *workload, guint place)
{
  const RbkWorkloadSpec *spec = &self->spec->workloads[place];
  RbkDenominationRoute   found = { .workload = place, .route = -1, .has_before = TRUE };

  if (spec->n_routes == 0)
    return TRUE;
  found.cost = rbk_cost_workload (self->spec, spec, NULL);
  found.before = spec->routes[0].credits;
  for (guint i = 0; i < spec->n_routes; i++)
    {
      found.has_before = found.has_before && spec->routes[i].has_credits &&
                         rbk_decimal_equal (spec->routes[i].credits, found.before);
      found.dearest =
          rbk_decimal_max (found.dearest, rbk_cost_route (self->spec, &spec->routes[i], NULL));
    }
  add (self, &found, g_strdup (get_workload_name (workload)));

  return TRUE;
}

static gboolean
visit_workload (Walk *self, RbkWorkload *workload, guint i)
{
  guint n_routes = g_list_model_get_n_items (rbk_workload_get_routes (workload));

  if (!self->spec->workloads[i].counts[self->result->terms.meter])
    return TRUE;
  if (self->result->terms.by_workload)
    return add_workload (self, workload, i);
  for (guint k = 0; k < n_routes; k++)
    if (!add_route (self, workload, i, k))
      return FALSE;

  return TRUE;
}

static gboolean
walk (Walk *self)
{
  GListModel *workloads = rbk_book_get_workloads (self->book);

  for (guint i = 0; i < self->spec->n_workloads; i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);

      if (!visit_workload (self, workload, i))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check (const Walk *self)
{
  if (self->routes->len == 0)
    {
      g_set_error_literal (self->error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
                           E_ ("no call that costs anything counts on the credits; let a workload "
                               "count on their meter"));
      return FALSE;
    }
  for (guint i = 0; i < self->routes->len; i++)
    if (!rbk_decimal_is_valid (g_array_index (self->routes, RbkDenominationRoute, i).cost))
      {
        g_set_error_literal (self->error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                             E_ ("a call costs more than can be computed; use fewer tokens"));
        return FALSE;
      }

  return TRUE;
}

static void
clear_route (gpointer route)
{
  g_free (((RbkDenominationRoute *) route)->name);
}

/**
 * rbk_denomination_list_routes: (skip)
 * @self: a denomination whose terms have a meter
 * @spec: a spec
 * @book: the book that it was made of
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Lists the calls that count on the meter, and what they cost: on routes that stand in too, or of
 * each workload as a whole.
 *
 * Returns: whether there are any
 */
gboolean
rbk_denomination_list_routes (RbkDenomination *self,
                              const RbkSpec   *spec,
                              RbkBook         *book,
                              GError         **error)
{
  Walk     w = { .result = self, .spec = spec, .book = book, .error = error };
  gboolean is_good;

  w.routes = g_array_new (FALSE, FALSE, sizeof (RbkDenominationRoute));
  g_array_set_clear_func (w.routes, clear_route);
  is_good = walk (&w) && check (&w);
  if (is_good)
    {
      g_array_set_clear_func (w.routes, NULL);
      self->n_routes = w.routes->len;
      self->routes = (RbkDenominationRoute *) (gpointer) g_array_free (w.routes, FALSE);
    }
  else
    g_array_unref (w.routes);

  return is_good;
}
