/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-private.h"

#include <string.h>

#include "rbk-error.h"
#include "rbk-fee.h"
#include "rbk-rating-card.h"

/* Terms are looked for between a part of what they are today and so many times it. */
#define FACTOR 4

/* What a number of steps comes to. */
RbkDecimal
rbk_term_get_value (const RbkTerm *self, gint64 steps)
{
  if (steps == self->start)
    return self->before;
  return rbk_decimal_mul (rbk_decimal_from_int (steps), self->quantum);
}

/* The nearest steps upward or downward that the term may have, from a place that is itself
 * within its range or beyond; G_MININT64 where there are none. */
gint64
rbk_term_snap (const RbkTerm *self, gint64 steps, gboolean up)
{
  gint64 kept = CLAMP (steps, self->least, self->most);
  gint64 past = kept - self->offset, rest = past % self->grid;

  if (rest < 0)
    rest += self->grid;
  kept -= rest;
  if (up && rest > 0)
    kept += self->grid;
  if (kept > self->most)
    kept -= self->grid;
  if (kept < self->least)
    kept += self->grid;
  return kept >= self->least && kept <= self->most ? kept : G_MININT64;
}

/* Reads what prices end in, as whole minor units: 9 is any number of whole units that ends in
 * a nine, .99 any amount that does. */
static gboolean
take_ending (RbkTerm *self, const char *ending, guint minor_digits, GError **error)
{
  const char      *point = ending != NULL ? strchr (ending, '.') : NULL;
  gsize            length = ending != NULL ? strlen (ending) : 0;
  gsize            n_whole = point != NULL ? (gsize) (point - ending) : length;
  gsize            n_places = point != NULL ? length - n_whole - 1 : 0;
  g_autofree char *quoted = NULL, *number = NULL;
  RbkDecimal       value;

  if (length == 0)
    return TRUE;
  number = g_strconcat (n_whole == 0 ? "0" : "", ending, NULL);
  if (length <= 8 && strspn (ending, "0123456789.") == length && n_places <= minor_digits &&
      (point == NULL || n_places > 0) && rbk_decimal_parse (number, &value, NULL))
    {
      self->grid = 1;
      for (gsize i = 0; i < n_whole + minor_digits; i++)
        self->grid *= 10;
      for (guint i = 0; i < minor_digits; i++)
        value = rbk_decimal_mul (value, RBK_DECIMAL_UNITS (10));
      return rbk_decimal_to_int (value, &self->offset);
    }
  quoted = rbk_error_quote (ending, length);
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "prices can't end in %s; write figures such as 9, 99, 0 or .99", quoted);
  return FALSE;
}

/* A tenth of the first figure's place for amounts, a hundredth for prices of a unit. */
static RbkDecimal
get_quantum (RbkDecimal value, guint n_figures)
{
  RbkDecimal quantum = RBK_DECIMAL_ONE;

  while (rbk_decimal_compare (rbk_decimal_mul (quantum, RBK_DECIMAL_UNITS (10)), value) <= 0)
    quantum.raw *= 10;
  while (rbk_decimal_compare (quantum, value) > 0 && quantum.raw > 1000000)
    quantum.raw /= 10;
  for (guint i = 1; i < n_figures; i++)
    quantum.raw /= 10;
  return quantum;
}

static RbkDecimal
choose_quantum (const RbkTrialBook *book, RbkSolveFor what, RbkDecimal value)
{
  RbkDecimal quantum = RBK_DECIMAL_ONE;

  if (what == RBK_SOLVE_OVERAGE)
    return get_quantum (value, 3);
  if (what != RBK_SOLVE_PRICE)
    return rbk_decimal_max (get_quantum (value, 2), RBK_DECIMAL_ONE);
  for (guint i = 0; i < book->spec.minor_digits; i++)
    quantum.raw /= 10;
  return quantum;
}

static gint64
to_steps (const RbkTerm *self, RbkDecimal value, RbkRounding rounding)
{
  RbkDecimal steps =
      rbk_decimal_round (rbk_decimal_div (value, self->quantum, rounding), 0, rounding);
  gint64 whole;

  return rbk_decimal_to_int (steps, &whole) ? whole : G_MAXINT64 / FACTOR;
}

/* Whether a term may change at all: what costs nothing today is not made to cost, and a cap
 * that stops nobody is let be. */
static gboolean
may_change (const RbkTrialBook    *book,
            const RbkOptimiseTask *task,
            guint                  plan,
            RbkSolveFor            what,
            RbkDecimal            *value)
{
  const RbkCardSpec *card = rbk_trial_book_get_card (book, plan);
  gboolean           is_joint = book->plans[plan].caps_included;
  gboolean           is_asked;

  switch (what)
    {
    case RBK_SOLVE_PRICE:
      is_asked = task->prices;
      break;
    case RBK_SOLVE_CAP:
      is_asked = task->caps && card != NULL && card->limit == RBK_LIMIT_HARD;
      break;
    case RBK_SOLVE_INCLUDED:
      is_asked = task->included &&
                 !(is_joint && task->caps && card != NULL && card->limit == RBK_LIMIT_HARD);
      break;
    case RBK_SOLVE_OVERAGE:
    default:
      is_asked = task->overages;
      break;
    }
  return is_asked && rbk_trial_book_get (book, plan, what, value) &&
         rbk_decimal_sign (*value) > 0 &&
         rbk_decimal_compare (*value, RBK_DECIMAL_UNITS (1000000000000LL)) <= 0;
}

