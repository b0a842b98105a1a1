/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-lognormal.h"

#include <math.h>
#include <string.h>

#include "rbk-error.h"
#include "rbk-normal.h"

#define PLACES 6
#define HUNDRED RBK_DECIMAL_UNITS (100)

/* Far above what any customer calls in a month, far below what can't be counted. */
#define MAX_MEDIAN 1e12

/**
 * rbk_lognormal_get_median:
 * @self: a lognormal
 *
 * Returns: its median as a book keeps it
 */
RbkDecimal
rbk_lognormal_get_median (const RbkLognormal *self)
{
  g_return_val_if_fail (self != NULL, RBK_DECIMAL_INVALID);

  return rbk_decimal_from_double (self->median, PLACES);
}

/**
 * rbk_lognormal_get_sigma:
 * @self: a lognormal
 *
 * Returns: its sigma as a book keeps it
 */
RbkDecimal
rbk_lognormal_get_sigma (const RbkLognormal *self)
{
  g_return_val_if_fail (self != NULL, RBK_DECIMAL_INVALID);

  return rbk_decimal_from_double (self->sigma, PLACES);
}

/* What is computed and what a book keeps of it are the same. */
static void
round_off (RbkLognormal *self)
{
  self->median = rbk_decimal_to_double (rbk_lognormal_get_median (self));
  self->sigma = rbk_decimal_to_double (rbk_lognormal_get_sigma (self));
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID, message);

  return FALSE;
}

/**
 * rbk_lognormal_init:
 * @self: (out caller-allocates): where to
 * @median: calls a month of the middle customer, more than 0
 * @sigma: from 0 to %RBK_SYNTHETIC_MAX_SIGMA
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Takes median and sigma as they are, to six decimals.
 *
 * Returns: whether there can be such customers
 */
gboolean
rbk_lognormal_init (RbkLognormal *self, double median, double sigma, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *self = (RbkLognormal){ .median = 0.0 };
  if (!(median > 0.0))
    return fail (error, E_ ("the middle customer calls nothing; write a median of more than 0"));
  if (!(median <= MAX_MEDIAN))
    return fail (error, E_ ("the median is more than can be counted; write it as calls a month"));
  if (!(sigma >= 0.0 && sigma <= RBK_SYNTHETIC_MAX_SIGMA))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("customers do not differ that way; write a sigma from 0 to %d, such as 1.8"),
                   RBK_SYNTHETIC_MAX_SIGMA);
      return FALSE;
    }

  self->median = median;
  self->sigma = sigma;
  round_off (self);
  if (self->median > 0.0)
    return TRUE;

  return fail (error, E_ ("the median is next to nothing; write it as calls a month"));
}

static gboolean
check_quantile (const RbkQuantile *quantile, const RbkQuantile *last, GError **error)
{
  g_autofree char *text = rbk_quantile_to_string (quantile);
  g_autofree char *before = last != NULL ? rbk_quantile_to_string (last) : NULL;

  if (!rbk_decimal_is_valid (quantile->percent) || rbk_decimal_sign (quantile->percent) <= 0 ||
      rbk_decimal_compare (quantile->percent, HUNDRED) >= 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("%s: a lognormal has no first and no last customer; write a percentile "
                     "between 0 and 100"),
                 text);
  else if (!rbk_decimal_is_valid (quantile->value) || rbk_decimal_sign (quantile->value) <= 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID, E_ ("%s: write calls of more than 0"), text);
  else if (last != NULL && rbk_decimal_equal (last->percent, quantile->percent))
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("%s and %s are the same percentile; leave one out"), before, text);
  else if (last != NULL && rbk_decimal_compare (last->value, quantile->value) > 0)
    g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                 E_ ("%s is less than %s; a higher percentile has no fewer calls"), text, before);
  else
    return TRUE;

  return FALSE;
}

static int
compare_quantiles (gconstpointer a, gconstpointer b)
{
  return rbk_decimal_compare (((const RbkQuantile *) a)->percent,
                              ((const RbkQuantile *) b)->percent);
}

static double
find_z (const RbkQuantile *quantile)
{
  return rbk_normal_quantile (rbk_decimal_to_double (quantile->percent) / 100.0);
}

static double
find_largest_miss (const RbkLognormal *self)
{
  double largest = 0.0;

  for (guint i = 0; i < self->n_quantiles; i++)
    {
      double there = self->median * exp (self->sigma * find_z (&self->quantiles[i]));

      largest =
          MAX (largest, fabs (there / rbk_decimal_to_double (self->quantiles[i].value) - 1.0));
    }

  return largest;
}

/* The straight line through the logarithms of the values over the normal quantiles of their
 * percentiles that is least wrong. A single point leaves the slope open. */
static void
fit_line (const RbkQuantile *quantiles, guint n, double *median, double *sigma)
{
  double mean_x = 0.0, mean_y = 0.0, sum_xx = 0.0, sum_xy = 0.0;

  for (guint i = 0; i < n; i++)
    {
      mean_x += find_z (&quantiles[i]) / n;
      mean_y += log (rbk_decimal_to_double (quantiles[i].value)) / n;
    }
  for (guint i = 0; i < n; i++)
    {
      double x = find_z (&quantiles[i]) - mean_x;

      sum_xx += x * x;
      sum_xy += x * (log (rbk_decimal_to_double (quantiles[i].value)) - mean_y);
    }
  *sigma = n == 1 ? RBK_LOGNORMAL_DEFAULT_SIGMA : MAX (sum_xy / sum_xx, 0.0);
  *median = exp (mean_y - *sigma * mean_x);
}

