/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stack.h"

/* How many accounts somebody may be expected to open, and among so many plans that trying all
 * of that would take long, how many at the least. */
#define MOST_ACCOUNTS 20
#define MANY_PLANS 100
#define FEW_ACCOUNTS 3

/* Which part of a bill somebody would trouble to save. */
#define PARTS 100

/* By how much a part of a usage may be off in floating point. */
#define TINY 1e-12

typedef struct
{
  const RbkOffers *offers;
  const GArray    *best;  /* what the cheapest single plans bill */
  const GArray    *lines; /* what an account bills */
  guint            plan, most_accounts;
  double           rate;  /* the least that a unit comes to on the plan */
  RbkStack        *found; /* (array length=most_accounts+1): the best of each number */
} Search;

/* A saving for which somebody would trouble: a hundredth of the bill, and a minor unit. Amounts
 * are rounded, so that any saving is at least that. */
static gboolean
is_worth_it (const RbkStack *stack)
{
  return rbk_decimal_sign (stack->saved) > 0 &&
         rbk_decimal_compare (rbk_decimal_mul (stack->saved, RBK_DECIMAL_UNITS (PARTS)),
                              stack->single) >= 0;
}

/* What an account bills, about; more than any single plan where it does not allow so much. */
static double
glance_at (const GArray *lines, double usage)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RbkGlance *glance = &g_array_index (lines, RbkStretch, i).glance;

      if (usage <= glance->to * (1 + TINY))
        return rbk_glance_at (glance, usage);
    }
  return G_MAXDOUBLE;
}

/* Whether a number of accounts may save what is worth it, and more than what was found of it.
 * Bills are rounded to minor units, so that a unit for each account is room enough. */
static gboolean
may_save (const Search *self, guint accounts, double usage, double single)
{
  const RbkStack *found = &self->found[accounts];
  double          saved = single - accounts * glance_at (self->lines, usage / accounts) + accounts;

  return saved * PARTS + 1 >= single &&
         (found->accounts == 0 || saved > rbk_decimal_to_double (found->saved));
}

/* Each account takes an equal part. */
static void
try_accounts (Search *self, guint accounts, RbkDecimal usage, const RbkStretch *single)
{
  RbkStack  *found = &self->found[accounts];
  RbkDecimal n = RBK_DECIMAL_UNITS (accounts), each;
  RbkStack   stack = { .accounts = accounts, .usage = usage, .instead = single->plan };
  guint      digits = self->offers->table->spec->minor_digits;

  if (!may_save (self, accounts, rbk_decimal_to_double (usage), single->glance.at_to))
    return;
  each = rbk_decimal_div (usage, n, RBK_ROUND_CEILING);
  if (!rbk_offers_get_bill (self->offers, self->plan, each, &stack.bill) ||
      !rbk_offers_get_bill (self->offers, single->plan, usage, &stack.single))
    return;
  stack.bill = rbk_decimal_mul (rbk_decimal_round (stack.bill, digits, RBK_ROUND_HALF_AWAY), n);
  stack.single = rbk_decimal_round (stack.single, digits, RBK_ROUND_HALF_AWAY);
  stack.saved = rbk_decimal_sub (stack.single, stack.bill);
  if (is_worth_it (&stack) &&
      (found->accounts == 0 || rbk_decimal_compare (stack.saved, found->saved) > 0))
    *found = stack;
}

/* No number of accounts serves a unit for less than the plan's least rate: that leaves out most
 * places at once. */
static gboolean
can_save (const Search *self, double usage, double single)
{
  return usage * self->rate < single;
}

static void
try_at (Search *self, guint accounts, RbkDecimal usage)
{
  guint             place = rbk_stretch_find (self->best, usage);
  const RbkStretch *single =
      place < self->best->len ? &g_array_index (self->best, RbkStretch, place) : NULL;

  if (single != NULL && rbk_decimal_is_valid (usage) &&
      can_save (self, rbk_decimal_to_double (usage), single->glance.at_to))
    try_accounts (self, accounts, usage, single);
}

/* What is saved is a piecewise straight line in usage, so that it is the most at a bend: of one
 * account's bill, or of the cheapest single plan's; where that jumps, a unit past it. */
static void
search_own_bends (Search *self)
{
  const GArray *lines = self->offers->lines[self->plan];

  for (guint i = 0; i < lines->len; i++)
    for (guint n = 2; n <= self->most_accounts; n++)
      try_at (self, n,
              rbk_decimal_mul (g_array_index (lines, RbkStretch, i).to, RBK_DECIMAL_UNITS (n)));
}

static void
search_bends (Search *self)
{
  for (guint i = 0; i < self->best->len; i++)
    {
      const RbkStretch *piece = &g_array_index (self->best, RbkStretch, i);
      RbkDecimal        past = rbk_decimal_add (piece->from, RBK_DECIMAL_ONE);
      gboolean          is_upto = can_save (self, piece->glance.to, piece->glance.at_to);
      gboolean          is_past = i > 0 && rbk_decimal_compare (past, piece->to) < 0 &&
                         can_save (self, piece->glance.from, piece->glance.at_from);

      if (rbk_decimal_compare (piece->from, self->offers->end) > 0)
        break;
      for (guint n = 2; (is_upto || is_past) && n <= self->most_accounts; n++)
        {
          if (is_upto)
            try_accounts (self, n, piece->to, piece);
          if (is_past)
            try_accounts (self, n, past, piece);
        }
    }
}

static double
get_least_rate (const GArray *lines)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < lines->len; i++)
    {
      const RbkGlance *glance = &g_array_index (lines, RbkStretch, i).glance;

      least = MIN (least, glance->at_to / glance->to);
      if (glance->from > 0)
        least = MIN (least, glance->at_from / glance->from);
    }
  return least;
}

/**
 * rbk_stack_find: (skip)
 * @offers: plans side by side
 * @best: what the cheapest of them bill, as rbk_offers_find_best() has it
 * @plan: a plan's place
 * @least: (out): the smallest number of accounts that serves some usage for less than any one
 *   plan does, where it saves the most
 * @most: (out): the number, and the usage, that saves the most
 *
 * Looks for a usage that up to twenty accounts serve for a hundredth less than one of any plan;
 * of more than a hundred plans, up to three accounts.
 */
void
rbk_stack_find (
    const RbkOffers *offers, const GArray *best, guint plan, RbkStack *least, RbkStack *most)
{
  const GArray *lines = offers->lines[plan];
  RbkStack      found[MOST_ACCOUNTS + 1] = { 0 };
  Search        self = { offers, best, lines, plan, MOST_ACCOUNTS, get_least_rate (lines), found };

  *least = *most = (RbkStack){ 0 };
  if (offers->n_plans > MANY_PLANS)
    self.most_accounts = FEW_ACCOUNTS;
  search_own_bends (&self);
  search_bends (&self);
  for (guint n = 2; n <= self.most_accounts; n++)
    {
      if (found[n].accounts == 0)
        continue;
      if (least->accounts == 0)
        *least = found[n];
      if (most->accounts == 0 || rbk_decimal_compare (found[n].saved, most->saved) > 0)
        *most = found[n];
    }
}
