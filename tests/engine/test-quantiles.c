/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "rbk-quantiles.h"

/* Entries of one bin in orders that lead a choice by fixed places astray: a search that takes
 * one of the outermost each time would take minutes. */

#define N_ENTRIES 200000
#define BASE G_GINT64_CONSTANT (25700000000)
#define MAX_SECONDS 10.0
#define NANO_RAW 1000000000

typedef gint64 (*Shape) (gint64 i, gint64 n);

static gint64
rise (gint64 i, gint64 n)
{
  return MIN (i, n);
}

static gint64
fall (gint64 i, gint64 n)
{
  return n - i - 1;
}

/* All different, falling and then rising: what is included and what is not. */
static gint64
fall_and_rise (gint64 i, gint64 n)
{
  return i < n / 2 ? n - 2 - 2 * i : 2 * (i - n / 2) + 1;
}

static gint64
rise_and_fall (gint64 i, gint64 n)
{
  return n - 1 - fall_and_rise (i, n);
}

/* Ten teeth. */
static gint64
saw (gint64 i, gint64 n)
{
  return i % (n / 10) * 10 + i / (n / 10);
}

static RbkQuantiles *
collect (Shape shape, const guint *percents, guint n_percents)
{
  RbkQuantiles *self = rbk_quantiles_new (N_ENTRIES);

  for (gint64 i = 0; i < N_ENTRIES; i++)
    rbk_quantiles_count (self, BASE + shape (i, N_ENTRIES), 1);
  g_assert_true (rbk_quantiles_prepare (self, percents, n_percents));
  for (gint64 i = 0; i < N_ENTRIES; i++)
    rbk_quantiles_keep (self, BASE + shape (i, N_ENTRIES), 1);
  return self;
}

/* Each shape has every number below the count once, so that ranks say what is to come. */
static void
test_order (gconstpointer data)
{
  static const guint percents[] = { 0, 5, 10, 50, 90, 95, 100 };
  GTimer            *timer = g_timer_new ();
  g_autoptr(RbkQuantiles) self =
                 collect (*(const Shape *) data, percents, G_N_ELEMENTS (percents));

  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      /* In nano-units; hundredths of them are those between two ranks. */
      __int128   hundredths = (__int128) BASE * 100 + (__int128) (N_ENTRIES - 1) * percents[i];
      RbkDecimal found;

      g_assert_true (rbk_quantiles_get (self, percents[i], &found));
      g_assert_true (found.raw == hundredths * (NANO_RAW / 100));
    }
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
  g_timer_destroy (timer);
}

int
main (int argc, char **argv)
{
  static const Shape shapes[] = { rise, fall, fall_and_rise, rise_and_fall, saw };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/engine/quantiles/rise", &shapes[0], test_order);
  g_test_add_data_func ("/engine/quantiles/fall", &shapes[1], test_order);
  g_test_add_data_func ("/engine/quantiles/fall-and-rise", &shapes[2], test_order);
  g_test_add_data_func ("/engine/quantiles/rise-and-fall", &shapes[3], test_order);
  g_test_add_data_func ("/engine/quantiles/saw", &shapes[4], test_order);
  return g_test_run ();
}
