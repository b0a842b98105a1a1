/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-private.h"

#include "rbk-costing.h"
#include "rbk-meter.h"
#include "rbk-route.h"
#include "rbk-workload.h"

/* What customers pay for, and how it is counted. */

/* What the cheapest call takes, so that others can take a little more. */
#define CREDITS 10

static void
find_variation (RbkDiscover *self)
{
  RbkDecimal least = RBK_DECIMAL_INVALID, most = RBK_DECIMAL_INVALID;

  for (guint i = 0; i < self->spec->n_workloads; i++)
    for (guint j = 0; j < self->spec->workloads[i].n_routes; j++)
      {
        RbkDecimal cost = rbk_cost_route (self->spec, &self->spec->workloads[i].routes[j], NULL);

        if (i + j == 0)
          least = most = cost;
        least = rbk_decimal_min (least, cost);
        most = rbk_decimal_max (most, cost);
      }
  self->variation = rbk_decimal_sign (least) > 0
                        ? rbk_decimal_div (most, least, RBK_ROUND_HALF_AWAY)
                        : RBK_DECIMAL_ONE;
}

/* Results first, then calls where all cost much the same, credits where they do not. */
static void
choose_unit (RbkDiscover *self)
{
  static const struct
  {
    const char *id;
    RbkUnitKind unit;
  } units[] = {
    { "runs", RBK_UNIT_RUNS },         { "credits", RBK_UNIT_CREDITS },
    { "outcomes", RBK_UNIT_OUTCOMES }, { "tokens", RBK_UNIT_TOKENS },
    { "hybrid", RBK_UNIT_HYBRID },
  };
  gboolean is_lay = rbk_answers_is (self->answers, "customers", "prosumers");

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (rbk_answers_is (self->answers, "unit", units[i].id))
      {
        self->unit = units[i].unit;
        return;
      }
  if (rbk_answers_is_given (self->answers, "outcome"))
    self->unit = RBK_UNIT_OUTCOMES;
  else if (rbk_decimal_compare (self->variation, RBK_DECIMAL_UNITS (5)) >= 0 ||
           (rbk_decimal_compare (self->variation, RBK_DECIMAL_UNITS (2)) > 0 && !is_lay))
    self->unit = RBK_UNIT_CREDITS;
  else
    self->unit = RBK_UNIT_RUNS;
}

/* A stand-in takes what the first takes: whoever calls does not notice. */
static void
set_workload_credits (RbkDiscover           *self,
                      RbkWorkload           *workload,
                      const RbkWorkloadSpec *spec,
                      RbkDecimal             least)
{
  GListModel *routes = rbk_workload_get_routes (workload);
  RbkDecimal  first = RBK_DECIMAL_UNITS (CREDITS);

  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    {
      g_autoptr(RbkRoute) route = g_list_model_get_item (routes, i);
      RbkDecimal credits = first;

      if (i < spec->n_routes && rbk_decimal_sign (least) > 0)
        credits = rbk_decimal_round (rbk_decimal_mul_div (rbk_cost_route (self->spec,
                                                                          &spec->routes[i], NULL),
                                                          RBK_DECIMAL_UNITS (CREDITS), least,
                                                          RBK_ROUND_CEILING),
                                     0, RBK_ROUND_CEILING);
      if (i == 0)
        first = credits;
      rbk_discover_set (route, "credits", credits);
    }
}

static void
set_credits (RbkDiscover *self)
{
  GListModel *workloads = rbk_book_get_workloads (self->book);
  RbkDecimal  least = RBK_DECIMAL_INVALID;

  for (guint j = 0; j < self->spec->workloads[0].n_routes; j++)
    {
      RbkDecimal cost = rbk_cost_route (self->spec, &self->spec->workloads[0].routes[j], NULL);

      least = j == 0 ? cost : rbk_decimal_min (least, cost);
    }
  for (guint i = 0; i < self->spec->n_workloads; i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);

      set_workload_credits (self, workload, &self->spec->workloads[i], least);
    }
}

