/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-axis.h"

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-rating-card.h"

/* Makes an axis for calls of the routes' own tokens, or of as many tokens as are given. */
void
rbk_axis_init (RbkAxis *self, const RbkSpec *spec, int meter, const RbkDecimal *tokens)
{
  *self = (RbkAxis){ .spec = spec, .meter = meter };
  self->units = rbk_cost_units_of_weighed_call (spec, meter, meter, tokens);
  self->call_cost = rbk_cost_weighed_call (spec, meter, tokens);
  self->call_units = g_new0 (RbkDecimal, spec->n_meters);
  self->usage = g_new0 (RbkDecimal, spec->n_meters);
  for (guint i = 0; i < spec->n_meters; i++)
    self->call_units[i] = rbk_cost_units_of_weighed_call (spec, (int) i, meter, tokens);
}

void
rbk_axis_clear (RbkAxis *self)
{
  g_clear_pointer (&self->call_units, g_free);
  g_clear_pointer (&self->usage, g_free);
}

/* What calls come to, of the axis' units or cost: rounded once, from the weights of the
 * workloads as the book writes them, so that a third of 3,000 calls is 1,000. */
RbkDecimal
rbk_axis_of_calls (const RbkAxis *self, RbkDecimal calls, RbkDecimal weighed)
{
  if (rbk_decimal_is_zero (self->spec->weights))
    return RBK_DECIMAL_ZERO;
  return rbk_decimal_mul_div (calls, weighed, self->spec->weights, RBK_ROUND_HALF_AWAY);
}

/* Units on a meter that come with units on the axis. Seats don't follow use: a customer has
 * one. */
RbkDecimal
rbk_axis_get_usage (const RbkAxis *self, int meter, RbkDecimal usage)
{
  if (meter == self->meter)
    return usage;
  if (meter < 0)
    return RBK_DECIMAL_ZERO;
  if (self->spec->meters[meter].kind == RBK_METER_KIND_SEAT)
    return RBK_DECIMAL_ONE;
  if (rbk_decimal_is_zero (self->units))
    return RBK_DECIMAL_ZERO;
  return rbk_decimal_mul_div (usage, self->call_units[meter], self->units, RBK_ROUND_HALF_AWAY);
}

/* The last place on the axis at which a rate card has come to no more than a quantity in its
 * billing period; invalid where it never comes to it. */
RbkDecimal
rbk_axis_get_place (const RbkAxis *self, const RbkCardSpec *card, RbkDecimal quantity)
{
  RbkDecimal usage = quantity;

  if (card->meter < 0)
    return RBK_DECIMAL_INVALID;
  if (!rbk_decimal_equal (card->months, RBK_DECIMAL_ONE))
    usage = rbk_decimal_div (quantity, card->months, RBK_ROUND_FLOOR);
  if (card->meter == self->meter)
    return usage;
  if (rbk_decimal_is_zero (self->units))
    return RBK_DECIMAL_INVALID;
  return rbk_decimal_mul_div (usage, self->units, self->call_units[card->meter], RBK_ROUND_FLOOR);
}

/* What it costs to serve a usage. */
RbkDecimal
rbk_axis_get_inference (const RbkAxis *self, RbkDecimal usage)
{
  if (rbk_decimal_is_zero (self->units))
    return RBK_DECIMAL_ZERO;
  return rbk_decimal_mul_div (usage, self->call_cost, self->units, RBK_ROUND_HALF_AWAY);
}

/* Where hard caps stop a customer: at the first of them, whichever meter it is on, because
 * a call that one meter blocks is not made. FALSE when nothing stops it. */
gboolean
rbk_axis_get_limit (const RbkAxis *self, const RbkPhaseSpec *phase, RbkDecimal *limit)
{
  gboolean has_limit = FALSE;

  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];
      RbkDecimal         place;

      if (card->limit != RBK_LIMIT_HARD || !card->has_cap || card->is_once)
        continue;
      place = rbk_axis_get_place (self, card, card->cap);
      if (!rbk_decimal_is_valid (place) || (has_limit && rbk_decimal_compare (place, *limit) >= 0))
        continue;
      *limit = place;
      has_limit = TRUE;
    }
  return has_limit;
}

