/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-book.h"
#include "rbk-edit.h"
#include "rbk-scenario.h"

G_BEGIN_DECLS

/* Edits of a book's scenarios, each one step. */

RbkEdit *rbk_scenario_edit_add (RbkBook *book, RbkScenario *scenario) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_scenario_edit_add_all (RbkBook *book, GListModel *scenarios) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_scenario_edit_duplicate (RbkBook *book, guint position) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_scenario_edit_remove (RbkBook *book, guint position) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_scenario_edit_move (RbkBook *book,
                                 guint    position,
                                 int      steps) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_scenario_edit_set_shocks (RbkScenario       *scenario,
                                       const char *const *shocks,
                                       const char        *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
