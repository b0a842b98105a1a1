/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-pass.h"
#include "rbk-work.h"

/* Goes through the customers, a block of them after another. Where it is certain from what a
 * block has in common which plan all of its customers take, only their bills on that one are
 * worked out; else its customers are asked. */

#define MIN_PER_PART 70000
#define MAX_PARTS 16

/* Whether all customers of a block are at a part of a cap, or none: FALSE where some are. */
static gboolean
count_block_at (const RbkMixBlock *block, const gint64 from[RBK_N_MIX_SOURCES], guint64 *n)
{
  gboolean may_be = FALSE;

  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    {
      if (from[k] < G_MAXINT64 && block->low[k] >= from[k])
        {
          *n = block->n_customers;
          return TRUE;
        }
      may_be = may_be || (from[k] < G_MAXINT64 && block->high[k] >= from[k]);
    }
  return !may_be;
}

/* What lines of an offer charge a block on which they are one piece each, by vectors. FALSE where
 * they don't, or numbers are too large for that. */
static gboolean
find_slopes (const RbkMixPass  *self,
             const RbkMixChunk *chunk,
             const RbkMixOffer *offer,
             RbkMixSlope       *slopes)
{
  for (guint i = 0; i < offer->lines->len; i++)
    {
      const RbkMixLine  *line = &g_array_index (offer->lines, RbkMixLine, i);
      guint              k = line->meter.source;
      const RbkMixPiece *piece = rbk_mix_line_find (line, chunk->block->low[k]);

      if (self->blocks->small[k] == NULL || chunk->block->high[k] > piece->to ||
          !rbk_mix_slope_init (&slopes[i], piece, chunk->block->high[k]))
        return FALSE;
    }
  return TRUE;
}

/* Of a line that is exact and on the grid of minor units, the block's sums are enough. */
static __int128
sum_line (const RbkMixPass  *self,
          const RbkMixChunk *chunk,
          const RbkMixLine  *line,
          const RbkMixSlope *slope)
{
  const RbkMixBlock *block = chunk->block;
  guint              k = line->meter.source;
  const RbkMixPiece *piece = rbk_mix_line_find (line, block->low[k]);
  __int128           n = block->n;

  if (piece->unit == 1)
    return n * piece->first + piece->step * (block->usage[k] - n * piece->from);
  return self->kernel->sum (slope, self->blocks->small[k] + block->from, block->n);
}

static void
compare (const RbkMixPass  *self,
         RbkMixChunk       *chunk,
         const RbkMixOffer *offer,
         const RbkMixSlope *slopes,
         RbkMixTally       *tally)
{
  const RbkMixBlock *block = chunk->block;
  RbkMixSums         sums = { 0 };

  for (guint i = 0; i < block->n; i++)
    chunk->fast_bills[i] = (double) offer->fixed;
  for (guint i = 0; i < offer->lines->len; i++)
    {
      guint k = g_array_index (offer->lines, RbkMixLine, i).meter.source;

      self->kernel->add (&slopes[i], self->blocks->small[k] + block->from, block->n,
                         chunk->fast_bills);
    }
  self->kernel->compare (chunk->fast_bills, self->blocks->cost + block->from, block->n,
                         (double) self->nano_per_minor, (double) offer->overhead, &sums);
  tally->revenue += sums.bill;
  tally->n_losing += sums.n_losing;
  tally->losing_revenue += sums.losing_bill;
  tally->losing_cost += sums.losing_cost;
}

/* Whether the kernels can take all that is in the block. */
static gboolean
is_small (const RbkMixPass  *self,
          const RbkMixChunk *chunk,
          const RbkMixOffer *offer,
          const RbkMixBox   *box)
{
  return self->index->entry_weights == NULL && box->most < RBK_MIX_KERNEL_MAX_BILL &&
         box->most < RBK_MIX_KERNEL_MAX_NANO / self->nano_per_minor &&
         offer->overhead < RBK_MIX_KERNEL_MAX_NANO &&
         chunk->block->low_cost > -RBK_MIX_KERNEL_MAX_NANO &&
         chunk->block->high_cost < RBK_MIX_KERNEL_MAX_NANO;
}

/* Adds up a block whose customers all take an offer, all or none of them at parts of its cap.
 * FALSE where they have to be looked at. */
