/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-decision-input.h"

#include <string.h>

#include "rbk-text.h"

/* What the last word of an input's name says of it. Terms that people set may not move at all:
 * they are what was decided. Figures that follow from vendors and customers may, a little. */
typedef struct
{
  const char  *word, *label;
  RbkFactKind  kind;
  RbkBoundKind bound;
  int          percent;
} Kind;

static const Kind kinds[] = {
  { "counts", N_ ("What {subject} counts"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "definition", N_ ("Definition of {subject}"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "unit_cost", N_ ("Cost of one of {subject}"), RBK_FACT_MONEY, RBK_BOUND_SHARE, 10 },
  { "primitives", N_ ("What is charged for"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "spread", N_ ("Dearest over cheapest of {subject}"), RBK_FACT_MULTIPLE, RBK_BOUND_SHARE, 25 },
  { "price", N_ ("Price of {subject}"), RBK_FACT_MONEY, RBK_BOUND_ANY, 0 },
  { "overage", N_ ("Overage of {subject}"), RBK_FACT_MONEY, RBK_BOUND_ANY, 0 },
  { "target_margin", N_ ("Target margin of {subject}"), RBK_FACT_RATIO, RBK_BOUND_ANY, 0 },
  { "cost", N_ ("Cost to serve {subject}"), RBK_FACT_MONEY, RBK_BOUND_SHARE, 10 },
  { "margin", N_ ("Margin of {subject}"), RBK_FACT_RATIO, RBK_BOUND_POINTS, 5 },
  { "plans", N_ ("Plans"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "step", N_ ("Price of {subject} over the plan before"), RBK_FACT_MULTIPLE, RBK_BOUND_SHARE,
    25 },
  { "usage", N_ ("Usage at {subject}"), RBK_FACT_QUANTITY, RBK_BOUND_SHARE, 20 },
  { "limit", N_ ("Limit of {subject}"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "cap", N_ ("Cap of {subject}"), RBK_FACT_QUANTITY, RBK_BOUND_ANY, 0 },
  { "included", N_ ("Included in {subject}"), RBK_FACT_QUANTITY, RBK_BOUND_ANY, 0 },
  { "alerts", N_ ("Alerts of {subject}"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "wallets", N_ ("Plans with a wallet"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "grant", N_ ("Credits that {subject} grants"), RBK_FACT_QUANTITY, RBK_BOUND_ANY, 0 },
  { "expiry", N_ ("Expiry of credits of {subject}"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "rollover", N_ ("Rollover of {subject}"), RBK_FACT_TEXT, RBK_BOUND_ANY, 0 },
  { "topup_price", N_ ("Price of a top-up of {subject}"), RBK_FACT_MONEY, RBK_BOUND_ANY, 0 },
};

static const Kind *
find_kind (const char *name)
{
  const char *dot = strrchr (name, '.');

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].word, dot != NULL ? dot + 1 : name) == 0)
      return &kinds[i];
  return NULL;
}

/**
 * rbk_decision_input_new: (skip)
 * @name: what a book calls it
 *
 * Returns: (transfer full) (nullable): an input without a value, its subject the key in its name;
 *   nothing where no such thing is followed
 */
RbkDecisionInput *
rbk_decision_input_new (const char *name)
{
  const Kind       *kind = find_kind (name);
  const char       *dot = strrchr (name, '.');
  RbkDecisionInput *self;

  if (kind == NULL)
    return NULL;

  self = g_new0 (RbkDecisionInput, 1);
  self->name = g_strdup (name);
  self->label = kind->label;
  self->subject = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup ("");
  self->kind = kind->kind;
  self->bound = kind->bound;
  self->limit = rbk_decimal_div (rbk_decimal_from_int (kind->percent), RBK_DECIMAL_UNITS (100),
                                 RBK_ROUND_HALF_AWAY);
  return self;
}

/**
 * rbk_decision_input_free: (skip)
 * @self: (nullable): an input
 */
void
rbk_decision_input_free (RbkDecisionInput *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->subject);
  g_free (self->unit);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static RbkDecimal
get_size (RbkDecimal value)
{
  return rbk_decimal_sign (value) < 0 ? rbk_decimal_negate (value) : value;
}

/* What is exactly at the bound has not passed it. What does not fit in a number has. */
static gboolean
is_past (const RbkDecisionInput *self)
{
  RbkDecimal before, after, way, room;

  if (self->after == NULL)
    return TRUE;
  if (strcmp (self->before, self->after) == 0)
    return FALSE;
  if (self->kind == RBK_FACT_TEXT || !rbk_decimal_parse (self->before, &before, NULL) ||
      !rbk_decimal_parse (self->after, &after, NULL))
    return TRUE;

  way = get_size (rbk_decimal_sub (after, before));
  room = self->bound == RBK_BOUND_ANY     ? RBK_DECIMAL_ZERO
         : self->bound == RBK_BOUND_SHARE ? rbk_decimal_mul (get_size (before), self->limit)
                                          : self->limit;
  return !rbk_decimal_is_valid (way) || !rbk_decimal_is_valid (room) ||
         rbk_decimal_compare (way, room) > 0;
}

/**
 * rbk_decision_input_compare: (skip)
 * @self: an input as it is now
 * @before: as it was when the decision was locked
 *
 * Says whether it has moved past its bound since.
 */
void
rbk_decision_input_compare (RbkDecisionInput *self, const char *before)
{
  g_free (self->before);
  self->before = g_strdup (before);
  self->is_past = is_past (self);
}
