/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trial.h"

#include "rbk-error.h"

/* Largest amounts that are tried as a cap or an included amount. */
static const gint64 ends[] = { 1000000000000, 1000000000, 1000000, 1000 };

/* More steps down than any price list that makes sense takes. */
#define MAX_DESCENTS 200000

/* An overage price is looked for in millionths of the currency's major unit. */
#define MAX_MICROS 1000000000000000

static gboolean
fail (RbkTrial *self, const char *why, GError **error)
{
  g_autofree char *where = rbk_where_to_string (&self->where);

  self->why = why;
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               /* Translators: a plan, the usage that is asked for, as “cap:80%” or “p90”, and why
                * no value is found there */
               E_ ("%s, at %s: %s"), self->plan.key, where, why);
  return FALSE;
}

/* Whether the place at which the margin is asked for moves with the value that is tried. */
gboolean
rbk_trial_moves (const RbkTrial *self)
{
  if (self->what == RBK_SOLVE_CAP)
    return TRUE;
  return self->what == RBK_SOLVE_INCLUDED &&
         (self->where.kind == RBK_WHERE_INCLUDED ||
          (self->where.kind == RBK_WHERE_CAP && self->caps_included));
}

/* The value at which the place stands at a usage. */
static RbkDecimal
value_at (const RbkTrial *self, RbkDecimal usage)
{
  RbkDecimal value = rbk_decimal_mul (usage, self->card->months);

  if (self->where.kind == RBK_WHERE_CAP)
    value =
        rbk_decimal_mul_div (value, RBK_DECIMAL_UNITS (100), self->where.value, RBK_ROUND_FLOOR);
  return rbk_decimal_round (value, 0, RBK_ROUND_FLOOR);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

/* The values at which a bill may fall while usage grows: past the bounds of volume tiers. */
static GArray *
list_cliffs (const RbkTrial *self)
{
  GArray    *cliffs = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
  RbkDecimal below_all = RBK_DECIMAL_UNITS (-1);

  g_array_append_val (cliffs, below_all);
  for (guint i = 0; i < self->phase.n_cards; i++)
    {
      const RbkCardSpec *card = &self->phase.cards[i];

      if (card->price != RBK_PRICE_KIND_VOLUME)
        continue;
      for (guint j = 0; j < card->n_tiers; j++)
        {
          RbkDecimal usage = rbk_axis_get_place (&self->axis, card, card->tiers[j].up_to);
          RbkDecimal cliff = value_at (self, usage);
          RbkDecimal next = rbk_decimal_add (cliff, RBK_DECIMAL_ONE);

          if (card->tiers[j].is_open || !rbk_decimal_is_valid (cliff))
            continue;
          /* A month's part of the bound may be rounded down, and the cliff be one further. */
          g_array_append_val (cliffs, cliff);
          g_array_append_val (cliffs, next);
        }
    }
  g_array_sort (cliffs, compare_values);
  return cliffs;
}

/* How much usage an amount pays for. At a level or a percentile calls have a cost of their own,
 * of which a cap that is tried lets a part be served. */
static RbkDecimal
get_paid_usage (const RbkTrial *self, RbkDecimal left)
{
  RbkDecimal served = self->figure.usage, limit;

  if (rbk_trial_moves (self))
    return rbk_decimal_mul_div (left, self->axis.units, self->axis.call_cost, RBK_ROUND_FLOOR);
  if (rbk_axis_get_limit (&self->axis, &self->phase, &limit))
    served = rbk_decimal_min (served, limit);
  return rbk_decimal_mul_div (left, served, self->figure.inference, RBK_ROUND_FLOOR);
}

/* The largest value not above the one tried last at which its bill would pay for the usage.
 * Between the two the bill is no higher and the cost is: the margin is missed there too. */
static RbkDecimal
step_down (const RbkTrial *self, RbkDecimal value)
{
  RbkDecimal kept =
      rbk_decimal_mul_div (self->figure.bill, rbk_decimal_sub (RBK_DECIMAL_ONE, self->margin),
                           RBK_DECIMAL_ONE, RBK_ROUND_FLOOR);
  RbkDecimal left = rbk_decimal_sub (kept, self->figure.overhead);
  RbkDecimal usage = RBK_DECIMAL_UNITS (-1);

  if (rbk_decimal_sign (left) >= 0)
    usage = get_paid_usage (self, left);
  if (!rbk_decimal_is_valid (usage) || rbk_decimal_sign (usage) < 0)
    return RBK_DECIMAL_UNITS (-1);
  /* One more, as the price of a unit is itself rounded. */
  usage = rbk_decimal_add (value_at (self, usage), RBK_DECIMAL_ONE);
  return rbk_decimal_min (usage, rbk_decimal_sub (value, RBK_DECIMAL_ONE));
}

/* Goes down from the top of a stretch on which the bill never falls. */
static gboolean
descend (RbkTrial   *self,
         RbkDecimal  top,
         RbkDecimal  bottom,
         guint      *n_left,
         RbkDecimal *value,
         GError    **error)
{
  gboolean reaches = FALSE;

  for (*value = top; rbk_decimal_compare (*value, bottom) > 0 && *n_left > 0; (*n_left)--)
    {
      if (!rbk_trial_try (self, *value, &reaches, error))
        return FALSE;
      if (reaches)
        return TRUE;
      *value = step_down (self, *value);
    }
  *value = RBK_DECIMAL_INVALID;
  return TRUE;
}

/* The end of what can be tried without an overflow, and whether all of it reaches. */
static gboolean
find_top (RbkTrial *self, RbkDecimal *top, gboolean *reaches, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GError) reason = NULL;

      *top = rbk_decimal_from_int (ends[i]);
      if (rbk_trial_try (self, *top, reaches, &reason))
        return TRUE;
      if (i + 1 == G_N_ELEMENTS (ends) || !g_error_matches (reason, RBK_ERROR, RBK_ERROR_OVERFLOW))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }
  return FALSE;
}

