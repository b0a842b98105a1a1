/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-advise-private.h"

/* A free plan is a cost of acquisition: what one account costs, and how many an acquisition
 * pays for. */

/* A free account may cost a tenth of an acquisition: one in ten becomes a customer. */
static RbkDecimal
get_most (const RbkDecimal *acquisition)
{
  return rbk_decimal_mul (*acquisition, rbk_check_get_default_limits ()->abuse_share);
}

/* The usage at which an account costs @most, in whole units; the average unit goes by the cap. */
static gboolean
find_boundary (const RbkTableRow *row,
               const RbkFigure   *figure,
               RbkDecimal         most,
               RbkDecimal        *boundary)
{
  RbkDecimal room = rbk_decimal_sub (most, figure->overhead);

  if (rbk_decimal_sign (room) <= 0 || rbk_decimal_sign (figure->inference) <= 0)
    return FALSE;
  *boundary =
      rbk_decimal_round (rbk_decimal_mul_div (row->cap, room, figure->inference, RBK_ROUND_FLOOR),
                         0, RBK_ROUND_FLOOR);
  return rbk_decimal_is_valid (*boundary) && rbk_decimal_sign (*boundary) > 0;
}

static void
fix_cap (RbkAdvise *self, RbkAdvice *advice, const RbkTableRow *row, RbkDecimal boundary)
{
  g_autofree char *card = NULL, *path = NULL;

  if (row->card->wallet != NULL || !rbk_decimal_equal (row->card->months, RBK_DECIMAL_ONE))
    return;
  card = rbk_advise_dup_card_path (self, row);
  path = g_strconcat (card, ".entitlement", NULL);
  advice->fix = rbk_fix_new (N_ ("Stop at {boundary}"));
  rbk_fix_set_decimal (advice->fix, path, "cap", boundary);
  if (row->has_included && rbk_decimal_compare (row->included, boundary) > 0)
    rbk_fix_set_decimal (advice->fix, path, "included", boundary);
}

static void
add_figures (RbkAdvice *advice, const RbkTableRow *row, const RbkFigure *figure)
{
  rbk_facts_add_text (advice->facts, "plan", row->plan->name);
  rbk_facts_add_quantity (advice->facts, "cap", row->cap);
  rbk_facts_add_money (advice->facts, "cost", figure->cost);
}

static void
hold_against (RbkAdvise         *self,
              const RbkTableRow *row,
              const RbkFigure   *figure,
              const RbkDecimal  *acquisition)
{
  RbkDecimal most = get_most (acquisition), boundary;
  gboolean   is_inside = rbk_decimal_compare (figure->cost, most) <= 0;
  RbkAdvice *advice =
      rbk_advise_add (self, row->plan->key, is_inside ? "inside" : "past",
                      is_inside ? N_ ("{plan} is within what winning a customer may cost.")
                                : N_ ("{plan} gives away more than winning a customer may cost."));

  add_figures (advice, row, figure);
  rbk_facts_add_money (advice->facts, "acquisition_cost", *acquisition);
  rbk_facts_add_money (advice->facts, "most", most);
  rbk_facts_add_ratio (advice->facts, "conversion",
                       rbk_decimal_to_double (
                           rbk_decimal_div (figure->cost, *acquisition, RBK_ROUND_HALF_AWAY)));
  rbk_advice_add_reason (advice, TRUE,
                         N_ ("An account that uses all of its {cap} costs {cost} a "
                             "month; a customer may cost {acquisition_cost} to win, "
                             "so a tenth, {most}, is the line."));
  rbk_advice_add_reason (advice, is_inside,
                         N_ ("If all use everything, it pays where {conversion} of them become "
                             "customers within the month."));
  rbk_advice_add_reason (advice, FALSE,
                         N_ ("Few accounts use all they may: what they cost on "
                             "average is less."));
  if (!find_boundary (row, figure, most, &boundary))
    return;
  rbk_facts_add_quantity (advice->facts, "boundary", boundary);
  if (!is_inside)
    fix_cap (self, advice, row, boundary);
}

static void
advise_row (RbkAdvise *self, const RbkTableRow *row)
{
  const RbkDecimal *acquisition = rbk_book_get_acquisition_cost (self->input->book);
  RbkAdvice        *advice;
  RbkFigure         figure;

  if (row->limit != RBK_LIMIT_HARD || !row->has_cap)
    {
      advice = rbk_advise_add (self, row->plan->key, "no-stop",
                               N_ ("{plan} has no line at all: nothing stops its use. Give it a "
                                   "hard cap first."));
      rbk_facts_add_text (advice->facts, "plan", row->plan->name);
      return;
    }
  rbk_figure_at_usage (self->spec, row->plan, row->phase, row->axis, row->cap, &figure);
  if (!rbk_decimal_is_valid (figure.cost))
    return;
  if (acquisition != NULL && rbk_decimal_sign (*acquisition) > 0)
    {
      hold_against (self, row, &figure, acquisition);
      return;
    }
  advice = rbk_advise_add (self, row->plan->key, "unknown",
                           N_ ("An account on {plan} that uses all of its {cap} costs {cost} a "
                               "month. Write into the book what winning a customer may cost, and "
                               "it says where the line is."));
  add_figures (advice, row, &figure);
}

/**
 * rbk_advise_free_tier: (skip)
 * @self: advice under way
 *
 * Holds each free plan against what winning a customer may cost.
 */
void
rbk_advise_free_tier (RbkAdvise *self)
{
  for (guint i = 0; i < self->input->table->n_rows; i++)
    {
      const RbkTableRow *row = &self->input->table->rows[i];

      if (row->card != NULL && rbk_check_is_free (row))
        advise_row (self, row);
    }
}
