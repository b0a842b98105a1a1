/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-meter-usage.h"
#include "rbk-mix-parts.h"

static RbkAmount
get_amount (RbkMixSource source)
{
  switch (source)
    {
    case RBK_MIX_TOKENS:
      return RBK_AMOUNT_TOKENS;
    case RBK_MIX_INPUT:
      return RBK_AMOUNT_INPUT_TOKENS;
    case RBK_MIX_OUTPUT:
      return RBK_AMOUNT_OUTPUT_TOKENS;
    case RBK_MIX_NOTHING:
    case RBK_MIX_CALLS:
    case RBK_N_MIX_SOURCES:
    default:
      return RBK_AMOUNT_CALLS;
    }
}

/**
 * rbk_meter_usage_init:
 * @self: (out caller-allocates): the usage
 * @spec: a spec
 * @meter: a meter's index; -1 for calls
 * @population: customers
 *
 * Finds out what usage of a meter is. On a meter of tokens it is the customers' own tokens,
 * where their file has them and every call of the book counts on the meter; else it is their
 * calls, each as the book's average call counts. Of seats everybody has one.
 */
void
rbk_meter_usage_init (RbkMeterUsage *self,
                      const RbkSpec *spec,
                      int            meter,
                      RbkPopulation *population)
{
  RbkMixMeter how = { .source = RBK_MIX_CALLS,
                      .units = RBK_DECIMAL_ONE,
                      .weights = RBK_DECIMAL_ONE };

  g_return_if_fail (self != NULL && spec != NULL && population != NULL);
  g_return_if_fail (meter < (int) spec->n_meters);

  if (meter >= 0)
    rbk_mix_meter_init (&how, spec, meter, population);
  *self = (RbkMeterUsage){ .amount = get_amount (how.source),
                           .units = how.units,
                           .weights = how.weights,
                           .is_counted = how.source != RBK_MIX_NOTHING };
}

/**
 * rbk_meter_usage_equal:
 * @a: usage of a meter
 * @b: usage of the same or of another meter
 *
 * Returns: whether the same customers have the same usage on both
 */
gboolean
rbk_meter_usage_equal (const RbkMeterUsage *a, const RbkMeterUsage *b)
{
  return a->amount == b->amount && a->is_counted == b->is_counted &&
         rbk_decimal_equal (a->units, b->units) && rbk_decimal_equal (a->weights, b->weights);
}

/**
 * rbk_meter_usage_follows_calls:
 * @self: usage of a meter
 *
 * Returns: whether it is in proportion to calls, or the same for everybody; `FALSE` where it is of
 *   customers' own tokens
 */
gboolean
rbk_meter_usage_follows_calls (const RbkMeterUsage *self)
{
  return self->amount == RBK_AMOUNT_CALLS;
}

/* What is known of a customer, added up. */
static RbkDecimal
get_number (RbkAmount amount, RbkPopulation *population, guint customer)
{
  static const RbkColumn tokens[] = { RBK_COLUMN_INPUT, RBK_COLUMN_CACHE_READ,
                                      RBK_COLUMN_CACHE_WRITE, RBK_COLUMN_OUTPUT };
  guint      n_tokens = amount == RBK_AMOUNT_TOKENS ? 4 : amount == RBK_AMOUNT_INPUT_TOKENS ? 3 : 0;
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < MAX (n_tokens, 1); i++)
    {
      const gint64 *column =
          rbk_population_get_column (population, n_tokens > 0 ? tokens[i] : (RbkColumn) amount);

      if (column != NULL)
        sum = rbk_decimal_add (sum, rbk_decimal_from_int (column[customer]));
    }

  return sum;
}

/**
 * rbk_meter_usage_get:
 * @self: usage of a meter
 * @population: the customers that it is for, sealed
 * @customer: the place of one of them
 *
 * Returns: what it uses of the meter; invalid where that does not fit
 */
RbkDecimal
rbk_meter_usage_get (const RbkMeterUsage *self, RbkPopulation *population, guint customer)
{
  g_return_val_if_fail (self != NULL && population != NULL, RBK_DECIMAL_INVALID);
  g_return_val_if_fail (customer < rbk_population_get_size (population), RBK_DECIMAL_INVALID);

  if (!self->is_counted)
    return self->units;

  return rbk_decimal_mul_div (get_number ((RbkAmount) self->amount, population, customer),
                              self->units, self->weights, RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_meter_usage_get_percentile:
 * @self: usage of a meter
 * @population: the customers that it is for
 * @percent: 0 to 100
 * @usage: (out): the percentile, in units on the meter
 *
 * Finds a percentile, of type 7, of what customers use of a meter.
 *
 * Returns: `FALSE` when there are no customers, or that is not known of them
 */
gboolean
rbk_meter_usage_get_percentile (const RbkMeterUsage *self,
                                RbkPopulation       *population,
                                RbkDecimal           percent,
                                RbkDecimal          *usage)
{
  RbkDecimal number;

  g_return_val_if_fail (self != NULL && population != NULL && usage != NULL, FALSE);

  if (!rbk_population_get_amount_percentile (population, (RbkAmount) self->amount, percent,
                                             &number))
    return FALSE;
  *usage = self->is_counted
               ? rbk_decimal_mul_div (number, self->units, self->weights, RBK_ROUND_HALF_AWAY)
               : self->units;
  return TRUE;
}

/**
 * rbk_meter_usage_count_below:
 * @self: usage of a meter
 * @population: the customers that it is for, sealed
 * @usage: units on the meter
 *
 * Counts customers that use less of a meter than a number. For drawing.
 *
 * Returns: how many they are; none where calls do not count on the meter
 */
guint64
rbk_meter_usage_count_below (const RbkMeterUsage *self, RbkPopulation *population, double usage)
{
  g_return_val_if_fail (self != NULL && population != NULL, 0);

  if (!self->is_counted)
    return 0;
  usage *= rbk_decimal_to_double (self->weights) / rbk_decimal_to_double (self->units);
  return rbk_population_count_amount_below (population, (RbkAmount) self->amount, usage);
}
