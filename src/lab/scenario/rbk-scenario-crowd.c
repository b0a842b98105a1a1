/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-scenario-crowd.h"

#include "rbk-blend.h"
#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-large.h"
#include "rbk-scenario-case-private.h"

#include <string.h>

#define N_KINDS 4

/* Products are made of numbers of so many bits. */
#define PRODUCT_BITS 62

/* Rates of the book's average token of each kind, before and after, as whole numbers on one scale:
 * as large as fits with the tokens that there are. */
typedef struct
{
  const gint64 *tokens[N_KINDS]; /* (nullable) fresh, read, written, out */
  gint64        before[N_KINDS], after[N_KINDS];
  gboolean      has_tokens, is_same;
  gboolean      has_cache_hit;
  gint64        read, fresh, write; /* after, of a token of any input: hits and misses */
  gint64        up, down;           /* what becomes of a cost where tokens don't say */
} Rates;

/* How many bits a number has. */
static guint
count_bits (__int128 number)
{
  guint n = 0;

  for (; number > 0; number >>= 1)
    n++;
  return n;
}

static gint64
to_scale (RbkDecimal rate, guint shift)
{
  __int128 half = shift > 0 ? (__int128) 1 << (shift - 1) : 0;

  return (gint64) ((rate.raw + half) >> shift);
}

/* A ratio of two amounts, in numbers that products of costs have room for. */
static void
take_ratio (Rates *self, RbkDecimal after, RbkDecimal before)
{
  guint bits = MAX (count_bits (after.raw), count_bits (before.raw));
  guint shift = bits > PRODUCT_BITS ? bits - PRODUCT_BITS : 0;

  self->up = (gint64) (after.raw >> shift);
  self->down = (gint64) (before.raw >> shift);
  if (self->down == 0)
    self->up = self->down = 1;
}

static RbkDecimal
get_largest (const RbkDecimal *rates, guint n)
{
  RbkDecimal largest = RBK_DECIMAL_ZERO;

  for (guint i = 0; i < n; i++)
    largest = rbk_decimal_max (largest, rates[i]);
  return largest;
}

static gint64
find_most_tokens (const Rates *self, guint n)
{
  gint64 most = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 sum = 0;

      for (guint k = 0; k < N_KINDS; k++)
        if (self->tokens[k] != NULL && __builtin_add_overflow (sum, self->tokens[k][i], &sum))
          return G_MAXINT64;
      most = MAX (most, sum);
    }
  return most;
}

static void
fill_kinds (const RbkPriceSpec *price, const RbkMixGrowth *growth, RbkDecimal rates[N_KINDS])
{
  RbkDecimal input = growth != NULL ? growth->input : RBK_DECIMAL_ONE;
  RbkDecimal output = growth != NULL ? growth->output : RBK_DECIMAL_ONE;

  rates[0] = rbk_decimal_mul (price->input, input);
  rates[1] = rbk_decimal_mul (price->cache_read, input);
  rates[2] = rbk_decimal_mul (price->cache_write, input);
  rates[3] = rbk_decimal_mul (price->output, output);
}

/* Puts the rates of tokens on a scale. FALSE where customers' tokens say nothing of their cost. */
static gboolean
take_tokens (Rates *self, const RbkScenarioCase *scenario, RbkPopulation *population)
{
  static const RbkColumn columns[N_KINDS] = { RBK_COLUMN_INPUT, RBK_COLUMN_CACHE_READ,
                                              RBK_COLUMN_CACHE_WRITE, RBK_COLUMN_OUTPUT };
  RbkPriceSpec           before, after;
  RbkDecimal             rates[2 * N_KINDS + 3], miss;
  guint                  bits, shift;

  if (!rbk_population_has_column (population, RBK_COLUMN_INPUT) ||
      !rbk_population_has_column (population, RBK_COLUMN_OUTPUT) ||
      !rbk_spec_blend_prices (scenario->before, &before) ||
      !rbk_spec_blend_prices (scenario->after, &after))
    return FALSE;
  for (guint k = 0; k < N_KINDS; k++)
    self->tokens[k] = rbk_population_get_column (population, columns[k]);
  fill_kinds (&before, NULL, rates);
  fill_kinds (&after, &scenario->growth, rates + N_KINDS);
  miss = rbk_decimal_sub (RBK_DECIMAL_ONE, scenario->cache_hit);
  rates[2 * N_KINDS] = rbk_decimal_mul (rates[N_KINDS + 1], scenario->cache_hit);
  rates[2 * N_KINDS + 1] = rbk_decimal_mul (rates[N_KINDS], miss);
  rates[2 * N_KINDS + 2] = rbk_decimal_mul (rates[N_KINDS + 2], miss);
  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (!rbk_decimal_is_valid (rates[i]))
      return FALSE;

  bits = count_bits (get_largest (rates, G_N_ELEMENTS (rates)).raw) +
         count_bits (find_most_tokens (self, rbk_population_get_size (population)));
  shift = bits > PRODUCT_BITS ? bits - PRODUCT_BITS : 0;
  self->is_same = !scenario->has_cache_hit;
  for (guint k = 0; k < N_KINDS; k++)
    {
      self->before[k] = to_scale (rates[k], shift);
      self->after[k] = to_scale (rates[N_KINDS + k], shift);
      self->is_same = self->is_same && self->before[k] == self->after[k];
    }
  self->has_cache_hit = scenario->has_cache_hit;
  self->read = to_scale (rates[2 * N_KINDS], shift);
  self->fresh = to_scale (rates[2 * N_KINDS + 1], shift);
  self->write = to_scale (rates[2 * N_KINDS + 2], shift);
  return TRUE;
}

