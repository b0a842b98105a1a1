/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-variant.h"

#include "rbk-error.h"
#include "rbk-mix-blocks.h"
#include "rbk-population-rescale.h"

static gboolean
is_growth (const RbkMixGrowth *growth)
{
  return rbk_decimal_is_valid (growth->calls) && rbk_decimal_sign (growth->calls) > 0 &&
         rbk_decimal_is_valid (growth->input) && rbk_decimal_sign (growth->input) > 0 &&
         rbk_decimal_is_valid (growth->output) && rbk_decimal_sign (growth->output) > 0;
}

/* Makes the meters of the variant. FALSE where what one of them counts is no multiple of what it
 * counted: of tokens of all kinds where those in and out grow apart, or of something else. */
static gboolean
grow_meters (RbkMixIndex        *self,
             const RbkMixIndex  *base,
             const RbkSpec      *spec,
             const RbkMixGrowth *growth)
{
  self->growth[RBK_MIX_NOTHING] = RBK_DECIMAL_ONE;
  self->growth[RBK_MIX_CALLS] = growth->calls;
  self->growth[RBK_MIX_INPUT] = growth->input;
  self->growth[RBK_MIX_OUTPUT] = growth->output;
  self->growth[RBK_MIX_TOKENS] = growth->input;
  self->n_meters = spec->n_meters;
  self->meters = g_new0 (RbkMixMeter, MAX (spec->n_meters, 1));
  for (guint i = 0; i < spec->n_meters; i++)
    {
      rbk_mix_meter_init (&self->meters[i], spec, (int) i, base->population);
      rbk_mix_meter_grow (&self->meters[i], self->growth);
      if (self->meters[i].source != base->meters[i].source ||
          (self->meters[i].source == RBK_MIX_TOKENS &&
           !rbk_decimal_equal (growth->input, growth->output)))
        return FALSE;
    }
  return rbk_mix_find_source (spec, self->meters) == base->source;
}

/* Everything that follows from the order of the customers stays; what they cost is new. */
static void
borrow (RbkMixIndex *self, RbkMixIndex *base)
{
  self->base = rbk_mix_index_ref (base);
  self->population = rbk_population_ref (base->population);
  self->n_customers = base->n_customers;
  self->call_cost = base->call_cost;
  self->weights = base->weights;
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    {
      self->values[i] = base->values[i];
      self->largest[i] = base->largest[i];
    }
  self->entry_weights = base->entry_weights;
  self->n_weighted = base->n_weighted;
  self->source = base->source;
  self->order = base->order;
  self->places = base->places;
  self->n_places = base->n_places;
  self->firsts = base->firsts;
  self->n_before = base->n_before;
  self->usage_before = base->usage_before;
}

static gboolean
grow_column (gint64        *columns[RBK_N_COLUMNS],
             RbkPopulation *population,
             RbkColumn      column,
             RbkDecimal     factor)
{
  const gint64 *values = rbk_population_get_column (population, column);
  guint         n = rbk_population_get_size (population);

  if (values == NULL)
    return TRUE;
  columns[column] = rbk_population_rescale_values (values, n, factor);
  return columns[column] != NULL;
}

/* The customers as they are then, in whole calls and tokens. */
static RbkPopulation *
grow_population (RbkPopulation *population, const RbkMixGrowth *growth, GError **error)
{
  gint64  *columns[RBK_N_COLUMNS] = { NULL };
  gboolean fits = grow_column (columns, population, RBK_COLUMN_CALLS, growth->calls) &&
                  grow_column (columns, population, RBK_COLUMN_INPUT, growth->input) &&
                  grow_column (columns, population, RBK_COLUMN_CACHE_READ, growth->input) &&
                  grow_column (columns, population, RBK_COLUMN_CACHE_WRITE, growth->input) &&
                  grow_column (columns, population, RBK_COLUMN_OUTPUT, growth->output);

  if (fits)
    return rbk_population_new_with_columns (population, columns);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    g_free (columns[i]);
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("a customer would use more than can be counted; let usage grow by less"));
  return NULL;
}

static RbkMixIndex *
make_anew (RbkMixIndex        *base,
           const RbkSpec      *spec,
           const RbkMixGrowth *growth,
           gint64             *cost,
           GError            **error)
{
  g_autofree gint64 *own = cost;
  g_autoptr(RbkPopulation) grown = grow_population (base->population, growth, error);
  g_autoptr(RbkPopulation) costed = NULL;

  if (grown == NULL)
    return NULL;
  costed = rbk_population_new_with_cost (grown, g_steal_pointer (&own));
  return rbk_mix_index_new (spec, costed, error);
}

/**
 * rbk_mix_index_new_variant:
 * @self: customers made ready, no variant themselves
 * @spec: another version of their book, in which calls may count and cost otherwise
 * @growth: how much more they use
 * @cost: (transfer full) (array): what each customer costs then, in nano-units, in the order of
 *   the population
 * @error: return location for a [error@Error]
 *
 * Makes the same customers ready under other circumstances, without sorting them again: each uses
 * the same multiple of what it used, so that they stay in the same order, and a unit on a meter is
 * a multiple of what was counted. With plans that charge for tokens of all kinds, of which those in
 * and out grow apart, they are made ready anew, with tokens rounded to whole ones. Fails as
 * [func@mix_index_new] does.
 *
 * Returns: (transfer full): the index, which fits @spec
 */
RbkMixIndex *
rbk_mix_index_new_variant (RbkMixIndex        *self,
                           const RbkSpec      *spec,
                           const RbkMixGrowth *growth,
                           gint64             *cost,
                           GError            **error)
{
  RbkMixIndex *variant;

  g_return_val_if_fail (self != NULL && self->base == NULL, NULL);
  g_return_val_if_fail (spec != NULL && growth != NULL && is_growth (growth), NULL);
  g_return_val_if_fail (cost != NULL && self->n_meters == spec->n_meters, NULL);

  variant = g_new0 (RbkMixIndex, 1);
  g_atomic_ref_count_init (&variant->ref_count);
  g_mutex_init (&variant->mutex);
  if (!grow_meters (variant, self, spec, growth))
    {
      g_mutex_clear (&variant->mutex);
      g_free (variant->meters);
      g_free (variant);
      return make_anew (self, spec, growth, cost, error);
    }
  borrow (variant, self);
  variant->has_own_cost = TRUE;
  variant->cost = variant->own_cost = cost;
  rbk_mix_sort_costs (variant);
  return variant;
}

/**
 * rbk_mix_index_get_growth:
 * @self: customers made ready
 * @meter: one of the meters
 *
 * Returns: how many units on the meter become of each, beside what calls of the book count there;
 *   one where it is no variant
 */
RbkDecimal
rbk_mix_index_get_growth (RbkMixIndex *self, guint meter)
{
  g_return_val_if_fail (self != NULL && meter < self->n_meters, RBK_DECIMAL_ONE);

  return self->growth[self->meters[meter].source];
}

/**
 * rbk_mix_index_get_cost:
 * @self: customers made ready
 *
 * Returns: (transfer none): what each costs, in nano-units, in the order of the population
 */
const gint64 *
rbk_mix_index_get_cost (RbkMixIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cost;
}

/**
 * rbk_mix_index_has_own_cost:
 * @self: customers made ready
 *
 * Returns: whether the population says what they cost; else their calls cost what the book's do
 */
gboolean
rbk_mix_index_has_own_cost (RbkMixIndex *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_own_cost;
}
