/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-pass.h"

/* Asks each customer of a block: the bills on all plans that come into question are worked out
 * plan by plan and line by line, in loops without a turn. */

static const gint64 *
widen (RbkMixChunk *chunk, guint row, const guint32 *numbers)
{
  for (guint i = 0; i < chunk->n; i++)
    chunk->gathered[row][i] = numbers[i];
  return chunk->gathered[row];
}

static const gint64 *
gather (const RbkMixPass *self, RbkMixChunk *chunk, guint row, const gint64 *values)
{
  for (guint i = 0; i < chunk->n; i++)
    chunk->gathered[row][i] = values[self->blocks->order[chunk->block->from + i]];
  return chunk->gathered[row];
}

static void
take_numbers (const RbkMixPass *self, RbkMixChunk *chunk)
{
  const RbkMixBlocks *blocks = self->blocks;
  guint               from = chunk->block->from;

  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    if (blocks->small[k] != NULL)
      chunk->numbers[k] = widen (chunk, k, blocks->small[k] + from);
    else if (blocks->large[k] != NULL)
      chunk->numbers[k] = blocks->large[k] + from;
  chunk->costs = blocks->cost + from;
  if (self->index->entry_weights != NULL)
    chunk->weights = gather (self, chunk, RBK_N_MIX_SOURCES, self->index->entry_weights);
}

static void
add_line (RbkMixChunk *chunk, const RbkMixLine *line)
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
add_slow_line (const RbkMixPass  *self,
               RbkMixChunk       *chunk,
               const RbkMixOffer *offer,
               const RbkMixLine  *line)
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
forbid (const RbkMixPass *self, RbkMixChunk *chunk, const RbkMixOffer *offer)
{
  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    for (guint i = 0; offer->limit[k] < self->index->largest[k] && i < chunk->n; i++)
      if (chunk->numbers[k][i] > offer->limit[k])
        chunk->bills[i] = G_MAXINT64;
}

/* Whether a plan may be cheaper for somebody. */
static gboolean
may_be_cheaper (const RbkMixChunk *chunk, int number)
{
  gboolean may_be = FALSE;

  for (guint i = 0; i < chunk->n; i++)
    may_be |= chunk->found[i] < 0 || chunk->lowest[i] > chunk->boxes[number].least;
  return may_be;
}

static void
try_offer (const RbkMixPass *self, RbkMixChunk *chunk, int number)
{
  const RbkMixOffer *offer = &g_array_index (self->offers, RbkMixOffer, number);

  if (chunk->boxes[number].allows == RBK_MIX_ALLOWS_NOBODY || !may_be_cheaper (chunk, number))
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

/* Adds up. */
void
rbk_mix_tally_merge (RbkMixTally *tally, const RbkMixTally *other)
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
get_weight (const RbkMixChunk *chunk, guint i)
{
  return chunk->weights != NULL ? chunk->weights[i] : 1;
}

/* Those of the offer's customers that are at a part of a cap. */
static guint64
count_at (const RbkMixChunk *chunk, int number, const gint64 from[RBK_N_MIX_SOURCES])
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
add_customers (const RbkMixPass *self, RbkMixTally *tallies, const RbkMixChunk *chunk, int number)
{
  const RbkMixOffer *offer = &g_array_index (self->offers, RbkMixOffer, number);
  RbkMixTally       *tally = &tallies[offer->plan];
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
  rbk_mix_tally_merge (tally, &sums);
}

/* Customers that take the same as those before them are in one run with them. */
void
rbk_mix_add_run (GArray *runs, int offer, guint position, guint n)
{
  RbkMixRun *last = runs->len > 0 ? &g_array_index (runs, RbkMixRun, runs->len - 1) : NULL;
  RbkMixRun  run = { offer, position, position + n };

  if (last != NULL && last->offer == offer)
    last->to += n;
  else
    g_array_append_val (runs, run);
}

/*
 * rbk_mix_chunk_ask:
 * @chunk: a block, with what each offer charges it
 * @self: the pass
 * @tallies: (inout): of each plan; not touched where the pass takes runs
 *
 * Lets each customer of the block take its cheapest offer.
 */
void
rbk_mix_chunk_ask (RbkMixChunk *chunk, const RbkMixPass *self, RbkMixTally *tallies)
{
  take_numbers (self, chunk);
  for (guint i = 0; i < chunk->n; i++)
    chunk->found[i] = -1;
  for (guint i = 0; i < self->offers->len; i++)
    try_offer (self, chunk, (int) i);
  for (guint i = 0; self->runs == NULL && i < self->offers->len; i++)
    add_customers (self, tallies, chunk, (int) i);
  for (guint i = 0; self->runs != NULL && i < chunk->n; i++)
    rbk_mix_add_run (self->runs, chunk->found[i], chunk->block->from + i, 1);
}
