/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-private.h"

/* Goes through the customers, a chunk of them after another: the bills of a chunk are worked
 * out plan by plan and line by line, in loops without a turn. */

#define CHUNK 512
#define MIN_PER_THREAD 50000

typedef struct
{
  const RbkMixIndex *index;
  const GArray      *offers;
  gint64             nano_per_minor;
  RbkMixTally       *tallies;
  GArray            *runs;     /* (nullable) */
  guint              from, to; /* of the customers; of their order, where there are runs */
} Pass;

typedef struct
{
  guint         n;
  const gint64 *numbers[RBK_N_MIX_SOURCES]; /* (nullable) */
  const gint64 *costs;
  const gint64 *weights; /* (nullable) */
  gint64        gathered[RBK_N_MIX_SOURCES + 1][CHUNK];
  gint64        bills[CHUNK], lowest[CHUNK];
  int           found[CHUNK];
} Chunk;

static const gint64 *
gather (const Pass *self, Chunk *chunk, guint from, guint row, const gint64 *values)
{
  for (guint i = 0; i < chunk->n; i++)
    chunk->gathered[row][i] = values[self->index->order[from + i]];
  return chunk->gathered[row];
}

/* Only who wants to know where customers are needs them in order. */
static void
take_chunk (const Pass *self, Chunk *chunk, guint from)
{
  const RbkMixIndex *index = self->index;

  chunk->n = MIN (self->to - from, CHUNK);
  chunk->costs = self->runs != NULL ? index->ordered_cost + from : index->cost + from;
  chunk->weights =
      index->entry_weights != NULL && self->runs == NULL ? index->entry_weights + from : NULL;
  for (guint i = 0; i < RBK_N_MIX_SOURCES; i++)
    if (index->values[i] != NULL)
      chunk->numbers[i] = self->runs != NULL ? gather (self, chunk, from, i, index->values[i])
                                             : index->values[i] + from;
  for (guint i = 0; i < chunk->n; i++)
    chunk->found[i] = -1;
}

static void
add_line (Chunk *chunk, const RbkMixLine *line)
{
  const gint64      *numbers = chunk->numbers[line->meter.source];
  const RbkMixPiece *pieces = &g_array_index (line->pieces, RbkMixPiece, 0);
  guint              n_pieces = line->pieces->len;

  for (guint i = 0; i < chunk->n; i++)
    {
      guint piece = 0;

      for (guint k = 0; k + 1 < n_pieces; k++)
        piece += numbers[i] > pieces[k].to;
      chunk->bills[i] += rbk_mix_piece_get_minor (&pieces[piece], numbers[i]);
    }
}

/* A line that has to be evaluated in full is so only where the plan allows the usage. */
static void
add_slow_line (const Pass *self, Chunk *chunk, const RbkMixOffer *offer, const RbkMixLine *line)
{
  const gint64 *numbers = chunk->numbers[line->meter.source];

  for (guint i = 0; i < chunk->n; i++)
    if (numbers[i] <= offer->limit[line->meter.source])
      chunk->bills[i] +=
          rbk_mix_line_get_minor (line, rbk_mix_line_find (line, numbers[i]), numbers[i]);
}

static gboolean
is_exact (const RbkMixLine *line)
{
  for (guint i = 0; i < line->pieces->len; i++)
    if (!g_array_index (line->pieces, RbkMixPiece, i).is_exact)
      return FALSE;
  return TRUE;
}

/* Bills on a plan that does not allow the usage are past any other. */
static void
forbid (const Pass *self, Chunk *chunk, const RbkMixOffer *offer)
{
  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    for (guint i = 0; offer->limit[k] < self->index->largest[k] && i < chunk->n; i++)
      if (chunk->numbers[k][i] > offer->limit[k])
        chunk->bills[i] = G_MAXINT64;
}

/* Whether a plan that charges no less than its fees may be cheaper for somebody. */
static gboolean
may_be_cheaper (const Chunk *chunk, const RbkMixOffer *offer)
{
  gboolean may_be = FALSE;

  for (guint i = 0; i < chunk->n; i++)
    may_be |= chunk->found[i] < 0 || chunk->lowest[i] > offer->fixed;
  return may_be;
}

static void
try_offer (const Pass *self, Chunk *chunk, int number)
{
  const RbkMixOffer *offer = &g_array_index (self->offers, RbkMixOffer, number);

  if (!may_be_cheaper (chunk, offer))
    return;

  for (guint i = 0; i < chunk->n; i++)
    chunk->bills[i] = offer->fixed;
  for (guint i = 0; i < offer->lines->len; i++)
    {
      const RbkMixLine *line = &g_array_index (offer->lines, RbkMixLine, i);

      if (is_exact (line))
        add_line (chunk, line);
      else
        add_slow_line (self, chunk, offer, line);
    }
  forbid (self, chunk, offer);
  for (guint i = 0; i < chunk->n; i++)
    if (chunk->found[i] < 0 ? chunk->bills[i] < G_MAXINT64 : chunk->bills[i] < chunk->lowest[i])
      {
        chunk->found[i] = number;
        chunk->lowest[i] = chunk->bills[i];
      }
}

