/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-large.h"
#include "rbk-mix-parts.h"
#include "rbk-work.h"

#define DIGIT_BITS 11
#define N_DIGITS (1 << DIGIT_BITS)
#define KEY_SHIFT 32

/* Work below this is not shared among threads. */
#define MIN_PER_PART 100000
#define MAX_PARTS 4

/* Entries are a key of 32 bits above the number of a customer. Parts of them are counted and
 * moved at once: those of a part go after those of the parts before it. */
typedef struct
{
  RbkMixIndex  *index;
  const gint64 *values; /* (nullable) */
  guint         value_shift;
  guint64      *from, *to;
  const guint  *order; /* (nullable) of the customers; else as they come */
  guint         shift;
  guint         n_parts;
  guint (*starts)[N_DIGITS]; /* of each part */
} Sort;

static guint
get_start (const Sort *self, guint part)
{
  return (guint) ((guint64) self->index->n_customers * part / self->n_parts);
}

static void
fill_part (guint part, gpointer data)
{
  const Sort *self = data;

  for (guint i = get_start (self, part); i < get_start (self, part + 1); i++)
    {
      guint  customer = self->order != NULL ? self->order[i] : i;
      gint64 value = self->values != NULL ? self->values[customer] : 0;

      self->from[i] = (guint64) (guint32) (value >> self->value_shift) << KEY_SHIFT | customer;
    }
}

static void
count_part (guint part, gpointer data)
{
  const Sort *self = data;
  guint      *counts = self->starts[part];

  for (guint i = 0; i < N_DIGITS; i++)
    counts[i] = 0;
  for (guint i = get_start (self, part); i < get_start (self, part + 1); i++)
    counts[(self->from[i] >> self->shift) & (N_DIGITS - 1)]++;
}

static void
move_part (guint part, gpointer data)
{
  const Sort *self = data;
  guint      *next = self->starts[part];

  for (guint i = get_start (self, part); i < get_start (self, part + 1); i++)
    self->to[next[(self->from[i] >> self->shift) & (N_DIGITS - 1)]++] = self->from[i];
}

static void
sort_digit (Sort *self)
{
  guint    sum = 0;
  guint64 *swap = self->from;

  rbk_work_run (count_part, self->n_parts, self);
  for (guint i = 0; i < N_DIGITS; i++)
    for (guint k = 0; k < self->n_parts; k++)
      {
        guint count = self->starts[k][i];

        self->starts[k][i] = sum;
        sum += count;
      }
  rbk_work_run (move_part, self->n_parts, self);
  self->from = self->to;
  self->to = swap;
}

/* Sorts by 32 bits of the numbers, which are not negative; customers with equal ones keep their
 * order. */
static void
sort_half (Sort *self, gint64 largest)
{
  guint n_bits = 0;

  while (n_bits < KEY_SHIFT && largest >> self->value_shift >> n_bits > 0)
    n_bits++;
  rbk_work_run (fill_part, self->n_parts, self);
  for (self->shift = KEY_SHIFT; self->shift < KEY_SHIFT + n_bits; self->shift += DIGIT_BITS)
    sort_digit (self);
}

static void
take_part (guint part, gpointer data)
{
  const Sort  *self = data;
  RbkMixIndex *index = self->index;

  for (guint i = get_start (self, part); i < get_start (self, part + 1); i++)
    {
      index->order[i] = (guint32) self->from[i];
      index->ordered_cost[i] = index->cost[index->order[i]];
    }
}

static inline gint64
get_number (const Sort *self, guint i)
{
  return self->values != NULL ? self->values[self->index->order[i]] : 0;
}

/* What is in the key needs not be looked up. */
static inline gboolean
is_new_place (const Sort *self, guint i, gboolean is_wide)
{
  return i == 0 || self->from[i] >> KEY_SHIFT != self->from[i - 1] >> KEY_SHIFT ||
         (is_wide && get_number (self, i) != get_number (self, i - 1));
}

static void
add_places (const Sort *self, gboolean is_wide)
{
  RbkMixIndex *index = self->index;
  guint        n = index->n_customers, n_places = 0;

  for (guint i = 0; i < n; i++)
    n_places += is_new_place (self, i, is_wide);
  index->places = rbk_large_new0 (MAX (n_places, 1) * sizeof (gint64));
  index->firsts = rbk_large_new0 ((n_places + 1) * sizeof (guint));
  for (guint i = 0; i < n; i++)
    if (is_new_place (self, i, is_wide))
      {
        index->places[index->n_places] = get_number (self, i);
        index->firsts[index->n_places++] = i;
      }
  index->firsts[index->n_places] = n;
}

static void
count_weights (RbkMixIndex *self)
{
  if (self->entry_weights == NULL)
    return;
  self->n_before = g_new0 (guint64, self->n_places + 1);
  for (guint i = 0; i < self->n_places; i++)
    {
      self->n_before[i + 1] = self->n_before[i];
      for (guint k = self->firsts[i]; k < self->firsts[i + 1]; k++)
        self->n_before[i + 1] += (guint64) self->entry_weights[self->order[k]];
    }
}

