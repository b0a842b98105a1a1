/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-check-private.h"

#include "rbk-costing.h"
#include "rbk-fee.h"
#include "rbk-meter.h"

/* What is counted: whether anybody knows what it is, and whether it follows cost. */

#define MOST_SPREAD 5
#define LONG_PROMPT 50000 /* tokens */

/* Which meters a rate card of any plan prices or limits. */
static gboolean *
find_sold (const RbkSpec *spec)
{
  gboolean *sold = g_new0 (gboolean, spec->n_meters + 1);

  for (guint i = 0; i < spec->n_plans; i++)
    for (guint j = 0; j < spec->plans[i].n_phases; j++)
      for (guint k = 0; k < spec->plans[i].phases[j].n_cards; k++)
        if (spec->plans[i].phases[j].cards[k].meter >= 0)
          sold[spec->plans[i].phases[j].cards[k].meter] = TRUE;
  return sold;
}

static RbkFinding *
add (RbkCheck *check, RbkSeverity severity, guint meter, const char *message)
{
  RbkFinding *finding = rbk_check_add (check, severity, message);

  g_free (finding->where);
  finding->where = g_strdup (check->spec->meters[meter].key);
  g_free (finding->path);
  finding->path = g_strdup_printf ("meters[%u]", meter);
  rbk_facts_add_text (finding->figures, "meter", check->spec->meters[meter].name);
  return finding;
}

static void
look_undefined (RbkCheck *check)
{
  g_autofree gboolean *sold = find_sold (check->spec);

  for (guint i = 0; i < check->spec->n_meters; i++)
    {
      g_autoptr(RbkMeter) meter =
                     g_list_model_get_item (rbk_book_get_meters (check->input->book), i);

      if (sold[i] && check->spec->meters[i].kind != RBK_METER_KIND_SEAT &&
          rbk_meter_get_definition (meter) == NULL)
        add (check, RBK_SEVERITY_WARNING, i,
             N_ ("{meter} is sold, and nothing says what exactly one of them is. Write what "
                 "counts and what doesn't, in words a customer can hold you to."));
    }
}

/* One way of serving a unit. */
typedef struct
{
  const RbkWorkloadSpec *workload;
  const RbkRouteSpec    *route;
  RbkDecimal             cost; /* of a unit */
} Way;

static RbkDecimal
count_units (const RbkWorkloadSpec *workload, const RbkRouteSpec *route, RbkMeterKind kind)
{
  RbkDecimal input =
      rbk_decimal_add (route->input, rbk_decimal_add (route->cache_read, route->cache_write));

  switch (kind)
    {
    case RBK_METER_KIND_REQUEST:
    case RBK_METER_KIND_OUTCOME:
      return workload->units_per_call;
    case RBK_METER_KIND_INPUT_TOKEN:
      return input;
    case RBK_METER_KIND_OUTPUT_TOKEN:
      return route->output;
    case RBK_METER_KIND_TOKEN:
      return rbk_decimal_add (input, route->output);
    case RBK_METER_KIND_CREDIT:
      return route->credits;
    case RBK_METER_KIND_SEAT:
    default:
      return RBK_DECIMAL_ZERO;
    }
}

/* The cheapest and the dearest unit of a meter, on all routes that have a share of the calls. */
static gboolean
find_ways (const RbkSpec *spec, guint meter, Way *cheap, Way *dear)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint j = 0; j < spec->workloads[i].n_routes; j++)
      {
        Way way = { .workload = &spec->workloads[i], .route = &spec->workloads[i].routes[j] };
        RbkDecimal units = count_units (way.workload, way.route, spec->meters[meter].kind);

        if (!way.workload->counts[meter] || rbk_decimal_sign (units) <= 0 ||
            rbk_decimal_sign (way.route->share) <= 0 || rbk_decimal_sign (way.workload->share) <= 0)
          continue;
        way.cost = rbk_decimal_mul_div (rbk_cost_route (spec, way.route, NULL),
                                        spec->meters[meter].conversion, units, RBK_ROUND_HALF_AWAY);
        if (!rbk_decimal_is_valid (way.cost) || rbk_decimal_sign (way.cost) <= 0)
          continue;
        if (!is_found || rbk_decimal_compare (way.cost, cheap->cost) < 0)
          *cheap = way;
        if (!is_found || rbk_decimal_compare (way.cost, dear->cost) > 0)
          *dear = way;
        is_found = TRUE;
      }
  return is_found;
}

