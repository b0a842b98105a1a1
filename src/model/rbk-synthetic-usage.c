/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-synthetic-usage.h"

#include "rbk-text.h"

/**
 * RbkSyntheticUsage:
 *
 * Customers that are made up for a book whose customers nobody has counted yet: so many, with
 * calls a month that are lognormal. A file of customers goes before them.
 */
struct _RbkSyntheticUsage
{
  RbkRecord parent_instance;

  int         customers;
  int         seed;
  RbkDecimal *median;      /* (owned) (nullable) */
  RbkDecimal *sigma;       /* (owned) (nullable) */
  char      **fitted_from; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkSyntheticUsage, rbk_synthetic_usage, RBK_TYPE_RECORD)

#define FIELD(member) G_STRUCT_OFFSET (RbkSyntheticUsage, member)

static const RbkField fields[] = {
  { "customers", RBK_FIELD_INTEGER, FIELD (customers), NULL, RBK_FIELD_NON_NEGATIVE, "10000",
    NC_ ("field", "number of made-up customers") },
  { "seed", RBK_FIELD_INTEGER, FIELD (seed), NULL, RBK_FIELD_NON_NEGATIVE, "1",
    NC_ ("field", "seed") },
  { "median", RBK_FIELD_DECIMAL, FIELD (median), NULL, RBK_FIELD_REQUIRED | RBK_FIELD_POSITIVE,
    NULL, NC_ ("field", "median calls a month") },
  { "sigma", RBK_FIELD_DECIMAL, FIELD (sigma), NULL, RBK_FIELD_NON_NEGATIVE, "1.8",
    NC_ ("field", "sigma") },
  { "fitted-from", RBK_FIELD_STRINGS, FIELD (fitted_from), NULL, RBK_FIELD_PLAIN, NULL,
    NC_ ("field", "percentiles") },
};

static void
rbk_synthetic_usage_class_init (RbkSyntheticUsageClass *klass)
{
  rbk_record_class_install_fields (RBK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
rbk_synthetic_usage_init (RbkSyntheticUsage *self)
{
}

/**
 * rbk_synthetic_usage_new:
 *
 * Returns: (transfer full): one with nothing set but what has a fallback
 */
RbkSyntheticUsage *
rbk_synthetic_usage_new (void)
{
  return g_object_new (RBK_TYPE_SYNTHETIC_USAGE, NULL);
}

/**
 * rbk_synthetic_usage_get_customers:
 * @self: a synthetic usage
 *
 * Returns: how many customers there are, up to %RBK_SYNTHETIC_MAX_CUSTOMERS
 */
int
rbk_synthetic_usage_get_customers (RbkSyntheticUsage *self)
{
  g_return_val_if_fail (RBK_IS_SYNTHETIC_USAGE (self), 0);

  return self->customers;
}

/**
 * rbk_synthetic_usage_get_seed:
 * @self: a synthetic usage
 *
 * Returns: what their chance starts from: the same customers for the same seed
 */
int
rbk_synthetic_usage_get_seed (RbkSyntheticUsage *self)
{
  g_return_val_if_fail (RBK_IS_SYNTHETIC_USAGE (self), 0);

  return self->seed;
}

/**
 * rbk_synthetic_usage_get_median:
 * @self: a synthetic usage
 *
 * Returns: (nullable) (transfer none): calls a month of the middle customer
 */
const RbkDecimal *
rbk_synthetic_usage_get_median (RbkSyntheticUsage *self)
{
  g_return_val_if_fail (RBK_IS_SYNTHETIC_USAGE (self), NULL);

  return self->median;
}

/**
 * rbk_synthetic_usage_get_sigma:
 * @self: a synthetic usage
 *
 * Returns: the standard deviation of the logarithm of calls, up to %RBK_SYNTHETIC_MAX_SIGMA
 */
RbkDecimal
rbk_synthetic_usage_get_sigma (RbkSyntheticUsage *self)
{
  g_return_val_if_fail (RBK_IS_SYNTHETIC_USAGE (self), RBK_DECIMAL_INVALID);

  return self->sigma != NULL ? *self->sigma : (RbkDecimal){ RBK_DECIMAL_ONE_RAW / 10 * 18 };
}

/**
 * rbk_synthetic_usage_get_fitted_from:
 * @self: a synthetic usage
 *
 * Returns: (nullable) (transfer none) (array zero-terminated=1): the percentiles that median
 *   and sigma come from, as `p90=1000`; nothing where they were given
 */
const char *const *
rbk_synthetic_usage_get_fitted_from (RbkSyntheticUsage *self)
{
  g_return_val_if_fail (RBK_IS_SYNTHETIC_USAGE (self), NULL);

  return (const char *const *) self->fitted_from;
}
