/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-decision-row.h"

G_BEGIN_DECLS

struct _RbkDecisionRow
{
  GtkWidget parent_instance;

  RbkDocument      *document; /* (owned) */
  RbkAnalysis      *analysis; /* (owned) (nullable) */
  RbkMoneyFormat   *format;   /* (not owned) (nullable) the page has it */
  RbkDecisionTopic  topic;
  RbkDecisionState *state; /* (owned) (nullable) how it stands */
  GtkWidget        *grid, *icon, *title, *choice, *reason, *moved;
  GtkWidget        *lock, *unlock, *rests, *notes;
  GtkWidget        *advise, *advice;
};

/* What changes how the decision stands, in rbk-decision-row-actions.c. */
void rbk_decision_row_lock (RbkDecisionRow *self, const char *reason);
void rbk_decision_row_unlock (RbkDecisionRow *self);

G_END_DECLS
