/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers.h"

#include "rbk-blend.h"

struct _RbkCustomers
{
  RbkPopulation *population; /* (owned) as it was imported */
  RbkPopulation *costed;     /* (owned) (nullable) at @prices */
  gboolean       has_prices;
  RbkPriceSpec   prices;
};

/**
 * rbk_customers_new:
 * @population: imported customers
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
 * rbk_customers_free:
 * @self: customers
 *
 * Frees them.
 */
void
rbk_customers_free (RbkCustomers *self)
{
  g_clear_pointer (&self->costed, rbk_population_unref);
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

static gboolean
same_prices (const RbkPriceSpec *a, const RbkPriceSpec *b)
{
  return rbk_decimal_equal (a->input, b->input) && rbk_decimal_equal (a->output, b->output) &&
         rbk_decimal_equal (a->cache_read, b->cache_read) &&
         rbk_decimal_equal (a->cache_write, b->cache_write);
}

/**
 * rbk_customers_get_costed:
 * @self: customers
 * @spec: the book whose prices cost them
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Gets the customers with what they cost: what the file said, else their tokens at the
 * blended prices of the book's routes.
 *
 * Returns: (transfer none) (nullable): the customers, good until the next call
 */
RbkPopulation *
rbk_customers_get_costed (RbkCustomers *self, const RbkSpec *spec, GError **error)
{
  RbkPriceSpec prices;
  gboolean     has_prices;

  g_return_val_if_fail (self != NULL && spec != NULL, NULL);

  has_prices = rbk_spec_blend_prices (spec, &prices);
  if (self->costed != NULL && self->has_prices == has_prices &&
      (!has_prices || same_prices (&self->prices, &prices)))
    return self->costed;

  g_clear_pointer (&self->costed, rbk_population_unref);
  self->costed = rbk_spec_cost_population (spec, self->population, error);
  self->has_prices = has_prices;
  self->prices = prices;

  return self->costed;
}
