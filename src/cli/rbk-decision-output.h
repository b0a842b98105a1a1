/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-book.h"

G_BEGIN_DECLS

/* How the six decisions of two books differ in how they stand. */

typedef struct _RbkDecisionMoves RbkDecisionMoves;

RbkDecisionMoves *rbk_decision_moves_new (RbkBook    *old_book,
                                          const char *old_path,
                                          RbkBook    *new_book,
                                          const char *new_path) G_GNUC_WARN_UNUSED_RESULT;
void              rbk_decision_moves_free (RbkDecisionMoves *self);
void              rbk_decision_moves_append (const RbkDecisionMoves *self, GString *text);
void              rbk_decision_moves_add (const RbkDecisionMoves *self, JsonBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkDecisionMoves, rbk_decision_moves_free)

G_END_DECLS
