/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-optimise.h"

G_BEGIN_DECLS

/* Takes over what a search found. */

RbkEdit *rbk_optimum_edit_new (RbkBook          *book,
                               const RbkSpec    *spec,
                               const RbkOptimum *optimum,
                               GError          **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_solution_edit_new (RbkBook       *book,
                                const RbkSpec *spec,
                                guint          plan,
                                RbkSolveFor    what,
                                RbkDecimal     value,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
