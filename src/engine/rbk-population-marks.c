/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-amounts.h"

#include <string.h>

/* What is said of customers beside what they used: how many an entry stands for, on which plan
 * they are today, whether they are real. */

static void
fill_weights (RbkPopulation *self, guint from)
{
  for (guint i = from; i < self->n_allocated; i++)
    self->weights[i] = 1;
}

/*
 * rbk_population_grow_marks:
 * @self: a population whose columns have grown
 * @n_old: how many customers they had room for
 *
 * Makes room for as many customers as the columns have.
 */
void
rbk_population_grow_marks (RbkPopulation *self, guint n_old)
{
  if (self->weights != NULL)
    {
      self->weights = g_renew (gint64, self->weights, self->n_allocated);
      fill_weights (self, n_old);
    }
  if (self->plans != NULL)
    {
      self->plans = g_renew (guint, self->plans, self->n_allocated);
      memset (self->plans + n_old, 0, (self->n_allocated - n_old) * sizeof (guint));
    }
}

/**
 * rbk_population_set_weight:
 * @self: a population that is being built
 * @customer: one of its entries
 * @weight: how many customers alike it stands for; 1 or more
 *
 * Lets an entry stand for several customers. All values of the entry are those of one of them.
 */
void
rbk_population_set_weight (RbkPopulation *self, guint customer, gint64 weight)
{
  g_return_if_fail (self != NULL && !self->is_sealed);
  g_return_if_fail (customer < self->n_customers);
  g_return_if_fail (weight >= 1);

  if (self->weights == NULL)
    {
      self->weights = g_new (gint64, self->n_allocated);
      fill_weights (self, 0);
    }
  self->weights[customer] = weight;
}

/**
 * rbk_population_get_weights:
 * @self: a population
 *
 * Returns: (transfer none) (nullable): how many customers each entry stands for; `NULL` where
 *   each stands for one
 */
const gint64 *
rbk_population_get_weights (RbkPopulation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->weights;
}

/**
 * rbk_population_get_count:
 * @self: a population
 *
 * Returns: how many customers there are, weights counted: no fewer than entries
 */
guint64
rbk_population_get_count (RbkPopulation *self)
{
  guint64 count = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->weights == NULL)
    return self->n_customers;
  for (guint i = 0; i < self->n_customers; i++)
    count += (guint64) self->weights[i];
  return count;
}

/**
 * rbk_population_add_plan:
 * @self: a population that is being built
 * @name: what its source calls a plan that customers are on today
 *
 * Returns: the number by which the plan is set; the same for the same name
 */
guint
rbk_population_add_plan (RbkPopulation *self, const char *name)
{
  g_return_val_if_fail (self != NULL && !self->is_sealed && name != NULL, 0);

  if (self->plan_names == NULL)
    self->plan_names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->plan_names->len; i++)
    if (strcmp (g_ptr_array_index (self->plan_names, i), name) == 0)
      return i;
  g_ptr_array_add (self->plan_names, g_strdup (name));
  return self->plan_names->len - 1;
}

/**
 * rbk_population_set_plan:
 * @self: a population that is being built
 * @customer: one of its customers
 * @plan: a number that [func@population_add_plan] gave
 *
 * Says which plan a customer is on today.
 */
void
rbk_population_set_plan (RbkPopulation *self, guint customer, guint plan)
{
  g_return_if_fail (self != NULL && !self->is_sealed);
  g_return_if_fail (customer < self->n_customers);
  g_return_if_fail (self->plan_names != NULL && plan < self->plan_names->len);

  if (self->plans == NULL)
    self->plans = g_new0 (guint, self->n_allocated);
  self->plans[customer] = plan + 1;
}

/**
 * rbk_population_get_n_plans:
 * @self: a population
 *
 * Returns: how many plans its customers are on today; 0 where that is not known
 */
guint
rbk_population_get_n_plans (RbkPopulation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->plan_names != NULL ? self->plan_names->len : 0;
}

/**
 * rbk_population_get_plan_name:
 * @self: a population
 * @plan: one of the plans that its customers are on
 *
 * Returns: (transfer none): what the source calls it
 */
const char *
rbk_population_get_plan_name (RbkPopulation *self, guint plan)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (plan < rbk_population_get_n_plans (self), NULL);

  return g_ptr_array_index (self->plan_names, plan);
}

/**
 * rbk_population_get_plans:
 * @self: a population
 *
 * Returns: (transfer none) (nullable): for each customer one more than the number of its plan
 *   today, 0 where its source does not say; `NULL` where it says so of nobody
 */
const guint *
rbk_population_get_plans (RbkPopulation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->plans;
}

/**
 * rbk_population_set_synthetic:
 * @self: a population that is being built
 * @how: how its customers were made up, in a phrase: `lognormal, sigma 1.8, seed 1`
 *
 * Marks customers as made up, which is said wherever figures rest on them.
 */
void
rbk_population_set_synthetic (RbkPopulation *self, const char *how)
{
  g_return_if_fail (self != NULL && !self->is_sealed && how != NULL);

  g_free (self->synthetic);
  self->synthetic = g_strdup (how);
}

/**
 * rbk_population_get_synthetic:
 * @self: a population
 *
 * Returns: (transfer none) (nullable): how its customers were made up; `NULL` for real ones
 */
const char *
rbk_population_get_synthetic (RbkPopulation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->synthetic;
}
