/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-blocks.h"

/*
 * rbk_mix_runs_new:
 * @spec: a book
 * @only: the place of the only plan to choose from; -1 for all
 * @index: its customers, which must live as long
 * @error: return location for a [error@Error]
 *
 * Returns: (transfer full): who takes which offer
 */
RbkMixRuns *
rbk_mix_runs_new (const RbkSpec *spec, int only, RbkMixIndex *index, GError **error)
{
  g_autofree RbkMixTally *tallies = g_new0 (RbkMixTally, MAX (spec->n_plans, 1));
  g_autoptr(GArray) offers = NULL;
  gint64      nano_per_minor = rbk_mix_get_minor_raw (spec) / (gint64) RBK_NANO_RAW;
  RbkMixRuns *self;

  if (!rbk_mix_check_index (spec, index, error))
    return NULL;
  offers = rbk_mix_offers_new (spec, index, only, error);
  if (offers == NULL)
    return NULL;
  self = g_new0 (RbkMixRuns, 1);
  self->index = index;
  self->runs = g_array_new (FALSE, FALSE, sizeof (RbkMixRun));
  self->order = index->order;
  self->costs = index->ordered_cost;
  if (rbk_mix_is_on_one_source (index, offers))
    rbk_mix_walk (index, offers, nano_per_minor, tallies, self->runs);
  else
    {
      self->blocks = rbk_mix_index_get_blocks (index, spec);
      self->order = self->blocks->order;
      self->costs = self->blocks->cost;
      rbk_mix_pass (index, self->blocks, offers, nano_per_minor, tallies, spec->n_plans,
                    self->runs);
    }
  self->offers = g_steal_pointer (&offers);
  return self;
}

/*
 * rbk_mix_runs_free:
 * @self: (transfer full): runs
 *
 * Frees them.
 */
void
rbk_mix_runs_free (RbkMixRuns *self)
{
  g_array_unref (self->offers);
  g_array_unref (self->runs);
  g_free (self);
}

static inline gint64
get_number (const RbkMixBlocks *blocks, guint source, guint place)
{
  return blocks->small[source] != NULL   ? blocks->small[source][place]
         : blocks->large[source] != NULL ? blocks->large[source][place]
                                         : 0;
}

static void
bill_blocks (const RbkMixRuns *self, const RbkMixOffer *offer, guint from, guint n, gint64 *bills)
{
  for (guint i = 0; i < n; i++)
    bills[i] = offer->fixed;
  for (guint k = 0; k < offer->lines->len; k++)
    {
      const RbkMixLine *line = &g_array_index (offer->lines, RbkMixLine, k);

      for (guint i = 0; i < n; i++)
        {
          gint64 number = get_number (self->blocks, line->meter.source, from + i);

          bills[i] += rbk_mix_line_get_minor (line, rbk_mix_line_find (line, number), number);
        }
    }
}

/* The place of a customer of the order. */
static guint
find_place (const RbkMixIndex *index, guint position)
{
  guint low = 0, high = index->n_places - 1;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (index->firsts[middle] <= position)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* Those of a place have one bill. */
static void
bill_places (const RbkMixRuns *self, const RbkMixOffer *offer, guint from, guint n, gint64 *bills)
{
  const RbkMixIndex *index = self->index;
  guint              place = find_place (index, from);

  for (guint i = 0; i < n; place++)
    {
      guint  end = MIN (n, index->firsts[place + 1] - from);
      gint64 numbers[RBK_N_MIX_SOURCES] = { 0 }, bill;

      numbers[index->source] = index->places[place];
      bill = rbk_mix_offer_get_bill (offer, numbers);
      while (i < end)
        bills[i++] = bill;
    }
}

static void
visit_run (
    const RbkMixRuns *self, int offer, guint from, guint to, RbkMixVisit visit, gpointer user_data)
{
  gint64 bills[RBK_MIX_CHUNK] = { 0 };

  for (guint i = from; i < to; i += RBK_MIX_CHUNK)
    {
      RbkMixView view = { NULL, MIN (to - i, RBK_MIX_CHUNK), self->order + i, self->costs + i,
                          bills };

      if (offer >= 0)
        {
          view.offer = &g_array_index (self->offers, RbkMixOffer, offer);
          if (self->blocks != NULL)
            bill_blocks (self, view.offer, i, view.n, bills);
          else
            bill_places (self, view.offer, i, view.n, bills);
        }
      visit (&view, user_data);
    }
}

/*
 * rbk_mix_runs_visit:
 * @self: who takes what
 * @from: the first customer of the order to visit
 * @to: the first that is not visited any more
 * @visit: called for some customers after another
 * @user_data: for @visit
 *
 * Goes through customers; from several threads at once, if need be.
 */
void
rbk_mix_runs_visit (
    const RbkMixRuns *self, guint from, guint to, RbkMixVisit visit, gpointer user_data)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const RbkMixRun *run = &g_array_index (self->runs, RbkMixRun, i);
      guint            first = MAX (run->from, from), end = MIN (run->to, to);

      if (first < end)
        visit_run (self, run->offer, first, end, visit, user_data);
    }
}
