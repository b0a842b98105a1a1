/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-costing.h"
#include "rbk-error.h"
#include "rbk-large.h"
#include "rbk-mix-blocks.h"

static const gint64 *
add_up (RbkMixIndex *self, RbkMixSource source)
{
  static const RbkColumn columns[] = { RBK_COLUMN_INPUT, RBK_COLUMN_CACHE_READ,
                                       RBK_COLUMN_CACHE_WRITE, RBK_COLUMN_OUTPUT };
  guint                  n_columns = source == RBK_MIX_INPUT ? 3 : 4;

  self->sums[source] = rbk_large_new0 (MAX (self->n_customers, 1) * sizeof (gint64));
  for (guint k = 0; k < n_columns; k++)
    {
      const gint64 *column = rbk_population_get_column (self->population, columns[k]);

      for (guint i = 0; column != NULL && i < self->n_customers; i++)
        if (__builtin_add_overflow (self->sums[source][i], column[i], &self->sums[source][i]))
          return NULL;
    }
  return self->sums[source];
}

static gboolean
take_source (RbkMixIndex *self, RbkMixSource source, GError **error)
{
  const gint64 *values;

  if (source == RBK_MIX_NOTHING || self->values[source] != NULL)
    return TRUE;
  if (source == RBK_MIX_CALLS || source == RBK_MIX_OUTPUT)
    values =
        rbk_population_get_column (self->population,
                                   source == RBK_MIX_CALLS ? RBK_COLUMN_CALLS : RBK_COLUMN_OUTPUT);
  else
    values = add_up (self, source);
  if (values == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   source == RBK_MIX_CALLS
                       ? E_ ("the customers have no calls to be billed for; import a file with a "
                             "column of calls or say which column it is")
                       : E_ ("the tokens of a customer are more than can be counted; check the "
                             "file"));
      return FALSE;
    }
  for (guint i = 0; i < self->n_customers; i++)
    {
      self->largest[source] = MAX (self->largest[source], values[i]);
      if (values[i] < 0)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                       E_ ("a customer used less than nothing; correct the usage file"));
          return FALSE;
        }
    }
  self->values[source] = values;
  return TRUE;
}

static gboolean
take_meters (RbkMixIndex *self, const RbkSpec *spec, GError **error)
{
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPhaseSpec *phase = rbk_mix_get_phase (spec, &spec->plans[i]);

      for (guint k = 0; phase != NULL && k < phase->n_cards; k++)
        if (rbk_mix_uses_card (&phase->cards[k]) &&
            !take_source (self, self->meters[phase->cards[k].meter].source, error))
          return FALSE;
    }
  return TRUE;
}

/* What customers cost, rounded to nano-units as costs of a population are. */
static gboolean
take_cost (RbkMixIndex *self, GError **error)
{
  self->cost = rbk_population_get_column (self->population, RBK_COLUMN_COST);
  self->has_own_cost = self->cost != NULL;
  if (self->has_own_cost)
    return TRUE;

  self->cost = self->own_cost = rbk_large_new0 (MAX (self->n_customers, 1) * sizeof (gint64));
  if (rbk_decimal_is_zero (self->call_cost) || rbk_decimal_is_zero (self->weights))
    return TRUE;
  if (!take_source (self, RBK_MIX_CALLS, error))
    return FALSE;
  for (guint i = 0; i < self->n_customers; i++)
    {
      RbkDecimal calls = rbk_decimal_from_int (self->values[RBK_MIX_CALLS][i]);
      RbkDecimal cost =
          rbk_decimal_mul_div (calls, self->call_cost, self->weights, RBK_ROUND_HALF_AWAY);

      cost = rbk_decimal_round (cost, 9, RBK_ROUND_HALF_AWAY);
      if (!rbk_decimal_is_valid (cost) || cost.raw / RBK_NANO_RAW > G_MAXINT64)
        {
          g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                       E_ ("a customer costs more than can be counted; check its calls"));
          return FALSE;
        }
      self->own_cost[i] = (gint64) (cost.raw / RBK_NANO_RAW);
    }
  return TRUE;
}

