/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-private.h"

#include "rbk-margin.h"

/* Why a proposal is as it is, with its figures, and what to find out. */

static GPtrArray *
add (RbkDiscover *self, RbkWhy why, const char *text)
{
  RbkProposalReason *reason = g_new0 (RbkProposalReason, 1);

  reason->why = why;
  reason->text = text;
  reason->facts = rbk_facts_new ();
  g_ptr_array_add (self->proposal->reasons, reason);
  return reason->facts;
}

/* So many units of what customers pay for. */
static void
add_units (RbkDiscover *self, GPtrArray *facts, const char *name, RbkDecimal count)
{
  RbkFact *fact;

  rbk_facts_add_quantity (facts, name, count);
  fact = g_ptr_array_index (facts, facts->len - 1);
  fact->unit = rbk_discover_dup_units (self, count);
}

static gboolean
is_at_least (RbkDecimal value, int least)
{
  return rbk_decimal_compare (value, rbk_decimal_from_int (least)) >= 0;
}

/* Why customers pay for what they pay for, where nobody asked for it. */
static const char *
pick_unit_text (RbkDiscover *self)
{
  switch (self->unit)
    {
    case RBK_UNIT_CREDITS:
      return N_ ("Customers pay with credits: the dearest call costs {variation} times the "
                 "cheapest, and one price for both would be wrong for both.");
    case RBK_UNIT_OUTCOMES:
      return N_ ("Customers pay for results: nothing is closer to what it is worth to them, and a "
                 "cheaper model leaves the margin with you.");
    case RBK_UNIT_RUNS:
    case RBK_UNIT_TOKENS:
    case RBK_UNIT_HYBRID:
    default:
      return is_at_least (self->variation, 3)
                 ? N_ ("Customers pay for what they know, each “{unit}”: credits would follow cost "
                       "better, as the dearest call costs {variation} times the cheapest, but "
                       "these customers would have to learn them.")
                 : N_ ("Customers pay for what they know, each “{unit}”: all of them cost much the "
                       "same.");
    }
}

static const char *
pick_wanted_text (RbkDiscover *self)
{
  static const char *const texts[] = {
    [RBK_UNIT_RUNS] = N_ ("Customers pay for each “{unit}”, as you want it."),
    [RBK_UNIT_CREDITS] =
        N_ ("Customers pay with credits, as you want it: what a call costs you may "
            "change without their price."),
    [RBK_UNIT_OUTCOMES] = N_ ("Customers pay for results, as you want it: a cheaper model leaves "
                              "the margin with you."),
    [RBK_UNIT_TOKENS] = N_ ("Customers pay for tokens, as you want it: what they use and what it "
                            "costs you move together."),
    [RBK_UNIT_HYBRID] = N_ ("As you want it, a base fee carries what each customer costs, calls "
                            "carry the models, and seats grow with the team."),
  };

  return texts[self->unit];
}

static void
add_variation (RbkDiscover *self)
{
  gboolean   is_free_to_choose = rbk_answers_is (self->answers, "unit", "auto");
  GPtrArray *facts = add (self, RBK_WHY_STRUCTURE,
                          is_free_to_choose ? pick_unit_text (self) : pick_wanted_text (self));

  rbk_facts_add_text (facts, "unit", self->spec->meters[0].unit);
  rbk_facts_add_multiple (facts, "variation", rbk_decimal_to_double (self->variation));
}

static void
add_structure (RbkDiscover *self)
{
  guint      n_plans = g_list_model_get_n_items (rbk_book_get_plans (self->book));
  GPtrArray *facts =
      add (self, RBK_WHY_STRUCTURE,
           N_ ("Number of plans: {plans}. Three to five are a choice that is easy to make. "
               "The entry plan carries the median customer, the middle one the "
               "heaviest tenth, the top one the heaviest in a hundred."));

  rbk_facts_add_count (facts, "plans", n_plans);
  add (self, RBK_WHY_STRUCTURE,
       N_ ("Paid plans never stop: what is past the included units is billed, with alerts at 50, "
           "80 "
           "and 100 %. An application that stands still is worse than an overage."));
  if (self->offered[RBK_ROLE_FREE].is_there)
    {
      const RbkOffered *offered = &self->offered[RBK_ROLE_FREE];

      facts = add (self, RBK_WHY_STRUCTURE,
                   N_ ("{plan} stops hard at {included}: an account that uses all of it costs "
                       "{cost} a month, and that is a cost of winning customers."));
      rbk_facts_add_text (facts, "plan", rbk_plan_get_name (offered->plan));
      add_units (self, facts, "included", offered->included);
      rbk_facts_add_money (facts, "cost", offered->full_cost);
    }
  if (self->unit == RBK_UNIT_CREDITS)
    add (self, RBK_WHY_STRUCTURE,
         N_ ("One pool of credits serves all features, keeps what is left for a year, and can be "
             "filled up at the price of overage. Ask your auditor what that makes of deferred "
             "revenue and breakage."));
  if (rbk_decimal_sign (rbk_answers_get_number (self->answers, "trial")) > 0)
    add (self, RBK_WHY_STRUCTURE,
         N_ ("The middle plan can be tried, under a hard limit: a trial can be had again and "
             "again."));
}

