/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-slice-grid.h"

#include "rbk-large.h"
#include "rbk-slices-private.h"

#include <string.h>

#define FIRST_CUSTOMERS 256

/* How much more of a sum the upper part may have, so that all of it fits into a gint64. */
#define MAX_HIGH ((guint64) G_MAXINT32)

#define NO_PLACE RBK_N_COLUMNS

/* A sum is in two parts; the upper one is there from the first sum on that needs it. */
struct _RbkSliceGrid
{
  guint    n_customers, n_allocated; /* that the parts have, and have room for */
  guint    n_slices;                 /* for which there is room */
  guint    n_places;                 /* columns that there are */
  guint    places[RBK_N_COLUMNS];    /* where each column is, or NO_PLACE */
  guint32 *low, *high;               /* (owned) (nullable) */
};

/**
 * rbk_slice_grid_new:
 *
 * Makes a grid without customers.
 *
 * Returns: (transfer full): the grid
 */
RbkSliceGrid *
rbk_slice_grid_new (void)
{
  RbkSliceGrid *self = g_new0 (RbkSliceGrid, 1);

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    self->places[i] = NO_PLACE;
  return self;
}

/**
 * rbk_slice_grid_free:
 * @self: (transfer full): a grid
 *
 * Frees it.
 */
void
rbk_slice_grid_free (RbkSliceGrid *self)
{
  g_free (self->low);
  g_free (self->high);
  g_free (self);
}

/* Parts that a customer has. */
static gsize
get_stride (const RbkSliceGrid *self)
{
  return (gsize) self->n_slices * self->n_places;
}

static gsize
get_index (const RbkSliceGrid *self, guint customer, guint slice)
{
  return customer * get_stride (self) + (gsize) slice * self->n_places;
}

/* Parts in another order: with room for more slices or columns. */
static guint32 *
spread_parts (const RbkSliceGrid *self, guint32 *parts, guint n_slices, guint n_places)
{
  gsize    stride = (gsize) n_slices * n_places;
  guint32 *wider;

  if (parts == NULL)
    return NULL;
  wider = rbk_large_renew (NULL, 0, self->n_allocated * stride * sizeof *wider);
  memset (wider, 0, self->n_customers * stride * sizeof *wider);
  for (guint i = 0; i < self->n_customers; i++)
    for (guint k = 0; k < self->n_slices; k++)
      memcpy (wider + i * stride + (gsize) k * n_places, parts + get_index (self, i, k),
              self->n_places * sizeof *wider);
  g_free (parts);
  return wider;
}

static void
widen (RbkSliceGrid *self, guint n_slices, guint n_places)
{
  self->low = spread_parts (self, self->low, n_slices, n_places);
  self->high = spread_parts (self, self->high, n_slices, n_places);
  self->n_slices = n_slices;
  self->n_places = n_places;
}

/* What is new is cleared as customers come, so that memory for more of them is not touched. */
static guint32 *
grow_parts (const RbkSliceGrid *self, guint32 *parts, guint n_customers, guint n_allocated)
{
  gsize bytes = get_stride (self) * sizeof *parts, n_old = self->n_customers * bytes;

  if (n_allocated > self->n_allocated)
    parts = rbk_large_renew (parts, n_old, n_allocated * bytes);
  memset ((char *) parts + n_old, 0, (n_customers - self->n_customers) * bytes);
  return parts;
}

static void
take_in (RbkSliceGrid *self, guint n_customers)
{
  guint n_allocated = self->n_allocated;

  if (n_customers > n_allocated)
    n_allocated = MAX (n_customers + n_customers / 4, FIRST_CUSTOMERS);
  self->low = grow_parts (self, self->low, n_customers, n_allocated);
  if (self->high != NULL)
    self->high = grow_parts (self, self->high, n_customers, n_allocated);
  self->n_customers = n_customers;
  self->n_allocated = n_allocated;
}

/* Adds to the upper part of a sum. */
static gboolean
carry (RbkSliceGrid *self, gsize index, guint64 more)
{
  if (self->high == NULL)
    {
      self->high =
          rbk_large_renew (NULL, 0, self->n_allocated * get_stride (self) * sizeof *self->high);
      memset (self->high, 0, self->n_customers * get_stride (self) * sizeof *self->high);
    }
  if (more > MAX_HIGH - self->high[index])
    return FALSE;
  self->high[index] += (guint32) more;
  return TRUE;
}

static gboolean
add_value (RbkSliceGrid *self, gsize index, gint64 value)
{
  guint64 sum = (guint64) self->low[index] + (guint32) value;
  guint64 more = (sum >> 32) + ((guint64) value >> 32);

  self->low[index] = (guint32) sum;
  return G_LIKELY (more == 0) || carry (self, index, more);
}

