/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-private.h"

#include "rbk-meter-usage.h"
#include "rbk-margin.h"
#include "rbk-population-amounts.h"

/* Where on the usage axis a plan is, and what serving it there costs, as rbk-margin.c and
 * rbk-axis.c reckon it. */

const RbkDecimal *
rbk_place_get_tokens (const RbkPlace *self)
{
  return self->level != NULL && self->level->has_tokens ? &self->level->tokens : NULL;
}

/* A percentile is of the customers where their use of the axis meter is known. */
static gboolean
has_percentile (const RbkPlace *self)
{
  RbkMeterUsage usage;
  RbkDecimal    value;

  if (self->where.kind != RBK_WHERE_PERCENTILE || self->input->population == NULL)
    return FALSE;
  rbk_meter_usage_init (&usage, self->spec, self->axis, self->input->population);
  return rbk_meter_usage_get_percentile (&usage, self->input->population, self->where.value,
                                         &value);
}

/**
 * rbk_place_init: (skip)
 * @self: (out caller-allocates): a place
 * @input: what is explained
 * @plan: a plan
 * @where: where on its axis
 * @error: return location for a [error@Error]
 *
 * Fails as [func@figure_at] does where the plan has no such place.
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_place_init (RbkPlace              *self,
                const RbkExplainInput *input,
                const RbkPlanSpec     *plan,
                const RbkWhere        *where,
                GError               **error)
{
  const RbkSpec *spec = input->spec;
  RbkFigure      figure;

  *self = (RbkPlace){ .input = input, .spec = spec, .plan = plan, .where = *where };
  self->phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  self->axis = rbk_spec_get_axis_meter (spec, plan);
  self->at = rbk_where_to_string (where);
  self->has_customers = has_percentile (self);
  if (!self->has_customers &&
      (where->kind == RBK_WHERE_PERCENTILE || where->kind == RBK_WHERE_LEVEL))
    self->level = rbk_spec_find_level (spec, where);
  rbk_axis_init (&self->book, spec, self->axis, rbk_place_get_tokens (self));
  rbk_axis_init_at (&self->own, spec, self->axis, where, input->population);
  return rbk_figure_at (spec, plan, self->phase, self->axis, where, input->population, &figure,
                        error);
}

void
rbk_place_clear (RbkPlace *self)
{
  g_free (self->at);
  rbk_axis_clear (&self->book);
  rbk_axis_clear (&self->own);
  g_clear_pointer (&self->usage, rbk_working_unref);
  g_clear_pointer (&self->served, rbk_working_unref);
}

char *
rbk_place_path (const RbkPlace *self, const char *member)
{
  return g_strdup_printf ("plans[%u].%s", (guint) (self->plan - self->spec->plans), member);
}

char *
rbk_place_card_path (const RbkPlace *self, const RbkCardSpec *card, const char *member)
{
  return g_strdup_printf ("plans[%u].phases[%u].rate_cards[%u].%s",
                          (guint) (self->plan - self->spec->plans),
                          (guint) (self->phase - self->plan->phases),
                          (guint) (card - self->phase->cards), member);
}

static char *
name_customers (const RbkPlace *self)
{
  const char *made_up = rbk_population_get_synthetic (self->input->population);

  if (made_up != NULL)
    return g_strdup_printf ("made-up customers: %s; type 7", made_up);
  return g_strdup_printf ("customers%s%s; type 7", self->input->customers != NULL ? ": " : "",
                          self->input->customers != NULL ? self->input->customers : "");
}

RbkWorking *
rbk_place_explain_level_calls (const RbkPlace *self)
{
  char *path = g_strdup_printf ("levels[%u].calls", (guint) (self->level - self->spec->levels));

  return rbk_working_count (rbk_working_name (rbk_working_new_given (RBK_FACT_QUANTITY,
                                                                     N_ ("Calls of {level}"),
                                                                     self->level->calls, path),
                                              "level", self->level->name),
                            "calls");
}

RbkWorking *
rbk_place_explain_customers (const RbkPlace *self,
                             RbkFactKind     kind,
                             const char     *label,
                             RbkDecimal      value)
{
  return rbk_working_name (rbk_working_new_given (kind, label, value, name_customers (self)),
                           "place", self->at);
}

/* A percentile of what customers use of a meter: in calls or tokens, and what those count. */
RbkWorking *
rbk_place_explain_percentile (const RbkPlace *self, int meter)
{
  RbkMeterUsage usage;
  RbkDecimal    number;
  RbkWorking   *counted;

  rbk_meter_usage_init (&usage, self->spec, meter, self->input->population);
  rbk_population_get_amount_percentile (self->input->population, (RbkAmount) usage.amount,
                                        self->where.value, &number);
  if (!usage.is_counted)
    return rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Units of every customer"), usage.units,
                                  g_strdup ("by convention"));
  counted = rbk_place_explain_customers (self, RBK_FACT_QUANTITY,
                                         usage.amount == RBK_AMOUNT_CALLS
                                             ? N_ ("Calls of customers, {place}")
                                             : N_ ("Tokens of customers, {place}"),
                                         number);
  if (usage.amount != RBK_AMOUNT_CALLS)
    return rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_QUANTITY,
                               N_ ("Units of customers' tokens"), counted,
                               rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("A token"),
                                                      usage.units, g_strdup ("by convention")),
                               rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Tokens of a unit"),
                                                      usage.weights,
                                                      g_strdup_printf ("meters[%d].conversion",
                                                                       meter)),
                               NULL);
  if (meter < 0)
    return counted;
  return rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_QUANTITY,
                             N_ ("Units of customers' calls"), counted,
                             rbk_explain_units (self->input, meter, -1, NULL),
                             rbk_explain_weights (self->input), NULL);
}

