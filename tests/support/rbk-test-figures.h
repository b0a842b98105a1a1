/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-curve.h"

G_BEGIN_DECLS

/* What tests of the engine ask of a book's first plan, and expect of its figures. */

RbkSpec  *rbk_test_freeze (RbkBook *book);
RbkCurve *rbk_test_draw (const RbkSpec *spec);
gboolean  rbk_test_figure_at (const RbkSpec *spec,
                              const char    *where,
                              RbkFigure     *figure,
                              GError       **error);
void      rbk_test_assert_decimal (RbkDecimal value, const char *expected);
void      rbk_test_assert_decimal_at (const RbkDecimal *value, const char *expected);

G_END_DECLS
