/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-synthetic.h"

#include <math.h>

#include "rbk-error.h"
#include "rbk-normal.h"
#include "rbk-population-amounts.h"

/* Of customers between two looks at whether to go on. */
#define BATCH 65536

/* More calls than these no one makes in a month; their tokens and their cost would not be
 * counted exactly. */
#define MAX_CALLS 1e15

/* SplitMix64: Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators,
 * OOPSLA. The number at a place of its sequence is found without those before it. */
static guint64
draw_bits (guint64 seed, guint64 place)
{
  guint64 bits = seed + (place + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return bits ^ (bits >> 31);
}

/* More than 0 and less than 1. */
static double
draw_share (guint64 seed, guint64 place)
{
  return ((double) (draw_bits (seed, place) >> 12) + 0.5) * 0x1p-52;
}

/* Each customer has a stretch of the quantiles of its own, so that few customers are spread as
 * many are. The last place in which a library's exp() may differ from another's hardly ever
 * decides how a count is rounded. */
static double
draw_calls (const RbkSyntheticTask *task, guint customer)
{
  double share = (customer + draw_share (task->seed, customer)) / task->n_customers;

  share = MIN (share, 1.0 - 0x1p-53);
  return floor (task->calls.median * exp (task->calls.sigma * rbk_normal_quantile (share)) + 0.5);
}

static gboolean
set_calls (const RbkSyntheticTask *task, gint64 *column, guint i, GError **error)
{
  double calls = draw_calls (task, i);

  if (calls > MAX_CALLS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
                   E_ ("a made-up customer calls more often than can be counted; choose a smaller "
                       "median or sigma"));
      return FALSE;
    }
  column[i] = (gint64) calls;
  return TRUE;
}

/* Ids that are a run of numbers need no looking up. */
static RbkPopulation *
new_population (guint n_customers)
{
  RbkPopulation *population = rbk_population_new ();

  rbk_id_set_free (population->ids);
  population->ids = rbk_id_set_new_run ("synthetic-", n_customers);
  population->n_customers = population->n_allocated = n_customers;
  rbk_population_add_column (population, RBK_COLUMN_CALLS);

  return population;
}

static gboolean
look_up (const RbkSyntheticTask *task, guint i, GError **error)
{
  if (i % BATCH != 0)
    return TRUE;
  if (task->progress != NULL)
    task->progress ((double) i / task->n_customers, task->user_data);

  return !g_cancellable_set_error_if_cancelled (task->cancellable, error);
}

/**
 * rbk_synthetic_describe:
 * @calls: how calls are spread
 * @seed: where chance starts from
 *
 * Returns: (transfer full): how customers are made up, in a phrase
 */
char *
rbk_synthetic_describe (const RbkLognormal *calls, guint64 seed)
{
  char             sigma[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *median = NULL;

  g_return_val_if_fail (calls != NULL, NULL);

  g_ascii_formatd (sigma, sizeof sigma, "%.2f", calls->sigma);
  median =
      rbk_decimal_to_string (rbk_decimal_from_double (calls->median, calls->median < 10.0 ? 2 : 0));

  return g_strdup_printf ("lognormal, sigma %s, median %s, seed %" G_GUINT64_FORMAT, sigma, median,
                          seed);
}

/**
 * rbk_synthetic_new_calls:
 * @task: what to make up
 * @error: return location for a #GError
 *
 * Makes up customers of whom only the calls are known, from the least to the most: each drawn
 * from a stretch of its own of the quantiles, rounded to a whole number. Fails with
 * `RBK_ERROR_INVALID`, `RBK_ERROR_OVERFLOW` or `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): the customers, marked as made up
 */
RbkPopulation *
rbk_synthetic_new_calls (const RbkSyntheticTask *task, GError **error)
{
  g_autoptr(RbkPopulation) population = NULL;
  g_autofree char *how = NULL;
  RbkLognormal     checked;

  g_return_val_if_fail (task != NULL, NULL);

  if (task->n_customers < 1 || task->n_customers > RBK_SYNTHETIC_MAX_CUSTOMERS)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("%u customers can't be made up; write a number from 1 to %d"),
                   task->n_customers, RBK_SYNTHETIC_MAX_CUSTOMERS);
      return NULL;
    }
  if (!rbk_lognormal_init (&checked, task->calls.median, task->calls.sigma, error))
    return NULL;

  population = new_population (task->n_customers);
  for (guint i = 0; i < task->n_customers; i++)
    if (!look_up (task, i, error) ||
        !set_calls (task, population->columns[RBK_COLUMN_CALLS], i, error))
      return NULL;
  how = rbk_synthetic_describe (&task->calls, task->seed);
  rbk_population_set_synthetic (population, how);
  rbk_population_seal (population);

  return g_steal_pointer (&population);
}

/**
 * rbk_synthetic_new:
 * @spec: a book
 * @calls: how calls are spread
 * @n_customers: how many customers, up to %RBK_SYNTHETIC_MAX_CUSTOMERS
 * @seed: the same customers for the same seed, on every machine
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Makes up customers whose calls are those of a book: see [func@synthetic_new_calls] and
 * [func@call_profile_apply].
 *
 * Returns: (transfer full) (nullable): the customers, with their tokens and what they cost
 */
RbkPopulation *
rbk_synthetic_new (
    const RbkSpec *spec, const RbkLognormal *calls, guint n_customers, guint64 seed, GError **error)
{
  RbkSyntheticTask task = { .n_customers = n_customers, .seed = seed };
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(RbkCallProfile) profile = NULL;

  g_return_val_if_fail (spec != NULL && calls != NULL, NULL);

  task.calls = *calls;
  population = rbk_synthetic_new_calls (&task, error);
  if (population == NULL)
    return NULL;
  profile = rbk_call_profile_new (spec);

  return rbk_call_profile_apply (profile, population, error);
}
