/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix-box.h"
#include "rbk-mix-kernel.h"

G_BEGIN_DECLS

/* A way through the blocks of customers. */
typedef struct
{
  const RbkMixIndex  *index;
  const RbkMixBlocks *blocks;
  const GArray       *offers;
  gint64              nano_per_minor;
  const RbkMixKernel *kernel;
  RbkMixTally        *tallies; /* of the plans, for each part */
  guint               n_tallies, n_parts;
  GArray             *runs; /* (nullable) */
} RbkMixPass;

/* A block that is worked on. */
typedef struct
{
  const RbkMixBlock *block;
  guint              n;
  RbkMixBox         *boxes;                      /* (owned) of each offer */
  const gint64      *numbers[RBK_N_MIX_SOURCES]; /* (nullable) */
  const gint64      *costs;
  const gint64      *weights; /* (nullable) */
  gint64             gathered[RBK_N_MIX_SOURCES + 1][RBK_MIX_CHUNK];
  gint64             bills[RBK_MIX_CHUNK], lowest[RBK_MIX_CHUNK];
  double             fast_bills[RBK_MIX_CHUNK];
  int                found[RBK_MIX_CHUNK];
} RbkMixChunk;

void rbk_mix_tally_merge (RbkMixTally *tally, const RbkMixTally *other);
void rbk_mix_add_run (GArray *runs, int offer, guint from, guint n);
void rbk_mix_chunk_ask (RbkMixChunk *chunk, const RbkMixPass *pass, RbkMixTally *tallies);

G_END_DECLS