/* The first card of the axis meter that has what a place is named after: there is one, or the
 * place was not found in the first place. */
static const RbkCardSpec *
find_card (const RbkPlace *self, gboolean wants_cap)
{
  const RbkCardSpec *found = NULL;

  g_assert (self->phase != NULL);
  for (guint i = 0; found == NULL && i < self->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &self->phase->cards[i];

      if (card->meter >= 0 && card->meter == self->axis &&
          (wants_cap ? card->has_cap : card->has_included))
        found = card;
    }
  g_assert (found != NULL);

  return found;
}

/* A quantity of a card in a month, rounded down: what a place on the axis may come to. */
RbkWorking *
rbk_place_explain_card_month (const RbkPlace *self, const RbkCardSpec *card, gboolean is_cap)
{
  RbkWorking *period =
      rbk_working_new_given (RBK_FACT_QUANTITY,
                             is_cap ? N_ ("Cap of {card}") : N_ ("Included in {card}"),
                             is_cap ? card->cap : card->included,
                             rbk_place_card_path (self, card,
                                                  is_cap ? "entitlement.cap"
                                                         : "entitlement.included"));

  period = rbk_working_count (rbk_working_name (period, "card", card->name),
                              rbk_explain_unit_of (self->spec, card->meter));
  if (rbk_decimal_equal (card->months, RBK_DECIMAL_ONE))
    return period;
  return rbk_working_round (rbk_working_new_of (RBK_OPERATION_QUOTIENT, RBK_FACT_QUANTITY,
                                                N_ ("The same a month"), period,
                                                rbk_working_new_given (RBK_FACT_QUANTITY,
                                                                       N_ ("Months of the period"),
                                                                       card->months,
                                                                       rbk_place_card_path (self,
                                                                                            card,
                                                                                            "cadenc"
                                                                                            "e")),
                                                NULL),
                            RBK_ROUND_FLOOR);
}

static RbkWorking *
make_usage (RbkPlace *self)
{
  const RbkDecimal *tokens = rbk_place_get_tokens (self);

  if (self->has_customers)
    return rbk_place_explain_percentile (self, self->axis);
  if (self->level != NULL)
    return rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_QUANTITY,
                               N_ ("Units of these calls"), rbk_place_explain_level_calls (self),
                               rbk_explain_units (self->input, self->axis, self->axis, tokens),
                               rbk_explain_weights (self->input), NULL);
  if (self->where.kind == RBK_WHERE_INCLUDED)
    return rbk_place_explain_card_month (self, find_card (self, FALSE), FALSE);
  if (self->where.kind == RBK_WHERE_CAP)
    return rbk_working_round (rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_QUANTITY,
                                                  N_ ("Part of the cap"),
                                                  rbk_place_explain_card_month (self,
                                                                                find_card (self,
                                                                                           TRUE),
                                                                                TRUE),
                                                  rbk_working_new_given (RBK_FACT_QUANTITY,
                                                                         N_ ("Per cent asked at"),
                                                                         self->where.value,
                                                                         g_strdup ("asked for")),
                                                  rbk_working_new_given (RBK_FACT_QUANTITY,
                                                                         N_ ("A hundred per cent"),
                                                                         RBK_DECIMAL_UNITS (100),
                                                                         g_strdup (
                                                                             "by convention")),
                                                  NULL),
                              RBK_ROUND_FLOOR);
  return rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Usage asked at"), self->where.value,
                                g_strdup ("asked for"));
}

/**
 * rbk_place_explain_usage: (skip)
 * @self: a place
 *
 * Returns: (transfer full): the units on the axis meter there
 */
RbkWorking *
rbk_place_explain_usage (RbkPlace *self)
{
  if (self->usage == NULL)
    {
      self->usage = rbk_working_new_of (RBK_OPERATION_SAME, RBK_FACT_QUANTITY,
                                        N_ ("Usage at {place}"), make_usage (self), NULL);
      self->usage->where = g_strdup_printf ("%s.usage@%s", self->plan->key, self->at);
      rbk_working_name (self->usage, "place", self->at);
      rbk_working_count (self->usage, rbk_explain_unit_of (self->spec, self->axis));
    }
  return rbk_working_ref (self->usage);
}
