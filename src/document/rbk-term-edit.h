/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-edit.h"
#include "rbk-phase.h"
#include "rbk-solve.h"

G_BEGIN_DECLS

/* The edit of one of the terms that are solved for, dragged and optimised. */

RbkEdit *rbk_term_edit_new (RbkPhase   *phase,
                            const char *meter,
                            RbkSolveFor what,
                            RbkDecimal  value,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
