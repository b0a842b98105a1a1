/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-amounts.h"
#include "rbk-large.h"

#include <string.h>

#define FIRST_CUSTOMERS 256

/**
 * rbk_population_new:
 *
 * Makes a population without customers and columns, to be built.
 *
 * Returns: (transfer full): the population
 */
RbkPopulation *
rbk_population_new (void)
{
  RbkPopulation *self = g_new0 (RbkPopulation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->ids = rbk_id_set_new ();
  return self;
}

/*
 * rbk_population_new_with_columns:
 * @source: a population; it is sealed by this
 * @columns: (array fixed-size=6) (transfer full): columns in place of its own, or `NULL` for
 *   those that stay as they are
 *
 * Makes a population of the same customers with other numbers, sealed from the start.
 *
 * Returns: (transfer full): the population
 */
RbkPopulation *
rbk_population_new_with_columns (RbkPopulation *source, gint64 *columns[RBK_N_COLUMNS])
{
  RbkPopulation *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (RbkPopulation, 1);
  rbk_population_seal (source);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->source = rbk_population_ref (source);
  self->ids = source->ids;
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    self->columns[i] = columns[i] != NULL ? columns[i] : source->columns[i];
  self->n_customers = self->n_allocated = source->n_customers;
  self->weights = source->weights;
  self->plans = source->plans;
  self->plan_names = source->plan_names;
  self->synthetic = source->synthetic;
  self->is_sealed = TRUE;
  return self;
}

/*
 * rbk_population_new_with_cost:
 * @source: a population; it is sealed by this
 * @cost: (transfer full) (array): the cost of each of its customers, in nano-units
 *
 * Makes a population of the same customers with another cost, sealed from the start.
 *
 * Returns: (transfer full): the population
 */
RbkPopulation *
rbk_population_new_with_cost (RbkPopulation *source, gint64 *cost)
{
  gint64 *columns[RBK_N_COLUMNS] = { NULL };

  columns[RBK_COLUMN_COST] = cost;
  return rbk_population_new_with_columns (source, columns);
}

/**
 * rbk_population_ref:
 * @self: a population
 *
 * Takes a reference; from any thread.
 *
 * Returns: (transfer full): @self
 */
RbkPopulation *
rbk_population_ref (RbkPopulation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
drop_sorted (RbkPopulation *self)
{
  for (guint i = 0; i < RBK_N_AMOUNTS; i++)
    g_clear_pointer (&self->sorted[i], rbk_sorted_free);
  self->has_sorted = FALSE;
}

/* What a population made from another one borrows. */
static void
free_own (RbkPopulation *self)
{
  rbk_id_set_free (self->ids);
  g_free (self->weights);
  g_free (self->plans);
  g_clear_pointer (&self->plan_names, g_ptr_array_unref);
  g_free (self->synthetic);
}

/**
 * rbk_population_unref:
 * @self: (transfer full): a population
 *
 * Gives a reference back; from any thread.
 */
void
rbk_population_unref (RbkPopulation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (self->source == NULL || self->columns[i] != self->source->columns[i])
      g_free (self->columns[i]);
  if (self->source == NULL)
    free_own (self);
  else
    rbk_population_unref (self->source);
  drop_sorted (self);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * rbk_population_add_column:
 * @self: a population that is being built
 * @column: a column
 *
 * Adds a column of zeros. One that is there stays as it is.
 */
void
rbk_population_add_column (RbkPopulation *self, RbkColumn column)
{
  g_return_if_fail (self != NULL && !self->is_sealed);
  g_return_if_fail (column < RBK_N_COLUMNS);

  if (self->n_allocated == 0)
    self->n_allocated = FIRST_CUSTOMERS;
  if (self->columns[column] == NULL)
    self->columns[column] = g_new0 (gint64, self->n_allocated);
}

/* What is new is cleared as customers come, so that memory for more of them is not touched. */
static void
grow_columns (RbkPopulation *self)
{
  guint n_old = self->n_allocated;

  self->n_allocated = MAX (FIRST_CUSTOMERS, n_old * 2);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (self->columns[i] != NULL)
      self->columns[i] = rbk_large_renew (self->columns[i], n_old * sizeof (gint64),
                                          self->n_allocated * sizeof (gint64));
  rbk_population_grow_marks (self, n_old);
}

/*
 * rbk_population_take_in:
 * @self: a population that is being built
 * @n_customers: how many ids its set has
 *
 * Makes customers, with zeros, of the ids that are new.
 */
void
rbk_population_take_in (RbkPopulation *self, guint n_customers)
{
  while (n_customers > self->n_allocated)
    grow_columns (self);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (self->columns[i] != NULL)
      memset (self->columns[i] + self->n_customers, 0,
              (n_customers - self->n_customers) * sizeof (gint64));
  self->n_customers = n_customers;
  if (self->has_sorted)
    drop_sorted (self);
}

/**
 * rbk_population_add_customer:
 * @self: a population that is being built
 * @id: what the file calls the customer
 *
 * Looks a customer up, and adds it with zeros in every column where it is new.
 *
 * Returns: the customer's number, from 0
 */
guint
rbk_population_add_customer (RbkPopulation *self, const char *id)
{
  g_return_val_if_fail (id != NULL, 0);

  return rbk_population_add_customer_len (self, id, strlen (id));
}

/**
 * rbk_population_add_customer_len:
 * @self: a population that is being built
 * @id: (array length=length): what the file calls the customer, without a NUL in it
 * @length: the length of @id in bytes
 *
 * Does what [func@population_add_customer] does, for a slice of a text.
 *
 * Returns: the customer's number, from 0
 */
guint
rbk_population_add_customer_len (RbkPopulation *self, const char *id, gsize length)
{
  guint number;

  g_return_val_if_fail (self != NULL && !self->is_sealed, 0);

  number = rbk_id_set_add (self->ids, id, length);
  if (number >= self->n_customers)
    rbk_population_take_in (self, number + 1);
  return number;
}

/**
 * rbk_population_add_value:
 * @self: a population that is being built
 * @customer: the number of a customer
 * @column: a column that it has
 * @value: what to add: a count, or nano-units of money
 *
 * Adds to what a customer has in a column.
 *
 * Returns: `FALSE` when the sum does not fit; the old value stays
 */
gboolean
rbk_population_add_value (RbkPopulation *self, guint customer, RbkColumn column, gint64 value)
{
  gint64 sum;

  g_return_val_if_fail (self != NULL && !self->is_sealed, FALSE);
  g_return_val_if_fail (column < RBK_N_COLUMNS && self->columns[column] != NULL, FALSE);
  g_return_val_if_fail (customer < self->n_customers, FALSE);

  if (__builtin_add_overflow (self->columns[column][customer], value, &sum))
    return FALSE;
  self->columns[column][customer] = sum;
  if (self->has_sorted)
    drop_sorted (self);
  return TRUE;
}

/**
 * rbk_population_set_value:
 * @self: a population that is being built
 * @customer: the number of a customer
 * @column: a column that it has
 * @value: a count, or nano-units of money
 *
 * Replaces what a customer has in a column.
 */
void
rbk_population_set_value (RbkPopulation *self, guint customer, RbkColumn column, gint64 value)
{
  g_return_if_fail (self != NULL && !self->is_sealed);
  g_return_if_fail (column < RBK_N_COLUMNS && self->columns[column] != NULL);
  g_return_if_fail (customer < self->n_customers);

  self->columns[column][customer] = value;
  if (self->has_sorted)
    drop_sorted (self);
}

/**
 * rbk_population_seal:
 * @self: a population
 *
 * Ends the building: what is only needed for that is freed, and from here on the
 * population does not change and may be read from any thread.
 */
void
rbk_population_seal (RbkPopulation *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->mutex);
  if (!self->is_sealed)
    {
      rbk_id_set_seal (self->ids);
      self->is_sealed = TRUE;
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * rbk_population_get_size:
 * @self: a population
 *
 * Counts the customers.
 *
 * Returns: how many there are
 */
guint
rbk_population_get_size (RbkPopulation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_customers;
}

/**
 * rbk_population_has_column:
 * @self: a population
 * @column: a column
 *
 * Tells whether something is known about a column.
 *
 * Returns: `TRUE` when the column is there, be it all zeros
 */
gboolean
rbk_population_has_column (RbkPopulation *self, RbkColumn column)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (column < RBK_N_COLUMNS, FALSE);

  return self->columns[column] != NULL;
}

/**
 * rbk_population_get_column:
 * @self: a population
 * @column: a column
 *
 * Gets a column: counts, or nano-units of money.
 *
 * Returns: (transfer none) (nullable): one value for each customer, in the order of
 *   their numbers; `NULL` when there is no such column
 */
const gint64 *
rbk_population_get_column (RbkPopulation *self, RbkColumn column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < RBK_N_COLUMNS, NULL);

  return self->columns[column];
}

/**
 * rbk_population_get_id:
 * @self: a population
 * @customer: the number of a customer
 *
 * Gets what the file calls a customer.
 *
 * Returns: (transfer none): the id
 */
const char *
rbk_population_get_id (RbkPopulation *self, guint customer)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (customer < self->n_customers, NULL);

  return rbk_id_set_get_text (self->ids, customer);
}
