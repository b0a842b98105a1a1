/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-private.h"

#define DIGIT_BITS 11
#define N_DIGITS (1 << DIGIT_BITS)

/* A number and whose it is. */
typedef struct
{
  gint64 number;
  guint  customer;
} Entry;

static gboolean
distribute (const Entry *from, Entry *to, guint n, guint shift)
{
  g_autofree guint *starts = g_new0 (guint, N_DIGITS);
  guint             sum = 0;

  for (guint i = 0; i < n; i++)
    starts[(from[i].number >> shift) & (N_DIGITS - 1)]++;
  for (guint i = 0; i < N_DIGITS; i++)
    {
      guint count = starts[i];

      if (count == n)
        return FALSE;
      starts[i] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    to[starts[(from[i].number >> shift) & (N_DIGITS - 1)]++] = from[i];
  return TRUE;
}

/* Sorts numbers that are not negative, digit by digit; customers with equal ones keep their
 * order. */
static Entry *
sort_entries (Entry *entries, Entry *other, guint n, gint64 largest)
{
  for (guint shift = 0; shift < 64 && largest >> shift > 0; shift += DIGIT_BITS)
    if (distribute (entries, other, n, shift))
      {
        Entry *swap = entries;

        entries = other;
        other = swap;
      }
  return entries;
}

static void
add_places (RbkMixIndex *self, const Entry *entries)
{
  guint n = self->n_customers;

  for (guint i = 0; i < n; i++)
    self->n_places += i == 0 || entries[i].number != entries[i - 1].number;
  self->places = g_new (gint64, MAX (self->n_places, 1));
  self->firsts = g_new (guint, self->n_places + 1);
  self->order = g_new (guint, MAX (n, 1));
  self->ordered_cost = g_new (gint64, MAX (n, 1));

  self->n_places = 0;
  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || entries[i].number != entries[i - 1].number)
        {
          self->places[self->n_places] = entries[i].number;
          self->firsts[self->n_places++] = i;
        }
      self->order[i] = entries[i].customer;
      self->ordered_cost[i] = self->cost[entries[i].customer];
    }
  self->firsts[self->n_places] = n;
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

static void
add_sums (RbkMixIndex *self)
{
  __int128 usage = 0, cost = 0;

  self->usage_before = g_new (__int128, self->n_places + 1);
  self->cost_before = g_new (__int128, self->n_places + 1);
  self->block_cost = g_new (gint64, self->n_places / RBK_MIX_BLOCK + 1);
  for (guint i = 0; i < self->n_places; i++)
    {
      gint64 *highest = &self->block_cost[i / RBK_MIX_BLOCK];

      self->usage_before[i] = usage;
      self->cost_before[i] = cost;
      usage += (__int128) self->places[i] * rbk_mix_count (self, i, i + 1);
      if (i % RBK_MIX_BLOCK == 0)
        *highest = G_MININT64;
      for (guint k = self->firsts[i]; k < self->firsts[i + 1]; k++)
        {
          cost += (__int128) self->ordered_cost[k] * rbk_mix_get_weight (self, self->order[k]);
          *highest = MAX (*highest, self->ordered_cost[k]);
        }
    }
  self->usage_before[self->n_places] = usage;
  self->cost_before[self->n_places] = cost;
}

/* Orders the customers by the source's numbers, in which all that follows from one place is
 * added up. Where the source is nothing, they are all at one. */
void
rbk_mix_sort (RbkMixIndex *self)
{
  const gint64     *values = self->values[self->source];
  guint             n = self->n_customers;
  g_autofree Entry *entries = g_new (Entry, MAX (n, 1));
  g_autofree Entry *other = g_new (Entry, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    entries[i] = (Entry){ .number = values != NULL ? values[i] : 0, .customer = i };
  add_places (self, sort_entries (entries, other, n, self->largest[self->source]));
  count_weights (self);
  add_sums (self);
}
