/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-quantiles.h"

#include "rbk-population-amounts.h"

/* A bin is a 512th of an octave of one sign; numbers below 512 have one each. */
#define BIN_BITS 9
#define N_SIDE ((64 - BIN_BITS) << BIN_BITS)
#define N_BINS (2 * N_SIDE)

/* So many are kept at once. */
#define MAX_KEPT 32768

/* Knuth's MMIX: numbers that look like chance, and are the same each time. */
#define STEP_FACTOR G_GUINT64_CONSTANT (6364136223846793005)
#define STEP_OFFSET G_GUINT64_CONSTANT (1442695040888963407)

typedef struct
{
  gint64 value, weight;
} Entry;

/* How many fell into a bin, and what they are where they are all the same. */
typedef struct
{
  guint64  n;
  gint64   value;
  gboolean is_mixed;
  int      kept; /* the place of what is kept of it; -1: nothing */
} Bin;

struct _RbkQuantiles
{
  guint64    n;
  Bin       *bins;    /* (owned) (nullable) N_BINS of them, where not all is kept */
  GPtrArray *kept;    /* (owned) (element-type GArray<Entry>) of bins, or one of all */
  gboolean   is_part; /* whose bins are another's */
};

static guint
find_bin (gint64 value)
{
  guint64 size = value < 0 ? ~(guint64) value : (guint64) value;
  guint   bin = (guint) size, octave;

  if (size >= 1 << BIN_BITS)
    {
      octave = 63 - (guint) __builtin_clzll (size);
      bin = ((octave - BIN_BITS) << BIN_BITS) + (guint) (size >> (octave - BIN_BITS));
    }
  return value < 0 ? N_SIDE - 1 - bin : N_SIDE + bin;
}

static void
free_entries (gpointer data)
{
  g_array_unref (data);
}

/*
 * rbk_quantiles_new:
 * @n_expected: how many numbers may come by
 *
 * Returns: (transfer full): percentiles of no numbers so far
 */
RbkQuantiles *
rbk_quantiles_new (guint n_expected)
{
  RbkQuantiles *self = g_new0 (RbkQuantiles, 1);

  self->kept = g_ptr_array_new_with_free_func (free_entries);
  if (n_expected > MAX_KEPT)
    self->bins = g_new0 (Bin, N_BINS);
  else
    g_ptr_array_add (self->kept, g_array_new (FALSE, FALSE, sizeof (Entry)));
  return self;
}

/*
 * rbk_quantiles_new_part:
 * @self: percentiles made ready, which must live as long
 *
 * Returns: (transfer full): takes some of the numbers for the second time, as another thread may
 *   take others, for [func@quantiles_join]
 */
RbkQuantiles *
rbk_quantiles_new_part (const RbkQuantiles *self)
{
  RbkQuantiles *part = g_new0 (RbkQuantiles, 1);

  part->is_part = TRUE;
  part->bins = self->bins;
  part->kept = g_ptr_array_new_with_free_func (free_entries);
  for (guint i = 0; i < self->kept->len; i++)
    g_ptr_array_add (part->kept, g_array_new (FALSE, FALSE, sizeof (Entry)));
  return part;
}

/*
 * rbk_quantiles_free:
 * @self: (transfer full): percentiles
 *
 * Frees them.
 */
void
rbk_quantiles_free (RbkQuantiles *self)
{
  g_ptr_array_unref (self->kept);
  if (!self->is_part)
    g_free (self->bins);
  g_free (self);
}

/*
 * rbk_quantiles_count:
 * @self: percentiles
 * @value: a number
 * @weight: how often it is there
 *
 * Takes a number for the first time.
 */
void
rbk_quantiles_count (RbkQuantiles *self, gint64 value, gint64 weight)
{
  Bin *bin;

  self->n += (guint64) weight;
  if (self->bins == NULL)
    {
      Entry entry = { value, weight };

      g_array_append_val ((GArray *) g_ptr_array_index (self->kept, 0), entry);
      return;
    }
  bin = &self->bins[find_bin (value)];
  if (bin->n == 0)
    bin->value = value;
  bin->is_mixed |= bin->value != value;
  bin->n += (guint64) weight;
}

/*
 * rbk_quantiles_merge:
 * @self: percentiles
 * @other: of other numbers; as many or fewer were expected
 *
 * Takes all that @other has counted.
 */
void
rbk_quantiles_merge (RbkQuantiles *self, const RbkQuantiles *other)
{
  if (other->bins == NULL)
    {
      const GArray *entries = g_ptr_array_index (other->kept, 0);

      for (guint i = 0; i < entries->len; i++)
        {
          const Entry *entry = &g_array_index (entries, Entry, i);

          rbk_quantiles_count (self, entry->value, entry->weight);
        }
      return;
    }
  self->n += other->n;
  for (guint i = 0; i < N_BINS; i++)
    {
      Bin       *bin = &self->bins[i];
      const Bin *more = &other->bins[i];

      if (more->n == 0)
        continue;
      bin->is_mixed |= more->is_mixed || (bin->n > 0 && bin->value != more->value);
      bin->value = more->value;
      bin->n += more->n;
    }
}

static void
want_rank (RbkQuantiles *self, guint64 rank)
{
  guint64 before = 0;

  for (guint i = 0; i < N_BINS; i++)
    {
      Bin *bin = &self->bins[i];

      if (before + bin->n <= rank)
        {
          before += bin->n;
          continue;
        }
      if (bin->is_mixed && bin->kept < 0)
        {
          bin->kept = (int) self->kept->len;
          g_ptr_array_add (self->kept, g_array_new (FALSE, FALSE, sizeof (Entry)));
        }
      return;
    }
}

