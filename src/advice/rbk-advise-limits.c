/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

/* Hard or soft: what happens at the end of what a plan includes. */

/* Decimals of a price that covers what a unit costs, past those of the currency. */
#define COST_DECIMALS 2

static void
add_facts (RbkAdvice *advice, const RbkTableRow *row)
{
  static const char *const names[] = {
    [RBK_LIMIT_NONE] = "none", [RBK_LIMIT_HARD] = "hard", [RBK_LIMIT_SOFT] = "soft"
  };

  rbk_facts_add_text (advice->facts, "plan", row->plan->name);
  rbk_facts_add_text (advice->facts, "now", names[row->limit]);
  if (row->has_cap)
    rbk_facts_add_quantity (advice->facts, "cap", row->cap);
}

static void
advise_free (RbkAdvise *self, const RbkTableRow *row)
{
  RbkAdvice *advice =
      rbk_advise_add (self, row->plan->key, "hard",
                      row->limit == RBK_LIMIT_HARD
                          ? N_ ("{plan} is free and stops at its cap. Leave it so.")
                          : N_ ("Stop {plan} at a hard cap: it is free, and nobody pays for what "
                                "is past it."));

  add_facts (advice, row);
  rbk_advice_add_reason (advice, TRUE,
                         N_ ("One script that calls a free plan without end can run up any bill at "
                             "the model's vendor."));
  rbk_advice_add_reason (advice, FALSE,
                         N_ ("A hard cap ends a trial in the middle of something. "
                             "A warning before it helps."));
  if (row->limit != RBK_LIMIT_HARD && row->has_included)
    {
      g_autofree char *card = rbk_advise_dup_card_path (self, row);
      g_autofree char *path = g_strconcat (card, ".entitlement", NULL);

      advice->fix = rbk_fix_new (N_ ("Stop at what is included"));
      rbk_fix_set (advice->fix, path, "limit", "hard");
    }
}

/* What is usual, but never less than a unit costs with the margin that is wanted. */
static gboolean
find_overage (RbkAdvise *self, const RbkTableRow *row, RbkDecimal *overage)
{
  RbkDecimal cost, keeps = rbk_decimal_sub (RBK_DECIMAL_ONE, row->plan->target_margin);
  RbkFigure  figure;

  if (rbk_decimal_sign (keeps) <= 0 ||
      !rbk_check_find_usual_overage (self->spec, rbk_check_get_default_limits (), row, overage))
    return FALSE;
  rbk_figure_at_usage (self->spec, row->plan, row->phase, row->axis, row->included, &figure);
  cost = rbk_decimal_div (rbk_decimal_div (figure.inference, row->included, RBK_ROUND_HALF_AWAY),
                          keeps, RBK_ROUND_HALF_AWAY);
  cost = rbk_decimal_round (cost, self->spec->minor_digits + COST_DECIMALS, RBK_ROUND_CEILING);
  *overage = rbk_decimal_max (*overage, cost);
  return rbk_decimal_is_valid (*overage);
}

/* Bills what is past the cap, where one rate card says it all. */
static void
fix_to_soft (RbkAdvise *self, RbkAdvice *advice, const RbkTableRow *row)
{
  g_autofree char *card = NULL, *path = NULL;
  RbkDecimal       overage;

  if (row->card->price != RBK_PRICE_KIND_PER_UNIT || !rbk_check_is_single (row) ||
      !rbk_decimal_equal (row->card->months, RBK_DECIMAL_ONE) ||
      !find_overage (self, row, &overage))
    return;
  if (row->has_overage && rbk_decimal_sign (row->overage) > 0)
    overage = row->overage;
  card = rbk_advise_dup_card_path (self, row);
  path = g_strconcat (card, ".entitlement", NULL);
  rbk_facts_add_money (advice->facts, "overage", overage);
  advice->fix = rbk_fix_new (row->limit == RBK_LIMIT_HARD
                                 ? N_ ("Go on past the cap at {overage} a unit")
                                 : N_ ("Bill {overage} a unit past what is included, and warn"));
  rbk_fix_set (advice->fix, path, "limit", "soft");
  if (row->card->n_alerts == 0)
    rbk_fix_set (advice->fix, path, "alerts", "50\n80\n100");
  rbk_fix_set_decimal (advice->fix, card, "amount", overage);
}