static char *
dup_definition (RbkDiscover *self, const char *call)
{
  switch (self->unit)
    {
    case RBK_UNIT_CREDITS:
      return g_strdup_printf ("A usual “%s” takes %d credits; a heavier one, or one on a dearer "
                              "model, takes more, as the list of rates says. What fails on our "
                              "side takes none.",
                              call, CREDITS);
    case RBK_UNIT_OUTCOMES:
      return rbk_answers_is_given (self->answers, "outcome")
                 ? g_strdup_printf ("One counts when this holds: %s. What does not get there "
                                    "counts nothing.",
                                    rbk_answers_get (self->answers, "outcome"))
                 : g_strdup_printf ("One “%s” counts when it is done and the customer does not ask "
                                    "for it again within 72 hours. What fails counts nothing.",
                                    call);
    case RBK_UNIT_TOKENS:
      return g_strdup ("1,000 tokens, in and out together, as the model counts them. Failed "
                       "requests are not counted.");
    case RBK_UNIT_RUNS:
    case RBK_UNIT_HYBRID:
    default:
      return g_strdup_printf ("One “%s” that is answered, whatever its length. What fails on our "
                              "side is not counted.",
                              call);
    }
}

static void
add_meter (RbkDiscover *self)
{
  const char      *call = rbk_answers_get (self->answers, "call");
  RbkMeter        *meter = rbk_discover_add (self->book, "meters", RBK_TYPE_METER);
  g_autofree char *definition = dup_definition (self, call);

  g_object_set (meter, "definition", definition, NULL);
  if (self->unit == RBK_UNIT_CREDITS)
    g_object_set (meter, "key", "credits", "name", "Credits", "kind", RBK_METER_KIND_CREDIT, "unit",
                  "credit", NULL);
  else if (self->unit == RBK_UNIT_TOKENS)
    {
      g_object_set (meter, "key", "tokens", "name", "Tokens", "kind", RBK_METER_KIND_TOKEN, "unit",
                    "1,000 tokens", "internal-unit", "token", NULL);
      rbk_discover_set (meter, "conversion", RBK_DECIMAL_UNITS (1000));
    }
  else if (self->unit == RBK_UNIT_OUTCOMES)
    g_object_set (meter, "key", "outcomes", "name", call, "kind", RBK_METER_KIND_OUTCOME,
                  "aggregation", RBK_AGGREGATION_COUNT, "unit", call, NULL);
  else
    g_object_set (meter, "key", "calls", "name", call, "kind", RBK_METER_KIND_REQUEST,
                  "aggregation", RBK_AGGREGATION_COUNT, "unit", call, NULL);
  if (self->unit != RBK_UNIT_HYBRID)
    return;
  meter = rbk_discover_add (self->book, "meters", RBK_TYPE_METER);
  g_object_set (meter, "key", "seats", "name", "Seats", "kind", RBK_METER_KIND_SEAT, "aggregation",
                RBK_AGGREGATION_MAX, "unit", "seat", "definition",
                "People with a login, at the most on any day of the month.", NULL);
}

static void
count_on_meter (RbkDiscover *self)
{
  static const char *const keys[] = {
    [RBK_UNIT_RUNS] = "calls",    [RBK_UNIT_CREDITS] = "credits", [RBK_UNIT_OUTCOMES] = "outcomes",
    [RBK_UNIT_TOKENS] = "tokens", [RBK_UNIT_HYBRID] = "calls",
  };
  const char *const meters[] = { keys[self->unit], NULL };
  GListModel       *workloads = rbk_book_get_workloads (self->book);

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (workloads, i);

      g_object_set (workload, "meters", meters, NULL);
      if (self->unit == RBK_UNIT_OUTCOMES)
        rbk_discover_set (workload, "units-per-call",
                          rbk_answers_get_number (self->answers, "success"));
    }
}

void
rbk_discover_choose_unit (RbkDiscover *self)
{
  find_variation (self);
  choose_unit (self);
  if (self->unit == RBK_UNIT_CREDITS)
    set_credits (self);
  add_meter (self);
  count_on_meter (self);
}
