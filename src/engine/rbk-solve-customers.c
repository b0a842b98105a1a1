/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trial-customers.h"

#include "rbk-error.h"
#include "rbk-fee.h"

/* Largest included amount, and price in minor units, that is tried. */
#define MOST 1000000000000

/* An overage price is looked for in millionths of the currency's major unit. */
#define MAX_MICROS 1000000000000000

/* What a whole number of steps is. */
static RbkDecimal
of_steps (const RbkCrowdTrial *self, gint64 steps)
{
  RbkDecimal scale_of = RBK_DECIMAL_ONE;
  guint      digits = self->what == RBK_SOLVE_OVERAGE ? 6 : self->book.original->minor_digits;

  if (self->what == RBK_SOLVE_INCLUDED)
    return rbk_decimal_from_int (steps);
  for (guint i = 0; i < digits; i++)
    scale_of.raw *= 10;
  return rbk_decimal_div (rbk_decimal_from_int (steps), scale_of, RBK_ROUND_HALF_AWAY);
}

/* A try past all that fits counts as one that is far past what is looked for. */
static gboolean
try_steps (RbkCrowdTrial *self, gint64 steps, gboolean past, gboolean *is_reached, GError **error)
{
  g_autoptr(GError) reason = NULL;

  if (rbk_crowd_trial_try (self, of_steps (self, steps), is_reached, &reason))
    return TRUE;
  if (g_error_matches (reason, RBK_ERROR, RBK_ERROR_OVERFLOW) && steps > 0)
    {
      *is_reached = past;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* The first number of steps, from the least to the most, past which what is reached changes to
 * what is asked for; more than the most where there is none. What is reached changes once. */
static gboolean
bisect (
    RbkCrowdTrial *self, gint64 least, gint64 most, gboolean wanted, gint64 *steps, GError **error)
{
  gint64   low = least - 1, high = least, stride = 1;
  gboolean is_reached = !wanted;

  for (; high <= most; high += stride, stride *= 2)
    {
      if (!try_steps (self, high, wanted, &is_reached, error))
        return FALSE;
      if (is_reached == wanted)
        break;
      low = high;
    }
  if (is_reached != wanted)
    high = most + 1;
  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (!try_steps (self, middle, wanted, &is_reached, error))
        return FALSE;
      if (is_reached == wanted)
        high = middle;
      else
        low = middle;
    }
  *steps = high;
  return TRUE;
}

static gint64
to_steps (const RbkCrowdTrial *self, RbkDecimal value, RbkRounding rounding)
{
  gint64     steps;
  RbkDecimal of_one = of_steps (self, 1);

  value = rbk_decimal_round (rbk_decimal_div (value, of_one, rounding), 0, rounding);
  return rbk_decimal_to_int (value, &steps) ? steps : MOST;
}

/* The lowest price or overage price: the higher it is the more is billed. */
static gboolean
find_lowest (RbkCrowdTrial *self, RbkDecimal *value, GError **error)
{
  RbkDecimal least, most;
  gboolean   is_reached;
  gint64     steps, most_steps = self->what == RBK_SOLVE_OVERAGE ? MAX_MICROS : MOST;

  rbk_trial_book_get_range (&self->book, self->plan, self->what, &least, &most);
  if (!bisect (self, to_steps (self, least, RBK_ROUND_CEILING), most_steps, TRUE, &steps, error))
    return FALSE;
  *value = of_steps (self, steps);
  if (steps <= most_steps)
    return rbk_crowd_trial_try (self, *value, &is_reached, error);
  if (self->what == RBK_SOLVE_PRICE)
    return rbk_crowd_trial_fail (self,
                                 /* Translators: “a lower one” is a lower margin */
                                 E_ ("no price that can be computed reaches the margin; ask for a "
                                     "lower one"),
                                 error);
  return rbk_crowd_trial_fail (self,
                               E_ ("no overage price reaches the margin, too little is billed past "
                                   "what is included; raise the price"),
                               error);
}

/* The largest included amount that stops nobody: the more is included the less is billed. */
static gboolean
find_included (RbkCrowdTrial *self, RbkDecimal *value, GError **error)
{
  RbkDecimal least, most;
  gint64     steps, from, to;
  gboolean   is_reached;

  rbk_trial_book_get_range (&self->book, self->plan, self->what, &least, &most);
  from = to_steps (self, least, RBK_ROUND_CEILING);
  to = to_steps (self, most, RBK_ROUND_FLOOR);
  if (!bisect (self, from, to, FALSE, &steps, error))
    return FALSE;
  if (steps == from)
    return rbk_crowd_trial_fail (self,
                                 /* Translators: “its” is the charge’s, of whose tiers the first
                                  * can't begin before what is included ends */
                                 E_ ("the margin is missed even with as little included as its "
                                     "tiers allow; raise the price"),
                                 error);
  if (steps > to)
    return rbk_crowd_trial_fail (self,
                                 rbk_decimal_compare (most, rbk_decimal_from_int (MOST)) < 0
                                     /* Translators: “its tier” is the one in which the included
                                      * amount ends */
                                     ? E_ ("the margin holds up to the bound of its tier; move the "
                                           "bound first")
                                     : E_ ("the margin holds with everything included; include as "
                                           "much as you like"),
                                 error);
  *value = of_steps (self, steps - 1);
  return rbk_crowd_trial_try (self, *value, &is_reached, error);
}

/* What a group uses in a billing period of the card. */
static RbkDecimal
get_quantity (const RbkCrowdTrial *self, const RbkCardSpec *card, guint member)
{
  const RbkMixMeter *meter = &self->crowd->index->meters[card->meter];
  gint64            *numbers = self->crowd->numbers[meter->source];

  return rbk_decimal_mul (rbk_mix_meter_get_usage (meter, numbers != NULL
                                                              ? numbers[self->members[member]]
                                                              : 0),
                          card->months);
}

static int
compare_members (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gint64 *numbers = user_data;
  gint64        left = numbers[*(const guint *) a], right = numbers[*(const guint *) b];

  return left < right ? -1 : left > right;
}

/* Whom a cap stops takes the plan no more. The largest with which those who are left reach the
 * margin stands just below the usage of the first that must go. */
static gboolean
find_cap (RbkCrowdTrial *self, RbkDecimal *value, GError **error)
{
  const RbkCardSpec *card = rbk_trial_book_get_card (&self->book, self->plan);
  const gint64      *numbers;
  gboolean           is_reached;

  if (card->limit != RBK_LIMIT_HARD)
    return rbk_crowd_trial_fail (self,
                                 /* Translators: “its” is the plan’s; to ask for a cap is to have
                                  * the program find one */
                                 E_ ("its cap stops nobody; make the limit hard to ask for a cap"),
                                 error);
  if (!rbk_crowd_trial_try (self, card->cap, &is_reached, error))
    return FALSE;
  if (is_reached)
    return rbk_crowd_trial_fail (self,
                                 /* Translators: “them” are the plan’s customers */
                                 E_ ("the margin holds with all of them, so the cap can stay as it "
                                     "is"),
                                 error);
  numbers = self->crowd->numbers[self->crowd->index->meters[card->meter].source];
  if (numbers != NULL)
    g_qsort_with_data (self->members, (int) self->n_members, sizeof (guint), compare_members,
                       (gpointer) numbers);

  for (guint n = self->n_members; n > 0; n--)
    {
      RbkDecimal last = get_quantity (self, card, n - 1), cap;
      guint      end = n;

      cap = rbk_decimal_sub (rbk_decimal_round (last, 0, RBK_ROUND_CEILING), RBK_DECIMAL_ONE);
      while (n > 1 && rbk_decimal_compare (get_quantity (self, card, n - 2), cap) > 0)
        n--;
      rbk_crowd_trial_stop (self, n - 1, end);
      if (n == 1 || rbk_decimal_sign (cap) < 0)
        break;
      if (!rbk_crowd_trial_reaches (self))
        continue;
      self->n_members = n - 1;
      *value = cap;
      return TRUE;
    }
  return rbk_crowd_trial_fail (self, E_ ("the margin is missed whatever the cap; raise the price"),
                               error);
}

static gboolean
find_value (RbkCrowdTrial *self, RbkDecimal *value, GError **error)
{
  const RbkTrialPlan *plan = &self->book.plans[self->plan];

  if (self->what == RBK_SOLVE_PRICE || self->what == RBK_SOLVE_OVERAGE)
    return find_lowest (self, value, error);
  if (self->what == RBK_SOLVE_INCLUDED && !plan->caps_included)
    return find_included (self, value, error);
  if (self->what == RBK_SOLVE_INCLUDED &&
      rbk_trial_book_get_card (&self->book, self->plan)->limit != RBK_LIMIT_HARD)
    return find_included (self, value, error);
  return find_cap (self, value, error);
}

static gboolean
fill_solution (RbkCrowdTrial        *self,
               RbkMixIndex          *index,
               RbkCustomersSolution *solution,
               GError              **error)
{
  RbkTrialBook *book = &self->book;

  solution->n_customers = self->n_customers;
  solution->revenue = self->revenue;
  solution->cost = self->cost;
  solution->margin_amount = rbk_decimal_sub (self->revenue, self->cost);
  solution->margin = rbk_margin_of (self->revenue, self->cost);
  solution->mix_before = rbk_mix_new (book->original, index, error);
  if (solution->mix_before == NULL)
    return FALSE;
  rbk_trial_book_reset (book, self->plan);
  rbk_trial_book_set (book, self->plan, self->what, solution->value);
  solution->mix_after = rbk_mix_new (&book->spec, index, error);
  solution->n_stopped = solution->mix_before->plans[self->plan].n_customers - solution->n_customers;
  return solution->mix_after != NULL;
}

static gboolean
check (RbkCrowdTrial *self, RbkMixIndex *index, RbkDecimal *before, GError **error)
{
  const RbkPlanSpec *plan = &self->book.original->plans[self->plan];
  const char        *why = NULL;

  if (self->book.plans[self->plan].phase == NULL)
    /* Translators: “it” is a plan, whose name stands before */
    why = E_ ("it has no price to solve for; it is by quote only");
  else if (rbk_decimal_compare (self->margin, RBK_DECIMAL_ONE) >= 0)
    /* Translators: a margin of 1, or 100 %, would be a price without any cost */
    why = E_ ("no price keeps all of itself; ask for a margin below 1");
  else if (!rbk_trial_book_get (&self->book, self->plan, self->what, before))
    why = self->what == RBK_SOLVE_PRICE
              /* Translators: “it” is a plan, “one” a fee */
              ? E_ ("it has no fee that could change; add one")
              /* Translators: the first “it” is a plan, the second what is to be found: its cap, its
               * included amount or its overage price */
              : E_ ("it has no such term; add it to the plan first");
  if (why != NULL)
    {
      self->why = why;
      g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND, "%s: %s", plan->key, why);
      return FALSE;
    }
  if (rbk_mix_index_fits (index, self->book.original))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("the customers were made ready for another book; make them ready for this one"));
  return FALSE;
}

