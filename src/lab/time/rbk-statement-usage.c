/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-statement-private.h"

#include <string.h>

#include "rbk-costing.h"

/* What was used on which days. */

static guint
count_days (const GDate *from, const GDate *to)
{
  return g_date_get_julian (to) - g_date_get_julian (from) + 1;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return g_date_compare (a, b);
}

static void
add_cut (GArray *cuts, const RbkStatement *self, const GDate *day)
{
  if (g_date_compare (day, &self->from) > 0 && g_date_compare (day, &self->to) <= 0)
    g_array_append_val (cuts, *day);
}

/* The days on which a route's credit rate changes. */
static void
add_rate_cuts (GArray *cuts, const RbkStatement *self, const RbkSpec *spec)
{
  for (guint i = 0; i < spec->n_workloads; i++)
    for (guint j = 0; j < spec->workloads[i].n_routes; j++)
      {
        const RbkRouteSpec *route = &spec->workloads[i].routes[j];

        for (guint k = 0; k < route->n_credit_rates; k++)
          add_cut (cuts, self, &route->credit_rates[k].effective_from);
      }
}

/* Sorts days and takes out what is there twice. */
static void
tidy (GArray *cuts)
{
  guint kept = 0;

  g_array_sort (cuts, compare_days);
  for (guint i = 0; i < cuts->len; i++)
    if (kept == 0 ||
        g_date_compare (&g_array_index (cuts, GDate, kept - 1), &g_array_index (cuts, GDate, i)))
      g_array_index (cuts, GDate, kept++) = g_array_index (cuts, GDate, i);
  g_array_set_size (cuts, kept);
}

static const RbkStretch *
find_stretch (const RbkStatement *self, const GDate *day)
{
  const RbkStretch *found = &g_array_index (self->stretches, RbkStretch, 0);

  for (guint i = 1; i < self->stretches->len; i++)
    if (g_date_compare (&g_array_index (self->stretches, RbkStretch, i).from, day) <= 0)
      found = &g_array_index (self->stretches, RbkStretch, i);

  return found;
}

static void
clear_part (gpointer data)
{
  RbkPart *part = data;

  g_free (part->units);
  g_free (part->rates);
}

static RbkDecimal *
get_rates (RbkSpec *spec, const GDate *day)
{
  g_autoptr(RbkSpec) dated = rbk_spec_new_on (spec, day);
  RbkDecimal *rates = g_new0 (RbkDecimal, spec->n_meters + 1);

  for (guint i = 0; i < spec->n_meters; i++)
    rates[i] = dated->meters[i].units_per_call;

  return rates;
}

/* A cut on which neither the terms nor a rate changes after all is none. */
static void
add_part (GArray *parts, const RbkStatement *self, RbkSpec *spec, const GDate *day)
{
  const RbkStretch *stretch = find_stretch (self, day);
  RbkPart           part = { .from = *day, .begun = stretch->begun, .phase = stretch->phase };
  RbkPart          *last = NULL;

  if (parts->len > 0)
    last = &g_array_index (parts, RbkPart, parts->len - 1);
  part.rates = get_rates (spec, day);
  if (last != NULL && last->phase == part.phase &&
      memcmp (last->rates, part.rates, spec->n_meters * sizeof (RbkDecimal)) == 0)
    {
      g_free (part.rates);
      return;
    }
  part.units = g_new0 (RbkDecimal, spec->n_meters + 1);
  if (last != NULL)
    {
      last->to = *day;
      g_date_subtract_days (&last->to, 1);
      last->n_days = count_days (&last->from, &last->to);
    }
  g_array_append_val (parts, part);
}

static GArray *
new_parts (const RbkStatement *self, RbkSpec *spec, gboolean has_calls)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (RbkPart));
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (GDate));
  RbkPart *last;

  g_array_set_clear_func (parts, clear_part);
  for (guint i = 1; i < self->stretches->len; i++)
    add_cut (cuts, self, &g_array_index (self->stretches, RbkStretch, i).from);
  if (has_calls)
    add_rate_cuts (cuts, self, spec);
  tidy (cuts);

  add_part (parts, self, spec, &self->from);
  for (guint i = 0; i < cuts->len; i++)
    add_part (parts, self, spec, &g_array_index (cuts, GDate, i));
  last = &g_array_index (parts, RbkPart, parts->len - 1);
  last->to = self->to;
  last->n_days = count_days (&last->from, &last->to);

  return parts;
}

/* What of a use falls on the first days of the month. Even use is rounded down until the last
 * day, on which all of it has come; what is a whole number stays one. */
