/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-mix-spread.h"
#include "rbk-moves.h"

G_BEGIN_DECLS

/**
 * RbkMixDetail:
 * @spec: (not owned): a book
 * @population: (not owned): its customers
 * @spread: how margins differ from customer to customer
 * @moves: (nullable): where customers go from the plan that they are on today, where their
 *   file names it
 *
 * What there is to say of customers on the cheapest plans beside what plans come to.
 */
typedef struct
{
  const RbkSpec *spec;
  RbkPopulation *population;
  RbkMixSpread  *spread;
  RbkMoves      *moves;
} RbkMixDetail;

gboolean rbk_mix_detail_init (RbkMixDetail  *self,
                              const RbkSpec *spec,
                              RbkMixIndex   *index,
                              GError       **error);
void     rbk_mix_detail_clear (RbkMixDetail *self);

void rbk_mix_detail_add_spread (JsonBuilder *builder, const RbkMarginSpread *spread);
void rbk_mix_detail_add_members (const RbkMixDetail *self, JsonBuilder *builder);
void rbk_mix_detail_append_text (const RbkMixDetail *self, GString *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkMixDetail, rbk_mix_detail_clear)

G_END_DECLS
