/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-answered-spec.h"

#include "rbk-costing.h"

/* What is said of a price: three digits that are not nothing. */
#define DIGITS 3

static gpointer
own (RbkAnsweredSpec *self, gconstpointer items, gsize size, guint n)
{
  gpointer copy = n > 0 ? g_memdup2 (items, size * n) : NULL;

  if (copy != NULL)
    g_ptr_array_add (self->owned, copy);
  return copy;
}

static guint
find_phase (const RbkSpec *spec, const RbkPlanSpec *plan)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (plan, &spec->date);

  return phase != NULL ? (guint) (phase - plan->phases) : G_MAXUINT;
}

static void
copy_plans (RbkAnsweredSpec *self)
{
  RbkSpec *spec = &self->spec;

  spec->plans = own (self, spec->plans, sizeof *spec->plans, spec->n_plans);
  for (guint i = 0; i < spec->n_plans; i++)
    {
      RbkPlanSpec  *plan = &spec->plans[i];
      guint         at = find_phase (spec, plan);
      RbkPhaseSpec *phase;

      if (at == G_MAXUINT)
        continue;
      plan->phases = own (self, plan->phases, sizeof *plan->phases, plan->n_phases);
      phase = &plan->phases[at];
      phase->cards = own (self, phase->cards, sizeof *phase->cards, phase->n_cards);
      for (guint k = 0; k < phase->n_cards; k++)
        phase->cards[k].tiers =
            own (self, phase->cards[k].tiers, sizeof (RbkTierSpec), phase->cards[k].n_tiers);
    }
}

static void
clear_move (gpointer data)
{
  g_free (((RbkScenarioMove *) data)->name);
}

/* An empty list of moves that frees what it holds. */
static GArray *
scenario_moves_new (void)
{
  GArray *moves = g_array_new (FALSE, TRUE, sizeof (RbkScenarioMove));

  g_array_set_clear_func (moves, clear_move);
  return moves;
}

/* Starts from a book in which nothing is moved. */
void
rbk_answered_spec_init (RbkAnsweredSpec *self, const RbkSpec *spec)
{
  self->spec = *spec;
  self->owned = g_ptr_array_new_with_free_func (g_free);
  self->moves = scenario_moves_new ();
  copy_plans (self);
  self->spec.meters = own (self, spec->meters, sizeof *spec->meters, spec->n_meters);
  self->spec.workloads = own (self, spec->workloads, sizeof *spec->workloads, spec->n_workloads);
  for (guint i = 0; i < spec->n_workloads; i++)
    self->spec.workloads[i].routes =
        own (self, spec->workloads[i].routes, sizeof (RbkRouteSpec), spec->workloads[i].n_routes);
}

void
rbk_answered_spec_clear (RbkAnsweredSpec *self)
{
  g_clear_pointer (&self->owned, g_ptr_array_unref);
  g_clear_pointer (&self->moves, g_array_unref);
}

/* Rounds a price of a unit, or credits of a call, up to what can be said: three digits. Up, so that
 * the margin is not below what it was. */
static RbkDecimal
round_spec (RbkDecimal value)
{
  RbkDecimal step = RBK_DECIMAL_ONE, bound = RBK_DECIMAL_UNITS (1000);
  guint      places = 0;

  if (rbk_decimal_sign (value) <= 0)
    return value;
  for (; rbk_decimal_compare (value, bound) >= 0 && step.raw < RBK_DECIMAL_UNITS (1000000000).raw;)
    {
      bound.raw *= 10;
      step.raw *= 10;
    }
  if (step.raw > RBK_DECIMAL_ONE_RAW)
    return (RbkDecimal){ .raw = (value.raw + step.raw - 1) / step.raw * step.raw };
  for (bound = RBK_DECIMAL_UNITS (100);
       places < RBK_DECIMAL_PLACES - DIGITS && rbk_decimal_compare (value, bound) < 0; places++)
    bound.raw /= 10;
  return rbk_decimal_round (value, places, RBK_ROUND_CEILING);
}