/* Customers are counted, and what they pay and cost added up, with room to spare. */
static gboolean
take_weights (RbkMixIndex *self, GError **error)
{
  self->entry_weights = rbk_population_get_weights (self->population);
  self->n_weighted = self->n_customers;
  if (self->entry_weights == NULL)
    return TRUE;
  self->n_weighted = 0;
  for (guint i = 0; i < self->n_customers; i++)
    {
      self->n_weighted += (guint64) self->entry_weights[i];
      if (self->n_weighted <= G_MAXINT64)
        continue;
      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   E_ ("the customers are more than can be counted; check their weights"));
      return FALSE;
    }
  return TRUE;
}

/* The sources that plans charge for, in the order of the plans. */
static guint
find_sources (const RbkMixIndex *self, const RbkSpec *spec, RbkMixSource *sources)
{
  gboolean has_source[RBK_N_MIX_SOURCES] = { FALSE };
  guint    n = 0;

  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPhaseSpec *phase = rbk_mix_get_phase (spec, &spec->plans[i]);

      for (guint k = 0; phase != NULL && k < phase->n_cards; k++)
        {
          RbkMixSource source = RBK_MIX_NOTHING;

          if (rbk_mix_uses_card (&phase->cards[k]))
            source = self->meters[phase->cards[k].meter].source;
          if (self->values[source] == NULL || has_source[source])
            continue;
          has_source[source] = TRUE;
          sources[n++] = source;
        }
    }
  return n;
}

/*
 * rbk_mix_index_get_blocks:
 * @self: an index
 * @spec: a book that it fits, which goes by something that customers have
 *
 * Returns: (transfer none): the customers in blocks, made on first demand
 */
const RbkMixBlocks *
rbk_mix_index_get_blocks (RbkMixIndex *self, const RbkSpec *spec)
{
  RbkMixSource sources[RBK_N_MIX_SOURCES] = { self->source };
  guint        n = find_sources (self, spec, sources);

  g_mutex_lock (&self->mutex);
  if (self->blocks == NULL && self->base != NULL)
    self->blocks = rbk_mix_blocks_new_variant (rbk_mix_index_get_blocks (self->base, spec), self);
  else if (self->blocks == NULL)
    self->blocks = rbk_mix_blocks_new (self, sources[0], sources[n > 1 ? 1 : 0]);
  g_mutex_unlock (&self->mutex);
  return self->blocks;
}

/**
 * rbk_mix_index_new:
 * @spec: a book
 * @population: customers, as [func@spec_cost_population] gives them; it is sealed by this
 * @error: return location for a [error@Error]
 *
 * Makes customers ready for being priced by a book, again and again. What a customer used on
 * a token meter are its own tokens, where the file has them and every call of the book counts
 * on that meter; on other meters it is what its calls come to, as the book's average call
 * counts; of seats everybody has one. A customer costs what the population says, else its
 * calls at the average call's cost, rounded to nano-units. Fails with `RBK_ERROR_INVALID`
 * where what a plan charges for is not known, and with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the index
 */
