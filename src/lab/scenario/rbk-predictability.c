/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-predictability.h"

#include "rbk-error.h"
#include "rbk-large.h"
#include "rbk-mix-bills.h"
#include "rbk-mix-variant.h"
#include "rbk-population-amounts.h"

#include <math.h>
#include <string.h>

/* A bill is foreseen within a fifth, in nine months of ten. */
#define FIFTH 5
#define N_SUPPOSED 10

#define MOST_SIGMA 3.0

/* A month of which days are missing says nothing of a month's bill. */
#define LEAST_DAYS 26
#define MONTH_LENGTH 7 /* of 2026-06 */

#define PREDICTABLE 0.9
#define BORDERLINE 0.5

/* The middles of ten equal parts of the standard normal distribution: 5 %, 15 % … 95 %. */
static const double normal[N_SUPPOSED] = { -1.644853627, -1.036433389, -0.674489750, -0.385320466,
                                           -0.125661347, 0.125661347,  0.385320466,  0.674489750,
                                           1.036433389,  1.644853627 };

/* What customers pay in some months, on the plan that they are on. */
typedef struct
{
  const RbkSpec *spec;
  RbkMixIndex   *index;
  GCancellable  *cancellable; /* (not owned) (nullable) */
  RbkMixBills   *usual;       /* (owned) in the average month */
  int           *wanted;      /* (owned) the plan that each is on */
  GPtrArray     *months;      /* (owned) (element-type RbkMixBills) */
  GPtrArray *used; /* (owned) (nullable) (element-type guint8) of each: whether it used anything */
} Bills;

static void
bills_clear (Bills *self)
{
  g_clear_pointer (&self->usual, rbk_mix_bills_free);
  g_clear_pointer (&self->months, g_ptr_array_unref);
  g_clear_pointer (&self->used, g_ptr_array_unref);
  g_free (self->wanted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bills, bills_clear)

static gboolean
bills_init (Bills *self, const RbkSpec *spec, RbkMixIndex *index, GError **error)
{
  self->spec = spec;
  self->index = index;
  self->months = g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_mix_bills_free);
  self->usual = rbk_mix_bills_new (spec, index, NULL, error);
  if (self->usual == NULL)
    return FALSE;
  self->wanted = g_new (int, MAX (self->usual->n, 1));
  for (guint i = 0; i < self->usual->n; i++)
    self->wanted[i] = self->usual->plans[i] >= 0 ? self->usual->plans[i] : RBK_MIX_NO_PLAN;
  return TRUE;
}

static gboolean
add_month (Bills *self, RbkMixIndex *index, GError **error)
{
  RbkMixBills *bills;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  bills = rbk_mix_bills_new (self->spec, index, self->wanted, error);
  if (bills != NULL)
    g_ptr_array_add (self->months, bills);
  return bills != NULL;
}

/* Months in which every customer uses the same multiple of its average one: the multiples are
 * lognormal with a mean of one, to a millionth. */
static gboolean
suppose_months (Bills *self, double sigma, GError **error)
{
  double multiples[N_SUPPOSED], sum = 0;
  guint  n = self->usual->n;

  for (guint i = 0; i < N_SUPPOSED; i++)
    sum += multiples[i] = exp (sigma * normal[i]);
  for (guint i = 0; i < N_SUPPOSED; i++)
    {
      RbkDecimal         factor = rbk_decimal_from_double (multiples[i] * N_SUPPOSED / sum, 6);
      const RbkMixGrowth growth = { factor, factor, factor };
      gint64            *cost = rbk_large_new0 (MAX (n, 1) * sizeof (gint64));
      g_autoptr(RbkMixIndex) month = NULL;

      memcpy (cost, rbk_mix_index_get_cost (self->index), n * sizeof (gint64));
      month = rbk_mix_index_new_variant (self->index, self->spec, &growth, cost, error);
      if (month == NULL || !add_month (self, month, error))
        return FALSE;
    }
  return TRUE;
}