static void
merge (RbkMixTally *tally, const RbkMixTally *other)
{
  tally->n_customers += other->n_customers;
  tally->n_losing += other->n_losing;
  tally->n_at_80 += other->n_at_80;
  tally->n_at_100 += other->n_at_100;
  tally->revenue += other->revenue;
  tally->cost += other->cost;
  tally->losing_revenue += other->losing_revenue;
  tally->losing_cost += other->losing_cost;
}

static inline gint64
get_weight (const Chunk *chunk, guint i)
{
  return chunk->weights != NULL ? chunk->weights[i] : 1;
}

/* Those of the offer's customers that are at a part of a cap. */
static guint64
count_at (const Chunk *chunk, int number, const gint64 from[RBK_N_MIX_SOURCES])
{
  guint64 n = 0;

  for (guint i = 0; i < chunk->n; i++)
    {
      gboolean is_at = FALSE;

      for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
        is_at = is_at || (from[k] < G_MAXINT64 && chunk->numbers[k][i] >= from[k]);
      if (is_at && chunk->found[i] == number)
        n += (guint64) get_weight (chunk, i);
    }
  return n;
}

static gboolean
has_cap (const RbkMixOffer *offer)
{
  for (guint i = RBK_MIX_CALLS; i < RBK_N_MIX_SOURCES; i++)
    if (offer->at_80[i] < G_MAXINT64)
      return TRUE;
  return FALSE;
}

static void
add_customers (const Pass *self, const Chunk *chunk, int number)
{
  const RbkMixOffer *offer = &g_array_index (self->offers, RbkMixOffer, number);
  RbkMixTally       *tally = &self->tallies[offer->plan];
  RbkMixTally        sums = { 0 };

  for (guint i = 0; i < chunk->n; i++)
    if (chunk->found[i] == number)
      {
        gint64   bill = chunk->lowest[i], cost = chunk->costs[i];
        __int128 weight = get_weight (chunk, i);

        sums.n_customers += (guint64) weight;
        sums.revenue += bill * weight;
        sums.cost += cost * weight;
        if (cost > rbk_mix_get_kept (offer, bill, self->nano_per_minor))
          {
            sums.n_losing += (guint64) weight;
            sums.losing_cost += cost * weight;
            sums.losing_revenue += bill * weight;
          }
      }
  if (has_cap (offer) && sums.n_customers > 0)
    {
      sums.n_at_80 = count_at (chunk, number, offer->at_80);
      sums.n_at_100 = count_at (chunk, number, offer->at_100);
    }
  merge (tally, &sums);
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

static gpointer
run_pass (gpointer data)
{
  const Pass       *self = data;
  g_autofree Chunk *chunk = g_new0 (Chunk, 1);

  for (guint from = self->from; from < self->to; from += chunk->n)
    {
      take_chunk (self, chunk, from);
      for (guint i = 0; i < self->offers->len; i++)
        try_offer (self, chunk, (int) i);
      for (guint i = 0; self->runs == NULL && i < self->offers->len; i++)
        add_customers (self, chunk, (int) i);
      for (guint i = 0; self->runs != NULL && i < chunk->n; i++)
        add_run (self->runs, chunk->found[i], from + i);
    }
  return NULL;
}

/*
 * rbk_mix_pass:
 * @index: customers
 * @offers: whose lines may go by several sources
 * @nano_per_minor: nano-units in a minor unit
 * @tallies: (inout) (array length=n_tallies): of each plan of the book, added to where there are
 *   no @runs
 * @n_tallies: how many plans
 * @runs: (nullable): takes who is where
 *
 * Does what [func@mix_walk] does, customer by customer: for many of them in two threads,
 * which give the same sums in any order.
 */
void
rbk_mix_pass (const RbkMixIndex *index,
              const GArray      *offers,
              gint64             nano_per_minor,
              RbkMixTally       *tallies,
              guint              n_tallies,
              GArray            *runs)
{
  Pass first = { index, offers, nano_per_minor, tallies, runs, 0, index->n_customers };
  Pass second = first;
  g_autofree RbkMixTally *others = NULL;
  GThread                *thread = NULL;

  if (runs == NULL && index->n_customers >= 2 * MIN_PER_THREAD && g_get_num_processors () > 1)
    {
      others = g_new0 (RbkMixTally, n_tallies);
      second.tallies = others;
      first.to = second.from = index->n_customers / 2 / CHUNK * CHUNK;
      thread = g_thread_try_new ("mix", run_pass, &second, NULL);
      if (thread == NULL)
        first.to = index->n_customers;
    }
  run_pass (&first);
  if (thread == NULL)
    return;
  g_thread_join (thread);
  for (guint i = 0; i < n_tallies; i++)
    merge (&tallies[i], &others[i]);
}
