/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

#include "rbk-costing.h"
#include "rbk-usage-summary.h"

/* Caps or credits: by how far apart the costs of calls are, and by who has to understand it. */

#define CAPS_UP_TO 2
#define CREDITS_FROM 5
#define MOST_SUPPORT 0.2

typedef enum
{
  CAPS,
  BORDERLINE,
  CREDITS,
  UNKNOWN,
} Leaning;

/* How far apart costs are, and what says so. */
typedef struct
{
  Leaning     leaning;
  double      ratio;
  gboolean    has_costs;
  RbkDecimal  low, high; /* of a call */
  const char *basis, *measured;
} Spread;

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
measure (Spread *spread, GArray *costs, const char *basis, const char *measured)
{
  RbkDecimal low, high, ratio;

  if (costs->len == 0)
    return;
  g_array_sort (costs, compare_costs);
  low = find_percentile (costs, RBK_DECIMAL_UNITS (5));
  high = find_percentile (costs, RBK_DECIMAL_UNITS (95));
  ratio = rbk_decimal_div (high, low, RBK_ROUND_HALF_AWAY);
  if (!rbk_decimal_is_valid (ratio) ||
      (spread->leaning != UNKNOWN && rbk_decimal_to_double (ratio) <= spread->ratio))
    return;
  *spread = (Spread){ .ratio = rbk_decimal_to_double (ratio),
                      .has_costs = TRUE,
                      .low = low,
                      .high = high,
                      .basis = basis,
                      .measured = measured };
  spread->leaning =
      rbk_decimal_compare (high, rbk_decimal_mul (low, RBK_DECIMAL_UNITS (CAPS_UP_TO))) <= 0 ? CAPS
      : rbk_decimal_compare (high, rbk_decimal_mul (low, RBK_DECIMAL_UNITS (CREDITS_FROM))) >= 0
          ? CREDITS
          : BORDERLINE;
}

static void
measure_routes (Spread *spread, const RbkSpec *spec)
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
measure_levels (Spread *spread, const RbkSpec *spec)
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
measure_customers (Spread *spread, RbkPopulation *population)
{
  RbkUsageSummary summary;

  rbk_usage_summary_init (&summary, population);
  if (!summary.has_cost_ratio)
    return;
  spread->ratio = summary.cost_ratio;
  spread->leaning = g_str_equal (summary.advice, "caps")      ? CAPS
                    : g_str_equal (summary.advice, "credits") ? CREDITS
                                                              : BORDERLINE;
  spread->basis =
      rbk_population_get_synthetic (population) != NULL ? "made-up customers" : "customers";
  spread->measured = N_ ("Across customers, a call of the one at the 95th percentile costs {ratio} "
                         "times a call of the one at the 5th.");
}

/* What stands against credits whatever calls cost. */
static gboolean
forbids_credits (const RbkAdviseAnswers *answers)
{
  return answers->developers == RBK_REPLY_NO || answers->one_sentence == RBK_REPLY_NO ||
         (answers->has_support_share && answers->support_share >= MOST_SUPPORT);
}

/* Between the two bounds what was answered decides. */
static Leaning
decide (Leaning leaning, const RbkAdviseAnswers *answers)
{
  int for_caps = answers->natural_unit == RBK_REPLY_YES ? 1 : 0;
  int for_credits = (answers->developers == RBK_REPLY_YES ? 1 : 0) +
                    (answers->own_split == RBK_REPLY_YES ? 1 : 0);

  if (forbids_credits (answers) && leaning != UNKNOWN)
    return CAPS;
  if (leaning != BORDERLINE || for_caps == for_credits)
    return leaning;
  return for_caps > for_credits ? CAPS : CREDITS;
}

static void
add_reason (RbkAdvice *advice, Leaning verdict, Leaning speaks_for, const char *text)
{
  rbk_advice_add_reason (advice, verdict == speaks_for, text);
}