static gboolean
seek (RbkCrowdTrial        *trial,
      const RbkSpec        *spec,
      RbkMixIndex          *index,
      RbkCustomersSolution *solution,
      GError              **error)
{
  rbk_trial_book_init (&trial->book, spec);
  if (!check (trial, index, &solution->before, error))
    return FALSE;
  trial->crowd = rbk_crowd_new (spec, index, NULL, error);
  if (trial->crowd == NULL)
    return FALSE;
  trial->bills = g_new (gint64, MAX (trial->crowd->n_groups, 1));
  trial->members = g_new (guint, MAX (trial->crowd->n_groups, 1));
  if (!rbk_crowd_trial_find_members (trial, error))
    return FALSE;
  if (trial->n_members == 0)
    return rbk_crowd_trial_fail (trial,
                                 /* Translators: “it” is a plan; “ask at a usage” is to have the
                                  * value found for a given usage instead of for its customers */
                                 E_ ("nobody takes it today; ask at a usage"), error);
  return find_value (trial, &solution->value, error) &&
         fill_solution (trial, index, solution, error);
}

/**
 * rbk_solve_customers:
 * @spec: a book
 * @plan: the place of one of its plans
 * @what: what to solve for
 * @margin: the gross margin to reach, below 1
 * @index: the customers
 * @why: (out) (optional) (nullable) (transfer none): where there is no such value, why, without
 *   the plan
 * @error: return location for a [error@Error]
 *
 * Finds the lowest recurring fee a month, or the lowest overage price to six decimals, or the
 * largest whole included amount or cap with which the customers who take the plan in today's
 * mix leave @margin of what they pay together. They are kept on the plan to find it. A hard
 * cap stops those who use more: they take the plan no more, and what they pay and cost is left
 * out. The comparison is exact, of bills rounded as invoices are; as bills only rise with a
 * price, and only fall with what is included, the value is found by halving.
 *
 * Fails with `RBK_ERROR_NOT_FOUND` and a reason where there is no such value, with
 * `RBK_ERROR_INVALID` when the index is of another book, and with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the value
 */
RbkCustomersSolution *
rbk_solve_customers (const RbkSpec *spec,
                     guint          plan,
                     RbkSolveFor    what,
                     RbkDecimal     margin,
                     RbkMixIndex   *index,
                     const char   **why,
                     GError       **error)
{
  g_auto(RbkCrowdTrial) trial = { .plan = plan, .what = what, .margin = margin };
  g_autoptr(RbkCustomersSolution) solution = g_new0 (RbkCustomersSolution, 1);
  gboolean is_found;

  g_return_val_if_fail (spec != NULL && index != NULL && plan < spec->n_plans, NULL);

  solution->plan = plan;
  solution->what = what;
  is_found = seek (&trial, spec, index, solution, error);
  if (why != NULL)
    *why = trial.why;
  return is_found ? g_steal_pointer (&solution) : NULL;
}

/**
 * rbk_customers_solution_free:
 * @self: (transfer full): a solution
 *
 * Frees a solution.
 */
void
rbk_customers_solution_free (RbkCustomersSolution *self)
{
  g_clear_pointer (&self->mix_before, rbk_mix_free);
  g_clear_pointer (&self->mix_after, rbk_mix_free);
  g_free (self);
}