/* The months that the file has whole, as `2026-06`. */
static GPtrArray *
list_months (RbkSlices *days)
{
  g_autoptr(GHashTable) n_days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *months = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; days != NULL && i < rbk_slices_get_n_slices (days); i++)
    {
      const char *name = rbk_slices_get_name (days, i);
      char       *month;
      guint       n;

      if (strlen (name) < MONTH_LENGTH || name[4] != '-')
        continue;
      month = g_strndup (name, MONTH_LENGTH);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (n_days, month));
      n += strlen (name) == MONTH_LENGTH ? LEAST_DAYS : 1;
      g_hash_table_replace (n_days, month, GUINT_TO_POINTER (n));
      if (n == LEAST_DAYS)
        g_ptr_array_add (months, g_strdup (month));
    }
  return months;
}

static int
compare_months (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What customers used in a month: the same customers with its numbers. */
static RbkPopulation *
take_month (Bills *self, RbkSlices *days, const char *month, guint8 *used)
{
  RbkPopulation      *population = rbk_mix_index_get_population (self->index);
  guint               n = self->usual->n, n_cells;
  const RbkSliceCell *cells = rbk_slices_get_cells (days, &n_cells);
  gint64             *columns[RBK_N_COLUMNS] = { NULL };

  for (guint k = 0; k < RBK_N_COLUMNS; k++)
    {
      const gint64 *values = rbk_slices_get_column (days, k);

      if (!rbk_population_has_column (population, k) || k == RBK_COLUMN_COST)
        continue;
      columns[k] = g_new0 (gint64, MAX (n, 1));
      for (guint i = 0; values != NULL && i < n_cells; i++)
        if (strncmp (rbk_slices_get_name (days, cells[i].slice), month, MONTH_LENGTH) == 0 &&
            cells[i].customer < n)
          {
            columns[k][cells[i].customer] += values[i];
            used[cells[i].customer] |= values[i] > 0;
          }
    }
  return rbk_population_new_with_columns (population, columns);
}

static gboolean
see_months (Bills *self, RbkSlices *days, GPtrArray *months, GError **error)
{
  self->used = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < months->len; i++)
    {
      guint8 *used = g_new0 (guint8, MAX (self->usual->n, 1));
      g_autoptr(RbkPopulation) population = NULL;
      g_autoptr(RbkMixIndex) month = NULL;

      g_ptr_array_add (self->used, used);
      population = take_month (self, days, g_ptr_array_index (months, i), used);
      month = rbk_mix_index_new (self->spec, population, error);
      if (month == NULL || !add_month (self, month, error))
        return FALSE;
    }
  return TRUE;
}

/* The months from the first to the last in which a customer used anything. */
static void
find_span (const Bills *self, guint customer, guint *from, guint *to)
{
  *from = 0;
  *to = self->months->len;
  if (self->used == NULL)
    return;
  while (*from < *to && !((const guint8 *) g_ptr_array_index (self->used, *from))[customer])
    (*from)++;
  while (*to > *from && !((const guint8 *) g_ptr_array_index (self->used, *to - 1))[customer])
    (*to)--;
}

static gint64
get_bill (const Bills *self, guint month, guint customer)
{
  return ((const RbkMixBills *) g_ptr_array_index (self->months, month))->bills[customer];
}

/* Whether a customer's bills are within a fifth of their mean, in nine months of ten. */
static gboolean
is_steady (const Bills *self, guint customer, guint from, guint to)
{
  __int128 sum = 0;
  guint    n = to - from, n_near = 0;

  for (guint i = from; i < to; i++)
    sum += get_bill (self, i, customer);
  for (guint i = from; i < to; i++)
    {
      __int128 away = (__int128) get_bill (self, i, customer) * n - sum;

      n_near += (away < 0 ? -away : away) * FIFTH <= sum;
    }
  return n_near * 10 >= n * 9;
}

static void
count_customers (const Bills *self, RbkPredictability *result, guint64 *n_steady)
{
  const gint64 *weights = rbk_population_get_weights (rbk_mix_index_get_population (self->index));

  for (guint i = 0; i < self->usual->n; i++)
    {
      int     plan = self->usual->plans[i];
      guint64 weight = weights != NULL ? (guint64) weights[i] : 1;
      guint   from, to;

      if (plan < 0)
        continue;
      find_span (self, i, &from, &to);
      if (to - from < 2)
        continue;
      result->plans[plan].n_customers += weight;
      if (is_steady (self, i, from, to))
        n_steady[plan] += weight;
    }
}

