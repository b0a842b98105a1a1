/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-private.h"

#include "rbk-meter-usage.h"
#include "rbk-population-amounts.h"

/* What is served of a usage and what that costs, as rbk-axis.c reckons it. */

static RbkDecimal
get_usage (RbkPlace *self)
{
  g_autoptr(RbkWorking) usage = rbk_place_explain_usage (self);

  return usage->value.value;
}

/* What calls of the axis count on a meter, as the place has it: by the book's calls, or as the
 * customers of a percentile use it. */
static RbkWorking *
explain_rate (RbkPlace *self, int meter)
{
  RbkMeterUsage own, other;
  RbkDecimal    found;

  if (!self->has_customers || rbk_decimal_is_zero (self->own.units) ||
      rbk_decimal_is_zero (get_usage (self)))
    return rbk_explain_units (self->input, meter, self->axis, rbk_place_get_tokens (self));
  if (meter == self->axis)
    return rbk_place_explain_usage (self);

  rbk_meter_usage_init (&own, self->spec, self->axis, self->input->population);
  rbk_meter_usage_init (&other, self->spec, meter, self->input->population);
  if ((!rbk_meter_usage_follows_calls (&own) || !rbk_meter_usage_follows_calls (&other)) &&
      rbk_meter_usage_get_percentile (&other, self->input->population, self->where.value, &found))
    return rbk_place_explain_percentile (self, meter);
  if (rbk_decimal_is_zero (self->book.units))
    return rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("No call counts there"), RBK_DECIMAL_ZERO,
                                  g_strdup ("workloads"));
  return rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_QUANTITY,
                             N_ ("Units that come with that usage"), rbk_place_explain_usage (self),
                             rbk_explain_units (self->input, meter, self->axis, NULL),
                             rbk_explain_units (self->input, self->axis, self->axis, NULL), NULL);
}

/* The card whose hard cap stops a customer first. */
static const RbkCardSpec *
find_limit (const RbkPlace *self, RbkDecimal *limit)
{
  const RbkCardSpec *found = NULL;

  for (guint i = 0; self->phase != NULL && i < self->phase->n_cards; i++)
    {
      const RbkCardSpec *card = &self->phase->cards[i];
      RbkDecimal         place;

      if (card->limit != RBK_LIMIT_HARD || !card->has_cap || card->is_once)
        continue;
      place = rbk_axis_get_place (&self->own, card, card->cap);
      if (!rbk_decimal_is_valid (place) ||
          (found != NULL && rbk_decimal_compare (place, *limit) >= 0))
        continue;
      found = card;
      *limit = place;
    }
  return found;
}

static RbkWorking *
explain_limit (RbkPlace *self, const RbkCardSpec *card)
{
  RbkWorking *month = rbk_place_explain_card_month (self, card, TRUE);

  if (card->meter == self->axis)
    return month;
  return rbk_working_round (rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_QUANTITY,
                                                N_ ("Where that cap is reached"), month,
                                                explain_rate (self, self->axis),
                                                explain_rate (self, card->meter), NULL),
                            RBK_ROUND_FLOOR);
}

/* The usage up to which nothing is blocked. */
static RbkWorking *
place_explain_served (RbkPlace *self)
{
  const RbkCardSpec *card;
  RbkDecimal         limit;

  if (self->served == NULL)
    {
      card = find_limit (self, &limit);
      self->served = card == NULL ? rbk_place_explain_usage (self)
                                  : rbk_working_new_of (RBK_OPERATION_LEAST, RBK_FACT_QUANTITY,
                                                        N_ ("Units served, up to the hard cap"),
                                                        rbk_place_explain_usage (self),
                                                        explain_limit (self, card), NULL);
      if (card != NULL)
        rbk_working_count (self->served, rbk_explain_unit_of (self->spec, self->axis));
    }
  return rbk_working_ref (self->served);
}

/**
 * rbk_place_explain_meter: (skip)
 * @self: a place
 * @meter: a meter's place
 *
 * Returns: (transfer full): what is served on that meter there
 */
