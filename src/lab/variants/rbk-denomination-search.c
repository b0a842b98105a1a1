/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-denomination-private.h"

#include <math.h>

#include "rbk-margin.h"

/* The credits of a route lie between two whole numbers. Where routes must be about as dear as
 * each other, the one that takes most for its cost pulls up the others: each must take so much
 * that it is within the loss of it. That is a lower bound of every answer, and bounds only rise,
 * so that pulling until nothing moves finds the smallest answer of all, the same one in every
 * route, or the route for which there is none. */

static RbkDecimal
one_less (RbkDecimal share)
{
  return rbk_decimal_sub (RBK_DECIMAL_ONE, share);
}

/* Cost × credits of the bound over what is left of its money. What does not divide evenly is
 * rounded to the side on which the band holds. */
static RbkDecimal
get_bound (const RbkDenomination *self, RbkDecimal cost, RbkDecimal margin, gboolean is_least)
{
  RbkRounding rounding = is_least ? RBK_ROUND_CEILING : RBK_ROUND_FLOOR;
  RbkDecimal  kept = rbk_decimal_mul_div (self->bound.money, one_less (margin), RBK_DECIMAL_ONE,
                                         is_least ? RBK_ROUND_FLOOR : RBK_ROUND_CEILING);
  RbkDecimal  credits = rbk_decimal_mul (self->bound.credits, self->scale);

  return rbk_decimal_round (rbk_decimal_mul_div (cost, credits, kept, rounding), 0, rounding);
}

/* An amount that does not fit is more than any call may take. */
static void
bound_route (const RbkDenomination *self, RbkDenominationRoute *route)
{
  RbkDecimal least = get_bound (self, route->cost, self->terms.low, TRUE);
  RbkDecimal most = get_bound (self, route->cost, self->terms.high, FALSE);

  route->least = rbk_decimal_is_valid (least) ? rbk_decimal_max (least, RBK_DECIMAL_ONE)
                                              : RBK_DECIMAL_UNITS (RBK_DENOMINATION_MOST + 1);
  route->most = self->terms.max_credits;
  if (rbk_decimal_is_valid (most))
    route->most = rbk_decimal_min (most, self->terms.max_credits);
  route->credits = route->least;
  route->binds = FALSE;
}

/* Whether a takes less for its cost than b; exactly, for a cost of few decimals. */
static gboolean
takes_less (const RbkDenominationRoute *a, const RbkDenominationRoute *b)
{
  return rbk_decimal_compare (rbk_decimal_mul (a->credits, b->cost),
                              rbk_decimal_mul (b->credits, a->cost)) < 0;
}

static void
find_ends (const RbkDenomination       *self,
           const RbkDenominationRoute **least,
           const RbkDenominationRoute **most)
{
  *least = *most = &self->routes[0];
  for (guint i = 1; i < self->n_routes; i++)
    {
      if (takes_less (&self->routes[i], *least))
        *least = &self->routes[i];
      if (takes_less (*most, &self->routes[i]))
        *most = &self->routes[i];
    }
}

/* The fewest credits of a route that are within the loss of the route that takes most. */
static RbkDecimal
get_pulled (const RbkDenominationRoute *route, const RbkDenominationRoute *most, RbkDecimal allowed)
{
  RbkDecimal credits =
      rbk_decimal_mul_div (route->cost, most->credits, rbk_decimal_mul (most->cost, allowed),
                           RBK_ROUND_CEILING);

  return rbk_decimal_round (credits, 0, RBK_ROUND_CEILING);
}

/* Pulls up all routes, over and over. FALSE where one would take more than it may. */
static gboolean
climb (RbkDenomination *self, RbkDecimal max_loss)
{
  RbkDecimal allowed = rbk_decimal_add (RBK_DECIMAL_ONE, max_loss);
  gboolean   moves = TRUE;

  while (moves)
    {
      const RbkDenominationRoute *least, *most;

      moves = FALSE;
      find_ends (self, &least, &most);
      for (guint i = 0; i < self->n_routes; i++)
        {
          RbkDenominationRoute *route = &self->routes[i];
          RbkDecimal            pulled = get_pulled (route, most, allowed);

          if (rbk_decimal_compare (pulled, route->credits) <= 0)
            continue;
          if (rbk_decimal_compare (pulled, route->most) > 0)
            return FALSE;
          route->credits = pulled;
          moves = TRUE;
        }
    }

  return TRUE;
}

static double
get_loss (const RbkDenominationRoute *route, const RbkDenominationRoute *least)
{
  double own = rbk_decimal_to_double (route->credits) / rbk_decimal_to_double (route->cost);
  double floor = rbk_decimal_to_double (least->credits) / rbk_decimal_to_double (least->cost);

  return own / floor - 1.0;
}

static double
get_margin (const RbkDenomination *self, RbkDecimal credits, RbkDecimal cost)
{
  /* In amounts of the bound, so that a price without end loses nothing. */
  return rbk_margin_of (rbk_decimal_mul (credits, self->bound.money),
                        rbk_decimal_mul (rbk_decimal_mul (cost, self->bound.credits), self->scale));
}

static void
sum_up (RbkDenomination *self)
{
  const RbkDenominationRoute *least, *most;

  find_ends (self, &least, &most);
  self->lowest = INFINITY;
  self->highest = -INFINITY;
  self->loss = 0.0;
  for (guint i = 0; i < self->n_routes; i++)
    {
      RbkDenominationRoute *route = &self->routes[i];

      route->loss = route == least ? 0.0 : get_loss (route, least);
      route->margin = get_margin (self, route->credits, route->cost);
      route->lowest_margin = get_margin (self, route->credits, route->dearest);
      self->loss = MAX (self->loss, route->loss);
      self->lowest = MIN (self->lowest, route->margin);
      self->highest = MAX (self->highest, route->margin);
    }
}

