/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix-blocks.h"

G_BEGIN_DECLS

typedef enum
{
  RBK_MIX_ALLOWS_NOBODY,
  RBK_MIX_ALLOWS_SOME,
  RBK_MIX_ALLOWS_ALL,
} RbkMixAllows;

/* What an offer charges the customers of a block, of those that it allows. */
typedef struct
{
  RbkMixAllows allows;
  gint64       least, most;
  gint64       low[RBK_N_MIX_SOURCES], high[RBK_N_MIX_SOURCES]; /* its lines at both ends */
  gint64       slack; /* by how much rounding can bend it; G_MAXINT64 / 4: it is not straight */
} RbkMixBox;

#define RBK_MIX_UNCERTAIN (-2)

void rbk_mix_box_init (RbkMixBox *self, const RbkMixOffer *offer, const RbkMixBlock *block);
int  rbk_mix_find_winner (const GArray *offers, const RbkMixBox *boxes);

G_END_DECLS
