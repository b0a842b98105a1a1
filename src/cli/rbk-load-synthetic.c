/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-load-synthetic.h"

#include "rbk-command.h"
#include "rbk-error.h"
#include "rbk-synthetic-edit.h"

#define DEFAULT_CUSTOMERS 10000

/* What a book can keep of a seed. */
#define MAX_SEED (G_MAXINT32 / 2)

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, RBK_ERROR, RBK_ERROR_USAGE, message);

  return FALSE;
}

/**
 * rbk_load_check_options:
 * @options: what the command line says of customers
 * @error: return location for a #GError
 *
 * Returns: whether it does not contradict itself
 */
gboolean
rbk_load_check_options (const RbkCustomerOptions *options, GError **error)
{
  const char *more = options->percentiles != NULL ? "--percentiles"
                     : options->median != NULL    ? "--median"
                     : options->sigma != NULL     ? "--sigma"
                     : options->seed != NULL      ? "--seed"
                                                  : NULL;

  if (options->synthetic != NULL && options->usage != NULL)
    return fail (error, "--synthetic makes customers up, --usage reads them from a file; choose "
                        "one of them");
  if (options->synthetic == NULL && more != NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "%s is for customers that are made up; add --synthetic", more);
      return FALSE;
    }
  if (options->percentiles != NULL && (options->median != NULL || options->sigma != NULL))
    return fail (error, "--percentiles says which median and sigma customers have; leave out "
                        "--median and --sigma");

  return TRUE;
}

static gboolean
read_whole (const char *option, const char *text, gint64 min, gint64 max, gint64 *n, GError **error)
{
  RbkDecimal value;

  if (rbk_quantity_parse (text, &value, NULL) && rbk_decimal_to_int (value, n) &&
      rbk_decimal_is_integer (value) && *n >= min && *n <= max)
    return TRUE;

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "%s %s: write a whole number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, option,
               text, min, max);

  return FALSE;
}

static gboolean
read_number (const char *option, const char *text, double *value, GError **error)
{
  RbkDecimal number;

  if (!rbk_quantity_parse (text, &number, NULL))
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, "%s %s: write a number", option, text);
      return FALSE;
    }
  *value = rbk_decimal_to_double (number);

  return TRUE;
}

static gboolean
fit (const char *text, RbkLognormal *calls, GError **error)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", -1);
  RbkQuantile quantiles[RBK_LOGNORMAL_MAX_QUANTILES + 1];
  guint       n_quantiles = 0;

  for (guint i = 0; parts[i] != NULL && n_quantiles < G_N_ELEMENTS (quantiles); i++)
    if (!rbk_quantile_parse (g_strstrip (parts[i]), &quantiles[n_quantiles++], error))
      return FALSE;

  return rbk_lognormal_fit (quantiles, n_quantiles, calls, error);
}

/* What holds where the command line says nothing: what the book asks for, else what fits its
 * usage levels. */
static gboolean
find_own (RbkBook *book, const RbkSpec *spec, RbkLognormal *calls, GError **error)
{
  RbkSyntheticUsage *own = rbk_book_get_synthetic_usage (book);

  return own != NULL ? rbk_lognormal_init_for_usage (calls, own, error)
                     : rbk_lognormal_fit_levels (spec, calls, error);
}

/* What the command line says in place of the book's. */
static gboolean
read_median_and_sigma (const RbkCustomerOptions *options, RbkLognormal *calls, GError **error)
{
  double median = calls->median, sigma = calls->sigma;

  if ((options->median != NULL && !read_number ("--median", options->median, &median, error)) ||
      (options->sigma != NULL && !read_number ("--sigma", options->sigma, &sigma, error)))
    return FALSE;
  if (!rbk_lognormal_init (calls, median, RBK_LOGNORMAL_DEFAULT_SIGMA, error))
    {
      rbk_command_blame_option (error, "--median");
      return FALSE;
    }
  if (rbk_lognormal_init (calls, median, sigma, error))
    return TRUE;
  rbk_command_blame_option (error, "--sigma");

  return FALSE;
}

