/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-slices.h"

#include <string.h>

#define N_CUSTOMERS 40
#define N_SLICES 12

static void
test_days_in_order (void)
{
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  const RbkSliceCell *cells;
  const gint64       *calls;
  guint               n_cells, first, third;
  gint64              total[RBK_N_COLUMNS];

  third = rbk_slices_add_slice (slices, "2026-06-03");
  first = rbk_slices_add_slice (slices, "2026-06-01");
  g_assert_cmpuint (rbk_slices_add_slice (slices, "2026-06-03"), ==, third);
  g_assert_true (rbk_slices_add (slices, 7, third, RBK_COLUMN_CALLS, 5));
  g_assert_true (rbk_slices_add (slices, 2, first, RBK_COLUMN_CALLS, 1));
  g_assert_true (rbk_slices_add (slices, 7, first, RBK_COLUMN_CALLS, 2));
  g_assert_true (rbk_slices_add (slices, 7, third, RBK_COLUMN_CALLS, 3));
  rbk_slices_seal (slices);

  g_assert_cmpuint (rbk_slices_get_n_slices (slices), ==, 2);
  g_assert_cmpstr (rbk_slices_get_name (slices, 0), ==, "2026-06-01");
  g_assert_cmpstr (rbk_slices_get_name (slices, 1), ==, "2026-06-03");
  cells = rbk_slices_get_cells (slices, &n_cells);
  calls = rbk_slices_get_column (slices, RBK_COLUMN_CALLS);
  g_assert_cmpuint (n_cells, ==, 3);
  g_assert_cmpuint (cells[0].customer, ==, 2);
  g_assert_cmpint (calls[0], ==, 1);
  g_assert_cmpuint (cells[1].slice, ==, 0);
  g_assert_cmpint (calls[1], ==, 2);
  g_assert_cmpuint (cells[2].slice, ==, 1);
  g_assert_cmpint (calls[2], ==, 8);
  g_assert_null (rbk_slices_get_column (slices, RBK_COLUMN_INPUT));

  g_assert_true (rbk_slices_get_total (slices, 1, total));
  g_assert_cmpint (total[RBK_COLUMN_CALLS], ==, 8);
  g_assert_cmpint (total[RBK_COLUMN_COST], ==, 0);
  g_assert_cmpuint (rbk_slices_find_customer (slices, 7, &n_cells), ==, 1);
  g_assert_cmpuint (n_cells, ==, 2);
  rbk_slices_find_customer (slices, 3, &n_cells);
  g_assert_cmpuint (n_cells, ==, 0);
}

static void
test_models_as_added (void)
{
  g_autoptr(RbkSlices) slices = rbk_slices_new ();

  rbk_slices_add_slice (slices, "zephyr");
  rbk_slices_add_slice (slices, "2026-06-01");
  rbk_slices_seal (slices);
  rbk_slices_seal (slices);

  g_assert_cmpstr (rbk_slices_get_name (slices, 0), ==, "zephyr");
  g_assert_cmpstr (rbk_slices_get_name (slices, 1), ==, "2026-06-01");
}

static void
test_too_large (void)
{
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  gint64 total[RBK_N_COLUMNS];

  rbk_slices_add_slice (slices, "a");
  g_assert_true (rbk_slices_add (slices, 0, 0, RBK_COLUMN_COST, G_MAXINT64));
  g_assert_false (rbk_slices_add (slices, 0, 0, RBK_COLUMN_COST, 1));
  g_assert_true (rbk_slices_add (slices, 1, 0, RBK_COLUMN_COST, 1));
  rbk_slices_seal (slices);

  g_assert_cmpint (rbk_slices_get_column (slices, RBK_COLUMN_COST)[0], ==, G_MAXINT64);
  g_assert_false (rbk_slices_get_total (slices, 0, total));
}

static void
test_empty (void)
{
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  guint n_cells = 1;

  rbk_slices_seal (slices);
  rbk_slices_get_cells (slices, &n_cells);
  g_assert_cmpuint (n_cells, ==, 0);
  rbk_slices_find_customer (slices, 0, &n_cells);
  g_assert_cmpuint (n_cells, ==, 0);
  rbk_slices_unref (rbk_slices_ref (slices));
}

/* The cells are those of a plain table, however the additions come. */
static void
test_random (void)
{
  g_autofree gint64   *table = g_new0 (gint64, N_CUSTOMERS * N_SLICES * 2);
  g_autofree gboolean *is_used = g_new0 (gboolean, N_CUSTOMERS * N_SLICES);
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  const RbkSliceCell *cells;
  guint               n_cells, next = 0;

  for (guint i = 0; i < N_SLICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("model %u", i);

      rbk_slices_add_slice (slices, name);
    }
  for (guint i = 0; i < 4000; i++)
    {
      guint     customer = g_test_rand_int_range (0, N_CUSTOMERS);
      guint     slice = g_test_rand_int_range (0, g_test_rand_int_range (1, N_SLICES + 1));
      gint64    value = g_test_rand_int_range (0, 1000);
      RbkColumn column = g_test_rand_bit () ? RBK_COLUMN_CALLS : RBK_COLUMN_OUTPUT;

      g_assert_true (rbk_slices_add (slices, customer, slice, column, value));
      is_used[customer * N_SLICES + slice] = TRUE;
      table[(customer * N_SLICES + slice) * 2 + (column == RBK_COLUMN_OUTPUT)] += value;
    }
  rbk_slices_seal (slices);

  cells = rbk_slices_get_cells (slices, &n_cells);
  for (guint i = 0; i < N_CUSTOMERS * N_SLICES; i++)
    if (is_used[i])
      {
        g_assert_cmpuint (next, <, n_cells);
        g_assert_cmpuint (cells[next].customer, ==, i / N_SLICES);
        g_assert_cmpuint (cells[next].slice, ==, i % N_SLICES);
        g_assert_cmpint (rbk_slices_get_column (slices, RBK_COLUMN_CALLS)[next], ==, table[i * 2]);
        g_assert_cmpint (rbk_slices_get_column (slices, RBK_COLUMN_OUTPUT)[next], ==,
                         table[i * 2 + 1]);
        next++;
      }
  g_assert_cmpuint (next, ==, n_cells);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slices/days-in-order", test_days_in_order);
  g_test_add_func ("/slices/models-as-added", test_models_as_added);
  g_test_add_func ("/slices/too-large", test_too_large);
  g_test_add_func ("/slices/empty", test_empty);
  g_test_add_func ("/slices/random", test_random);

  return g_test_run ();
}