static gboolean
add_term (GArray                *terms,
          const RbkTrialBook    *book,
          const RbkOptimiseTask *task,
          guint                  plan,
          RbkSolveFor            what,
          GError               **error)
{
  RbkTerm    term = { .plan = plan, .what = what, .grid = 1 };
  RbkDecimal least, most;

  if (!may_change (book, task, plan, what, &term.before))
    return TRUE;
  term.quantum = choose_quantum (book, what, term.before);
  term.start = term.value = to_steps (&term, term.before, RBK_ROUND_FLOOR);
  rbk_trial_book_get_range (book, plan, what, &least, &most);
  least = rbk_decimal_max (least, rbk_decimal_div (term.before, RBK_DECIMAL_UNITS (FACTOR),
                                                   RBK_ROUND_CEILING));
  most = rbk_decimal_min (most, rbk_decimal_mul (term.before, RBK_DECIMAL_UNITS (FACTOR)));
  term.least = MAX (to_steps (&term, least, RBK_ROUND_CEILING), 1);
  term.most = to_steps (&term, most, RBK_ROUND_FLOOR);
  if (what == RBK_SOLVE_PRICE && !take_ending (&term, task->ending, book->spec.minor_digits, error))
    return FALSE;
  if (rbk_decimal_sign (term.quantum) > 0 && term.least <= term.most)
    g_array_append_val (terms, term);
  return TRUE;
}

/*
 * rbk_terms_new:
 * @book: a book on trial
 * @task: what may change
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type RbkTerm): what is there to change, plan by plan
 */
GArray *
rbk_terms_new (const RbkTrialBook *book, const RbkOptimiseTask *task, GError **error)
{
  g_autoptr(GArray) terms = g_array_new (FALSE, TRUE, sizeof (RbkTerm));

  for (guint i = 0; i < book->spec.n_plans; i++)
    for (RbkSolveFor what = RBK_SOLVE_PRICE; what <= RBK_SOLVE_OVERAGE; what++)
      if (book->plans[i].phase != NULL && (task->plans == NULL || task->plans[i]) &&
          !add_term (terms, book, task, i, what, error))
        return NULL;
  if (terms->len > 0)
    return g_steal_pointer (&terms);
  g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
               E_ ("none of the plans has such a term that could change; choose other plans or let "
                   "other terms change"));
  return NULL;
}

static gboolean
is_kept (RbkDecimal first_before, RbkDecimal last_before, RbkDecimal first, RbkDecimal last)
{
  return rbk_decimal_compare (first_before, last_before) > 0 ||
         rbk_decimal_compare (first, last) <= 0;
}

/* Two plans that were in order still are: the later is not cheaper, and includes and allows
 * no less of the same. */
static gboolean
is_pair_ordered (const RbkTrialBook *book, guint first, guint last)
{
  const RbkTrialPlan *a = &book->plans[first], *b = &book->plans[last];
  const RbkCardSpec  *low, *high, *low_before, *high_before;

  if (!is_kept (rbk_phase_spec_get_fees (book->original, a->original),
                rbk_phase_spec_get_fees (book->original, b->original), a->price, b->price))
    return FALSE;
  low = rbk_trial_book_get_card (book, first);
  high = rbk_trial_book_get_card (book, last);
  if (low == NULL || high == NULL || low->meter != high->meter)
    return TRUE;
  low_before = &a->original->cards[a->card];
  high_before = &b->original->cards[b->card];
  if (low->has_included && high->has_included &&
      !is_kept (rbk_card_spec_to_month (low, low_before->included),
                rbk_card_spec_to_month (high, high_before->included),
                rbk_card_spec_to_month (low, low->included),
                rbk_card_spec_to_month (high, high->included)))
    return FALSE;
  return low->limit != RBK_LIMIT_HARD || high->limit != RBK_LIMIT_HARD || !low->has_cap ||
         !high->has_cap ||
         is_kept (rbk_card_spec_to_month (low, low_before->cap),
                  rbk_card_spec_to_month (high, high_before->cap),
                  rbk_card_spec_to_month (low, low->cap), rbk_card_spec_to_month (high, high->cap));
}

/* Whether a plan stands with all others as it did, and its cap past what it includes. */
gboolean
rbk_terms_are_ordered (const RbkTrialBook *book, guint plan)
{
  const RbkCardSpec *card = rbk_trial_book_get_card (book, plan);

  if (card != NULL && card->has_cap && card->has_included && card->limit != RBK_LIMIT_NONE)
    {
      const RbkCardSpec *before = &book->plans[plan].original->cards[book->plans[plan].card];

      if (!is_kept (before->included, before->cap, card->included, card->cap))
        return FALSE;
    }
  for (guint i = 0; i < book->spec.n_plans; i++)
    if (i != plan && book->plans[i].phase != NULL &&
        !is_pair_ordered (book, MIN (i, plan), MAX (i, plan)))
      return FALSE;
  return TRUE;
}