static char *
explain (const RbkPredictability *self, const RbkPlanPredictability *plan)
{
  g_autofree char *months = NULL;

  if (plan->n_customers == 0)
    return g_strdup (self->n_months > 0 ? "Nobody is on it for two months of the file."
                                        : "Nobody is on it.");
  if (self->n_months > 0)
    months = g_strdup_printf ("over the %u whole months of the file", self->n_months);
  else
    months = g_strdup_printf ("if months differ by a sigma of %.2f, which is an assumption",
                              self->sigma);
  return g_strdup_printf ("%.0f %% of %" G_GUINT64_FORMAT " %s within 20 %% of their mean bill %s.",
                          floor (plan->share * 100.0), plan->n_customers,
                          plan->n_customers == 1 ? "customer pays" : "customers pay", months);
}

static void
judge (RbkPredictability *self, const guint64 *n_steady)
{
  for (guint i = 0; i < self->n_plans; i++)
    {
      RbkPlanPredictability *plan = &self->plans[i];

      if (plan->n_customers > 0)
        plan->share = (double) n_steady[i] / (double) plan->n_customers;
      plan->verdict = plan->n_customers == 0       ? RBK_PREDICTABILITY_UNKNOWN
                      : plan->share >= PREDICTABLE ? RBK_PREDICTABLE
                      : plan->share >= BORDERLINE  ? RBK_BORDERLINE
                                                   : RBK_UNPREDICTABLE;
      plan->reason = explain (self, plan);
    }
}

/**
 * rbk_predictability_new:
 * @spec: a book
 * @index: its customers
 * @days: (nullable): what they used on each day or in each month, as their file says
 * @sigma: how far a customer's months differ where the file has no two whole months: the standard
 *   deviation of the logarithm of its usage; from 0 to 3
 * @cancellable: (nullable): to give up between two months
 * @error: return location for a [error@Error]
 *
 * Finds whose bill stays within 20 % of its mean in nine months of ten, on the plan that it takes
 * in its average month. Months of the file with fewer than 26 days are left out, and of a
 * customer those before it first and after it last used anything. Where months are supposed, they
 * are ten that are equally likely. Fails as [func@mix_new] does, with `RBK_ERROR_RANGE`, and with
 * `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full): the verdicts
 */
RbkPredictability *
rbk_predictability_new (const RbkSpec *spec,
                        RbkMixIndex   *index,
                        RbkSlices     *days,
                        double         sigma,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(RbkPredictability) self = NULL;
  g_autoptr(GPtrArray) months = NULL;
  g_autofree guint64 *n_steady = NULL;
  g_auto(Bills) bills = { .cancellable = cancellable };

  g_return_val_if_fail (spec != NULL && index != NULL, NULL);

  if (!(sigma >= 0.0 && sigma <= MOST_SIGMA))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_RANGE,
                   E_ ("months can differ by a sigma from 0 to %.0f; write 0.3"), MOST_SIGMA);
      return NULL;
    }
  self = g_new0 (RbkPredictability, 1);
  self->n_plans = spec->n_plans;
  self->plans = g_new0 (RbkPlanPredictability, MAX (spec->n_plans, 1));
  months = list_months (days);
  g_ptr_array_sort (months, compare_months);
  if (months->len >= 2)
    self->n_months = months->len;
  else
    self->sigma = sigma;
  if (!bills_init (&bills, spec, index, error) ||
      !(self->n_months > 0 ? see_months (&bills, days, months, error)
                           : suppose_months (&bills, sigma, error)))
    return NULL;
  n_steady = g_new0 (guint64, MAX (spec->n_plans, 1));
  count_customers (&bills, self, n_steady);
  judge (self, n_steady);
  return g_steal_pointer (&self);
}

/**
 * rbk_predictability_free:
 * @self: (transfer full): verdicts
 *
 * Frees them.
 */
void
rbk_predictability_free (RbkPredictability *self)
{
  for (guint i = 0; i < self->n_plans; i++)
    g_free (self->plans[i].reason);
  g_free (self->plans);
  g_free (self);
}

/**
 * rbk_predictability_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its word: `predictable`, `borderline`, `unpredictable` or `unknown`
 */
const char *
rbk_predictability_verdict_to_string (RbkPredictabilityVerdict verdict)
{
  static const char *const words[] = { "predictable", "borderline", "unpredictable", "unknown" };

  return words[verdict];
}
