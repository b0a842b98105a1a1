/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-blocks.h"

#include <math.h>
#include <string.h>

#include "rbk-large.h"
#include "rbk-work.h"

/* A key is a 256th of an octave: near numbers have the same one or the next. */
#define KEY_BITS 8
#define N_KEYS ((64 - KEY_BITS) << KEY_BITS)

static guint
find_key (gint64 number)
{
  guint64 size = (guint64) number;
  guint   octave;

  if (size < 1 << KEY_BITS)
    return (guint) size;
  octave = 63 - (guint) __builtin_clzll (size);
  return ((octave - KEY_BITS) << KEY_BITS) + (guint) (size >> (octave - KEY_BITS));
}

/* Where the customers of each key go when slabs have as many keys as make up their size: the
 * keys' slabs, and the slabs' beginnings, one more than there are. */
static GArray *
find_slabs (const gint64 *values, guint n, guint slab_size, guint16 *slab_of_key)
{
  g_autofree guint *counts = g_new0 (guint, N_KEYS);
  GArray           *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint             sum = 0, start = 0;

  for (guint i = 0; i < n; i++)
    counts[find_key (values[i])]++;
  g_array_append_val (starts, start);
  for (guint i = 0; i < N_KEYS; i++)
    {
      slab_of_key[i] = (guint16) (starts->len - 1);
      sum += counts[i];
      if (sum - start < slab_size && i + 1 < N_KEYS)
        continue;
      start = sum;
      g_array_append_val (starts, start);
    }
  return starts;
}

static void
allocate (RbkMixBlocks *self, const RbkMixIndex *index)
{
  gsize n = MAX (index->n_customers, 1);

  self->order = rbk_large_new0 (n * sizeof (guint));
  self->cost = rbk_large_new0 (n * sizeof (gint64));
  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    if (index->values[k] != NULL && index->largest[k] <= G_MAXINT32)
      self->small[k] = rbk_large_new0 (n * sizeof (guint32));
    else if (index->values[k] != NULL)
      self->large[k] = rbk_large_new0 (n * sizeof (gint64));
}

/* Takes a customer to its place. */
static inline void
place_customer (RbkMixBlocks *self, const RbkMixIndex *index, guint customer, guint place)
{
  self->order[place] = customer;
  self->cost[place] = index->cost[customer];
  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    if (self->small[k] != NULL)
      self->small[k][place] = (guint32) index->values[k][customer];
    else if (self->large[k] != NULL)
      self->large[k][place] = index->values[k][customer];
}

static void
fill_slabs (RbkMixBlocks      *self,
            const RbkMixIndex *index,
            const gint64      *values,
            const guint16     *slab_of_key,
            const GArray      *starts)
{
  g_autofree guint *next = g_memdup2 (starts->data, starts->len * sizeof (guint));

  for (guint i = 0; i < index->n_customers; i++)
    place_customer (self, index, i, next[slab_of_key[find_key (values[i])]]++);
}

static inline gint64
get_number (const RbkMixBlocks *self, guint source, guint place)
{
  return self->small[source] != NULL   ? self->small[source][place]
         : self->large[source] != NULL ? self->large[source][place]
                                       : 0;
}

static void
move_items (gpointer items, gsize size, guint from, guint n, const guint *places, gpointer space)
{
  char *base;

  if (items == NULL)
    return;
  base = (char *) items + (gsize) from * size;
  if (size == sizeof (guint32))
    for (guint i = 0; i < n; i++)
      ((guint32 *) space)[places[i]] = ((const guint32 *) (gpointer) base)[i];
  else
    for (guint i = 0; i < n; i++)
      ((gint64 *) space)[places[i]] = ((const gint64 *) (gpointer) base)[i];
  memcpy (base, space, (gsize) n * size);
}

/* What a thread needs to order slabs. */
typedef struct
{
  RbkMixBlocks *blocks;
  RbkMixSource  second;
  const GArray *starts;
} Ordering;

/* Orders the customers of a slab by their keys of the second source. */
static void
order_slab (guint slab, gpointer user_data)
{
  const Ordering    *ordering = user_data;
  RbkMixBlocks      *self = ordering->blocks;
  guint              from = g_array_index (ordering->starts, guint, slab), sum = 0;
  guint              n = g_array_index (ordering->starts, guint, slab + 1) - from;
  g_autofree guint  *starts = g_new0 (guint, N_KEYS);
  g_autofree guint  *places = g_new (guint, MAX (n, 1));
  g_autofree gint64 *space = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      places[i] = find_key (get_number (self, ordering->second, from + i));
      starts[places[i]]++;
    }
  for (guint i = 0; i < N_KEYS; i++)
    {
      guint count = starts[i];

      starts[i] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    places[i] = starts[places[i]]++;
  move_items (self->order, sizeof (guint), from, n, places, space);
  move_items (self->cost, sizeof (gint64), from, n, places, space);
  for (guint k = 0; k < RBK_N_MIX_SOURCES; k++)
    {
      move_items (self->small[k], sizeof (guint32), from, n, places, space);
      move_items (self->large[k], sizeof (gint64), from, n, places, space);
    }
}

