/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-error.h"
#include "rbk-population-cost.h"
#include "rbk-population-amounts.h"

/* Prices are in 10^-18 for 1,000,000 tokens, a cost in 10^-9. */
#define PRODUCT_PER_NANO ((__int128) 1000000 * 1000000000)

static const RbkColumn token_columns[] = { RBK_COLUMN_INPUT, RBK_COLUMN_OUTPUT,
                                           RBK_COLUMN_CACHE_READ, RBK_COLUMN_CACHE_WRITE };

/* Prices in the order of the columns. */
typedef struct
{
  __int128 rates[G_N_ELEMENTS (token_columns)];
  gboolean is_known;
} Rates;

typedef struct
{
  const gint64 *own[G_N_ELEMENTS (token_columns)];   /* (nullable) of the population */
  const gint64 *cells[G_N_ELEMENTS (token_columns)]; /* (nullable) of the slices */
  const Rates  *rates;                               /* of each slice */
  Rates         blend;
} Costing;

static Rates
get_rates (const RbkPriceSpec *price, const RbkPriceSpec *blend)
{
  const RbkPriceSpec *used = price != NULL ? price : blend;
  Rates               rates = { .is_known = price != NULL };

  if (used != NULL)
    {
      rates.rates[0] = used->input.raw;
      rates.rates[1] = used->output.raw;
      rates.rates[2] = used->cache_read.raw;
      rates.rates[3] = used->cache_write.raw;
    }
  return rates;
}

/* Tokens of a customer, and what they come to in the slices: products of prices. */
static gboolean
add_tokens (const gint64 *const columns[G_N_ELEMENTS (token_columns)],
            guint               at,
            const Rates        *rates,
            __int128           *tokens,
            __int128           *product)
{
  for (guint i = 0; i < G_N_ELEMENTS (token_columns); i++)
    if (columns[i] != NULL)
      {
        __int128 part;

        if (__builtin_mul_overflow ((__int128) columns[i][at], rates->rates[i], &part) ||
            __builtin_add_overflow (*product, part, product))
          return FALSE;
        *tokens += columns[i][at];
      }
  return TRUE;
}

/* The slices may be of several months, or of before a rescaling, where the population is of
 * an average month: it costs what the same mix of models does. */
static gboolean
cost_customer (const Costing *self, guint customer, __int128 tokens, __int128 product, gint64 *cost)
{
  __int128   own = 0, nano;
  RbkDecimal amount;

  for (guint i = 0; i < G_N_ELEMENTS (token_columns); i++)
    own += self->own[i] != NULL ? self->own[i][customer] : 0;
  nano = (product + PRODUCT_PER_NANO / 2) / PRODUCT_PER_NANO;
  if (own == tokens || tokens == 0)
    {
      *cost = (gint64) nano;
      return nano <= G_MAXINT64;
    }
  if (nano > G_MAXINT64 || own > G_MAXINT64 || tokens > G_MAXINT64)
    return FALSE;
  amount = rbk_decimal_mul_div ((RbkDecimal){ .raw = product }, rbk_decimal_from_int ((gint64) own),
                                rbk_decimal_from_int ((gint64) tokens), RBK_ROUND_HALF_AWAY);
  nano = (amount.raw + PRODUCT_PER_NANO / 2) / PRODUCT_PER_NANO;
  *cost = (gint64) nano;
  return rbk_decimal_is_valid (amount) && nano <= G_MAXINT64;
}

static gint64 *
cost_customers (RbkPopulation *population,
                RbkSlices     *models,
                const Costing *costing,
                guint         *n_unknown,
                guint         *failed)
{
  guint               n = rbk_population_get_size (population), n_cells, next = 0;
  const RbkSliceCell *cells = rbk_slices_get_cells (models, &n_cells);
  const gint64       *weights = rbk_population_get_weights (population);
  g_autofree gint64  *cost = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      __int128 tokens = 0, product = 0;
      gboolean is_known = TRUE;

      *failed = i;
      for (; next < n_cells && cells[next].customer <= i; next++)
        {
          is_known = is_known && costing->rates[cells[next].slice].is_known;
          if (!add_tokens (costing->cells, next, &costing->rates[cells[next].slice], &tokens,
                           &product))
            return NULL;
        }
      if (tokens == 0)
        {
          if (!add_tokens (costing->own, i, &costing->blend, &tokens, &product))
            return NULL;
          is_known = is_known && tokens == 0;
        }
      if (!cost_customer (costing, i, tokens, product, &cost[i]))
        return NULL;
      if (!is_known)
        *n_unknown += (guint) MIN (weights != NULL ? weights[i] : 1, G_MAXUINT - *n_unknown);
    }
  return g_steal_pointer (&cost);
}

/**
 * rbk_population_cost_slices:
 * @self: a population; it is sealed by this
 * @models: what its customers used of each model
 * @prices: (array): the price of each slice's model; `NULL` for one that is not known
 * @blend: (nullable): the price of tokens of a model that is not known; without one they cost
 *   nothing
 * @n_unknown: (out): how many customers used a model that is not known; no more than
 *   %G_MAXUINT are counted
 * @error: return location for a [error@Error]
 *
 * Prices the tokens of each customer at the prices of the models that it used, and at the
 * blend where it is in no slice: the same customers, with a column of costs. Where the slices are
 * of more than the population, as of several months, the mix of models is theirs and the amount the
 * population's. Sums are exact and rounded once for a customer, half away from zero, to a
 * nano-unit. Base rates are used, as by [func@population_cost_tokens].
 *
 * Fails with `RBK_ERROR_OVERFLOW` when a cost is beyond nine thousand million.
 *
 * Returns: (transfer full) (nullable): the population with costs
 */
RbkPopulation *
rbk_population_cost_slices (RbkPopulation             *self,
                            RbkSlices                 *models,
                            const RbkPriceSpec *const *prices,
                            const RbkPriceSpec        *blend,
                            guint                     *n_unknown,
                            GError                   **error)
{
  g_autofree Rates *rates = NULL;
  Costing           costing = { 0 };
  gint64           *cost;
  guint             n_slices, failed = 0;

  g_return_val_if_fail (self != NULL && models != NULL && n_unknown != NULL, NULL);

  n_slices = rbk_slices_get_n_slices (models);
  rates = g_new0 (Rates, MAX (n_slices, 1));
  for (guint i = 0; i < n_slices; i++)
    rates[i] = get_rates (prices[i], blend);
  costing.rates = rates;
  costing.blend = get_rates (NULL, blend);
  for (guint i = 0; i < G_N_ELEMENTS (token_columns); i++)
    {
      costing.own[i] = rbk_population_get_column (self, token_columns[i]);
      costing.cells[i] = rbk_slices_get_column (models, token_columns[i]);
    }

  *n_unknown = 0;
  cost = cost_customers (self, models, &costing, n_unknown, &failed);
  if (cost == NULL)
    {
      const char      *id = rbk_population_get_id (self, failed);
      g_autofree char *quoted = rbk_error_quote (id, strlen (id));

      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   E_ ("the tokens of customer %s cost more than can be counted; check its rows"),
                   quoted);
      return NULL;
    }
  return rbk_population_new_with_cost (self, cost);
}
