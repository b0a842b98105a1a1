/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-trial-crowd.h"

#include "rbk-error.h"

/* How many entries are gone through between two looks at whether to stop. */
#define CHUNK 65536

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RbkCrowd *self = user_data;
  guint           left = *(const guint *) a, right = *(const guint *) b;

  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (self->is_used[i] && self->index->values[i][left] != self->index->values[i][right])
      return self->index->values[i][left] < self->index->values[i][right] ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* What plans with a price go by. */
static guint
find_used (RbkCrowd *self, const RbkSpec *spec)
{
  guint n_used = 0;

  for (guint i = 0; i < spec->n_plans; i++)
    {
      const RbkPhaseSpec *phase = rbk_mix_get_phase (spec, &spec->plans[i]);

      for (guint k = 0; phase != NULL && k < phase->n_cards; k++)
        if (rbk_mix_uses_card (&phase->cards[k]))
          self->is_used[self->index->meters[phase->cards[k].meter].source] = TRUE;
    }
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    {
      self->is_used[i] = self->is_used[i] && self->index->values[i] != NULL;
      n_used += self->is_used[i];
    }
  return n_used;
}

/* Entries of one place differ in what else they use. */
static void
sort_places (RbkCrowd *self)
{
  const RbkMixIndex *index = self->index;

  for (guint i = 0; i < index->n_places; i++)
    {
      guint from = index->firsts[i], n = index->firsts[i + 1] - from;

      if (n > 1)
        g_qsort_with_data (self->order + from, (int) n, sizeof (guint), compare_entries, self);
    }
}

static gboolean
is_alike (const RbkCrowd *self, guint a, guint b)
{
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (self->is_used[i] && self->index->values[i][a] != self->index->values[i][b])
      return FALSE;
  return TRUE;
}

static void
add_group (RbkCrowd *self, guint from)
{
  guint group = self->n_groups++;

  self->firsts[group] = from;
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (self->numbers[i] != NULL)
      self->numbers[i][group] = self->index->values[i][self->order[from]];
  self->counts[group] = 0;
  self->costs[group] = 0;
}

static gboolean
add_groups (RbkCrowd *self, GCancellable *cancellable, GError **error)
{
  const RbkMixIndex *index = self->index;

  for (guint i = 0; i < index->n_customers; i++)
    {
      guint  entry = self->order[i];
      gint64 weight = rbk_mix_get_weight (index, entry);

      if (i % CHUNK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i == 0 || !is_alike (self, self->order[i - 1], entry))
        add_group (self, i);
      self->counts[self->n_groups - 1] += weight;
      self->costs[self->n_groups - 1] += (__int128) index->cost[entry] * weight;
    }
  self->firsts[self->n_groups] = index->n_customers;
  return TRUE;
}

/*
 * rbk_crowd_new:
 * @spec: a book that the index fits
 * @index: customers, which must outlive it
 * @cancellable: (nullable): to give up
 * @error: return location for a #GError: `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full): the customers, those that are alike together
 */
