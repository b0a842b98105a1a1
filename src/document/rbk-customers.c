/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers.h"

#include "rbk-blend.h"
#include "rbk-meter-usage.h"
#include "rbk-population-rescale.h"
#include "rbk-synthetic.h"

struct _RbkCustomers
{
  RbkPopulation *population; /* (owned) as it was imported */
  RbkUsage      *usage;      /* (owned) (nullable) the file that it is of */

  RbkDecimal      factor;  /* of @scaled and @days */
  RbkCallProfile *profile; /* (owned) (nullable) of @scaled, where it is made up */
  RbkPopulation  *scaled;  /* (owned) (nullable) */
  RbkSlices      *days;    /* (owned) (nullable) */

  GArray        *rates;  /* (owned) (nullable) of @costed */
  RbkPopulation *costed; /* (owned) (nullable) @scaled, at @rates */
  guint          n_unknown;

  RbkMixIndex *index; /* (owned) (nullable) of @costed */
};

/**
 * rbk_customers_new:
 * @population: imported customers, or calls of made-up ones
 *
 * Returns: (transfer full): they, not yet costed
 */
RbkCustomers *
rbk_customers_new (RbkPopulation *population)
{
  RbkCustomers *self;

  g_return_val_if_fail (population != NULL, NULL);

  self = g_new0 (RbkCustomers, 1);
  self->population = rbk_population_ref (population);

  return self;
}

/**
 * rbk_customers_new_for_usage:
 * @usage: a usage file that was read
 *
 * Returns: (transfer full): its customers, not yet costed
 */
RbkCustomers *
rbk_customers_new_for_usage (RbkUsage *usage)
{
  RbkCustomers *self;

  g_return_val_if_fail (usage != NULL && usage->population != NULL, NULL);

  self = rbk_customers_new (usage->population);
  self->usage = rbk_usage_ref (usage);

  return self;
}

/**
 * rbk_customers_free:
 * @self: customers
 *
 * Frees them.
 */
void
rbk_customers_free (RbkCustomers *self)
{
  g_clear_pointer (&self->index, rbk_mix_index_unref);
  g_clear_pointer (&self->costed, rbk_population_unref);
  g_clear_pointer (&self->rates, g_array_unref);
  g_clear_pointer (&self->days, rbk_slices_unref);
  g_clear_pointer (&self->scaled, rbk_population_unref);
  g_clear_pointer (&self->profile, rbk_call_profile_free);
  g_clear_pointer (&self->usage, rbk_usage_unref);
  rbk_population_unref (self->population);
  g_free (self);
}

/**
 * rbk_customers_get_population:
 * @self: customers
 *
 * Returns: (transfer none): they as imported
 */
RbkPopulation *
rbk_customers_get_population (RbkCustomers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->population;
}

/**
 * rbk_customers_get_usage:
 * @self: customers
 *
 * Returns: (transfer none) (nullable): the file that they were read from
 */
RbkUsage *
rbk_customers_get_usage (RbkCustomers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->usage;
}

/* What they use is what calls of the book take, of which the last may have changed. */
static gboolean
follow_book (RbkCustomers *self, const RbkSpec *spec, GError **error)
{
  g_autoptr(RbkCallProfile) profile = rbk_call_profile_new (spec);

  if (self->scaled != NULL && rbk_call_profile_equal (profile, self->profile))
    return TRUE;

  g_clear_pointer (&self->costed, rbk_population_unref);
  g_clear_pointer (&self->scaled, rbk_population_unref);
  g_clear_pointer (&self->profile, rbk_call_profile_free);
  self->scaled = rbk_call_profile_apply (profile, self->population, error);
  self->profile = g_steal_pointer (&profile);

  return self->scaled != NULL;
}

/* Multiplies what they use, where the book says so and it was not done yet. */
static gboolean
rescale (RbkCustomers *self, RbkUsageSource *source, GError **error)
{
  const RbkDecimal *given = source != NULL ? rbk_usage_source_get_rescale (source) : NULL;
  RbkDecimal        factor = given != NULL ? *given : RBK_DECIMAL_ONE;

  if (self->scaled != NULL && rbk_decimal_equal (factor, self->factor))
    return TRUE;

  g_clear_pointer (&self->costed, rbk_population_unref);
  g_clear_pointer (&self->days, rbk_slices_unref);
  g_clear_pointer (&self->scaled, rbk_population_unref);
  self->factor = factor;
  self->scaled = rbk_population_rescale (self->population, factor, error);

  return self->scaled != NULL;
}

static gboolean
same_rate (const RbkUsageRate *a, const RbkUsageRate *b)
{
  return a->is_known == b->is_known && rbk_decimal_equal (a->input, b->input) &&
         rbk_decimal_equal (a->output, b->output) &&
         rbk_decimal_equal (a->cache_read, b->cache_read) &&
         rbk_decimal_equal (a->cache_write, b->cache_write);
}