static inline gint64
get_tokens (const Rates *self, guint kind, guint customer)
{
  return self->tokens[kind] != NULL ? self->tokens[kind][customer] : 0;
}

/* Of all input a share is read from the cache; of the rest as much is written to it as was of what
 * was not read. */
static inline gint64
weigh_hits (const Rates *self, gint64 fresh, gint64 read, gint64 written)
{
  gint64 missed = fresh + written, all = missed + read;

  if (missed == 0)
    return all * (self->read + self->fresh);
  return all * self->read +
         (gint64) (((__int128) fresh * self->fresh + (__int128) written * self->write) * all /
                   missed);
}

/* What the tokens of a customer are worth at the rates before and after. */
static inline void
weigh (const Rates *self, guint customer, gint64 *before, gint64 *after)
{
  gint64 fresh = get_tokens (self, 0, customer), read = get_tokens (self, 1, customer);
  gint64 written = get_tokens (self, 2, customer), out = get_tokens (self, 3, customer);

  *before = fresh * self->before[0] + read * self->before[1] + written * self->before[2] +
            out * self->before[3];
  *after = out * self->after[3];
  if (self->has_cache_hit)
    *after += weigh_hits (self, fresh, read, written);
  else
    *after += fresh * self->after[0] + read * self->after[1] + written * self->after[2];
}

/* A cost times a ratio, rounded half up. */
static inline gboolean
change_cost (gint64 cost, gint64 up, gint64 down, gint64 *changed)
{
  __int128 product = ((__int128) cost * up + down / 2) / down;

  *changed = (gint64) product;
  return product <= G_MAXINT64;
}

static gboolean
change_costs (const Rates *self, const gint64 *costs, guint n, gint64 *changed, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 up = self->up, down = self->down, before = 0, after = 0;

      if (self->has_tokens)
        weigh (self, i, &before, &after);
      if (before > 0)
        {
          up = after;
          down = before;
        }
      if (change_cost (costs[i], up, down, &changed[i]))
        continue;
      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   E_ ("a customer would cost more than can be counted; let the shocks be less"));
      return FALSE;
    }
  return TRUE;
}

static RbkDecimal
get_call_cost (const RbkSpec *spec, const RbkMixGrowth *growth)
{
  RbkDecimal cost = rbk_cost_average_call (spec, -1, NULL);

  return growth != NULL ? rbk_decimal_mul (cost, growth->calls) : cost;
}

/**
 * rbk_scenario_crowd_new:
 * @scenario: a case
 * @index: customers, made ready for the book as it is
 * @error: return location for a [error@Error]
 *
 * Makes the customers ready as they are after the shocks. What a customer costs changes as its
 * tokens do at the blended rates of the book's routes, where its file says them: it cost `c`, its
 * tokens were worth `b` and are worth `a`, so that it costs `c x a / b`, rounded once to a
 * nano-unit. Else it changes as the average call of the book does. Rates are brought to one scale
 * of whole numbers, so that no product is rounded: with ten million tokens a month they are kept
 * to some forty bits. For shocks that only change costs, customers keep their order: what is done
 * for each is a product, a division, and to add it up. Fails with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the customers, who fit the book after the shocks
 */
RbkMixIndex *
rbk_scenario_crowd_new (const RbkScenarioCase *scenario, RbkMixIndex *index, GError **error)
{
  RbkPopulation     *population = rbk_mix_index_get_population (index);
  guint              n = rbk_population_get_size (population);
  const gint64      *costs = rbk_mix_index_get_cost (index);
  g_autofree gint64 *changed = rbk_large_new0 (MAX (n, 1) * sizeof (gint64));
  RbkDecimal         before = get_call_cost (scenario->before, NULL);
  RbkDecimal         after = get_call_cost (scenario->after, &scenario->growth);
  Rates              rates = { .up = 1, .down = 1 };

  if (!rbk_decimal_is_valid (before) || !rbk_decimal_is_valid (after))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   E_ ("a call would cost more than can be counted; let the shocks be less"));
      return NULL;
    }
  if (rbk_decimal_is_zero (before))
    take_ratio (&rates, scenario->growth.calls, RBK_DECIMAL_ONE);
  else
    take_ratio (&rates, after, before);
  rates.has_tokens =
      rbk_mix_index_has_own_cost (index) && take_tokens (&rates, scenario, population);
  if ((rates.has_tokens && rates.is_same) || (!rates.has_tokens && rates.up == rates.down))
    memcpy (changed, costs, n * sizeof (gint64));
  else if (!change_costs (&rates, costs, n, changed, error))
    return NULL;
  return rbk_mix_index_new_variant (index, scenario->after, &scenario->growth,
                                    g_steal_pointer (&changed), error);
}

/**
 * rbk_scenario_crowd_recount:
 * @after: customers after the shocks
 * @scenario: the case
 * @index: the customers before
 * @spec: the book after an answer that moves what calls count on meters
 * @error: return location for a [error@Error]
 *
 * Returns: (transfer full): the customers after the answer; they cost what they did before it
 */
RbkMixIndex *
rbk_scenario_crowd_recount (RbkMixIndex           *after,
                            const RbkScenarioCase *scenario,
                            RbkMixIndex           *index,
                            const RbkSpec         *spec,
                            GError               **error)
{
  guint   n = rbk_population_get_size (rbk_mix_index_get_population (index));
  gint64 *costs = rbk_large_new0 (MAX (n, 1) * sizeof (gint64));

  memcpy (costs, rbk_mix_index_get_cost (after), n * sizeof (gint64));
  return rbk_mix_index_new_variant (index, spec, &scenario->growth, costs, error);
}