/* Moves a number of a card, a fee to whole minor units. */
static void
move (RbkAnsweredSpec *self, RbkDecimal *value, RbkDecimal factor, const RbkScenarioMove *place)
{
  RbkScenarioMove made = *place;
  RbkDecimal      exact = rbk_decimal_mul (*value, factor);

  if (rbk_decimal_sign (*value) <= 0 || !rbk_decimal_is_valid (exact))
    return;
  made.before = *value;
  made.after = made.is_fee ? rbk_decimal_round (exact, self->spec.minor_digits, RBK_ROUND_CEILING)
                           : round_spec (exact);
  if (rbk_decimal_equal (made.before, made.after))
    return;
  *value = made.after;
  made.name = g_strdup (place->name);
  g_array_append_val (self->moves, made);
}

static void
move_card (RbkAnsweredSpec *self, guint plan, guint phase, guint number, RbkDecimal factor)
{
  RbkCardSpec    *card = &self->spec.plans[plan].phases[phase].cards[number];
  RbkScenarioMove place = { .plan = (int) plan, .phase = phase, .card = number, .tier = -1 };

  if (card->is_once)
    return;
  place.name = card->name[0] != '\0' ? card->name : card->key;
  place.is_fee = card->meter < 0 || card->price == RBK_PRICE_KIND_FLAT;
  place.field = "amount";
  move (self, &card->amount, factor, &place);
  for (guint i = 0; i < card->n_tiers; i++)
    {
      place.tier = (int) i;
      place.is_fee = FALSE;
      place.field = "unit-price";
      move (self, &card->tiers[i].unit_price, factor, &place);
      place.is_fee = TRUE;
      place.field = "flat-price";
      move (self, &card->tiers[i].flat_price, factor, &place);
    }
  place.tier = -1;
  place.is_fee = TRUE;
  place.field = "minimum";
  if (card->has_minimum)
    move (self, &card->minimum, factor, &place);
  place.field = "maximum";
  if (card->has_maximum)
    move (self, &card->maximum, factor, &place);
}

/* Moves every price of a plan's lasting terms that comes again each period. */
void
rbk_answered_spec_move_plan (RbkAnsweredSpec *self, guint plan, RbkDecimal factor)
{
  guint phase = find_phase (&self->spec, &self->spec.plans[plan]);

  for (guint i = 0; phase != G_MAXUINT && i < self->spec.plans[plan].phases[phase].n_cards; i++)
    move_card (self, plan, phase, i, factor);
}

/* Moves what plans charge for a meter. */
void
rbk_answered_spec_move_meter (RbkAnsweredSpec *self, guint meter, RbkDecimal factor)
{
  for (guint i = 0; i < self->spec.n_plans; i++)
    {
      guint phase = find_phase (&self->spec, &self->spec.plans[i]);

      if (phase == G_MAXUINT || self->spec.plans[i].is_quote_only)
        continue;
      for (guint k = 0; k < self->spec.plans[i].phases[phase].n_cards; k++)
        if (self->spec.plans[i].phases[phase].cards[k].meter == (int) meter)
          move_card (self, i, phase, k, factor);
    }
}

/* Moves the credits that a call takes on a route. */
void
rbk_answered_spec_move_credits (RbkAnsweredSpec *self,
                                guint            workload,
                                guint            route,
                                RbkDecimal       factor)
{
  RbkWorkloadSpec *of = &self->spec.workloads[workload];
  RbkRouteSpec    *spec = &of->routes[route];
  RbkScenarioMove  place = {
     .plan = -1, .tier = -1, .workload = workload, .route = route, .field = "credits"
  };
  const char      *name = of->name[0] != '\0' ? of->name : of->key;
  g_autofree char *label =
      of->n_routes > 1 ? g_strdup_printf ("%s, %s", name, spec->name) : g_strdup (name);

  place.name = label;
  move (self, &spec->credits, factor, &place);
}

/* Counts anew what a call comes to on the meters, once credit rates have moved. */
void
rbk_answered_spec_count_calls (RbkAnsweredSpec *self)
{
  for (guint i = 0; i < self->spec.n_meters; i++)
    self->spec.meters[i].units_per_call = rbk_cost_units_per_call (&self->spec, (int) i, (int) i);
}