static gboolean
same_rates (const GArray *a, const GArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!same_rate (&g_array_index (a, RbkUsageRate, i), &g_array_index (b, RbkUsageRate, i)))
      return FALSE;

  return TRUE;
}

/**
 * rbk_customers_get_costed:
 * @self: customers
 * @spec: the book whose prices cost them
 * @source: (nullable): what the book says of the file that they are from
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Gets the customers with what they cost: what the file said, else their tokens at the prices
 * of the models that they used, where the file tells and the book knows them, else at the
 * model that the book names for the file, else at the blended prices of the book's routes.
 * They are rescaled as the book says. Made-up customers use and cost what calls of the book do.
 *
 * Returns: (transfer none) (nullable): the customers, good until the next call
 */
RbkPopulation *
rbk_customers_get_costed (RbkCustomers   *self,
                          const RbkSpec  *spec,
                          RbkUsageSource *source,
                          GError        **error)
{
  RbkSlices *models;
  g_autoptr(GArray) rates = NULL;

  g_return_val_if_fail (self != NULL && spec != NULL, NULL);

  if (!(rbk_population_get_synthetic (self->population) != NULL ? follow_book (self, spec, error)
                                                                : rescale (self, source, error)))
    return NULL;
  models = self->usage != NULL ? self->usage->by_model : NULL;
  rates = rbk_spec_list_usage_rates (spec, models,
                                     source != NULL ? rbk_usage_source_get_models (source) : NULL,
                                     source != NULL ? rbk_usage_source_get_model (source) : NULL);
  if (self->costed != NULL && same_rates (self->rates, rates))
    return self->costed;

  g_clear_pointer (&self->costed, rbk_population_unref);
  g_clear_pointer (&self->rates, g_array_unref);
  self->costed = rbk_population_cost_usage (self->scaled, models, rates, &self->n_unknown, error);
  self->rates = g_steal_pointer (&rates);

  return self->costed;
}

/* Percentiles sort a column when they are asked for first, and so does usage of a meter. */
static void
sort_columns (RbkPopulation *population, const RbkSpec *spec)
{
  static const RbkColumn columns[] = { RBK_COLUMN_CALLS, RBK_COLUMN_COST };
  RbkDecimal             ignored;

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    rbk_population_get_percentile (population, columns[i], RBK_DECIMAL_UNITS (50), &ignored);
  rbk_population_get_tokens_percentile (population, RBK_DECIMAL_UNITS (50), &ignored);
  for (guint i = 0; i < spec->n_meters; i++)
    {
      RbkMeterUsage usage;

      rbk_meter_usage_init (&usage, spec, (int) i, population);
      rbk_meter_usage_get_percentile (&usage, population, RBK_DECIMAL_UNITS (50), &ignored);
    }
}

/**
 * rbk_customers_prepare:
 * @self: customers
 * @spec: the book whose prices cost them
 * @source: (nullable): what the book says of the file that they are from
 *
 * Does beforehand, in whatever thread, what takes long when figures are asked for. Whatever
 * fails here fails again, and is told, then.
 */
void
rbk_customers_prepare (RbkCustomers *self, const RbkSpec *spec, RbkUsageSource *source)
{
  RbkPopulation *costed;

  g_return_if_fail (self != NULL && spec != NULL);

  costed = rbk_customers_get_costed (self, spec, source, NULL);
  if (costed == NULL)
    return;
  sort_columns (costed, spec);
  rbk_customers_get_days (self);
  rbk_customers_get_index (self, spec, NULL);
}

/**
 * rbk_customers_get_n_unknown:
 * @self: customers that were costed
 *
 * Returns: how many of them used a model that the book does not know, or that the file does
 *   not name beside others that it does
 */
guint
rbk_customers_get_n_unknown (RbkCustomers *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unknown;
}

/**
 * rbk_customers_get_days:
 * @self: customers that were costed
 *
 * Returns: (transfer none) (nullable): what they used on each day, rescaled as they are
 */
RbkSlices *
rbk_customers_get_days (RbkCustomers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->days == NULL && self->usage != NULL && self->usage->days != NULL)
    self->days = rbk_slices_rescale (self->usage->days, self->factor, NULL);

  return self->days;
}

/**
 * rbk_customers_get_index:
 * @self: customers that were costed
 * @spec: the book that they were costed by
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Gets the customers as costed, made ready for trying plans on them.
 *
 * Returns: (transfer none) (nullable): the index, good until the next call
 */
RbkMixIndex *
rbk_customers_get_index (RbkCustomers *self, const RbkSpec *spec, GError **error)
{
  g_return_val_if_fail (self != NULL && self->costed != NULL && spec != NULL, NULL);

  if (self->index != NULL && rbk_mix_index_get_population (self->index) == self->costed &&
      rbk_mix_index_fits (self->index, spec))
    return self->index;

  g_clear_pointer (&self->index, rbk_mix_index_unref);
  self->index = rbk_mix_index_new (spec, self->costed, error);

  return self->index;
}
