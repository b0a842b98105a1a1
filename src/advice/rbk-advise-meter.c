/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

#include <math.h>

/* Whether what is counted follows what it costs. Value is for people to judge. */

#define FOLLOWS_FROM 0.9
#define LOOSE_BELOW 0.6

/* Sums over customers, each as many times as its weight says. */
typedef struct
{
  double n, x, y, xx, yy, xy;
} Sums;

static void
add_customer (Sums *self, double weight, double x, double y)
{
  self->n += weight;
  self->x += weight * x;
  self->y += weight * y;
  self->xx += weight * x * x;
  self->yy += weight * y * y;
  self->xy += weight * x * y;
}

/* Pearson's correlation; none where one of the two is the same for all. */
static gboolean
correlate (const Sums *self, double *correlation)
{
  double vx = self->n * self->xx - self->x * self->x, vy = self->n * self->yy - self->y * self->y;

  if (!(vx > 1e-9 * self->n * self->xx) || !(vy > 1e-9 * self->n * self->yy))
    return FALSE;
  *correlation =
      CLAMP ((self->n * self->xy - self->x * self->y) / (sqrt (vx) * sqrt (vy)), -1.0, 1.0);
  return TRUE;
}

static gboolean
measure (RbkPopulation *population, double *correlation)
{
  const gint64 *calls = rbk_population_get_column (population, RBK_COLUMN_CALLS);
  const gint64 *costs = rbk_population_get_column (population, RBK_COLUMN_COST);
  const gint64 *weights = rbk_population_get_weights (population);
  Sums          sums = { 0 };

  if (calls == NULL || costs == NULL)
    return FALSE;
  for (guint i = 0; i < rbk_population_get_size (population); i++)
    add_customer (&sums, weights != NULL ? (double) weights[i] : 1.0, (double) calls[i],
                  (double) costs[i] / 1e9);
  return correlate (&sums, correlation);
}

/**
 * rbk_advise_meter: (skip)
 * @self: advice under way
 *
 * Says whether the calls of customers follow what they cost, where there are customers. Without
 * them the rule `meter-off-cost` looks at the routes.
 */
void
rbk_advise_meter (RbkAdvise *self)
{
  double     correlation;
  gboolean   follows, is_loose;
  RbkAdvice *advice;

  if (self->input->population == NULL)
    return;
  if (!measure (self->input->population, &correlation))
    {
      rbk_advise_add (self, "", "unknown",
                      N_ ("The customers don't show whether calls follow cost. It takes tokens or "
                          "costs beside their calls, and customers who differ."));
      return;
    }
  follows = correlation >= FOLLOWS_FROM;
  is_loose = correlation < LOOSE_BELOW;
  advice =
      rbk_advise_add (self, "",
                      follows    ? "follows"
                      : is_loose ? "off"
                                 : "loosely",
                      follows    ? N_ ("Calls are a sound meter: they follow what customers cost.")
                      : is_loose ? N_ ("Count something else than calls: who calls much need not "
                                       "cost much.")
                                 : N_ ("Calls follow cost loosely. Tokens or credits would follow "
                                       "it closer."));
  rbk_facts_add_multiple (advice->facts, "correlation", correlation);
  rbk_advice_add_reason (advice, TRUE,
                         rbk_population_get_synthetic (self->input->population) != NULL
                             ? N_ ("Across customers that were made up, calls and cost go together "
                                   "at {correlation}, where 1 is always and 0 is never.")
                             : N_ ("Across customers, calls and cost go together at "
                                   "{correlation}, where 1 is always and 0 is never."));
  rbk_advice_add_reason (advice, FALSE,
                         N_ ("A meter has to follow value too, which no file says: "
                             "ask whether who uses twice as much gets twice as "
                             "much."));
}