static void
add_answers (RbkAdvice *advice, Leaning verdict, const RbkAdviseAnswers *answers)
{
  if (answers->developers == RBK_REPLY_YES)
    add_reason (advice, verdict, CREDITS, N_ ("Developers are used to tokens and credits."));
  if (answers->developers == RBK_REPLY_NO)
    add_reason (advice, verdict, CAPS,
                N_ ("Customers who are no developers don't think in "
                    "credits."));
  if (answers->natural_unit == RBK_REPLY_YES)
    add_reason (advice, verdict, CAPS,
                N_ ("A call is something customers know, so it can be "
                    "counted as it is."));
  if (answers->natural_unit == RBK_REPLY_NO)
    add_reason (advice, verdict, CREDITS,
                N_ ("A call is nothing that customers know, so they lose "
                    "nothing with credits."));
  if (answers->one_sentence == RBK_REPLY_NO)
    add_reason (advice, verdict, CAPS,
                N_ ("Credits would take more than one sentence on the "
                    "pricing page."));
  if (answers->own_split == RBK_REPLY_YES)
    add_reason (advice, verdict, CREDITS,
                N_ ("With credits customers choose on which feature "
                    "they spend."));
  if (answers->has_support_share)
    {
      rbk_facts_add_ratio (advice->facts, "support_share", answers->support_share);
      add_reason (advice, verdict, answers->support_share >= MOST_SUPPORT ? CAPS : CREDITS,
                  N_ ("Support would spend {support_share} of its time on why credits ran out."));
    }
}

static RbkAdvice *
add_verdict (RbkAdvise *self, Leaning leaning, Leaning verdict)
{
  if (verdict == UNKNOWN)
    return rbk_advise_add (self, "", "unknown",
                           N_ ("Nothing says what calls cost. Give the book a workload with a "
                               "model, or customers with costs."));
  if (verdict == CREDITS)
    return rbk_advise_add (self, "", "credits",
                           N_ ("Sell credits: a call costs too differently for all to count the "
                               "same."));
  if (verdict == CAPS)
    return rbk_advise_add (self, "", "caps",
                           leaning == CREDITS
                               ? N_ ("Use caps on calls, and limit what goes into one: costs speak "
                                     "for credits, customers against them.")
                               : N_ ("Use caps on calls: they are easier to say and to keep."));
  return rbk_advise_add (self, "", "borderline",
                         N_ ("Either will do: costs are between what speaks for caps and what "
                             "speaks for credits. Who the customers are decides."));
}

/**
 * rbk_advise_unit: (skip)
 * @self: advice under way
 *
 * Advises on caps or credits. Costs of calls within 2 times speak for caps, from 5 times on for
 * credits; in between the answers decide. Customers are measured where there are some, else the
 * routes or the usage levels, whichever are further apart.
 */
void
rbk_advise_unit (RbkAdvise *self)
{
  Spread     spread = { .leaning = UNKNOWN };
  Leaning    verdict;
  RbkAdvice *advice;

  if (self->input->population != NULL)
    measure_customers (&spread, self->input->population);
  if (spread.leaning == UNKNOWN)
    {
      measure_routes (&spread, self->spec);
      measure_levels (&spread, self->spec);
    }
  verdict = decide (spread.leaning, &self->answers);
  advice = add_verdict (self, spread.leaning, verdict);
  if (spread.leaning != UNKNOWN)
    {
      rbk_facts_add_multiple (advice->facts, "ratio", spread.ratio);
      rbk_facts_add_text (advice->facts, "basis", spread.basis);
      rbk_advice_add_reason (advice, verdict == spread.leaning || spread.leaning == BORDERLINE,
                             spread.measured);
    }
  if (spread.has_costs)
    {
      rbk_facts_add_money (advice->facts, "low", spread.low);
      rbk_facts_add_money (advice->facts, "high", spread.high);
    }
  add_answers (advice, verdict, &self->answers);
}
