/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"

G_BEGIN_DECLS

/* Edits of several plans at once, each one step. @positions ascend and name each plan once. */

RbkEdit *rbk_plans_edit_remove (RbkBook     *book,
                                const guint *positions,
                                guint        n_positions) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_plans_edit_duplicate (RbkBook     *book,
                                   const guint *positions,
                                   guint        n_positions) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_plans_edit_move (RbkBook     *book,
                              const guint *positions,
                              guint        n_positions,
                              guint        before) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
