/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-primitive.h"

#include <string.h>

#include "rbk-costing.h"
#include "rbk-meter.h"

/* What to charge for. Outcomes first where one can be defined, credits next for their freedom,
 * tokens last; calls as they are where all cost much the same. */

/* So much of the cost may end in no outcome before it is worth a price of its own. */
#define MOST_REST 0.1
/* Within these one price serves: of tokens of a model, of calls on a meter. */
#define TOKENS_WITHIN 2.0
#define METER_WITHIN 5.0

static RbkPrimitives
get_primitive (RbkMeterKind kind)
{
  static const RbkPrimitives primitives[] = {
    [RBK_METER_KIND_REQUEST] = RBK_PRIMITIVE_REQUEST,
    [RBK_METER_KIND_INPUT_TOKEN] = RBK_PRIMITIVE_TOKEN,
    [RBK_METER_KIND_OUTPUT_TOKEN] = RBK_PRIMITIVE_TOKEN,
    [RBK_METER_KIND_TOKEN] = RBK_PRIMITIVE_TOKEN,
    [RBK_METER_KIND_CREDIT] = RBK_PRIMITIVE_CREDIT,
    [RBK_METER_KIND_OUTCOME] = RBK_PRIMITIVE_OUTCOME,
    [RBK_METER_KIND_SEAT] = RBK_PRIMITIVE_SEAT,
  };

  return primitives[kind];
}

static void
look_at_cards (RbkPrimitiveGrounds *self, const RbkAdvise *advise)
{
  const RbkTable *table = advise->input->table;

  for (guint i = 0; i < table->n_rows; i++)
    for (guint j = 0; table->rows[i].phase != NULL && j < table->rows[i].phase->n_cards; j++)
      {
        int meter = table->rows[i].phase->cards[j].meter;

        if (meter >= 0)
          self->now |= get_primitive (advise->spec->meters[meter].kind);
      }
}

/* How many models there are, and what 1,000 tokens cost on the cheapest and the dearest. */
static void
look_at_models (RbkPrimitiveGrounds *self, const RbkSpec *spec)
{
  g_autoptr(GHashTable) models = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint j = 0; j < spec->workloads[i].n_routes; j++)
      {
        const RbkRouteSpec *route = &spec->workloads[i].routes[j];
        RbkDecimal          tokens =
            rbk_decimal_add (rbk_decimal_add (route->input, route->output),
                             rbk_decimal_add (route->cache_read, route->cache_write));
        RbkDecimal cost =
            rbk_decimal_mul_div (rbk_cost_route (spec, route, NULL), RBK_DECIMAL_UNITS (1000),
                                 tokens, RBK_ROUND_HALF_AWAY);

        if (rbk_decimal_sign (route->share) <= 0 || !rbk_decimal_is_valid (cost) ||
            rbk_decimal_sign (cost) <= 0)
          continue;
        self->token_low = self->n_models == 0 ? cost : rbk_decimal_min (self->token_low, cost);
        self->token_high = self->n_models == 0 ? cost : rbk_decimal_max (self->token_high, cost);
        g_hash_table_add (models, spec->prices[route->price].model);
        self->n_models = g_hash_table_size (models);
      }
}

static gboolean
is_defined (RbkBook *book, const char *key)
{
  GListModel *meters = rbk_book_get_meters (book);

  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkMeter) meter = g_list_model_get_item (meters, i);
      const char *definition = rbk_meter_get_definition (meter);

      if (g_strcmp0 (rbk_meter_get_key (meter), key) == 0)
        return definition != NULL && definition[0] != '\0';
    }
  return FALSE;
}

/* What of the calls' cost ends in no outcome, and how many calls come to one. */
static void
measure_outcome (RbkPrimitiveGrounds *self, const RbkSpec *spec)
{
  double all = 0.0, rest = 0.0, calls = 0.0, outcomes = 0.0;

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      const RbkWorkloadSpec *workload = &spec->workloads[i];
      double                 share = rbk_decimal_to_double (workload->share);
      double cost = share * rbk_decimal_to_double (rbk_cost_workload (spec, workload, NULL));

      all += cost;
      if (!workload->counts[self->outcome])
        rest += cost;
      else
        {
          calls += share;
          outcomes += share * rbk_decimal_to_double (workload->units_per_call);
        }
    }
  self->rest = all > 0.0 ? rest / all : 0.0;
  self->success = calls > 0.0 ? outcomes / calls : 0.0;
  self->outcome_cost = rbk_cost_of_usage (spec, self->outcome, RBK_DECIMAL_ONE);
}