/**
 * rbk_check_find_unit_costs: (skip)
 * @spec: a spec
 * @meter: a meter's index
 * @cheap: (out): what its cheapest unit costs, on routes that have a share of the calls
 * @dear: (out): what its dearest does
 *
 * Returns: whether any call counts on it and costs something
 */
gboolean
rbk_check_find_unit_costs (const RbkSpec *spec, guint meter, RbkDecimal *cheap, RbkDecimal *dear)
{
  Way least, most;

  if (!find_ways (spec, meter, &least, &most))
    return FALSE;
  *cheap = least.cost;
  *dear = most.cost;
  return TRUE;
}

static void
add_way (RbkFinding *finding, const char *name, const char *cost, const Way *way)
{
  g_autofree char *text = g_strdup_printf ("%s, %s", way->workload->name, way->route->name);

  rbk_facts_add_text (finding->figures, name, text);
  rbk_facts_add_money (finding->figures, cost, way->cost);
}

/* The least that a unit brings in, and on which plan. */
static const RbkTableRow *
find_least_rate (RbkCheck *check, guint meter, RbkDecimal *rate)
{
  const RbkTableRow *found = NULL;

  for (guint i = 0; i < check->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &check->input->table->rows[i];
      RbkDecimal         own;

      if (!rbk_check_is_paid (row) || row->axis != (int) meter || !row->has_price ||
          !row->has_included || rbk_decimal_sign (row->included) <= 0)
        continue;
      own = rbk_decimal_div (row->price, row->included, RBK_ROUND_HALF_AWAY);
      if (row->has_overage && rbk_decimal_sign (row->overage) > 0)
        own = rbk_decimal_min (own, row->overage);
      if (rbk_decimal_sign (own) > 0 && (found == NULL || rbk_decimal_compare (own, *rate) < 0))
        {
          found = row;
          *rate = own;
        }
    }
  return found;
}

/* What the dear units leave matters more than how much dearer they are. */
static void
add_spread (RbkCheck *check, guint meter, const Way *cheap, const Way *dear)
{
  RbkDecimal         rate;
  const RbkTableRow *plan = find_least_rate (check, meter, &rate);
  gboolean is_fine = plan != NULL && rbk_fee_reaches (rate, dear->cost, plan->plan->target_margin);
  RbkFinding *finding;

  finding =
      add (check, is_fine ? RBK_SEVERITY_INFO : RBK_SEVERITY_WARNING, meter,
           is_fine
               ? N_ ("{meter}: a unit has one price and many costs, from {cheap_cost} ({cheap}) "
                     "to {dear_cost} ({dear}), {multiple} times as much. On {plan} it "
                     "brings in {rate}, of which even the dear one leaves {margin}.")
               : N_ ("{meter}: a unit has one price and many costs, from {cheap_cost} "
                     "({cheap}) to {dear_cost} ({dear}), {multiple} times as much. "
                     "Customers who use the dear one leave you with the "
                     "difference."));
  if (plan != NULL)
    {
      rbk_facts_add_text (finding->figures, "plan", plan->plan->name);
      rbk_facts_add_money (finding->figures, "rate", rate);
      rbk_facts_add_ratio (finding->figures, "margin",
                           1 - rbk_decimal_to_double (dear->cost) / rbk_decimal_to_double (rate));
    }
  add_way (finding, "cheap", "cheap_cost", cheap);
  add_way (finding, "dear", "dear_cost", dear);
  rbk_facts_add_multiple (finding->figures, "multiple",
                          rbk_decimal_to_double (dear->cost) / rbk_decimal_to_double (cheap->cost));
}

