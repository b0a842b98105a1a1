/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-slice-grid.h"

#include <string.h>

/* A grid comes to the cells that adding one after the other comes to. */

#define N_CUSTOMERS 700
#define N_SLICES 23
#define N_ROWS 4000

static void
name_slices (RbkSlices *slices)
{
  for (guint i = 0; i < N_SLICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("2026-06-%02u", N_SLICES - i);

      rbk_slices_add_slice (slices, name);
    }
}

static void
assert_same (RbkSlices *first, RbkSlices *second)
{
  guint               n, n_second;
  const RbkSliceCell *cells = rbk_slices_get_cells (first, &n);
  const RbkSliceCell *others = rbk_slices_get_cells (second, &n_second);

  g_assert_cmpmem (cells, n * sizeof *cells, others, n_second * sizeof *others);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    {
      const gint64 *values = rbk_slices_get_column (first, (RbkColumn) i);
      const gint64 *same = rbk_slices_get_column (second, (RbkColumn) i);

      g_assert_true ((values == NULL) == (same == NULL));
      if (values != NULL)
        g_assert_cmpmem (values, n * sizeof *values, same, n_second * sizeof *same);
    }
}

/* Small values mostly, so that sums cross 32 bits now and then. */
static gint64
random_value (guint column)
{
  int    digits = g_test_rand_int_range (0, column == RBK_COLUMN_COST ? 4 : 3);
  gint64 part = g_test_rand_int_range (0, G_MAXINT32);

  return digits == 0 ? 0 : digits == 1 ? part % 1000 : digits == 2 ? part * 2 : part << 20;
}

static void
compare (guint n_customers, guint n_columns)
{
  g_autoptr(RbkSlices) cells = rbk_slices_new ();
  g_autoptr(RbkSlices) from_grid = rbk_slices_new ();
  RbkSliceGrid *grid = rbk_slice_grid_new ();

  name_slices (cells);
  name_slices (from_grid);
  for (guint i = 0; i < N_ROWS; i++)
    {
      guint  customer = (guint) g_test_rand_int_range (0, (gint32) (n_customers * i / N_ROWS + 1));
      guint  slice = (guint) g_test_rand_int_range (0, (gint32) (N_SLICES * i / N_ROWS + 1));
      gint64 values[RBK_N_COLUMNS] = { 0 };

      for (guint k = 0; k < n_columns; k++)
        values[(k + 4) % RBK_N_COLUMNS] = random_value ((k + 4) % RBK_N_COLUMNS);
      rbk_slice_grid_prefetch (grid, customer, slice);
      g_assert_true (rbk_slice_grid_add_row (grid, customer, slice, values));
      g_assert_true (rbk_slices_add_row (cells, customer, slice, values));
    }
  g_assert_true (rbk_slices_take_grid (from_grid, grid));
  rbk_slices_seal (cells);
  rbk_slices_seal (from_grid);
  assert_same (cells, from_grid);
}

static void
test_random (void)
{
  for (guint n_columns = 0; n_columns <= RBK_N_COLUMNS; n_columns++)
    {
      compare (N_CUSTOMERS, n_columns);
      compare (3, n_columns);
    }
}

/* A sum is good up to the largest number there is, and not a step further. */
static void
test_largest (void)
{
  const gint64 largest[RBK_N_COLUMNS] = { G_MAXINT64 - 1 }, one[RBK_N_COLUMNS] = { 1 };
  g_autoptr(RbkSliceGrid) grid = rbk_slice_grid_new ();
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  RbkSliceGrid *full = rbk_slice_grid_new ();

  rbk_slices_add_slice (slices, "m");
  g_assert_true (rbk_slice_grid_add_row (grid, 0, 0, largest));
  g_assert_true (rbk_slice_grid_add_row (grid, 0, 0, one));
  g_assert_false (rbk_slice_grid_add_row (grid, 0, 0, one));

  g_assert_true (rbk_slice_grid_add_row (full, 5, 0, largest));
  g_assert_true (rbk_slice_grid_add_row (full, 5, 0, one));
  g_assert_true (rbk_slices_take_grid (slices, full));
  rbk_slices_seal (slices);
  g_assert_cmpint (rbk_slices_get_column (slices, RBK_COLUMN_CALLS)[0], ==, G_MAXINT64);
}

/* A cell whose sum has nothing in its lower part is one all the same. */
static void
test_round (void)
{
  const gint64  round[RBK_N_COLUMNS] = { 0, (gint64) 1 << 32 };
  RbkSliceGrid *grid = rbk_slice_grid_new ();
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  guint n;

  rbk_slices_add_slice (slices, "m");
  g_assert_true (rbk_slice_grid_add_row (grid, 2, 0, round));
  g_assert_true (rbk_slices_take_grid (slices, grid));
  rbk_slices_seal (slices);
  g_assert_cmpuint (rbk_slices_get_cells (slices, &n)[0].customer, ==, 2);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (rbk_slices_get_column (slices, RBK_COLUMN_INPUT)[0], ==, (gint64) 1 << 32);
}

static void
test_empty (void)
{
  g_autoptr(RbkSlices) slices = rbk_slices_new ();
  guint n;

  g_assert_true (rbk_slices_take_grid (slices, rbk_slice_grid_new ()));
  rbk_slices_seal (slices);
  rbk_slices_get_cells (slices, &n);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slice-grid/random", test_random);
  g_test_add_func ("/slice-grid/largest", test_largest);
  g_test_add_func ("/slice-grid/round", test_round);
  g_test_add_func ("/slice-grid/empty", test_empty);

  return g_test_run ();
}