static RbkDecimal
use_until (const RbkStatement *self, const RbkUse *use, const GDate *day)
{
  RbkDecimal until;

  if (use->has_day)
    return g_date_compare (&use->day, day) <= 0 ? use->amount : RBK_DECIMAL_ZERO;

  until = rbk_decimal_mul_div (use->amount, rbk_decimal_from_int (count_days (&self->from, day)),
                               rbk_decimal_from_int (self->n_days), RBK_ROUND_DOWN);

  return rbk_decimal_is_integer (use->amount) ? rbk_decimal_round (until, 0, RBK_ROUND_DOWN)
                                              : until;
}

/* Units of calls, so that days of one rate add up to what they are together. */
static void
spread_calls (const RbkStatement *self, GArray *parts, const RbkUse *use, guint meter)
{
  RbkDecimal before = RBK_DECIMAL_ZERO, run = RBK_DECIMAL_ZERO, counted = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < parts->len; i++)
    {
      RbkPart   *part = &g_array_index (parts, RbkPart, i);
      RbkDecimal until = use_until (self, use, &part->to), units;

      if (i > 0 && !rbk_decimal_equal (part->rates[meter], part[-1].rates[meter]))
        run = counted = RBK_DECIMAL_ZERO;
      run = rbk_decimal_add (run, rbk_decimal_sub (until, before));
      units = rbk_decimal_mul (run, part->rates[meter]);
      part->units[meter] = rbk_decimal_add (part->units[meter], rbk_decimal_sub (units, counted));
      before = until;
      counted = units;
    }
}

static void
spread_units (const RbkStatement *self, GArray *parts, const RbkUse *use)
{
  RbkDecimal before = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < parts->len; i++)
    {
      RbkPart   *part = &g_array_index (parts, RbkPart, i);
      RbkDecimal until = use_until (self, use, &part->to);

      part->units[use->meter] =
          rbk_decimal_add (part->units[use->meter], rbk_decimal_sub (until, before));
      before = until;
    }
}

/* Sums what was used. How much there is of something is the same on all days. */
static void
sum_up (RbkStatement *self, const RbkSpec *spec, GArray *parts)
{
  for (guint i = 0; i < spec->n_meters; i++)
    {
      for (guint j = 0; j < parts->len; j++)
        self->used[i] = rbk_decimal_add (self->used[i], g_array_index (parts, RbkPart, j).units[i]);
      for (guint j = 0; spec->meters[i].is_level && j < parts->len; j++)
        g_array_index (parts, RbkPart, j).units[i] = self->used[i];
    }
}

/* Splits the month where terms change, and rates where calls are given, and says what was used
 * in each part of it. */
GArray *
rbk_statement_split (RbkStatement *self, RbkSpec *spec, const RbkUse *uses, guint n_uses)
{
  GArray  *parts;
  gboolean has_calls = FALSE;

  for (guint i = 0; i < n_uses; i++)
    {
      has_calls |= uses[i].meter < 0;
      if (uses[i].meter < 0)
        self->calls = rbk_decimal_add (self->calls, uses[i].amount);
    }
  parts = new_parts (self, spec, has_calls);
  for (guint i = 0; i < n_uses; i++)
    {
      if (uses[i].meter >= 0)
        spread_units (self, parts, &uses[i]);
      for (guint meter = 0; uses[i].meter < 0 && meter < spec->n_meters; meter++)
        spread_calls (self, parts, &uses[i], meter);
    }
  sum_up (self, spec, parts);

  return parts;
}

static RbkDecimal
calls_until (const RbkStatement *self, const RbkUse *uses, guint n_uses, const GDate *day)
{
  RbkDecimal calls = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < n_uses; i++)
    if (uses[i].meter < 0)
      calls = rbk_decimal_add (calls, use_until (self, &uses[i], day));

  return calls;
}

/* Sums what the calls of each day cost at the prices in force then. */
void
rbk_statement_add_cost (RbkStatement *self, RbkSpec *spec, const RbkUse *uses, guint n_uses)
{
  g_autoptr(GArray) cuts = g_array_new (FALSE, FALSE, sizeof (GDate));
  RbkDecimal before = RBK_DECIMAL_ZERO;

  g_array_append_val (cuts, self->from);
  for (guint i = 0; i < spec->n_prices; i++)
    if (spec->prices[i].has_effective_from)
      add_cut (cuts, self, &spec->prices[i].effective_from);
  tidy (cuts);

  for (guint i = 0; i < cuts->len; i++)
    {
      const GDate *from = &g_array_index (cuts, GDate, i);
      GDate        to = i + 1 < cuts->len ? from[1] : self->to;
      g_autoptr(RbkSpec) dated = rbk_spec_new_on (spec, from);
      RbkDecimal until, cost;

      if (i + 1 < cuts->len)
        g_date_subtract_days (&to, 1);
      until = calls_until (self, uses, n_uses, &to);
      cost = rbk_decimal_mul (rbk_decimal_sub (until, before),
                              rbk_cost_average_call (dated, -1, NULL));
      self->cost = rbk_decimal_add (self->cost, cost);
      before = until;
    }
}