RbkCrowd *
rbk_crowd_new (const RbkSpec     *spec,
               const RbkMixIndex *index,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr(RbkCrowd) self = g_new0 (RbkCrowd, 1);
  guint n = MAX (index->n_customers, 1);

  self->index = index;
  self->order = g_new (guint, n);
  for (guint i = 0; i < index->n_customers; i++)
    self->order[i] = index->order[i];
  if (find_used (self, spec) > 1)
    sort_places (self);
  else
    n = MAX (MIN (n, index->n_places), 1);

  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (self->is_used[i])
      self->numbers[i] = g_new (gint64, n);
  self->counts = g_new (gint64, n);
  self->costs = g_new (__int128, n);
  self->firsts = g_new (guint, n + 1);
  if (!add_groups (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Takes the groups of a stretch for so many of the one in its middle. */
static void
add_stretch (RbkCrowd *self, const RbkCrowd *crowd, guint from, guint to)
{
  guint group = self->n_groups++, middle = from + (to - from) / 2;

  self->firsts[group] = crowd->firsts[from];
  self->counts[group] = 0;
  self->costs[group] = 0;
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (self->numbers[i] != NULL)
      self->numbers[i][group] = crowd->numbers[i][middle];
  for (guint i = from; i < to; i++)
    {
      self->counts[group] += crowd->counts[i];
      self->costs[group] += crowd->costs[i];
    }
}

/*
 * rbk_crowd_new_sample:
 * @self: customers
 * @n_groups: how many groups to make of them, at most as many as there are
 *
 * Makes something like them that is quicker to go through: neighbours use about the same.
 *
 * Returns: (transfer full): as many customers that cost as much
 */
RbkCrowd *
rbk_crowd_new_sample (const RbkCrowd *self, guint n_groups)
{
  RbkCrowd *sample = g_new0 (RbkCrowd, 1);
  guint     n_entries = self->index->n_customers;

  sample->index = self->index;
  sample->order = g_new (guint, MAX (n_entries, 1));
  for (guint i = 0; i < n_entries; i++)
    sample->order[i] = self->order[i];
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    {
      sample->is_used[i] = self->is_used[i];
      if (self->numbers[i] != NULL)
        sample->numbers[i] = g_new (gint64, n_groups);
    }
  sample->counts = g_new (gint64, n_groups);
  sample->costs = g_new (__int128, n_groups);
  sample->firsts = g_new (guint, n_groups + 1);
  for (guint i = 0; i < n_groups; i++)
    add_stretch (sample, self, (guint) ((guint64) self->n_groups * i / n_groups),
                 (guint) ((guint64) self->n_groups * (i + 1) / n_groups));
  sample->firsts[n_groups] = n_entries;
  return sample;
}

void
rbk_crowd_free (RbkCrowd *self)
{
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    g_free (self->numbers[i]);
  g_free (self->counts);
  g_free (self->costs);
  g_free (self->order);
  g_free (self->firsts);
  g_free (self);
}

/* Groups are nearly in the order of what one line goes by: the next number is mostly in the
 * same piece. */
static void
add_line (const RbkCrowd *self, const RbkMixLine *line, gint64 limit, gint64 *bills)
{
  const gint64      *numbers = self->numbers[line->meter.source];
  const RbkMixPiece *piece = &g_array_index (line->pieces, RbkMixPiece, 0);

  for (guint i = 0; i < self->n_groups; i++)
    {
      if (numbers[i] > limit)
        continue;
      if (numbers[i] < piece->from || numbers[i] > piece->to)
        piece = rbk_mix_line_find (line, numbers[i]);
      bills[i] += rbk_mix_line_get_minor (line, piece, numbers[i]);
    }
}

/* What each group is billed, in minor units; G_MAXINT64 where the plan does not allow it. */
static void
crowd_fill_bills (const RbkCrowd *self, const RbkMixOffer *offer, gint64 *bills)
{
  for (guint i = 0; i < self->n_groups; i++)
    bills[i] = offer->fixed;
  for (guint i = 0; i < offer->lines->len; i++)
    {
      const RbkMixLine *line = &g_array_index (offer->lines, RbkMixLine, i);

      add_line (self, line, offer->limit[line->meter.source], bills);
    }
  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    for (guint i = 0; offer->limit[k] < self->index->largest[k] && i < self->n_groups; i++)
      if (self->numbers[k][i] > offer->limit[k])
        bills[i] = G_MAXINT64;
}

/*
 * rbk_crowd_bill_plan:
 * @self: customers
 * @spec: a book that the index fits
 * @plan: the place of a plan
 * @bills: (out) (array): of each group, in minor units; `G_MAXINT64` where the plan does not
 *   allow it, or has no price
 * @error: return location for a #GError: `RBK_ERROR_OVERFLOW`
 *
 * Returns: `TRUE` on success
 */
gboolean
rbk_crowd_bill_plan (
    const RbkCrowd *self, const RbkSpec *spec, guint plan, gint64 *bills, GError **error)
{
  g_autoptr(GArray) offers = rbk_mix_offers_new (spec, self->index, (int) plan, error);

  if (offers == NULL)
    return FALSE;
  if (offers->len > 0)
    crowd_fill_bills (self, &g_array_index (offers, RbkMixOffer, 0), bills);
  for (guint i = 0; offers->len == 0 && i < self->n_groups; i++)
    bills[i] = G_MAXINT64;
  return TRUE;
}

/* Nano-units in a minor unit of the book's currency. */
gint64
rbk_crowd_get_nano_per_minor (const RbkSpec *spec)
{
  gint64 nano = 1000000000;

  for (guint i = 0; i < spec->minor_digits; i++)
    nano /= 10;
  return nano;
}
