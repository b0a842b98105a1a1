/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-private.h"

static gboolean
allows (const RbkMixOffer *offer, const gint64 numbers[RBK_N_MIX_SOURCES])
{
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (numbers[i] > offer->limit[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_at (const gint64 from[RBK_N_MIX_SOURCES], const gint64 numbers[RBK_N_MIX_SOURCES])
{
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (numbers[i] >= from[i])
      return TRUE;
  return FALSE;
}

/* The cheapest of the offers that allow what a customer used; -1 when none does. */
static int
choose (const GArray *offers, const gint64 numbers[RBK_N_MIX_SOURCES], gint64 *lowest)
{
  int found = -1;

  for (guint i = 0; i < offers->len; i++)
    {
      const RbkMixOffer *offer = &g_array_index (offers, RbkMixOffer, i);
      gint64             bill;

      if (!allows (offer, numbers))
        continue;
      bill = rbk_mix_offer_get_bill (offer, numbers);
      if (found >= 0 && bill >= *lowest)
        continue;
      found = (int) i;
      *lowest = bill;
    }
  return found;
}

static void
add_customer (RbkMixTally       *tally,
              const RbkMixOffer *offer,
              const gint64       numbers[RBK_N_MIX_SOURCES],
              gint64             bill,
              gint64             cost,
              gint64             nano_per_minor)
{
  tally->n_customers++;
  tally->n_at_80 += is_at (offer->at_80, numbers);
  tally->n_at_100 += is_at (offer->at_100, numbers);
  tally->revenue += bill;
  tally->cost += cost;
  if (cost <= rbk_mix_get_kept (offer, bill, nano_per_minor))
    return;
  tally->n_losing++;
  tally->losing_cost += cost;
  tally->losing_revenue += bill;
}

static void
add_run (GArray *runs, int offer, guint position)
{
  RbkMixRun *last = runs->len > 0 ? &g_array_index (runs, RbkMixRun, runs->len - 1) : NULL;
  RbkMixRun  run = { offer, position, position + 1 };

  if (last != NULL && last->offer == offer)
    last->to++;
  else
    g_array_append_val (runs, run);
}

static guint
find_sources (const RbkMixIndex *index, RbkMixSource sources[RBK_N_MIX_SOURCES])
{
  guint n_sources = 0;

  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (index->values[i] != NULL)
      sources[n_sources++] = (RbkMixSource) i;
  return n_sources;
}

/*
 * rbk_mix_pass:
 * @index: customers
 * @offers: whose lines may go by several sources
 * @nano_per_minor: nano-units in a minor unit
 * @tallies: (inout) (array): of each plan of the book, added to
 * @runs: (nullable): takes who is where
 *
 * Does what [func@mix_walk] does, customer by customer.
 */
void
rbk_mix_pass (const RbkMixIndex *index,
              const GArray      *offers,
              gint64             nano_per_minor,
              RbkMixTally       *tallies,
              GArray            *runs)
{
  RbkMixSource sources[RBK_N_MIX_SOURCES];
  guint        n_sources = find_sources (index, sources);
  gint64       numbers[RBK_N_MIX_SOURCES] = { 0 };

  for (guint i = 0; i < index->n_customers; i++)
    {
      /* Only who wants to know where customers are needs them in order. */
      guint  customer = runs != NULL ? index->order[i] : i;
      gint64 bill = 0;
      int    found;

      for (guint k = 0; k < n_sources; k++)
        numbers[sources[k]] = index->values[sources[k]][customer];
      found = choose (offers, numbers, &bill);
      if (runs != NULL)
        add_run (runs, found, i);
      if (found >= 0)
        {
          const RbkMixOffer *offer = &g_array_index (offers, RbkMixOffer, found);

          add_customer (&tallies[offer->plan], offer, numbers, bill, index->cost[customer],
                        nano_per_minor);
        }
    }
}
