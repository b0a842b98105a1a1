/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-mix.h"

G_BEGIN_DECLS

/* A book and its customers, made ready. */
typedef struct
{
  RbkBook       *book;
  RbkSpec       *spec;
  RbkPopulation *population, *costed;
  RbkMixIndex   *index;
} MixFixture;

void mix_fixture_freeze (MixFixture *self);
void mix_fixture_clear (MixFixture *self);

RbkBook       *mix_book_new_random (void) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *mix_population_new_random (guint    max_customers,
                                          gboolean has_weights) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *mix_population_expand (RbkPopulation *population) G_GNUC_WARN_UNUSED_RESULT;
RbkBook       *mix_book_new_known (void) G_GNUC_WARN_UNUSED_RESULT;
RbkPopulation *mix_population_new_known (const gint64      *calls,
                                         const char *const *plans,
                                         guint              n) G_GNUC_WARN_UNUSED_RESULT;
void           mix_assert_text (RbkDecimal value, const char *expected);
void           mix_assert_equal (RbkDecimal a, RbkDecimal b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MixFixture, mix_fixture_clear)

G_END_DECLS
