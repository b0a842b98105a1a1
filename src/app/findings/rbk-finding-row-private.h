/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-finding-row.h"

G_BEGIN_DECLS

struct _RbkFindingRow
{
  GtkWidget parent_instance;

  RbkDocument      *document; /* (owned) */
  RbkFindings      *findings; /* (owned) */
  GPtrArray        *list;     /* (owned) (nullable) of which the finding is one */
  const RbkFinding *finding;  /* (not owned) (nullable) */
  GtkWidget        *grid, *icon, *message, *reason;
  GtkWidget        *place, *place_text, *title;
  GtkWidget        *fix, *fix_text, *let_be, *take_back, *why, *notes, *details;
  GtkWidget        *chart; /* (nullable) until somebody looks */
};

/* Of rbk-finding-row-actions.c */
void rbk_finding_row_fix (RbkFindingRow *self);
void rbk_finding_row_let_be (RbkFindingRow *self);
void rbk_finding_row_take_back (RbkFindingRow *self);

G_END_DECLS