RbkWorking *
rbk_place_explain_meter (RbkPlace *self, int meter)
{
  if (meter == self->axis)
    return place_explain_served (self);
  if (meter >= 0 && self->spec->meters[meter].kind == RBK_METER_KIND_SEAT)
    return rbk_working_count (rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("Seats of a customer"),
                                                     RBK_DECIMAL_ONE, g_strdup ("by convention")),
                              rbk_explain_unit_of (self->spec, meter));
  if (rbk_decimal_is_zero (self->own.units))
    return rbk_working_new_given (RBK_FACT_QUANTITY, N_ ("No call counts there"), RBK_DECIMAL_ZERO,
                                  g_strdup ("workloads"));
  return rbk_working_count (rbk_working_name (rbk_working_new_of (RBK_OPERATION_PROPORTION,
                                                                  RBK_FACT_QUANTITY,
                                                                  N_ ("Usage of {meter}"),
                                                                  place_explain_served (self),
                                                                  explain_rate (self, meter),
                                                                  explain_rate (self, self->axis),
                                                                  NULL),
                                              "meter", self->spec->meters[meter].name),
                            rbk_explain_unit_of (self->spec, meter));
}

/* What serving the whole of a usage costs, where it is known from elsewhere than the usage: of a
 * level its calls, of customers their own cost or calls. */
static RbkWorking *
explain_whole (RbkPlace *self)
{
  RbkPopulation *population = self->input->population;
  RbkWorking    *calls;
  RbkDecimal     value;

  if (self->level != NULL)
    calls = rbk_place_explain_level_calls (self);
  else if (!self->has_customers)
    return NULL;
  else if (rbk_population_get_percentile (population, RBK_COLUMN_COST, self->where.value, &value))
    return rbk_place_explain_customers (self, RBK_FACT_MONEY, N_ ("Cost of customers, {place}"),
                                        value);
  else if (rbk_population_get_percentile (population, RBK_COLUMN_CALLS, self->where.value, &value))
    calls = rbk_place_explain_customers (self, RBK_FACT_QUANTITY,
                                         N_ ("Calls of customers, {place}"), value);
  else
    return NULL;

  return rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_MONEY, N_ ("Cost of these calls"),
                             calls,
                             rbk_explain_call_cost (self->input, self->axis,
                                                    rbk_place_get_tokens (self)),
                             rbk_explain_weights (self->input), NULL);
}

static RbkWorking *
explain_by_usage (RbkPlace *self)
{
  if (rbk_decimal_is_zero (self->book.units))
    return rbk_working_new_given (RBK_FACT_MONEY, N_ ("No call counts there"), RBK_DECIMAL_ZERO,
                                  g_strdup ("workloads"));
  return rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_MONEY,
                             N_ ("Cost of the units served"),
                             self->has_customers ? rbk_place_explain_usage (self)
                                                 : place_explain_served (self),
                             rbk_explain_call_cost (self->input, self->axis, NULL),
                             rbk_explain_units (self->input, self->axis, self->axis, NULL), NULL);
}

/* What the models cost there; what a hard cap blocks costs nothing. */
static RbkWorking *
make_inference (RbkPlace *self)
{
  RbkWorking *whole = explain_whole (self);
  g_autoptr(RbkWorking) usage = rbk_place_explain_usage (self);
  g_autoptr(RbkWorking) served = place_explain_served (self);

  if (whole == NULL)
    whole = explain_by_usage (self);
  if ((self->level == NULL && !self->has_customers) ||
      rbk_decimal_equal (usage->value.value, served->value.value))
    return whole;
  return rbk_working_new_of (RBK_OPERATION_PROPORTION, RBK_FACT_MONEY,
                             N_ ("The part of it that is served"), whole, rbk_working_ref (served),
                             rbk_working_ref (usage), NULL);
}

/**
 * rbk_place_explain_inference: (skip)
 * @self: a place
 *
 * Returns: (transfer full): what the models cost for a customer there
 */
RbkWorking *
rbk_place_explain_inference (RbkPlace *self)
{
  return rbk_working_new_of (RBK_OPERATION_SAME, RBK_FACT_MONEY, N_ ("Inference of {plan}"),
                             make_inference (self), NULL);
}
