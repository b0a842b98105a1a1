/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-cost.h"
#include "rbk-population-amounts.h"
#include "rbk-error.h"

#include <string.h>

#define N_RATES 4

/* Prices are in 10^-18 for 1,000,000 tokens, a cost in 10^-9. */
#define PRODUCT_PER_NANO ((__int128) 1000000 * 1000000000)

typedef struct
{
  const gint64 *tokens; /* (nullable) */
  __int128      price;
  gint64        limit; /* the most tokens whose product can be added up */
} Rate;

static void
init_rate (Rate *rate, RbkPopulation *self, RbkColumn column, RbkDecimal price)
{
  __int128 limit = ~RBK_DECIMAL_INVALID_RAW / (N_RATES + 1);

  rate->tokens = rbk_population_get_column (self, column);
  rate->price = price.raw;
  if (price.raw > 0)
    limit /= price.raw;
  rate->limit = (gint64) MIN (limit, (__int128) G_MAXINT64);
}

/* The limits are far above what fits into a cost, so passing one is passing both. */
static gboolean
cost_customer (const Rate *rates, guint customer, gint64 *cost)
{
  __int128 sum = 0;

  for (guint i = 0; i < N_RATES; i++)
    if (rates[i].tokens != NULL)
      {
        gint64 tokens = rates[i].tokens[customer];

        if (tokens < 0 || tokens > rates[i].limit)
          return FALSE;
        sum += tokens * rates[i].price;
      }
  sum = (sum + PRODUCT_PER_NANO / 2) / PRODUCT_PER_NANO;
  if (sum > G_MAXINT64)
    return FALSE;
  *cost = (gint64) sum;
  return TRUE;
}

static gboolean
is_price (RbkDecimal value)
{
  return rbk_decimal_is_valid (value) && rbk_decimal_sign (value) >= 0;
}

/**
 * rbk_population_cost_tokens:
 * @self: a population with tokens; it is sealed by this
 * @price: the prices of a model
 * @error: return location for a [error@Error]
 *
 * Prices the tokens of each customer: the same customers, with a column of costs that is
 * new or takes the old one's place. The sums are exact and rounded once for a customer,
 * half away from zero, to a nano-unit of money.
 *
 * The base rates are used: whether a request was long enough for a context tier, or ran
 * in a batch, can't be seen in sums.
 *
 * Fails with `RBK_ERROR_INVALID` when there are no tokens or a price is below zero, with
 * `RBK_ERROR_OVERFLOW` when a cost is beyond nine thousand million.
 *
 * Returns: (transfer full) (nullable): the population with costs
 */
RbkPopulation *
rbk_population_cost_tokens (RbkPopulation *self, const RbkPriceSpec *price, GError **error)
{
  Rate               rates[N_RATES];
  g_autofree gint64 *cost = NULL;
  guint              n;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (price != NULL, NULL);

  init_rate (&rates[0], self, RBK_COLUMN_INPUT, price->input);
  init_rate (&rates[1], self, RBK_COLUMN_OUTPUT, price->output);
  init_rate (&rates[2], self, RBK_COLUMN_CACHE_READ, price->cache_read);
  init_rate (&rates[3], self, RBK_COLUMN_CACHE_WRITE, price->cache_write);
  if (rates[0].tokens == NULL && rates[1].tokens == NULL && rates[2].tokens == NULL &&
      rates[3].tokens == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("the customers have no tokens to price; import a file with input and "
                       "output tokens"));
      return NULL;
    }
  if (!is_price (price->input) || !is_price (price->output) || !is_price (price->cache_read) ||
      !is_price (price->cache_write))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("a price of the model \"%s\" is below zero; correct it"), price->model);
      return NULL;
    }

  n = rbk_population_get_size (self);
  cost = g_new (gint64, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    if (!cost_customer (rates, i, &cost[i]))
      {
        const char      *id = rbk_population_get_id (self, i);
        g_autofree char *quoted = rbk_error_quote (id, strlen (id));

        g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                     E_ ("the tokens of customer %s cost more than can be counted; check its row"),
                     quoted);
        return NULL;
      }
  return rbk_population_new_with_cost (self, g_steal_pointer (&cost));
}
