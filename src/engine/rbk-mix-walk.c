/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-parts.h"

/* Walks along the places of one source, from kink to kink of all the bills. Between two of
 * them every line of a bill is straight but for its rounding, and every bill rises, so what
 * holds at both ends by more than the rounding holds between them: stretches are halved
 * until one plan is the cheapest all along, and then summed up as a whole. */

typedef struct
{
  const RbkMixIndex *index;
  const GArray      *offers;
  gint64             nano_per_minor;
  RbkMixTally       *tallies;
  GArray            *runs; /* (nullable) */
} Walk;

static const RbkMixOffer *
get_offer (const Walk *self, int offer)
{
  return &g_array_index (self->offers, RbkMixOffer, offer);
}

static gint64
get_bill (const Walk *self, int offer, guint place)
{
  gint64 numbers[RBK_N_MIX_SOURCES] = { 0 };

  numbers[self->index->source] = self->index->places[place];
  return rbk_mix_offer_get_bill (get_offer (self, offer), numbers);
}

static gboolean
allows (const Walk *self, int offer, guint place)
{
  return self->index->places[place] <= get_offer (self, offer)->limit[self->index->source];
}

static int
find_cheapest (const Walk *self, guint place)
{
  int    found = -1;
  gint64 lowest = 0;

  for (guint i = 0; i < self->offers->len; i++)
    if (allows (self, (int) i, place))
      {
        gint64 bill = get_bill (self, (int) i, place);

        if (found < 0 || bill < lowest)
          {
            found = (int) i;
            lowest = bill;
          }
      }
  return found;
}

/* How far the rounding of its lines can take a bill from a straight one, in minor units;
 * none at all is enough where a line goes in steps. */
static gint64
get_slack (const Walk *self, int offer, guint place)
{
  const RbkMixOffer *self_offer = get_offer (self, offer);
  gint64             slack = 0;

  for (guint i = 0; i < self_offer->lines->len; i++)
    {
      const RbkMixLine  *line = &g_array_index (self_offer->lines, RbkMixLine, i);
      const RbkMixPiece *piece = rbk_mix_line_find (line, self->index->places[place]);

      if (!piece->is_straight)
        return G_MAXINT64 / 4;
      slack += !piece->is_exact || piece->unit > 1;
    }
  return slack;
}

/* Whether an offer is the cheapest from one place to another, both in it. */
static gboolean
is_cheapest (const Walk *self, int offer, guint from, guint to)
{
  gint64 bill_from = get_bill (self, offer, from), bill_to = get_bill (self, offer, to);
  gint64 slack = get_slack (self, offer, from);

  for (guint i = 0; i < self->offers->len; i++)
    {
      gint64 other_from, other_to, least = (int) i < offer;

      if ((int) i == offer || !allows (self, (int) i, from))
        continue;
      other_from = get_bill (self, (int) i, from);
      if (other_from - bill_to >= least)
        continue;
      other_to = get_bill (self, (int) i, to);
      least += slack + get_slack (self, (int) i, from);
      if (slack >= G_MAXINT64 / 4 || MIN (other_from - bill_from, other_to - bill_to) < least)
        return FALSE;
    }
  return TRUE;
}

static __int128
sum_line (const RbkMixIndex *index, const RbkMixLine *line, guint from, guint to)
{
  const RbkMixPiece *piece = rbk_mix_line_find (line, index->places[from]);
  __int128           sum = 0;

  if (piece->is_exact && piece->unit == 1)
    {
      __int128 n = rbk_mix_count (index, from, to);

      return n * piece->first +
             piece->step * (rbk_mix_sum_usage (index, from, to) - n * piece->from);
    }
  for (guint i = from; i < to; i++)
    sum += (__int128) rbk_mix_line_get_minor (line, piece, index->places[i]) *
           rbk_mix_count (index, i, i + 1);
  return sum;
}

/* Customers of one place, or of several with the same bill, that cost more than what the overhead
 * leaves of it. A block of which none does is passed over. */
static void
find_losing (const Walk *self, const RbkMixOffer *offer, guint from, guint to, gint64 bill)
{
  const RbkMixIndex *index = self->index;
  RbkMixTally       *tally = &self->tallies[offer->plan];
  gint64             kept = rbk_mix_get_kept (offer, bill, self->nano_per_minor);
  guint64            n_losing = 0;
  __int128           cost = 0;

  for (guint i = from; i < to;)
    {
      guint end = MIN (to, (i / RBK_MIX_BLOCK + 1) * RBK_MIX_BLOCK);

      for (; index->high_cost[i / RBK_MIX_BLOCK] > kept && i < end; i++)
        if (index->ordered_cost[i] > kept)
          {
            gint64 weight = rbk_mix_get_weight (index, index->order[i]);

            n_losing += (guint64) weight;
            cost += (__int128) index->ordered_cost[i] * weight;
          }
      i = end;
    }
  tally->n_losing += n_losing;
  tally->losing_cost += cost;
  tally->losing_revenue += (__int128) bill * (gint64) n_losing;
}

