/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix-parts.h"

G_BEGIN_DECLS

#define RBK_MIX_CHUNK 512

/* Customers that are alike in what they used, with what they have in common. */
typedef struct
{
  guint    from, n; /* in the order of the blocks */
  gint64   low[RBK_N_MIX_SOURCES], high[RBK_N_MIX_SOURCES];
  gint64   low_cost, high_cost;
  guint64  n_customers; /* with weights, and so below */
  __int128 cost, usage[RBK_N_MIX_SOURCES];
} RbkMixBlock;

/* Customers in slabs of the first source, and in each slab by the second. A number is kept in
 * 32 bits where all of its source fit. */
struct _RbkMixBlocks
{
  guint   *order;                    /* (owned) */
  gint64  *cost;                     /* (owned) */
  guint32 *small[RBK_N_MIX_SOURCES]; /* (owned) (nullable) */
  gint64  *large[RBK_N_MIX_SOURCES]; /* (owned) (nullable) */
  GArray  *blocks;                   /* (owned) (element-type RbkMixBlock) */
  gboolean is_variant;               /* whether order and numbers are another's */
};

RbkMixBlocks *rbk_mix_blocks_new (const RbkMixIndex *index,
                                  RbkMixSource       first,
                                  RbkMixSource       second) G_GNUC_WARN_UNUSED_RESULT;
RbkMixBlocks *rbk_mix_blocks_new_variant (const RbkMixBlocks *base,
                                          const RbkMixIndex  *index) G_GNUC_WARN_UNUSED_RESULT;
void          rbk_mix_blocks_free (RbkMixBlocks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkMixBlocks, rbk_mix_blocks_free)

G_END_DECLS