/* What customers in every block of the order cost. */
static void
add_up_costs (RbkMixIndex *self)
{
  guint    n_blocks = self->n_customers / RBK_MIX_BLOCK + 1;
  __int128 sum = 0;

  self->cost_before = g_new (__int128, n_blocks);
  self->high_cost = g_new (gint64, n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      guint  end = MIN ((i + 1) * RBK_MIX_BLOCK, self->n_customers);
      gint64 high = G_MININT64;

      self->cost_before[i] = sum;
      for (guint k = i * RBK_MIX_BLOCK; k < end; k++)
        {
          gint64 cost = self->ordered_cost[k];

          high = MAX (high, cost);
          sum += (__int128) cost * rbk_mix_get_weight (self, self->order[k]);
        }
      self->high_cost[i] = high;
    }
}

static void
find_high_costs (RbkMixIndex *self)
{
  guint n_blocks = self->n_places / RBK_MIX_BLOCK + 1;

  self->place_cost = g_new (gint64, n_blocks);
  for (guint i = 0; i < n_blocks; i++)
    {
      guint  first = self->firsts[i * RBK_MIX_BLOCK];
      guint  end = self->firsts[MIN ((i + 1) * RBK_MIX_BLOCK, self->n_places)];
      gint64 high = G_MININT64;

      for (guint k = first; k < end;)
        if (k % RBK_MIX_BLOCK == 0 && end - k >= RBK_MIX_BLOCK)
          {
            high = MAX (high, self->high_cost[k / RBK_MIX_BLOCK]);
            k += RBK_MIX_BLOCK;
          }
        else
          {
            high = MAX (high, self->ordered_cost[k]);
            k++;
          }
      self->place_cost[i] = high;
    }
}

static void
add_up_usage (RbkMixIndex *self)
{
  __int128 sum = 0;

  self->usage_before = g_new (__int128, self->n_places / RBK_MIX_BLOCK + 1);
  for (guint i = 0; i <= self->n_places; i++)
    {
      if (i % RBK_MIX_BLOCK == 0)
        self->usage_before[i / RBK_MIX_BLOCK] = sum;
      if (i < self->n_places)
        sum += (__int128) self->places[i] * rbk_mix_count (self, i, i + 1);
    }
}

/* Orders the customers by the source's numbers, in which all that follows from one place is
 * added up. Where the source is nothing, they are all at one. */
void
rbk_mix_sort (RbkMixIndex *self)
{
  gsize               n = MAX (self->n_customers, 1);
  g_autofree guint64 *entries = rbk_large_new0 (n * sizeof (guint64));
  g_autofree guint64 *others = rbk_large_new0 (n * sizeof (guint64));
  Sort                sort = {
                   .index = self, .values = self->values[self->source], .from = entries, .to = others
  };
  gint64   largest = self->largest[self->source];
  gboolean is_wide = largest >> KEY_SHIFT > 0;

  sort.n_parts = CLAMP (self->n_customers / MIN_PER_PART, 1, MAX_PARTS);
  sort.starts = g_malloc (sort.n_parts * sizeof *sort.starts);
  self->order = rbk_large_new0 (n * sizeof (guint));
  self->ordered_cost = rbk_large_new0 (n * sizeof (gint64));
  sort_half (&sort, largest);
  rbk_work_run (take_part, sort.n_parts, &sort);
  if (is_wide)
    {
      sort.order = self->order;
      sort.value_shift = KEY_SHIFT;
      sort_half (&sort, largest);
      rbk_work_run (take_part, sort.n_parts, &sort);
    }
  add_places (&sort, is_wide);
  g_free (sort.starts);
  count_weights (self);
  add_up_costs (self);
  find_high_costs (self);
  add_up_usage (self);
}

/* What follows from what the customers of a variant cost, in the order that they have. */
void
rbk_mix_sort_costs (RbkMixIndex *self)
{
  self->ordered_cost = rbk_large_new0 (MAX (self->n_customers, 1) * sizeof (gint64));
  for (guint i = 0; i < self->n_customers; i++)
    self->ordered_cost[i] = self->cost[self->order[i]];
  add_up_costs (self);
  find_high_costs (self);
}

static __int128
get_usage_before (const RbkMixIndex *self, guint place)
{
  guint    block = place / RBK_MIX_BLOCK;
  __int128 sum = self->usage_before[block];

  for (guint i = block * RBK_MIX_BLOCK; i < place; i++)
    sum += (__int128) self->places[i] * rbk_mix_count (self, i, i + 1);
  return sum;
}

static __int128
get_cost_before (const RbkMixIndex *self, guint place)
{
  guint    end = self->firsts[place], block = end / RBK_MIX_BLOCK;
  __int128 sum = self->cost_before[block];

  for (guint i = block * RBK_MIX_BLOCK; i < end; i++)
    sum += (__int128) self->ordered_cost[i] * rbk_mix_get_weight (self, self->order[i]);
  return sum;
}

/* The numbers of all customers from a place to before another together. */
__int128
rbk_mix_sum_usage (const RbkMixIndex *self, guint from, guint to)
{
  return get_usage_before (self, to) - get_usage_before (self, from);
}

/* What they cost. */
__int128
rbk_mix_sum_cost (const RbkMixIndex *self, guint from, guint to)
{
  return get_cost_before (self, to) - get_cost_before (self, from);
}