/* The rank (n - 1) x percent / 100: a whole part and hundredths. */
static guint64
get_rank (const RbkQuantiles *self, guint percent, guint *rest)
{
  unsigned __int128 rank = (unsigned __int128) (self->n - 1) * percent;

  *rest = (guint) (rank % 100);
  return (guint64) (rank / 100);
}

/*
 * rbk_quantiles_prepare:
 * @self: percentiles that have taken all numbers once
 * @percents: (array length=n_percents): which are wanted, 0 to 100
 * @n_percents: how many
 *
 * Returns: whether the numbers must be shown once more
 */
gboolean
rbk_quantiles_prepare (RbkQuantiles *self, const guint *percents, guint n_percents)
{
  if (self->bins == NULL || self->n == 0)
    return FALSE;
  for (guint i = 0; i < N_BINS; i++)
    self->bins[i].kept = -1;
  for (guint i = 0; i < n_percents; i++)
    {
      guint   rest;
      guint64 rank = get_rank (self, percents[i], &rest);

      want_rank (self, rank);
      if (rest > 0)
        want_rank (self, rank + 1);
    }
  return self->kept->len > 0;
}

/*
 * rbk_quantiles_keep:
 * @self: percentiles made ready
 * @value: a number
 * @weight: how often it is there
 *
 * Takes a number for the second time.
 */
void
rbk_quantiles_keep (RbkQuantiles *self, gint64 value, gint64 weight)
{
  const Bin *bin;
  Entry      entry = { value, weight };

  if (self->bins == NULL)
    return;
  bin = &self->bins[find_bin (value)];
  if (bin->kept >= 0)
    g_array_append_val ((GArray *) g_ptr_array_index (self->kept, bin->kept), entry);
}

/*
 * rbk_quantiles_join:
 * @self: percentiles made ready
 * @part: a part of them
 *
 * Takes what the part has kept.
 */
void
rbk_quantiles_join (RbkQuantiles *self, const RbkQuantiles *part)
{
  for (guint i = 0; self->bins != NULL && i < self->kept->len; i++)
    {
      const GArray *entries = g_ptr_array_index (part->kept, i);

      g_array_append_vals (g_ptr_array_index (self->kept, i), entries->data, entries->len);
    }
}

/*
 * rbk_quantiles_get_count:
 * @self: percentiles
 *
 * Returns: how many numbers came by, with weights
 */
guint64
rbk_quantiles_get_count (const RbkQuantiles *self)
{
  return self->n;
}

/* Moves the entries below a value to the front and those above it to the end: tells where
 * those that are equal begin and end, and how many are below and equal. */
static void
part (Entry *entries, guint n, gint64 value, guint bounds[2], guint64 counts[2])
{
  guint low = 0, high = n;

  counts[0] = counts[1] = 0;
  for (guint i = 0; i < high;)
    {
      Entry entry = entries[i];

      if (entry.value < value)
        {
          counts[0] += (guint64) entry.weight;
          entries[i++] = entries[low];
          entries[low++] = entry;
        }
      else if (entry.value > value)
        {
          entries[i] = entries[--high];
          entries[high] = entry;
        }
      else
        {
          counts[1] += (guint64) entry.weight;
          i++;
        }
    }
  bounds[0] = low;
  bounds[1] = high;
}

/* The value at a rank of those that are kept, from 0. They may come in any order, also falling
 * and then rising, so that no place is sure to be near the middle: chance chooses one. */
static gint64
select_rank (GArray *kept, guint64 rank)
{
  Entry  *entries = (Entry *) (gpointer) kept->data;
  guint   n = kept->len;
  guint64 state = 0;

  for (;;)
    {
      gint64  value;
      guint   bounds[2];
      guint64 counts[2];

      state = state * STEP_FACTOR + STEP_OFFSET;
      value = entries[((state >> 32) * n) >> 32].value;
      part (entries, n, value, bounds, counts);
      if (rank < counts[0])
        n = bounds[0];
      else if (rank < counts[0] + counts[1])
        return value;
      else
        {
          rank -= counts[0] + counts[1];
          entries += bounds[1];
          n -= bounds[1];
        }
    }
}

static gint64
get_at (RbkQuantiles *self, guint64 rank)
{
  if (self->bins == NULL)
    return select_rank (g_ptr_array_index (self->kept, 0), rank);
  for (guint i = 0;; i++)
    {
      const Bin *bin = &self->bins[i];

      if (rank < bin->n)
        return bin->is_mixed ? select_rank (g_ptr_array_index (self->kept, bin->kept), rank)
                             : bin->value;
      rank -= bin->n;
    }
}

/*
 * rbk_quantiles_get:
 * @self: percentiles that have taken all numbers
 * @percent: one that was wanted
 * @value: (out): the percentile of type 7, where numbers are nano-units
 *
 * Returns: `FALSE` when there are no numbers
 */
gboolean
rbk_quantiles_get (RbkQuantiles *self, guint percent, RbkDecimal *value)
{
  guint64    rank;
  guint      rest;
  __int128   low, high;
  RbkDecimal step;

  if (self->n == 0)
    return FALSE;
  rank = get_rank (self, percent, &rest);
  low = get_at (self, rank) * RBK_NANO_RAW;
  *value = (RbkDecimal){ .raw = low };
  if (rest == 0)
    return TRUE;
  high = get_at (self, rank + 1) * RBK_NANO_RAW;
  step.raw = high - low;
  *value =
      rbk_decimal_add (*value, rbk_decimal_mul_div (step, rbk_decimal_from_int (rest),
                                                    RBK_DECIMAL_UNITS (100), RBK_ROUND_HALF_AWAY));
  return TRUE;
}