/* The largest whole value whose own place reaches the margin: no larger one does. */
gboolean
rbk_trial_find_largest_moving (RbkTrial *self, RbkDecimal *value, GError **error)
{
  g_autoptr (GArray) cliffs = NULL;
  RbkDecimal top;
  gboolean   reaches;
  guint      n_left = MAX_DESCENTS;

  if (rbk_decimal_is_zero (self->where.value) && self->where.kind == RBK_WHERE_CAP)
    return fail (self,
                 /* Translators: “there” is at no use of the cap, cap:0%; cap:100% is typed so */
                 E_ ("nothing is used there, whatever the cap; ask at cap:100%"), error);
  if (!find_top (self, &top, &reaches, error))
    return FALSE;
  if (reaches)
    return fail (self,
                 /* Translators: “below” is at usages below the cap, “it” the margin; the
                  * certificate is that of the plan’s lowest margin */
                 E_ ("the margin holds at any cap, however large, so none is the largest; the "
                     "certificate says where below it is lowest"),
                 error);

  cliffs = list_cliffs (self);
  for (guint i = cliffs->len; i > 0; i--)
    {
      RbkDecimal bottom = g_array_index (cliffs, RbkDecimal, i - 1);

      if (rbk_decimal_compare (bottom, top) >= 0)
        continue;
      if (!descend (self, top, bottom, &n_left, value, error))
        return FALSE;
      if (rbk_decimal_is_valid (*value))
        return TRUE;
      top = bottom;
    }
  return fail (self, E_ ("the margin is missed at any amount, however small; raise the price"),
               error);
}

/* The largest whole included amount at a place that stays: the more is included the less is
 * billed there. */
gboolean
rbk_trial_find_largest_fixed (RbkTrial *self, RbkDecimal *value, GError **error)
{
  gint64   low = 0, high = 1;
  gboolean reaches;

  if (!rbk_trial_try (self, RBK_DECIMAL_ZERO, &reaches, error))
    return FALSE;
  /* Where nothing is served past what is included, more of it may pay for the overhead. */
  if (!reaches && self->caps_included && self->card->limit == RBK_LIMIT_HARD)
    return rbk_trial_find_largest_moving (self, value, error);
  if (!reaches)
    return fail (self, E_ ("the margin is missed even with nothing included; raise the price"),
                 error);
  while (high <= ends[0] && reaches)
    {
      if (!rbk_trial_try (self, rbk_decimal_from_int (high), &reaches, error))
        return FALSE;
      if (reaches)
        {
          low = high;
          high *= 2;
        }
    }
  if (reaches)
    return fail (self,
                 E_ ("the margin holds with everything included; include as much as you like"),
                 error);
  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (!rbk_trial_try (self, rbk_decimal_from_int (middle), &reaches, error))
        return FALSE;
      if (reaches)
        low = middle;
      else
        high = middle;
    }
  *value = rbk_decimal_from_int (low);
  return TRUE;
}

static RbkDecimal
from_micros (gint64 micros)
{
  return rbk_decimal_div (rbk_decimal_from_int (micros), RBK_DECIMAL_UNITS (1000000),
                          RBK_ROUND_HALF_AWAY);
}

/* The lowest overage price: the higher it is the more is billed. */
gboolean
rbk_trial_find_overage (RbkTrial *self, RbkDecimal *value, GError **error)
{
  gint64   low = -1, high = 0;
  gboolean reaches = FALSE;

  for (; !reaches && high <= MAX_MICROS; high = high == 0 ? 1 : high * 2)
    {
      if (!rbk_trial_try (self, from_micros (high), &reaches, error))
        return FALSE;
      if (reaches)
        break;
      low = high;
    }
  if (!reaches)
    return fail (self,
                 /* Translators: to ask at more usage is to have the price found for a larger one */
                 E_ ("no overage price reaches the margin, too little is billed past what is "
                     "included; raise the price or ask at more usage"),
                 error);
  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (!rbk_trial_try (self, from_micros (middle), &reaches, error))
        return FALSE;
      if (reaches)
        high = middle;
      else
        low = middle;
    }
  *value = from_micros (high);
  return TRUE;
}
