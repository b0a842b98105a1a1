/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-blend.h"

#include <string.h>

#include "rbk-costing.h"
#include "rbk-population-cost.h"

static RbkUsageRate
take_price (const RbkPriceSpec *price)
{
  return (RbkUsageRate){ .is_known = TRUE,
                         .input = price->input,
                         .output = price->output,
                         .cache_read = price->cache_read,
                         .cache_write = price->cache_write };
}

static RbkPriceSpec
to_price (const RbkUsageRate *rate)
{
  return (RbkPriceSpec){ .input = rate->input,
                         .output = rate->output,
                         .cache_read = rate->cache_read,
                         .cache_write = rate->cache_write };
}

/* The book's model for what a file calls it: as `name=model` says, else of the same name. A
 * name may hold equals signs, a model's id does not. */
static const char *
find_model (const char *name, const char *const *names)
{
  gsize length = strlen (name);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const char *equals = strrchr (names[i], '=');

      if (equals != NULL && (gsize) (equals - names[i]) == length &&
          strncmp (names[i], name, length) == 0)
        return equals + 1;
    }
  return name;
}

static gboolean
find_rate (const RbkSpec *spec, const char *model, RbkUsageRate *rate)
{
  int found = rbk_price_find_in_force (spec->prices, spec->n_prices, model, &spec->date);

  if (found >= 0)
    *rate = take_price (&spec->prices[found]);
  return found >= 0;
}

/**
 * rbk_spec_list_usage_rates:
 * @spec: a book
 * @models: (nullable): what customers used of each model
 * @names: (nullable) (array zero-terminated=1): `name=model` for models that @models calls
 *   otherwise than the book
 * @fallback: (nullable): a model of the book whose prices hold for tokens of a model that is
 *   not known, rather than the blend of the book's routes
 *
 * Finds what the tokens of customers cost, on the book's date.
 *
 * Returns: (transfer full) (element-type RbkUsageRate): the rates of each of @models, and at
 *   the end that of tokens of which the model is not known: known, unless the book has no
 *   routes
 */
GArray *
rbk_spec_list_usage_rates (const RbkSpec     *spec,
                           RbkSlices         *models,
                           const char *const *names,
                           const char        *fallback)
{
  GArray      *rates = g_array_new (FALSE, TRUE, sizeof (RbkUsageRate));
  RbkUsageRate rate = { 0 };
  RbkPriceSpec blend;

  g_return_val_if_fail (spec != NULL, rates);

  for (guint i = 0; models != NULL && i < rbk_slices_get_n_slices (models); i++)
    {
      rate = (RbkUsageRate){ 0 };
      find_rate (spec, find_model (rbk_slices_get_name (models, i), names), &rate);
      g_array_append_val (rates, rate);
    }

  rate = (RbkUsageRate){ 0 };
  if ((fallback == NULL || !find_rate (spec, fallback, &rate)) &&
      rbk_spec_blend_prices (spec, &blend))
    rate = take_price (&blend);
  g_array_append_val (rates, rate);
  return rates;
}

static RbkPopulation *
cost_models (RbkPopulation *population,
             RbkSlices     *models,
             const GArray  *rates,
             guint         *n_unknown,
             GError       **error)
{
  guint                           n_slices = rbk_slices_get_n_slices (models);
  g_autofree RbkPriceSpec        *prices = g_new0 (RbkPriceSpec, n_slices + 1);
  g_autofree const RbkPriceSpec **known = g_new0 (const RbkPriceSpec *, n_slices + 1);

  for (guint i = 0; i <= n_slices; i++)
    {
      const RbkUsageRate *rate = &g_array_index (rates, RbkUsageRate, i);

      prices[i] = to_price (rate);
      known[i] = rate->is_known ? &prices[i] : NULL;
    }
  return rbk_population_cost_slices (population, models, known, known[n_slices], n_unknown, error);
}

/**
 * rbk_population_cost_usage:
 * @population: customers
 * @models: (nullable): what they used of each model
 * @rates: (element-type RbkUsageRate): from [func@spec_list_usage_rates] for @models
 * @n_unknown: (out): how many of them used a model that is not known
 * @error: return location for a [error@Error]
 *
 * Gives customers their cost: what the file says of it, else what their tokens of each model
 * cost, else their tokens at the last of the rates. Customers without tokens, and all where
 * nothing has a price, stay without a cost. Fails with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the customers
 */
RbkPopulation *
rbk_population_cost_usage (RbkPopulation *population,
                           RbkSlices     *models,
                           const GArray  *rates,
                           guint         *n_unknown,
                           GError       **error)
{
  const RbkUsageRate *last;
  gboolean            has_tokens, has_rate = FALSE;

  g_return_val_if_fail (population != NULL && rates != NULL && n_unknown != NULL, NULL);

  *n_unknown = 0;
  last = &g_array_index (rates, RbkUsageRate, rates->len - 1);
  has_tokens = rbk_population_has_column (population, RBK_COLUMN_INPUT) ||
               rbk_population_has_column (population, RBK_COLUMN_OUTPUT);
  for (guint i = 0; i < rates->len; i++)
    has_rate = has_rate || g_array_index (rates, RbkUsageRate, i).is_known;
  if (rbk_population_has_column (population, RBK_COLUMN_COST) || !has_tokens || !has_rate)
    return rbk_population_ref (population);

  if (models != NULL)
    return cost_models (population, models, rates, n_unknown, error);
  else
    {
      RbkPriceSpec price = to_price (last);

      return rbk_population_cost_tokens (population, &price, error);
    }
}