/* Of 64 places of which none costs more than the smallest bill leaves nobody is looked at. */
static void
count_losing (const Walk *self, int number, guint from, guint to)
{
  const RbkMixIndex *index = self->index;
  const RbkMixOffer *offer = get_offer (self, number);
  gint64             bill = get_bill (self, number, from);
  gboolean           is_constant = bill == get_bill (self, number, to - 1);

  for (guint i = from; i < to;)
    {
      guint end = MIN (to, (i / RBK_MIX_BLOCK + 1) * RBK_MIX_BLOCK);

      if (!is_constant)
        bill = get_bill (self, number, i);
      if (index->place_cost[i / RBK_MIX_BLOCK] <=
          rbk_mix_get_kept (offer, bill, self->nano_per_minor))
        ;
      else if (is_constant)
        find_losing (self, offer, index->firsts[i], index->firsts[end], bill);
      else
        for (guint k = i; k < end; k++)
          find_losing (self, offer, index->firsts[k], index->firsts[k + 1],
                       get_bill (self, number, k));
      i = end;
    }
}

/* Adds up what customers from a place to before another pay, who all take an offer. */
static void
add_run (Walk *self, int number, guint from, guint to)
{
  const RbkMixIndex *index = self->index;
  const RbkMixOffer *offer = number >= 0 ? get_offer (self, number) : NULL;
  RbkMixRun          run = { number, index->firsts[from], index->firsts[to] };
  guint64            n = (guint64) rbk_mix_count (index, from, to);
  RbkMixTally       *tally;

  if (self->runs != NULL)
    g_array_append_val (self->runs, run);
  if (offer == NULL)
    return;

  tally = &self->tallies[offer->plan];
  tally->n_customers += n;
  if (index->places[from] >= offer->at_80[index->source])
    tally->n_at_80 += n;
  if (index->places[from] >= offer->at_100[index->source])
    tally->n_at_100 += n;
  tally->cost += rbk_mix_sum_cost (index, from, to);
  tally->revenue += (__int128) offer->fixed * (gint64) n;
  for (guint i = 0; i < offer->lines->len; i++)
    tally->revenue += sum_line (index, &g_array_index (offer->lines, RbkMixLine, i), from, to);
  count_losing (self, number, from, to);
}

/* From a place to before another, without a kink between them. */
static void
choose (Walk *self, guint from, guint to)
{
  int   first = find_cheapest (self, from);
  guint middle = from + (to - from) / 2;

  if (to - from == 1 || first < 0 || is_cheapest (self, first, from, to - 1))
    {
      add_run (self, first, from, to);
      return;
    }
  choose (self, from, middle);
  choose (self, middle, to);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The last numbers before something changes. */
static GArray *
find_kinks (const RbkMixIndex *index, const GArray *offers)
{
  GArray *kinks = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < offers->len; i++)
    {
      const RbkMixOffer *offer = &g_array_index (offers, RbkMixOffer, i);
      gint64             ends[] = { offer->limit[index->source], offer->at_80[index->source] - 1,
                                    offer->at_100[index->source] - 1 };

      g_array_append_vals (kinks, ends, G_N_ELEMENTS (ends));
      for (guint k = 0; k < offer->lines->len; k++)
        {
          const GArray *pieces = g_array_index (offer->lines, RbkMixLine, k).pieces;

          for (guint m = 0; m < pieces->len; m++)
            g_array_append_val (kinks, g_array_index (pieces, RbkMixPiece, m).to);
        }
    }
  g_array_append_val (kinks, index->largest[index->source]);
  g_array_sort (kinks, compare_numbers);
  return kinks;
}

/* The first place past a number. */
static guint
find_place (const RbkMixIndex *index, gint64 number)
{
  guint low = 0, high = index->n_places;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (index->places[middle] <= number)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/*
 * rbk_mix_walk:
 * @index: customers
 * @offers: whose lines all go by the source that the customers are ordered by
 * @nano_per_minor: nano-units in a minor unit
 * @tallies: (inout) (array): of each plan of the book, added to
 * @runs: (nullable): takes who is where
 *
 * Gives each customer the cheapest offer that allows its usage.
 */
void
rbk_mix_walk (const RbkMixIndex *index,
              const GArray      *offers,
              gint64             nano_per_minor,
              RbkMixTally       *tallies,
              GArray            *runs)
{
  Walk  self = { index, offers, nano_per_minor, tallies, runs };
  guint from = 0;
  g_autoptr(GArray) kinks = find_kinks (index, offers);

  for (guint i = 0; i < kinks->len; i++)
    {
      guint to = find_place (index, g_array_index (kinks, gint64, i));

      if (to > from)
        choose (&self, from, to);
      from = MAX (from, to);
    }
}
