/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costing.h"
#include "rbk-mix-parts.h"

static gboolean
has_tokens (RbkPopulation *population, RbkMixSource source)
{
  gboolean has_input = rbk_population_has_column (population, RBK_COLUMN_INPUT);
  gboolean has_output = rbk_population_has_column (population, RBK_COLUMN_OUTPUT);

  return source == RBK_MIX_INPUT    ? has_input
         : source == RBK_MIX_OUTPUT ? has_output
                                    : has_input && has_output;
}

static gboolean
counts_everywhere (const RbkSpec *spec, int meter)
{
  for (guint i = 0; i < spec->n_workloads; i++)
    if (!spec->workloads[i].counts[meter] && rbk_decimal_sign (spec->workloads[i].weight) > 0)
      return FALSE;
  return TRUE;
}

/* A token meter counts the customer's own tokens where the file has them and every call
 * counts on it; else calls count on a meter as the average call of the book does. */
void
rbk_mix_meter_init (RbkMixMeter *self, const RbkSpec *spec, int meter, RbkPopulation *population)
{
  RbkMeterKind kind = spec->meters[meter].kind;
  RbkMixSource tokens = kind == RBK_METER_KIND_TOKEN          ? RBK_MIX_TOKENS
                        : kind == RBK_METER_KIND_INPUT_TOKEN  ? RBK_MIX_INPUT
                        : kind == RBK_METER_KIND_OUTPUT_TOKEN ? RBK_MIX_OUTPUT
                                                              : RBK_MIX_NOTHING;

  *self = (RbkMixMeter){ .weights = RBK_DECIMAL_ONE };
  if (kind == RBK_METER_KIND_SEAT)
    {
      self->units = RBK_DECIMAL_ONE;
      return;
    }
  if (tokens != RBK_MIX_NOTHING && has_tokens (population, tokens) &&
      counts_everywhere (spec, meter))
    {
      self->source = tokens;
      self->units = RBK_DECIMAL_ONE;
      self->weights = spec->meters[meter].conversion;
      return;
    }
  self->units = rbk_cost_units_of_weighed_call (spec, meter, -1, NULL);
  if (rbk_decimal_is_zero (self->units) || rbk_decimal_is_zero (spec->weights))
    self->units = RBK_DECIMAL_ZERO;
  else
    {
      self->source = RBK_MIX_CALLS;
      self->weights = spec->weights;
    }
}

/* Counts as many units as become of each. */
void
rbk_mix_meter_grow (RbkMixMeter *self, const RbkDecimal growth[RBK_N_MIX_SOURCES])
{
  if (self->source != RBK_MIX_NOTHING)
    self->units = rbk_decimal_mul (self->units, growth[self->source]);
}

/* What a number of the source comes to on the meter, rounded once. */
RbkDecimal
rbk_mix_meter_get_usage (const RbkMixMeter *self, gint64 number)
{
  if (self->source == RBK_MIX_NOTHING)
    return self->units;
  return rbk_decimal_mul_div (rbk_decimal_from_int (number), self->units, self->weights,
                              RBK_ROUND_HALF_AWAY);
}

/* The meter of the axis of the first plan that has one, on which curves are drawn too. */
int
rbk_mix_get_axis (const RbkSpec *spec)
{
  int axis = -1;

  for (guint i = 0; i < spec->n_plans && axis < 0; i++)
    axis = rbk_spec_get_axis_meter (spec, &spec->plans[i]);
  return axis;
}

/* The lasting terms of a plan with a price; NULL where there are none. */
const RbkPhaseSpec *
rbk_mix_get_phase (const RbkSpec *spec, const RbkPlanSpec *plan)
{
  return plan->is_quote_only ? NULL : rbk_plan_spec_get_phase_on (plan, &spec->date);
}

/* Whether a card bears on a month's bill, or on what is allowed, by the usage of its meter. */
gboolean
rbk_mix_uses_card (const RbkCardSpec *card)
{
  return card->meter >= 0 && !card->is_once;
}

/* Whether usage in a month can come to a cap of the card that is in force. */
gboolean
rbk_mix_has_cap (const RbkCardSpec *card)
{
  return rbk_mix_uses_card (card) && card->has_cap && card->limit != RBK_LIMIT_NONE;
}

/* The source that plans charge for, the first of them where they are several. */
RbkMixSource
rbk_mix_find_source (const RbkSpec *spec, const RbkMixMeter *meters)
{
  int axis = rbk_mix_get_axis (spec);

  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPhaseSpec *phase = rbk_mix_get_phase (spec, &spec->plans[i]);

      for (guint k = 0; phase != NULL && k < phase->n_cards; k++)
        if (rbk_mix_uses_card (&phase->cards[k]) &&
            meters[phase->cards[k].meter].source != RBK_MIX_NOTHING)
          return meters[phase->cards[k].meter].source;
    }
  return axis >= 0 ? meters[axis].source : RBK_MIX_CALLS;
}