/* What bills each unit needs no cap, only a word before the bill is large. */
static gboolean
advise_metered (RbkAdvise *self, const RbkTableRow *row)
{
  RbkAdvice *advice;

  if (row->limit != RBK_LIMIT_NONE || !row->has_overage || rbk_decimal_sign (row->overage) <= 0)
    return FALSE;
  advice = rbk_advise_add (self, row->plan->key, "none",
                           N_ ("{plan} bills what is used and needs no cap. Leave it so."));
  add_facts (advice, row);
  rbk_advice_add_reason (advice, TRUE, N_ ("Every unit is paid for."));
  rbk_advice_add_reason (advice, FALSE,
                         N_ ("Only alerts warn of a bill nobody expected; let "
                             "customers set a limit of their own."));
  return TRUE;
}

static void
advise_paid (RbkAdvise *self, const RbkTableRow *row, const RbkPlanSpec *next)
{
  gboolean   is_gate = row->limit == RBK_LIMIT_HARD && next != NULL;
  RbkAdvice *advice =
      rbk_advise_add (self, row->plan->key, is_gate ? "either" : "soft",
                      is_gate ? N_ ("{plan} is the way in: a hard cap is what leads to {next}, a "
                                    "soft one with overage keeps work going. Choose on purpose.")
                      : row->limit == RBK_LIMIT_HARD
                          ? N_ ("Let {plan} go on past its cap and bill that: its customers pay.")
                      : row->limit == RBK_LIMIT_SOFT
                          ? N_ ("{plan} goes on past what is included. Leave it so.")
                          : N_ ("Give {plan} a soft cap with alerts: as it is nothing says when "
                                "use is more than its price was made for."));

  add_facts (advice, row);
  if (is_gate)
    rbk_facts_add_text (advice->facts, "next", next->name);
  rbk_advice_add_reason (advice, !is_gate,
                         N_ ("A hard cap stops what customers have built on it; "
                             "most would rather pay for more."));
  if (is_gate)
    rbk_advice_add_reason (advice, TRUE,
                           N_ ("Who comes to the cap of the first paid plan is who "
                               "should see the next one."));
  rbk_advice_add_reason (advice, FALSE,
                         N_ ("A soft cap can end in a bill nobody expected: it "
                             "needs alerts at 50, 80 and 100 %."));
  if (row->limit == RBK_LIMIT_NONE ? row->has_included : row->limit == RBK_LIMIT_HARD)
    fix_to_soft (self, advice, row);
}

static const RbkPlanSpec *
find_next (const RbkTable *table, guint plan)
{
  for (guint i = plan + 1; i < table->n_rows; i++)
    if (rbk_check_is_paid (&table->rows[i]))
      return table->rows[i].plan;
  return NULL;
}

/**
 * rbk_advise_limits: (skip)
 * @self: advice under way
 *
 * Advises on the limit of each plan that counts something: hard on free ones, soft on paid ones,
 * either on the first paid one, whose cap leads to the next.
 */
void
rbk_advise_limits (RbkAdvise *self)
{
  const RbkTable *table = self->input->table;
  gboolean        has_paid = FALSE;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const RbkTableRow *row = &table->rows[i];

      if (row->phase == NULL || row->card == NULL || row->plan->is_quote_only)
        continue;
      if (rbk_check_is_free (row))
        advise_free (self, row);
      else if (rbk_check_is_paid (row))
        {
          if (!advise_metered (self, row))
            advise_paid (self, row, has_paid ? NULL : find_next (table, i));
          has_paid = TRUE;
        }
    }
}