/**
 * rbk_lognormal_fit:
 * @quantiles: (array length=n_quantiles): known percentiles, in any order
 * @n_quantiles: how many, up to %RBK_LOGNORMAL_MAX_QUANTILES
 * @self: (out caller-allocates): where to
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Finds the lognormal that comes nearest to percentiles of calls: by least squares of their
 * logarithms over the normal quantiles of the percentiles. One alone sets the median, with the
 * sigma of %RBK_LOGNORMAL_DEFAULT_SIGMA.
 *
 * Returns: whether there is one
 */
gboolean
rbk_lognormal_fit (const RbkQuantile *quantiles,
                   guint              n_quantiles,
                   RbkLognormal      *self,
                   GError           **error)
{
  RbkQuantile sorted[RBK_LOGNORMAL_MAX_QUANTILES];
  double      median, sigma;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (n_quantiles == 0 || quantiles != NULL, FALSE);

  if (n_quantiles == 0)
    return fail (error,
                 E_ ("there is no percentile to fit customers to; write one such as p50=200"));
  if (n_quantiles > RBK_LOGNORMAL_MAX_QUANTILES)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                   E_ ("%u percentiles are too many; choose up to %d"), n_quantiles,
                   RBK_LOGNORMAL_MAX_QUANTILES);
      return FALSE;
    }

  memcpy (sorted, quantiles, n_quantiles * sizeof (RbkQuantile));
  qsort (sorted, n_quantiles, sizeof (RbkQuantile), compare_quantiles);
  for (guint i = 0; i < n_quantiles; i++)
    if (!check_quantile (&sorted[i], i > 0 ? &sorted[i - 1] : NULL, error))
      return FALSE;

  fit_line (sorted, n_quantiles, &median, &sigma);
  if (!rbk_lognormal_init (self, median, sigma, error))
    {
      g_prefix_error (error, E_ ("no lognormal comes near these percentiles: "));
      return FALSE;
    }
  memcpy (self->quantiles, sorted, n_quantiles * sizeof (RbkQuantile));
  self->n_quantiles = n_quantiles;
  self->largest_miss = find_largest_miss (self);

  return TRUE;
}

/* The least and the most that anyone uses are no quantiles of a lognormal. */
static gboolean
is_quantile (const RbkLevelSpec *level)
{
  return level->has_percentile && rbk_decimal_sign (level->percentile) > 0 &&
         rbk_decimal_compare (level->percentile, HUNDRED) < 0;
}

/**
 * rbk_lognormal_fit_levels:
 * @spec: a book
 * @self: (out caller-allocates): where to
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * As rbk_lognormal_fit(), for the usage levels of a book that stand for percentiles.
 *
 * Returns: whether there is one
 */
gboolean
rbk_lognormal_fit_levels (const RbkSpec *spec, RbkLognormal *self, GError **error)
{
  RbkQuantile quantiles[RBK_LOGNORMAL_MAX_QUANTILES];
  guint       n_quantiles = 0;

  g_return_val_if_fail (spec != NULL && self != NULL, FALSE);

  for (guint i = 0; i < spec->n_levels && n_quantiles < RBK_LOGNORMAL_MAX_QUANTILES; i++)
    if (is_quantile (&spec->levels[i]))
      quantiles[n_quantiles++] = (RbkQuantile){ spec->levels[i].percentile, spec->levels[i].calls };
  if (n_quantiles == 0)
    return fail (error, E_ ("no usage level of the book stands for a percentile between 0 and 100; "
                            "give its levels percentiles, or say which calls customers make"));
  if (rbk_lognormal_fit (quantiles, n_quantiles, self, error))
    return TRUE;
  g_prefix_error (error, E_ ("usage levels: "));

  return FALSE;
}

/**
 * rbk_lognormal_init_for_usage:
 * @self: (out caller-allocates): where to
 * @usage: made-up customers of a book
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Takes what a book says of made-up customers.
 *
 * Returns: whether there can be such customers
 */
gboolean
rbk_lognormal_init_for_usage (RbkLognormal *self, RbkSyntheticUsage *usage, GError **error)
{
  const RbkDecimal  *median = rbk_synthetic_usage_get_median (usage);
  const char *const *texts = rbk_synthetic_usage_get_fitted_from (usage);
  RbkDecimal         sigma = rbk_synthetic_usage_get_sigma (usage);

  if (!rbk_lognormal_init (self, median != NULL ? rbk_decimal_to_double (*median) : 0.0,
                           rbk_decimal_is_valid (sigma) ? rbk_decimal_to_double (sigma) : -1.0,
                           error))
    return FALSE;
  for (guint i = 0; texts != NULL && texts[i] != NULL && i < RBK_LOGNORMAL_MAX_QUANTILES; i++)
    {
      RbkQuantile *quantile = &self->quantiles[self->n_quantiles];

      if (!rbk_quantile_parse (texts[i], quantile, error) ||
          !check_quantile (quantile, i > 0 ? quantile - 1 : NULL, error))
        return FALSE;
      self->n_quantiles++;
    }
  self->largest_miss = find_largest_miss (self);

  return TRUE;
}
