/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-population-rescale.h"

#include "rbk-error.h"
#include "rbk-population-amounts.h"

/* Rounded once, half away from zero. */
static gboolean
rescale_value (gint64 value, RbkDecimal factor, gint64 *scaled)
{
  __int128 product;

  if (__builtin_mul_overflow ((__int128) value, factor.raw, &product))
    return FALSE;
  product += (product < 0 ? -1 : 1) * (RBK_DECIMAL_ONE_RAW / 2);
  product /= RBK_DECIMAL_ONE_RAW;
  if (product > G_MAXINT64 || product < G_MININT64)
    return FALSE;
  *scaled = (gint64) product;
  return TRUE;
}

/*
 * rbk_population_rescale_values:
 * @column: numbers of customers
 * @n: how many
 * @factor: more than 0
 *
 * Returns: (transfer full) (nullable): the numbers times the factor, each rounded half away from
 *   zero; nothing where one doesn't fit
 */
gint64 *
rbk_population_rescale_values (const gint64 *column, guint n, RbkDecimal factor)
{
  g_autofree gint64 *scaled = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    if (!rescale_value (column[i], factor, &scaled[i]))
      return NULL;
  return g_steal_pointer (&scaled);
}

static void
set_too_large (GError **error)
{
  g_set_error (error, RBK_ERROR, RBK_ERROR_OVERFLOW,
               E_ ("rescaled, a customer uses more than can be counted; rescale by less"));
}

/**
 * rbk_population_rescale:
 * @self: a population; it is sealed by this
 * @factor: more than 0
 * @error: return location for a [error@Error]
 *
 * Multiplies what customers use and cost, as when the shape of another product's customers is
 * taken for one's own. Calls and tokens are rounded to whole ones, costs to nano-units, half
 * away from zero. Fails with `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the same customers
 */
RbkPopulation *
rbk_population_rescale (RbkPopulation *self, RbkDecimal factor, GError **error)
{
  gint64  *columns[RBK_N_COLUMNS] = { NULL };
  gboolean fits = TRUE;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rbk_decimal_is_valid (factor) && rbk_decimal_sign (factor) > 0, NULL);

  if (rbk_decimal_equal (factor, RBK_DECIMAL_ONE))
    return rbk_population_ref (self);
  for (guint i = 0; i < RBK_N_COLUMNS && fits; i++)
    if (self->columns[i] != NULL)
      {
        columns[i] = rbk_population_rescale_values (self->columns[i], self->n_customers, factor);
        fits = columns[i] != NULL;
      }
  if (fits)
    return rbk_population_new_with_columns (self, columns);

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    g_free (columns[i]);
  set_too_large (error);
  return NULL;
}

/**
 * rbk_slices_rescale:
 * @self: sealed slices
 * @factor: more than 0
 * @error: return location for a [error@Error]
 *
 * Multiplies what customers used in each slice, as [func@population_rescale] does. What is
 * rounded cell by cell may add up to a little more or less than the whole. Fails with
 * `RBK_ERROR_OVERFLOW`.
 *
 * Returns: (transfer full): the same slices
 */
RbkSlices *
rbk_slices_rescale (RbkSlices *self, RbkDecimal factor, GError **error)
{
  g_autoptr(RbkSlices) scaled = NULL;
  const RbkSliceCell *cells;
  guint               n_cells;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rbk_decimal_is_valid (factor) && rbk_decimal_sign (factor) > 0, NULL);

  if (rbk_decimal_equal (factor, RBK_DECIMAL_ONE))
    return rbk_slices_ref (self);
  scaled = rbk_slices_new ();
  for (guint i = 0; i < rbk_slices_get_n_slices (self); i++)
    rbk_slices_add_slice (scaled, rbk_slices_get_name (self, i));
  cells = rbk_slices_get_cells (self, &n_cells);
  for (guint i = 0; i < n_cells; i++)
    for (guint k = 0; k < RBK_N_COLUMNS; k++)
      {
        const gint64 *column = rbk_slices_get_column (self, (RbkColumn) k);
        gint64        value;

        if (column != NULL &&
            (!rescale_value (column[i], factor, &value) ||
             !rbk_slices_add (scaled, cells[i].customer, cells[i].slice, (RbkColumn) k, value)))
          {
            set_too_large (error);
            return NULL;
          }
      }
  rbk_slices_seal (scaled);
  return g_steal_pointer (&scaled);
}