/* A flat price a request, whatever stands in it. */
static void
look_long_prompt (RbkCheck *check, guint meter, const Way *dear)
{
  const RbkMeterSpec *spec = &check->spec->meters[meter];
  RbkCallTokens       tokens = { .input = RBK_DECIMAL_UNITS (LONG_PROMPT),
                                 .output = dear->route->output,
                                 .factor = dear->route->tokenizer_factor,
                                 .batch = dear->route->batch };
  const RbkTableRow  *plan;
  RbkCallCost         call;
  RbkDecimal          rate, cost;
  RbkFinding         *finding;

  if ((spec->kind != RBK_METER_KIND_REQUEST && spec->kind != RBK_METER_KIND_OUTCOME) ||
      rbk_decimal_compare (dear->route->input, tokens.input) >= 0 ||
      !rbk_cost_call (&check->spec->prices[dear->route->price], &tokens, &call, NULL))
    return;
  cost = rbk_decimal_mul_div (call.total, spec->conversion, dear->workload->units_per_call,
                              RBK_ROUND_HALF_AWAY);
  plan = find_least_rate (check, meter, &rate);
  if (plan == NULL || rbk_decimal_compare (cost, rate) <= 0)
    return;
  finding = add (check, RBK_SEVERITY_INFO, meter,
                 N_ ("{meter}: a unit costs {usual} to serve, and {cost} with a prompt of "
                     "{tokens} tokens; on {plan} it brings in {rate}. Limit how much goes into "
                     "one, or count it as several."));
  rbk_facts_add_money (finding->figures, "usual", dear->cost);
  rbk_facts_add_money (finding->figures, "cost", cost);
  rbk_facts_add_quantity (finding->figures, "tokens", tokens.input);
  rbk_facts_add_text (finding->figures, "plan", plan->plan->name);
  rbk_facts_add_money (finding->figures, "rate", rate);
  rbk_facts_add_quantity (finding->witness, "tokens", tokens.input);
}

static void
look_off_cost (RbkCheck *check)
{
  g_autofree gboolean *sold = find_sold (check->spec);

  for (guint i = 0; i < check->spec->n_meters; i++)
    {
      Way cheap, dear;

      if (!sold[i] || !find_ways (check->spec, i, &cheap, &dear))
        continue;
      if (rbk_decimal_compare (dear.cost,
                               rbk_decimal_mul (cheap.cost, RBK_DECIMAL_UNITS (MOST_SPREAD))) >= 0)
        add_spread (check, i, &cheap, &dear);
      else
        look_long_prompt (check, i, &dear);
    }
}

const RbkRule rbk_rules_meters[] = {
  { { "meter-undefined", N_ ("A meter without a definition"),
      N_ ("What is sold by the unit has no written definition."),
      N_ ("Vague units are the source of disputes about bills, and cheap to avoid."),
      N_ ("Let it be for seats, which everybody understands."),
      N_ ("Which meter, with its exact definition"), RBK_RULE_WARNING },
    look_undefined },
  { { "meter-off-cost", N_ ("A meter that does not follow cost"),
      N_ ("Units of one meter cost five times as much on one route as on another, or a prompt of "
          "50,000 tokens counts as one and costs more than it brings in."),
      N_ ("A meter has to follow what customers value and what you pay. Where it does not follow "
          "cost, the margin depends on who the customers are."),
      N_ ("Let it be where you choose the route and the mix is steady. It is for information where "
          "even the dearest unit leaves the margin that its plan is meant to."),
      N_ ("A meter follows value and cost"), RBK_RULE_WARNING | RBK_RULE_INFO },
    look_off_cost },
  { { NULL, NULL, NULL, NULL, NULL, NULL, 0 }, NULL },
};