static void
add_routing (RbkDiscover *self)
{
  const char *routing = rbk_answers_get (self->answers, "routing");
  g_auto(GStrv) names = rbk_answers_dup_names (self->answers, "models");
  g_autofree char *models = rbk_discover_dup_models (self);
  GPtrArray       *facts;

  if (names[1] == NULL)
    facts = add (self, RBK_WHY_STRUCTURE,
                 N_ ("{models} serves all calls, with nothing to stand in for it: name a second "
                     "model before it fails."));
  else if (strcmp (routing, "split") == 0)
    facts =
        add (self, RBK_WHY_STRUCTURE,
             N_ ("Calls are shared among {models}: the first serves seven of ten. Customers pay "
                 "the same way for each."));
  else
    facts = add (self, RBK_WHY_STRUCTURE,
                 N_ ("Calls go to the first of {models}; the others stand in for it, at the same "
                     "price for customers."));
  rbk_facts_add_text (facts, "models", models);
}

static void
add_cost (RbkDiscover *self)
{
  GPtrArray *facts = add (self, RBK_WHY_PRICES,
                          N_ ("The average call costs {cost} at the prices of {date}; {target} of "
                              "each price is to "
                              "be left after what its customer costs."));
  char       date[16];

  g_date_strftime (date, sizeof date, "%Y-%m-%d", &self->spec->date);
  rbk_facts_add_money (facts, "cost", self->call_cost);
  rbk_facts_add_text (facts, "date", date);
  rbk_facts_add_ratio (facts, "target", rbk_decimal_to_double (self->target));
}

static void
add_price (RbkDiscover *self, const RbkOffered *offered)
{
  GPtrArray *facts =
      add (self, RBK_WHY_PRICES,
           N_ ("{plan}: {usage} cost {cost} with overhead, which makes {floor} the floor. "
               "At "
               "{price} it leaves {margin}, and {full_margin} of one who uses all of {included}; "
               "each "
               "one more costs {overage}, {multiple} times the included rate."));

  rbk_facts_add_text (facts, "plan", rbk_plan_get_name (offered->plan));
  add_units (self, facts, "usage", offered->sizing_usage);
  rbk_facts_add_money (facts, "cost", offered->sizing_cost);
  rbk_facts_add_money (facts, "floor", offered->floor);
  rbk_facts_add_money (facts, "price", offered->fee);
  rbk_facts_add_ratio (facts, "margin", rbk_margin_of (offered->fee, offered->sizing_cost));
  rbk_facts_add_ratio (facts, "full_margin", rbk_margin_of (offered->fee, offered->full_cost));
  add_units (self, facts, "included", offered->included);
  rbk_facts_add_money (facts, "overage", offered->overage);
  rbk_facts_add_multiple (facts, "multiple",
                          rbk_decimal_to_double (
                              rbk_decimal_mul_div (offered->overage, offered->included,
                                                   offered->fee, RBK_ROUND_HALF_AWAY)));
}

/* What was named that compares, beside what the plans come to. */
static void
add_comparables (RbkDiscover *self)
{
  GPtrArray *facts = add (self, RBK_WHY_PRICES,
                          N_ ("What compares, a month: {comparables}; here {entry} and {middle} "
                              "are what most buyers "
                              "will hold against it."));

  rbk_facts_add_text (facts, "comparables", rbk_answers_get (self->answers, "comparables"));
  rbk_facts_add_money (facts, "entry", self->offered[RBK_ROLE_ENTRY].fee);
  rbk_facts_add_money (facts, "middle", self->offered[RBK_ROLE_MIDDLE].fee);
}

static void
add_goal (RbkDiscover *self)
{
  gboolean has_comparables = rbk_answers_is_given (self->answers, "comparables");

  if (rbk_answers_is (self->answers, "goal", "adoption"))
    add (self, RBK_WHY_PRICES,
         N_ ("To win many customers, each price is the next above its floor that can be said, and "
             "each plan costs at least half as much again as the one before."));
  else if (rbk_answers_is (self->answers, "goal", "margin"))
    add (self, RBK_WHY_PRICES,
         N_ ("So that the margin holds, each price reaches it even where a customer uses all that "
             "is included."));
  else
    add (self, RBK_WHY_PRICES,
         has_comparables ? N_ ("For revenue, each price is no less than what compares: the least, "
                               "the median and the most of what you named.")
                         : N_ ("For revenue, each price is half as much again as it must be, as "
                               "nothing was named that compares."));
  if (has_comparables)
    add_comparables (self);
}