static gboolean
is_counted (const RbkSpec *spec, guint meter)
{
  for (guint i = 0; i < spec->n_workloads; i++)
    if (spec->workloads[i].counts[meter])
      return TRUE;
  return FALSE;
}

static void
look_at_outcome (RbkPrimitiveGrounds *self, const RbkAdvise *advise)
{
  const RbkSpec *spec = advise->spec;

  self->outcome = -1;
  for (guint i = 0; i < spec->n_meters && self->outcome < 0; i++)
    if (spec->meters[i].kind == RBK_METER_KIND_OUTCOME && is_counted (spec, i))
      self->outcome = (int) i;
  if (self->outcome < 0)
    return;
  self->is_defined = is_defined (advise->input->book, spec->meters[self->outcome].key);
  measure_outcome (self, spec);
}

/* Each kind of use on a meter of its own: how far apart calls are on the worst of them. */
static void
look_at_meters (RbkPrimitiveGrounds *self, const RbkSpec *spec)
{
  guint n_meters = 0;

  for (guint i = 0; i < spec->n_workloads; i++)
    {
      guint n_counted = 0;

      for (guint j = 0; j < spec->n_meters; j++)
        n_counted += spec->workloads[i].counts[j] ? 1 : 0;
      if (n_counted != 1)
        return;
    }
  for (guint i = 0; i < spec->n_meters; i++)
    {
      RbkDecimal cheap, dear;

      if (!rbk_check_find_unit_costs (spec, i, &cheap, &dear))
        continue;
      n_meters++;
      self->within = MAX (self->within, rbk_decimal_to_double (dear) /
                                            MAX (rbk_decimal_to_double (cheap), G_MINDOUBLE));
    }
  self->has_meters = n_meters > 1;
}

/* One model serves all, and its tokens cost much the same in and out. */
static gboolean
suits_tokens (const RbkPrimitiveGrounds *self)
{
  return self->answers->developers == RBK_REPLY_YES && self->n_models == 1 &&
         self->answers->own_split != RBK_REPLY_YES &&
         rbk_decimal_to_double (self->token_high) <=
             TOKENS_WITHIN * rbk_decimal_to_double (self->token_low);
}

/* What is charged for now, where nothing speaks for another unit. */
static RbkPrimitives
keep (const RbkPrimitiveGrounds *self)
{
  RbkPrimitives usage = self->now & (RbkPrimitives) ~RBK_PRIMITIVE_SEAT;

  if ((usage & (RBK_PRIMITIVE_TOKEN | RBK_PRIMITIVE_CREDIT)) != 0 &&
      rbk_advise_forbids_credits (self->answers))
    return RBK_PRIMITIVE_REQUEST;
  if ((usage & (usage - 1)) != 0)
    return RBK_PRIMITIVE_HYBRID;
  return usage;
}

static RbkPrimitives
decide (const RbkPrimitiveGrounds *self)
{
  const RbkAdviseSpread *spread = &self->spread;

  if (self->outcome >= 0 && self->is_defined)
    return self->rest >= MOST_REST ? RBK_PRIMITIVE_HYBRID : RBK_PRIMITIVE_OUTCOME;
  if (spread->leaning == RBK_LEANING_UNKNOWN || spread->n_kinds < 2)
    return keep (self);
  if (spread->leaning == RBK_LEANING_CAPS)
    return RBK_PRIMITIVE_REQUEST;
  if (self->has_meters && self->within < METER_WITHIN && self->within < spread->ratio)
    return RBK_PRIMITIVE_HYBRID;
  if (rbk_advise_forbids_credits (self->answers))
    return RBK_PRIMITIVE_REQUEST;
  if (suits_tokens (self))
    return RBK_PRIMITIVE_TOKEN;
  if (spread->leaning == RBK_LEANING_CREDITS)
    return RBK_PRIMITIVE_CREDIT;
  if (self->answers->natural_unit == RBK_REPLY_YES)
    return RBK_PRIMITIVE_REQUEST;
  if (self->answers->developers == RBK_REPLY_YES || self->answers->own_split == RBK_REPLY_YES ||
      keep (self) == 0)
    return RBK_PRIMITIVE_CREDIT;
  return keep (self);
}

