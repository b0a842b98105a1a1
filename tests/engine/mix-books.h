/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-population.h"

G_BEGIN_DECLS

RbkBook       *mix_book_new_random (void) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *mix_population_new_random (guint    max_customers,
                                          gboolean has_weights) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *mix_population_expand (RbkPopulation *population) G_GNUC_WARN_UNUSED_RESULT;
void           mix_assert_equal (RbkDecimal a, RbkDecimal b);

G_END_DECLS
