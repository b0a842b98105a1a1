/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-book-diff-order.h"

/* How many of the @n numbers, which fall, are not below a value. */
static guint
count_not_below (const guint *falling, guint n, guint value)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (falling[middle] >= value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* How many records can stay in their order from each on. */
static guint *
measure (const guint *positions, guint n)
{
  guint            *lengths = g_new (guint, n);
  g_autofree guint *firsts = g_new (guint, n); /* the highest first position, by length */
  guint             longest = 0;

  for (guint i = n; i-- > 0;)
    {
      guint shorter = count_not_below (firsts, longest, positions[i]);

      firsts[shorter] = positions[i];
      longest = MAX (longest, shorter + 1);
      lengths[i] = shorter + 1;
    }

  return lengths;
}

/**
 * rbk_diff_find_kept: (skip)
 * @positions: where each record of a new list stood in the old one
 * @n: how many there are
 *
 * Finds the most records that keep their order, so that as few as can be have moved: a longest
 * rising subsequence. Of several such, it takes the one that begins earliest.
 *
 * Returns: (transfer full) (array length=n): which of them stay
 */
gboolean *
rbk_diff_find_kept (const guint *positions, guint n)
{
  gboolean         *stays = g_new0 (gboolean, MAX (n, 1));
  g_autofree guint *lengths = measure (positions, n);
  guint             left = 0, last = 0;

  for (guint i = 0; i < n; i++)
    left = MAX (left, lengths[i]);
  for (guint i = 0; i < n && left > 0; i++)
    if (lengths[i] == left && positions[i] >= last)
      {
        stays[i] = TRUE;
        last = positions[i];
        left--;
      }

  return stays;
}