static RbkAdvice *
add_hybrid (RbkAdvise *advise, const RbkPrimitiveGrounds *self)
{
  if (self->outcome >= 0 && self->is_defined)
    return rbk_advise_add (advise, "", "hybrid",
                           N_ ("Charge for outcomes and, beside them, for the rest: {rest} of what "
                               "calls cost ends in none."));
  if (self->has_meters && self->within < METER_WITHIN)
    return rbk_advise_add (advise, "", "hybrid",
                           N_ ("Count each kind of use by itself: on one meter a call costs at "
                               "most {within} times another, across all {ratio} times."));
  return rbk_advise_add (advise, "", "hybrid",
                         N_ ("Keep charging for several things together: nothing speaks strongly "
                             "enough for one alone."));
}

static RbkAdvice *
add_request (RbkAdvise *advise, const RbkPrimitiveGrounds *self)
{
  if (self->spread.leaning == RBK_LEANING_CREDITS && self->spread.n_kinds > 1)
    return rbk_advise_add (advise, "", "request",
                           N_ ("Charge by the call, and limit what goes into one: costs speak for "
                               "credits, customers against them."));
  if (self->spread.leaning == RBK_LEANING_CAPS && self->spread.n_kinds > 1)
    return rbk_advise_add (advise, "", "request",
                           N_ ("Charge by the call: all cost much the same, so nothing is won by "
                               "hiding them behind another unit."));
  return rbk_advise_add (advise, "", "request",
                         N_ ("Charge by the call: it is what customers see, and nothing speaks "
                             "strongly enough for another unit."));
}

static RbkAdvice *
add_verdict (RbkAdvise *advise, const RbkPrimitiveGrounds *self, RbkPrimitives verdict)
{
  gboolean is_thin = self->spread.leaning == RBK_LEANING_UNKNOWN || self->spread.n_kinds < 2;

  switch (verdict)
    {
    case RBK_PRIMITIVE_TOKEN:
      return rbk_advise_add (advise, "", "token",
                             is_thin
                                 ? N_ ("Keep charging by the token while who buys reckons in "
                                       "tokens.")
                                 : N_ ("Charge by the token: one model serves all calls, and who "
                                       "builds on it reckons in tokens."));
    case RBK_PRIMITIVE_CREDIT:
      return rbk_advise_add (advise, "", "credit",
                             is_thin ? N_ ("Keep charging by the credit: its rate can move with "
                                           "what a call costs, and no price has to.")
                                     : N_ ("Charge by the credit: calls cost too differently to "
                                           "count the same, and a credit's rate can move with "
                                           "cost."));
    case RBK_PRIMITIVE_OUTCOME:
      return rbk_advise_add (advise, "", "outcome",
                             N_ ("Charge by the outcome: it is what customers come for, and no "
                                 "model's price moves it."));
    case RBK_PRIMITIVE_HYBRID:
      return add_hybrid (advise, self);
    case RBK_PRIMITIVE_REQUEST:
      return add_request (advise, self);
    case RBK_PRIMITIVE_SEAT:
    default:
      return rbk_advise_add (advise, "", "unknown",
                             N_ ("Nothing in the book says what is charged for. Give a plan a rate "
                                 "card that counts something, or a workload a model."));
    }
}

/**
 * rbk_advise_primitive: (skip)
 * @self: advice under way
 *
 * Advises on what to charge for. An outcome comes first where the book counts and defines one,
 * with the rest beside it where much of the cost ends in none; else the costs of calls decide,
 * and between their bounds what was answered. Where they are not known, what is charged for now
 * stays.
 */
void
rbk_advise_primitive (RbkAdvise *self)
{
  RbkPrimitiveGrounds grounds = { .answers = &self->answers };
  RbkPrimitives       verdict;
  RbkAdvice          *advice;

  rbk_advise_measure_spread (self, &grounds.spread);
  look_at_cards (&grounds, self);
  look_at_models (&grounds, self->spec);
  look_at_outcome (&grounds, self);
  look_at_meters (&grounds, self->spec);
  verdict = decide (&grounds);
  advice = add_verdict (self, &grounds, verdict);
  rbk_primitive_grounds_add_facts (&grounds, advice->facts);
  rbk_primitive_grounds_add_reasons (&grounds, advice, verdict);
}