static gboolean
is_nothing (const gint64 *values)
{
  gint64 bits = 0;

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    bits |= values[i];
  return bits == 0;
}

/* Makes room for a row that has something. */
static void
make_room (RbkSliceGrid *self, guint customer, guint slice, const gint64 *values)
{
  guint n_places = self->n_places;

  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (values[i] != 0 && self->places[i] == NO_PLACE)
      self->places[i] = n_places++;
  if (slice >= self->n_slices)
    widen (self, slice + slice / 4 + 1, n_places);
  else if (n_places > self->n_places)
    widen (self, self->n_slices, n_places);
  if (customer >= self->n_customers)
    take_in (self, customer + 1);
}

/**
 * rbk_slice_grid_prefetch:
 * @self: a grid
 * @customer: the customer's place in the population
 * @slice: the number of a slice
 *
 * Asks for the memory of a cell. For many rows it pays to ask for that of all, then to add them.
 */
void
rbk_slice_grid_prefetch (RbkSliceGrid *self, guint customer, guint slice)
{
  if (customer < self->n_customers && slice < self->n_slices)
    __builtin_prefetch (self->low + get_index (self, customer, slice), 1);
}

/**
 * rbk_slice_grid_add_row:
 * @self: a grid
 * @customer: the customer's place in the population
 * @slice: the number of a slice
 * @values: (array fixed-size=6): what to add in each column; none is below zero
 *
 * Adds to what a customer has in a slice.
 *
 * Returns: `FALSE` when a sum does not fit, and then the grid is of no more use
 */
gboolean
rbk_slice_grid_add_row (RbkSliceGrid *self,
                        guint         customer,
                        guint         slice,
                        const gint64  values[RBK_N_COLUMNS])
{
  gboolean fits = TRUE;
  gsize    index;

  g_return_val_if_fail (self != NULL && customer < G_MAXUINT / 2 && slice < G_MAXUINT / 2, FALSE);

  if (is_nothing (values))
    return TRUE;

  make_room (self, customer, slice, values);
  index = get_index (self, customer, slice);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    if (values[i] != 0)
      fits = add_value (self, index + self->places[i], values[i]) && fits;
  return fits;
}

static gint64
get_sum (const RbkSliceGrid *self, gsize index)
{
  return (gint64) self->low[index] +
         (self->high != NULL ? (gint64) self->high[index] * ((gint64) 1 << 32) : 0);
}

/* Whether there is anything in a cell. */
static gboolean
has_cell (const RbkSliceGrid *self, gsize index)
{
  guint32 bits = 0;

  for (guint i = 0; i < self->n_places; i++)
    bits |= self->low[index + i] | (self->high != NULL ? self->high[index + i] : 0);
  return bits != 0;
}

/* Appends the cells that there are, or only counts them. */
static guint64
list_cells (const RbkSliceGrid *self, RbkSliceCell *cells)
{
  guint64 n = 0;

  for (guint i = 0; i < self->n_customers; i++)
    for (guint k = 0; k < self->n_slices; k++)
      {
        if (!has_cell (self, get_index (self, i, k)))
          continue;
        if (cells != NULL)
          cells[n] = (RbkSliceCell){ .customer = i, .slice = k };
        n++;
      }
  return n;
}

/**
 * rbk_slices_take_grid:
 * @self: slices that are being built, without cells
 * @grid: (transfer full): what customers have in them
 *
 * Makes cells of all in a grid that is not nothing. Afterwards nothing can be added any more.
 *
 * Returns: `FALSE` when the cells are more than can be counted
 */
gboolean
rbk_slices_take_grid (RbkSlices *self, RbkSliceGrid *grid)
{
  g_autoptr(RbkSliceGrid) own = grid;
  guint64 n = list_cells (own, NULL);

  g_return_val_if_fail (self != NULL && !self->is_sealed && self->n_cells == 0, FALSE);

  if (n > G_MAXUINT / 4)
    return FALSE;
  self->n_cells = self->n_allocated = (guint) n;
  self->cells = rbk_large_renew (NULL, 0, MAX (n, 1) * sizeof (RbkSliceCell));
  list_cells (own, self->cells);
  for (guint i = 0; i < RBK_N_COLUMNS; i++)
    {
      gint64 *values;

      if (own->places[i] == NO_PLACE)
        continue;
      values = self->columns[i] = rbk_large_renew (NULL, 0, MAX (n, 1) * sizeof (gint64));
      for (guint k = 0; k < self->n_cells; k++)
        values[k] = get_sum (own, get_index (own, self->cells[k].customer, self->cells[k].slice) +
                                      own->places[i]);
    }
  return TRUE;
}