/* Of median and sigma, one may be given and the other the book's; a sigma that is nowhere is
 * the usual one. */
static gboolean
read_shape (RbkBook                  *book,
            const RbkSpec            *spec,
            const RbkCustomerOptions *options,
            RbkLognormal             *calls,
            GError                  **error)
{
  g_autoptr(GError) reason = NULL;

  if (options->percentiles != NULL)
    {
      if (fit (options->percentiles, calls, error))
        return TRUE;
      rbk_command_blame_option (error, "--percentiles");
      return FALSE;
    }
  if (!find_own (book, spec, calls, &reason))
    {
      if (options->median == NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&reason),
                                      "nothing to go by; add --median or --percentiles: ");
          return FALSE;
        }
      calls->sigma = RBK_LOGNORMAL_DEFAULT_SIGMA;
    }
  if (options->median == NULL && options->sigma == NULL)
    return TRUE;

  return read_median_and_sigma (options, calls, error);
}

static RbkSyntheticUsage *
read_wish (RbkBook *book, const RbkSpec *spec, const RbkCustomerOptions *options, GError **error)
{
  RbkSyntheticUsage *own = rbk_book_get_synthetic_usage (book);
  RbkLognormal       calls;
  gint64             n_customers, seed;

  if (options->synthetic == NULL)
    return g_object_ref (own);

  n_customers = own != NULL ? rbk_synthetic_usage_get_customers (own) : DEFAULT_CUSTOMERS;
  seed = own != NULL ? rbk_synthetic_usage_get_seed (own) : 1;
  if (options->synthetic[0] != '\0' &&
      !read_whole ("--synthetic", options->synthetic, 1, RBK_SYNTHETIC_MAX_CUSTOMERS, &n_customers,
                   error))
    return NULL;
  if (options->seed != NULL && !read_whole ("--seed", options->seed, 0, MAX_SEED, &seed, error))
    return NULL;
  if (!read_shape (book, spec, options, &calls, error))
    return NULL;

  return rbk_synthetic_usage_new_for (&calls, (guint) n_customers, (guint64) seed);
}

/**
 * rbk_load_synthetic:
 * @book_path: where the book is
 * @book: the book
 * @spec: the same for the engine
 * @options: what the command line says of customers
 * @from: (out caller-allocates): how they were made up
 * @error: return location for a #GError
 *
 * Makes customers up, and costs them.
 *
 * Returns: (transfer full): the customers, costed
 */
RbkCustomers *
rbk_load_synthetic (const char               *book_path,
                    RbkBook                  *book,
                    const RbkSpec            *spec,
                    const RbkCustomerOptions *options,
                    RbkOwnFile               *from,
                    GError                  **error)
{
  g_autoptr(RbkSyntheticUsage) made_up = read_wish (book, spec, options, error);
  RbkSyntheticTask task = { .n_customers = 0 };
  g_autoptr(RbkPopulation) population = NULL;
  g_autoptr(RbkCustomers) customers = NULL;

  if (made_up == NULL)
    return NULL;

  if (rbk_lognormal_init_for_usage (&task.calls, made_up, error))
    {
      task.n_customers = (guint) rbk_synthetic_usage_get_customers (made_up);
      task.seed = (guint64) rbk_synthetic_usage_get_seed (made_up);
      population = rbk_synthetic_new_calls (&task, error);
    }
  if (population != NULL)
    customers = rbk_customers_new (population);
  if (customers == NULL || rbk_customers_get_costed (customers, spec, NULL, error) == NULL)
    {
      rbk_command_blame (error, book_path);
      return NULL;
    }
  from->path = g_strdup (book_path);
  from->made_up = g_steal_pointer (&made_up);
  from->largest_miss = task.calls.largest_miss;

  return g_steal_pointer (&customers);
}