static gboolean
add_block (const RbkMixPass *self, RbkMixTally *tallies, RbkMixChunk *chunk, int number)
{
  const RbkMixOffer *offer = &g_array_index (self->offers, RbkMixOffer, number);
  const RbkMixBlock *block = chunk->block;
  const RbkMixBox   *box = &chunk->boxes[number];
  RbkMixTally        sums = { .n_customers = block->n_customers, .cost = block->cost };
  RbkMixSlope        slopes[RBK_MIX_MAX_LINES];
  gboolean may_lose = block->high_cost > rbk_mix_get_kept (offer, box->least, self->nano_per_minor);

  if (!count_block_at (block, offer->at_80, &sums.n_at_80) ||
      !count_block_at (block, offer->at_100, &sums.n_at_100) ||
      !is_small (self, chunk, offer, box) || !find_slopes (self, chunk, offer, slopes))
    return FALSE;
  if (may_lose)
    compare (self, chunk, offer, slopes, &sums);
  else
    {
      sums.revenue = (__int128) offer->fixed * block->n;
      for (guint i = 0; i < offer->lines->len; i++)
        sums.revenue +=
            sum_line (self, chunk, &g_array_index (offer->lines, RbkMixLine, i), &slopes[i]);
    }
  rbk_mix_tally_merge (&tallies[offer->plan], &sums);
  return TRUE;
}

static void
take_block (const RbkMixPass  *self,
            RbkMixTally       *tallies,
            RbkMixChunk       *chunk,
            const RbkMixBlock *block)
{
  int winner;

  chunk->block = block;
  chunk->n = block->n;
  for (guint i = 0; i < self->offers->len; i++)
    rbk_mix_box_init (&chunk->boxes[i], &g_array_index (self->offers, RbkMixOffer, i), block);
  winner = rbk_mix_find_winner (self->offers, chunk->boxes);
  if (winner != RBK_MIX_UNCERTAIN && self->runs != NULL)
    rbk_mix_add_run (self->runs, winner, block->from, block->n);
  else if (winner == RBK_MIX_UNCERTAIN ||
           (winner >= 0 && !add_block (self, tallies, chunk, winner)))
    rbk_mix_chunk_ask (chunk, self, tallies);
}

static void
run_part (guint part, gpointer data)
{
  const RbkMixPass       *self = data;
  const GArray           *blocks = self->blocks->blocks;
  guint                   from = (guint) ((guint64) blocks->len * part / self->n_parts);
  guint                   to = (guint) ((guint64) blocks->len * (part + 1) / self->n_parts);
  g_autofree RbkMixChunk *chunk = g_new0 (RbkMixChunk, 1);
  g_autofree RbkMixBox   *boxes = g_new (RbkMixBox, MAX (self->offers->len, 1));

  chunk->boxes = boxes;
  for (guint i = from; i < to; i++)
    take_block (self, self->tallies + (gsize) part * self->n_tallies, chunk,
                &g_array_index (blocks, RbkMixBlock, i));
}

/*
 * rbk_mix_pass:
 * @index: customers
 * @blocks: the same, in blocks
 * @offers: whose lines may go by several sources
 * @nano_per_minor: nano-units in a minor unit
 * @tallies: (inout) (array length=n_tallies): of each plan of the book, added to where there are
 *   no @runs
 * @n_tallies: how many plans
 * @runs: (nullable): takes who is where, in the order of the blocks
 *
 * Does what [func@mix_walk] does, block by block: many of them in several threads, which give the
 * same sums in any order.
 */
void
rbk_mix_pass (const RbkMixIndex  *index,
              const RbkMixBlocks *blocks,
              const GArray       *offers,
              gint64              nano_per_minor,
              RbkMixTally        *tallies,
              guint               n_tallies,
              GArray             *runs)
{
  guint n_parts = runs == NULL ? CLAMP (index->n_customers / MIN_PER_PART, 1, MAX_PARTS) : 1;
  g_autofree RbkMixTally *parts = g_new0 (RbkMixTally, MAX ((gsize) n_tallies * n_parts, 1));
  RbkMixPass              self = {
                 index,     blocks,  offers, nano_per_minor, rbk_mix_kernel_get (rbk_mix_may_be_vectors), parts,
                 n_tallies, n_parts, runs
  };

  rbk_work_run (run_part, n_parts, &self);
  for (guint i = 0; i < n_parts; i++)
    for (guint k = 0; k < n_tallies; k++)
      rbk_mix_tally_merge (&tallies[k], &parts[(gsize) i * n_tallies + k]);
}