/* What the customers of a block cost. */
static void
add_costs (const RbkMixBlocks *self, const RbkMixIndex *index, RbkMixBlock *block)
{
  block->cost = 0;
  block->low_cost = G_MAXINT64;
  block->high_cost = G_MININT64;
  for (guint i = block->from; i < block->from + block->n; i++)
    {
      block->cost += (__int128) self->cost[i] * rbk_mix_get_weight (index, self->order[i]);
      block->low_cost = MIN (block->low_cost, self->cost[i]);
      block->high_cost = MAX (block->high_cost, self->cost[i]);
    }
}

static void
add_block (RbkMixBlocks *self, const RbkMixIndex *index, guint from, guint n)
{
  RbkMixBlock block = { .from = from, .n = n };

  add_costs (self, index, &block);
  for (guint i = from; i < from + n; i++)
    block.n_customers += (guint64) rbk_mix_get_weight (index, self->order[i]);
  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    {
      block.low[k] = get_number (self, k, from);
      block.high[k] = block.low[k];
      for (guint i = from; index->values[k] != NULL && i < from + n; i++)
        {
          gint64 number = get_number (self, k, i);

          block.low[k] = MIN (block.low[k], number);
          block.high[k] = MAX (block.high[k], number);
          block.usage[k] += (__int128) number * rbk_mix_get_weight (index, self->order[i]);
        }
    }
  g_array_append_val (self->blocks, block);
}

/* No block goes over the end of a slab: it would be wide. */
static void
add_blocks (RbkMixBlocks *self, const RbkMixIndex *index, const GArray *starts)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (RbkMixBlock));
  for (guint i = 0; i + 1 < starts->len; i++)
    {
      guint end = g_array_index (starts, guint, i + 1);

      for (guint from = g_array_index (starts, guint, i); from < end; from += RBK_MIX_CHUNK)
        add_block (self, index, from, MIN (end - from, RBK_MIX_CHUNK));
    }
}

/*
 * rbk_mix_blocks_new:
 * @index: customers
 * @first: a source that the index has
 * @second: another one
 *
 * Puts customers who are alike next to each other.
 *
 * Returns: (transfer full): the blocks
 */
RbkMixBlocks *
rbk_mix_blocks_new (const RbkMixIndex *index, RbkMixSource first, RbkMixSource second)
{
  RbkMixBlocks       *self = g_new0 (RbkMixBlocks, 1);
  const gint64       *values = index->values[first];
  guint               n = index->n_customers;
  g_autofree guint16 *slab_of_key = g_new (guint16, N_KEYS);
  double              size = sqrt ((double) n / RBK_MIX_CHUNK) * RBK_MIX_CHUNK;
  g_autoptr(GArray) starts = find_slabs (values, n, (guint) size + 1, slab_of_key);
  Ordering ordering = { self, second, starts };

  allocate (self, index);
  fill_slabs (self, index, values, slab_of_key, starts);
  rbk_work_run (order_slab, starts->len - 1, &ordering);
  add_blocks (self, index, starts);
  return self;
}

/*
 * rbk_mix_blocks_new_variant:
 * @base: blocks, which must live as long
 * @index: a variant of their customers
 *
 * Returns: (transfer full): the same blocks, of customers who cost something else
 */
RbkMixBlocks *
rbk_mix_blocks_new_variant (const RbkMixBlocks *base, const RbkMixIndex *index)
{
  RbkMixBlocks *self = g_memdup2 (base, sizeof *base);

  self->is_variant = TRUE;
  self->cost = rbk_large_new0 (MAX (index->n_customers, 1) * sizeof (gint64));
  for (guint i = 0; i < index->n_customers; i++)
    self->cost[i] = index->cost[self->order[i]];
  self->blocks = g_array_copy (base->blocks);
  for (guint i = 0; i < self->blocks->len; i++)
    add_costs (self, index, &g_array_index (self->blocks, RbkMixBlock, i));
  return self;
}

/*
 * rbk_mix_blocks_free:
 * @self: (transfer full): blocks
 *
 * Frees them.
 */
void
rbk_mix_blocks_free (RbkMixBlocks *self)
{
  for (guint i = 0; i < RBK_N_MIX_SOURCES && !self->is_variant; i++)
    {
      g_free (self->small[i]);
      g_free (self->large[i]);
    }
  g_array_unref (self->blocks);
  if (!self->is_variant)
    g_free (self->order);
  g_free (self->cost);
  g_free (self);
}