static RbkDecimal
bill (RbkAxis *self, const RbkPhaseSpec *phase, RbkDecimal usage)
{
  for (guint i = 0; i < self->spec->n_meters; i++)
    self->usage[i] = rbk_axis_get_usage (self, (int) i, usage);
  return rbk_bill_monthly (self->spec, phase, self->usage);
}

/* A plan at a usage. Inference may be known from elsewhere, for the whole of the usage. */
void
rbk_axis_get_figure (RbkAxis            *self,
                     const RbkPlanSpec  *plan,
                     const RbkPhaseSpec *phase,
                     RbkDecimal          usage,
                     const RbkDecimal   *inference,
                     RbkFigure          *figure)
{
  RbkDecimal served = usage, limit;

  if (rbk_axis_get_limit (self, phase, &limit))
    served = rbk_decimal_min (usage, limit);

  *figure = (RbkFigure){ .usage = usage, .overhead = plan->overhead };
  if (inference == NULL)
    figure->inference = rbk_axis_get_inference (self, served);
  else if (rbk_decimal_equal (served, usage))
    figure->inference = *inference;
  else
    figure->inference = rbk_decimal_mul_div (*inference, served, usage, RBK_ROUND_HALF_AWAY);
  figure->cost = rbk_decimal_add (figure->inference, figure->overhead);

  figure->has_bill = !plan->is_quote_only && phase != NULL;
  if (!figure->has_bill)
    return;
  figure->bill = bill (self, phase, served);
  figure->amount = rbk_decimal_sub (figure->bill, figure->cost);
  figure->has_margin = rbk_decimal_sign (figure->bill) > 0 && rbk_decimal_is_valid (figure->amount);
  if (figure->has_margin)
    figure->margin = rbk_margin_of (figure->bill, figure->cost);
}

static gboolean
resolve_share (const RbkAxis      *self,
               const RbkPlanSpec  *plan,
               const RbkPhaseSpec *phase,
               RbkDecimal          percent,
               RbkDecimal         *usage,
               GError            **error)
{
  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (card->meter != self->meter || card->meter < 0 || !card->has_cap)
        continue;
      *usage = rbk_decimal_mul_div (rbk_axis_get_place (self, card, card->cap), percent,
                                    RBK_DECIMAL_UNITS (100), RBK_ROUND_FLOOR);
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               E_ ("%s has no cap; give it one or ask at a number, p90 or a usage level"),
               plan->key);
  return FALSE;
}

static gboolean
resolve_included (const RbkAxis      *self,
                  const RbkPlanSpec  *plan,
                  const RbkPhaseSpec *phase,
                  RbkDecimal         *usage,
                  GError            **error)
{
  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (card->meter != self->meter || card->meter < 0 || !card->has_included)
        continue;
      *usage = rbk_axis_get_place (self, card, card->included);
      return TRUE;
    }
  g_set_error (error, RBK_ERROR, RBK_ERROR_NOT_FOUND,
               E_ ("%s includes no amount; give it one or ask at a number, p90 or a usage level"),
               plan->key);
  return FALSE;
}

/* The usage of a place that a plan's own terms or a number name: no percentile, no level. */
gboolean
rbk_axis_resolve (const RbkAxis      *self,
                  const RbkPlanSpec  *plan,
                  const RbkPhaseSpec *phase,
                  const RbkWhere     *where,
                  RbkDecimal         *usage,
                  GError            **error)
{
  if (where->kind == RBK_WHERE_CAP)
    return resolve_share (self, plan, phase, where->value, usage, error);
  if (where->kind == RBK_WHERE_INCLUDED)
    return resolve_included (self, plan, phase, usage, error);
  *usage = where->value;
  return TRUE;
}
