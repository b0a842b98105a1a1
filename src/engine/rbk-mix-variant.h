/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

/**
 * RbkMixGrowth:
 * @calls: how many calls become of each
 * @input: how many tokens become of each token of input, cached and written ones too
 * @output: how many become of each token of output
 *
 * How much more, or less, each customer uses. Factors above nothing.
 */
typedef struct
{
  RbkDecimal calls, input, output;
} RbkMixGrowth;

RbkMixIndex  *rbk_mix_index_new_variant (RbkMixIndex        *self,
                                         const RbkSpec      *spec,
                                         const RbkMixGrowth *growth,
                                         gint64             *cost,
                                         GError            **error) G_GNUC_WARN_UNUSED_RESULT;
RbkDecimal    rbk_mix_index_get_growth (RbkMixIndex *self, guint meter);
const gint64 *rbk_mix_index_get_cost (RbkMixIndex *self);
gboolean      rbk_mix_index_has_own_cost (RbkMixIndex *self);

G_END_DECLS
