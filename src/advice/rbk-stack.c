/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-stack.h"

/* How many accounts somebody may be expected to open, and among so many plans that trying all
 * of that would take long, how many at the least. */
#define MOST_ACCOUNTS 20
#define MANY_PLANS 100
#define FEW_ACCOUNTS 3

/* By how much a part of a usage may be off in floating point. */
#define TINY 1e-12

/* A stretch of the plan's bill, to see at once where a saving may be. */
typedef struct
{
  double from, to, at_from, at_to;
} Glance;

typedef struct
{
  const RbkOffers *offers;
  const GArray    *best; /* what the cheapest single plans bill */
  guint            plan, most_accounts;
  double           rate;    /* the least that a unit comes to on the plan */
  GArray          *glances; /* (element-type Glance) */
  RbkStack        *found;   /* (array length=most_accounts+1): the best of each number */
} Search;

/* A saving for which somebody would trouble: a hundredth of the bill, and a minor unit. Amounts
 * are rounded, so that any saving is at least that. */
static gboolean
is_worth_it (const RbkStack *stack)
{
  return rbk_decimal_sign (stack->saved) > 0 &&
         rbk_decimal_compare (rbk_decimal_mul (stack->saved, RBK_DECIMAL_UNITS (100)),
                              stack->single) >= 0;
}

/* What an account bills, about; more than any single plan where it does not allow so much. */
static double
glance_at (const GArray *glances, double usage)
{
  for (guint i = 0; i < glances->len; i++)
    {
      const Glance *glance = &g_array_index (glances, Glance, i);

      if (usage <= glance->to * (1 + TINY))
        return glance->at_from + (glance->at_to - glance->at_from) * (usage - glance->from) /
                                     (glance->to - glance->from);
    }
  return G_MAXDOUBLE;
}

/* Whether a number of accounts may save more than what was found of it. Bills are rounded to
 * minor units, so that a unit is room enough. */
static gboolean
may_save (const Search *self, guint accounts, RbkDecimal usage, double single)
{
  double saved =
      single - accounts * glance_at (self->glances, rbk_decimal_to_double (usage) / accounts);

  return saved + accounts > rbk_decimal_to_double (self->found[accounts].saved);
}

/* Each account takes an equal part. */
static void
try_accounts (Search *self, guint accounts, RbkDecimal usage, const RbkStretch *single)
{
  RbkStack  *found = &self->found[accounts];
  RbkDecimal n = RBK_DECIMAL_UNITS (accounts);
  RbkDecimal each = rbk_decimal_div (usage, n, RBK_ROUND_CEILING);
  RbkStack   stack = { .accounts = accounts, .usage = usage, .instead = single->plan };
  guint      digits = self->offers->table->spec->minor_digits;

  if (!may_save (self, accounts, usage, rbk_decimal_to_double (single->at_to)) ||
      !rbk_offers_get_bill (self->offers, self->plan, each, &stack.bill) ||
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
can_save (const Search *self, RbkDecimal usage, RbkDecimal single)
{
  return rbk_decimal_to_double (usage) * self->rate < rbk_decimal_to_double (single);
}

/* The piece of the cheapest bill on which a usage lies. */
static const RbkStretch *
find_single (const GArray *best, RbkDecimal usage)
{
  guint low = 0, high = best->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (rbk_decimal_compare (g_array_index (best, RbkStretch, middle).to, usage) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low < best->len ? &g_array_index (best, RbkStretch, low) : NULL;
}

static void
try_at (Search *self, guint accounts, RbkDecimal usage)
{
  const RbkStretch *single = find_single (self->best, usage);

  if (single != NULL && rbk_decimal_is_valid (usage) && can_save (self, usage, single->at_to))
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
      gboolean          is_past = i > 0 && rbk_decimal_compare (past, piece->to) < 0 &&
                         can_save (self, piece->from, piece->at_from);

      if (rbk_decimal_compare (piece->from, self->offers->end) > 0)
        break;
      for (guint n = 2; n <= self->most_accounts; n++)
        {
          if (can_save (self, piece->to, piece->at_to))
            try_accounts (self, n, piece->to, piece);
          if (is_past)
            try_accounts (self, n, past, piece);
        }
    }
}

static GArray *
make_glances (const GArray *lines)
{
  GArray *glances = g_array_sized_new (FALSE, FALSE, sizeof (Glance), lines->len);

  for (guint i = 0; i < lines->len; i++)
    {
      const RbkStretch *line = &g_array_index (lines, RbkStretch, i);
      Glance glance = { rbk_decimal_to_double (line->from), rbk_decimal_to_double (line->to),
                        rbk_decimal_to_double (line->at_from),
                        rbk_decimal_to_double (line->at_to) };

      g_array_append_val (glances, glance);
    }
  return glances;
}

static double
get_least_rate (const GArray *glances)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < glances->len; i++)
    {
      const Glance *glance = &g_array_index (glances, Glance, i);

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
  g_autoptr(GArray) glances = make_glances (offers->lines[plan]);
  RbkStack found[MOST_ACCOUNTS + 1] = { 0 };
  Search   self = { offers, best, plan, MOST_ACCOUNTS, get_least_rate (glances), glances, found };

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