RbkMixIndex *
rbk_mix_index_new (const RbkSpec *spec, RbkPopulation *population, GError **error)
{
  g_autoptr(RbkMixIndex) self = NULL;
  RbkMixSource sources[RBK_N_MIX_SOURCES];

  g_return_val_if_fail (spec != NULL && population != NULL, NULL);

  rbk_population_seal (population);
  self = g_new0 (RbkMixIndex, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->population = rbk_population_ref (population);
  self->n_customers = rbk_population_get_size (population);
  self->n_meters = spec->n_meters;
  self->meters = g_new0 (RbkMixMeter, MAX (spec->n_meters, 1));
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    self->growth[i] = RBK_DECIMAL_ONE;
  for (guint i = 0; i < spec->n_meters; i++)
    rbk_mix_meter_init (&self->meters[i], spec, (int) i, population);
  self->call_cost = rbk_cost_weighed_call (spec, -1, NULL);
  self->weights = spec->weights;
  self->source = rbk_mix_find_source (spec, self->meters);

  if (!take_weights (self, error) || !take_meters (self, spec, error) || !take_cost (self, error))
    return NULL;
  rbk_mix_sort (self);
  if (find_sources (self, spec, sources) > 1)
    self->blocks = rbk_mix_blocks_new (self, sources[0], sources[1]);
  return g_steal_pointer (&self);
}

/**
 * rbk_mix_index_ref:
 * @self: an index
 *
 * Returns: (transfer full): @self with one more reference; from any thread
 */
RbkMixIndex *
rbk_mix_index_ref (RbkMixIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rbk_mix_index_unref:
 * @self: (transfer full): an index
 *
 * Gives a reference back, from any thread.
 */
void
rbk_mix_index_unref (RbkMixIndex *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    g_free (self->sums[i]);
  g_free (self->own_cost);
  g_free (self->meters);
  if (self->base == NULL)
    {
      g_free (self->order);
      g_free (self->places);
      g_free (self->firsts);
      g_free (self->n_before);
      g_free (self->usage_before);
    }
  g_free (self->ordered_cost);
  g_free (self->cost_before);
  g_free (self->high_cost);
  g_free (self->place_cost);
  g_clear_pointer (&self->blocks, rbk_mix_blocks_free);
  g_mutex_clear (&self->mutex);
  rbk_population_unref (self->population);
  g_clear_pointer (&self->base, rbk_mix_index_unref);
  g_free (self);
}

static gboolean
same_meter (const RbkMixMeter *a, const RbkMixMeter *b)
{
  return a->source == b->source && rbk_decimal_equal (a->units, b->units) &&
         rbk_decimal_equal (a->weights, b->weights);
}

static gboolean
has_sources (const RbkMixIndex *self, const RbkSpec *spec)
{
  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPhaseSpec *phase = rbk_mix_get_phase (spec, &spec->plans[i]);

      for (guint k = 0; phase != NULL && k < phase->n_cards; k++)
        {
          const RbkCardSpec *card = &phase->cards[k];

          if (rbk_mix_uses_card (card) && self->meters[card->meter].source != RBK_MIX_NOTHING &&
              self->values[self->meters[card->meter].source] == NULL)
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * rbk_mix_index_fits:
 * @self: an index
 * @spec: a book, perhaps another than the one that it was made for
 *
 * Tells whether the index serves for another version of the book: prices, limits and plans
 * may have changed, but not what a call counts on the meters or costs.
 *
 * Returns: `TRUE` when it does
 */
gboolean
rbk_mix_index_fits (RbkMixIndex *self, const RbkSpec *spec)
{
  g_return_val_if_fail (self != NULL && spec != NULL, FALSE);

  if (self->n_meters != spec->n_meters || rbk_mix_find_source (spec, self->meters) != self->source)
    return FALSE;
  for (guint i = 0; i < self->n_meters; i++)
    {
      RbkMixMeter meter;

      rbk_mix_meter_init (&meter, spec, (int) i, self->population);
      rbk_mix_meter_grow (&meter, self->growth);
      if (!same_meter (&meter, &self->meters[i]))
        return FALSE;
    }
  if (!self->has_own_cost &&
      !(rbk_decimal_equal (self->call_cost, rbk_cost_weighed_call (spec, -1, NULL)) &&
        rbk_decimal_equal (self->weights, spec->weights)))
    return FALSE;
  return has_sources (self, spec);
}

/**
 * rbk_mix_index_get_population:
 * @self: an index
 *
 * Returns: (transfer none): the customers that it is of
 */
RbkPopulation *
rbk_mix_index_get_population (RbkMixIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->population;
}

/* What a meter's usage of a customer is counted from. */
gint64
rbk_mix_get_number (const RbkMixIndex *self, guint meter, guint customer)
{
  RbkMixSource source = self->meters[meter].source;

  return self->values[source] != NULL ? self->values[source][customer] : 0;
}