static void
add_credit_trade_offs (RbkDiscover *self)
{
  add (self, RBK_WHY_TRADE_OFFS,
       rbk_answers_is (self->answers, "customers", "prosumers")
           ? N_ ("Credits are hard to explain to people who do not build software: expect "
                 "questions.")
           : N_ ("Credits hide what a call costs: customers foresee their bill only as well as "
                 "they "
                 "know their rates."));
  if (!is_at_least (self->variation, 2))
    add (self, RBK_WHY_TRADE_OFFS,
         N_ ("All calls cost much the same: a cap on calls would be easier to explain."));
}

static void
add_outcome_trade_offs (RbkDiscover *self)
{
  GPtrArray *facts = add (self, RBK_WHY_TRADE_OFFS,
                          N_ ("What fails is your loss: {success} of the calls bill, and all of "
                              "them cost."));

  rbk_facts_add_ratio (facts, "success",
                       rbk_decimal_to_double (rbk_answers_get_number (self->answers, "success")));
  if (!rbk_answers_is_given (self->answers, "outcome"))
    add (self, RBK_WHY_TRADE_OFFS,
         N_ ("You did not say when a result is done: until you can, every bill is open to "
             "dispute."));
}

static void
add_unit_trade_offs (RbkDiscover *self)
{
  switch (self->unit)
    {
    case RBK_UNIT_CREDITS:
      add_credit_trade_offs (self);
      return;
    case RBK_UNIT_OUTCOMES:
      add_outcome_trade_offs (self);
      return;
    case RBK_UNIT_TOKENS:
      add (self, RBK_WHY_TRADE_OFFS,
           N_ ("One price for tokens in and out loses where answers run long, and a new tokenizer "
               "changes bills that nobody meant to change."));
      return;
    case RBK_UNIT_RUNS:
    case RBK_UNIT_HYBRID:
    default:
      add (self, RBK_WHY_TRADE_OFFS,
           N_ ("A call is a call, whatever its length: a bill can be foreseen, and long calls are "
               "yours to pay."));
      if (is_at_least (self->variation, 5))
        add (self, RBK_WHY_TRADE_OFFS,
             N_ ("You asked for calls although some cost five times as much as others: credits "
                 "would be safer."));
    }
}

static void
add_stand_in (RbkDiscover *self)
{
  GPtrArray *facts = add (self, RBK_WHY_TRADE_OFFS,
                          N_ ("While another model stands in, a call costs you up to {times} times "
                              "as much, and customers pay the same: watch how often it does."));

  rbk_facts_add_multiple (facts, "times", rbk_decimal_to_double (self->stand_in));
}

static void
add_trade_offs (RbkDiscover *self)
{
  add_unit_trade_offs (self);
  add (self, RBK_WHY_TRADE_OFFS,
       N_ ("Overage makes it possible to buy two smaller plans for less than one and its overage. "
           "Bind a plan to a company, and few will."));
  if (is_at_least (self->stand_in, 2))
    add_stand_in (self);
  if (!rbk_answers_is (self->answers, "latency", "hours"))
    return;
  add (self, RBK_WHY_TRADE_OFFS,
       self->is_batch ? N_ ("Calls are reckoned at batch prices, as they may take hours: a promise "
                            "of speed would raise every floor.")
                      : N_ ("Calls may take hours, but not all models have a batch price: with "
                            "those alone that have one, they would cost less."));
}

static void
add_tests (RbkDiscover *self)
{
  static const char *const known[] = {
    N_ ("Days 1 to 30: import what customers used, and see whether the percentiles are what you "
        "said: {p50}, {p90} and {p99} calls."),
    N_ ("Days 1 to 30: count how many reach 80 and 100 % of the entry plan; aim at one in five."),
    N_ ("Days 31 to 60: show the middle plan at the next price up to half of those who sign up, "
        "and "
        "compare what each visitor brings."),
    N_ ("Days 31 to 60: watch how many pay overage twice in a row and do not upgrade: their plan "
        "is "
        "too far from the next."),
    N_ ("Days 61 to 90: compare each bill with the one before: where it moves by more than a "
        "fifth, "
        "ask whether it was foreseen."),
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      GPtrArray *facts = add (self, RBK_WHY_TESTS, known[i]);

      if (i > 0)
        continue;
      rbk_facts_add_quantity (facts, "p50", rbk_answers_get_number (self->answers, "calls_p50"));
      rbk_facts_add_quantity (facts, "p90", rbk_answers_get_number (self->answers, "calls_p90"));
      rbk_facts_add_quantity (facts, "p99", rbk_answers_get_number (self->answers, "calls_p99"));
    }
  if (self->offered[RBK_ROLE_FREE].is_there)
    add (self, RBK_WHY_TESTS,
         N_ ("Days 61 to 90: hold what free accounts cost against those that became customers."));
}

void
rbk_discover_explain (RbkDiscover *self)
{
  add_variation (self);
  add_structure (self);
  add_routing (self);
  add_cost (self);
  for (RbkRole role = RBK_ROLE_ENTRY; role <= RBK_ROLE_TOP; role++)
    add_price (self, &self->offered[role]);
  add_goal (self);
  add_trade_offs (self);
  add_tests (self);
  rbk_discover_write_notes (self);
}
