/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mix-books.h"
#include "rbk-blend.h"
#include "rbk-curve.h"
#include "rbk-meter-usage.h"
#include "rbk-mix-parts.h"
#include "rbk-test-repeats.h"

#include <stdlib.h>

/* Percentiles and bars show the usage that the mix bills. */

#define N_BOOKS rbk_test_repeats (250, 20)
#define MAX_CUSTOMERS 300

static int
compare_usages (const void *a, const void *b)
{
  return rbk_decimal_compare (*(const RbkDecimal *) a, *(const RbkDecimal *) b);
}

/* What each customer uses of a meter, ascending, those who share an entry one by one. */
static GArray *
list_usages (const RbkSpec *spec, RbkMixIndex *index, guint meter)
{
  GArray        *usages = g_array_new (FALSE, FALSE, sizeof (RbkDecimal));
  RbkPopulation *population = rbk_mix_index_get_population (index);
  const gint64  *weights = rbk_population_get_weights (population);

  for (guint i = 0; i < rbk_population_get_size (population); i++)
    {
      RbkDecimal usage =
          rbk_mix_meter_get_usage (&index->meters[meter], rbk_mix_get_number (index, meter, i));

      for (gint64 k = 0; k < (weights != NULL ? weights[i] : 1); k++)
        g_array_append_val (usages, usage);
    }
  if (usages->len > 0)
    qsort (usages->data, usages->len, sizeof (RbkDecimal), compare_usages);
  return usages;
}

static void
check_percent (const RbkMeterUsage *usage, RbkPopulation *population, guint percent, RbkDecimal own)
{
  RbkDecimal value;

  g_assert_true (
      rbk_meter_usage_get_percentile (usage, population, rbk_decimal_from_int (percent), &value));
  mix_assert_equal (value, own);
}

static void
check_below (const RbkMeterUsage *usage, RbkPopulation *population, const GArray *all, double bound)
{
  guint n_below = 0;

  while (n_below < all->len &&
         rbk_decimal_to_double (g_array_index (all, RbkDecimal, n_below)) < bound)
    n_below++;
  g_assert_cmpuint (rbk_meter_usage_count_below (usage, population, bound), ==, n_below);
}

static gboolean
check_meter (const RbkSpec *spec, RbkMixIndex *index, guint meter)
{
  RbkPopulation *population = rbk_mix_index_get_population (index);
  g_autoptr(GArray) all = list_usages (spec, index, meter);
  RbkMeterUsage usage;
  double        most;

  rbk_meter_usage_init (&usage, spec, (int) meter, population);
  if (!usage.is_counted || index->values[index->meters[meter].source] == NULL || all->len == 0)
    return FALSE;

  check_percent (&usage, population, 0, g_array_index (all, RbkDecimal, 0));
  check_percent (&usage, population, 100, g_array_index (all, RbkDecimal, all->len - 1));
  if (all->len % 2 == 1)
    check_percent (&usage, population, 50, g_array_index (all, RbkDecimal, all->len / 2));
  most = rbk_decimal_to_double (g_array_index (all, RbkDecimal, all->len - 1));
  for (guint i = 0; i < 8; i++)
    check_below (&usage, population, all, most * g_test_rand_double () + 1e-4);
  return TRUE;
}

static void
test_same_as_mix (void)
{
  guint n_checked = 0, n_tokens = 0;

  for (guint i = 0; i < N_BOOKS; i++)
    {
      g_autoptr(RbkBook) book = mix_book_new_random ();
      g_autoptr(RbkSpec) spec = rbk_spec_new (book, NULL, NULL);
      g_autoptr(RbkPopulation) population = mix_population_new_random (MAX_CUSTOMERS, i % 3 == 0);
      g_autoptr(RbkPopulation) costed = NULL;
      g_autoptr(RbkMixIndex) index = NULL;

      if (spec != NULL)
        costed = rbk_spec_cost_population (spec, population, NULL);
      if (costed != NULL)
        index = rbk_mix_index_new (spec, costed, NULL);
      for (guint k = 0; index != NULL && k < spec->n_meters; k++)
        if (check_meter (spec, index, k))
          {
            n_checked++;
            n_tokens += index->meters[k].source != RBK_MIX_CALLS;
          }
    }
  g_assert_cmpuint (n_checked, >, N_BOOKS / 4);
  g_assert_cmpuint (n_tokens, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/meter-usage/same-as-mix", test_same_as_mix);

  return g_test_run ();
}
