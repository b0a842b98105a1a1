/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

RbkEdit *rbk_plan_edit_add (RbkBook *book) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_plan_edit_duplicate (RbkBook *book, guint position) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_plan_edit_remove (RbkBook *book, guint position) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_plan_edit_move (RbkBook *book, guint from, guint to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