/* Which routes have no whole number of credits, and why. */
static RbkDenominationReason
blame_routes (RbkDenomination *self)
{
  RbkDenominationReason reason = RBK_DENOMINATION_FOUND;

  for (guint i = 0; i < self->n_routes; i++)
    {
      RbkDenominationRoute *route = &self->routes[i];

      if (rbk_decimal_compare (route->least, route->most) <= 0)
        continue;
      route->binds = TRUE;
      if (rbk_decimal_compare (route->least, self->terms.max_credits) > 0)
        reason = RBK_DENOMINATION_TOO_MANY;
      else if (reason == RBK_DENOMINATION_FOUND)
        reason = RBK_DENOMINATION_GAP;
    }

  return reason;
}

static void
start_over (RbkDenomination *self)
{
  for (guint i = 0; i < self->n_routes; i++)
    self->routes[i].credits = self->routes[i].least;
}

/* Says which loss would have an answer, in steps of a tenth of a percent: where a loss has one,
 * larger ones have one too. The fewest credits have a loss of their own, so that one does. */
static void
explain_uneven (RbkDenomination *self)
{
  const RbkDenominationRoute *least, *most;
  RbkDecimal                  thousand = RBK_DECIMAL_UNITS (1000);
  gint64                      fails = 0, does;

  start_over (self);
  find_ends (self, &least, &most);
  self->routes[least - self->routes].binds = TRUE;
  self->routes[most - self->routes].binds = TRUE;
  does = (gint64) ceil (MIN (get_loss (most, least), 1e9) * 1000.0) + 1;
  while (does - fails > 1)
    {
      gint64     middle = fails + (does - fails) / 2;
      RbkDecimal loss = rbk_decimal_div (rbk_decimal_from_int (middle), thousand, RBK_ROUND_UP);

      start_over (self);
      if (climb (self, loss))
        does = middle;
      else
        fails = middle;
    }
  self->even_loss = rbk_decimal_div (rbk_decimal_from_int (does), thousand, RBK_ROUND_UP);
  start_over (self);
}

/* Pulls up all routes as if the band had no end. */
static gboolean
climb_freely (RbkDenomination *self)
{
  g_autofree RbkDecimal *most = g_new (RbkDecimal, self->n_routes);
  gboolean               is_there;

  for (guint i = 0; i < self->n_routes; i++)
    {
      most[i] = self->routes[i].most;
      self->routes[i].most = self->terms.max_credits;
    }
  is_there = climb (self, self->terms.max_loss);
  for (guint i = 0; i < self->n_routes; i++)
    self->routes[i].most = most[i];
  sum_up (self);

  return is_there;
}

/* The highest margin that the fewest credits leave which are within the loss, in steps of a tenth
 * of a percent: with it as the end of the band there is an answer. */
static void
find_band (RbkDenomination *self)
{
  if (self->reason != RBK_DENOMINATION_GAP)
    return;
  self->has_band = !self->terms.has_max_loss || climb_freely (self);
  self->band_high = ceil (self->highest * 1000.0) / 1000.0;
  self->has_band = self->has_band && self->band_high < 1.0;
  start_over (self);
  sum_up (self);
}

/**
 * rbk_denomination_search: (skip)
 * @self: a denomination that has routes and a bound
 * @scale: credits of then for one of today
 *
 * Finds the smallest whole credits at a size of the credits, or why there are none.
 */
void
rbk_denomination_search (RbkDenomination *self, RbkDecimal scale)
{
  self->scale = scale;
  self->has_band = FALSE;
  self->price = rbk_decimal_div (self->bound.price, scale, RBK_ROUND_HALF_AWAY);
  for (guint i = 0; i < self->n_routes; i++)
    bound_route (self, &self->routes[i]);
  self->reason = blame_routes (self);
  if (self->reason == RBK_DENOMINATION_FOUND && self->terms.has_max_loss &&
      !climb (self, self->terms.max_loss))
    {
      self->reason = RBK_DENOMINATION_UNEVEN;
      explain_uneven (self);
    }
  sum_up (self);
  find_band (self);
}

/**
 * rbk_denomination_try_scales: (skip)
 * @self: a denomination that has routes and a bound
 * @spec: the spec
 * @book: the book that it was made of
 * @scale: (out): the smallest size of the credits that has an answer
 *
 * Tries 1, 2 and 5 and their tenfolds, from a thousandth to five hundred, where what plans give and
 * sell stays in whole credits. What was found last is left in @self.
 *
 * Returns: whether there is such a size
 */
gboolean
rbk_denomination_try_scales (RbkDenomination *self,
                             const RbkSpec   *spec,
                             RbkBook         *book,
                             RbkDecimal      *scale)
{
  static const int steps[] = { 1, 2, 5 };
  RbkDecimal       thousand = RBK_DECIMAL_UNITS (1000);
  gint64           power = 1;

  for (guint i = 0; i < 6; i++, power *= 10)
    for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
      {
        *scale = rbk_decimal_div (rbk_decimal_from_int (power * steps[k]), thousand,
                                  RBK_ROUND_HALF_AWAY);
        if (!rbk_credit_scale_fits (spec, book, self->bound.meter, *scale))
          continue;
        rbk_denomination_search (self, *scale);
        if (self->reason == RBK_DENOMINATION_FOUND)
          return TRUE;
      }

  return FALSE;
}
