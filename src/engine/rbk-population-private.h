/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-population.h"

G_BEGIN_DECLS

/* Nano-units of money, of which a cost column is made, in 10^-18 of the unit. */
#define RBK_NANO_RAW ((__int128) 1000000000)
#define RBK_NANO_PER_UNIT G_GINT64_CONSTANT (1000000000)

RbkPopulation *rbk_population_new_with_cost (RbkPopulation *source,
                                             gint64        *cost) G_GNUC_WARN_UNUSED_RESULT;

void    rbk_sort_values (gint64 *values, guint n);
gint64 *rbk_population_dup_tokens (RbkPopulation *self) G_GNUC_WARN_UNUSED_RESULT;

const gint64 *rbk_population_get_sorted (RbkPopulation *self, RbkColumn column);
const gint64 *rbk_population_get_sorted_tokens (RbkPopulation *self);

gboolean rbk_percentile_scaled (
    const gint64 *sorted, guint n, RbkDecimal percent, __int128 unit_raw, RbkDecimal *value);

G_END_DECLS
