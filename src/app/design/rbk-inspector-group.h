/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-field-row.h"

G_BEGIN_DECLS

/**
 * RbkInspectorGroup:
 *
 * A heading over a list of rows, while it is being filled.
 */
typedef struct
{
  GtkWidget     *list;
  GPtrArray     *rows; /* (element-type RbkFieldRow) where to note each row */
  RbkFieldTarget target;
  const char    *suffix; /* of accessible names: “Pro, evergreen, AI runs” */
} RbkInspectorGroup;

void rbk_inspector_group_begin (RbkInspectorGroup *self, GtkWidget *box, const char *title);
void rbk_inspector_group_add (RbkInspectorGroup *self, const char *field, const char *title);
void rbk_inspector_group_add_fact (RbkInspectorGroup *self,
                                   const char        *title,
                                   const char        *text,
                                   const char        *tooltip);
void rbk_inspector_group_add_card (RbkInspectorGroup *self, RbkRecord *card);

G_END_DECLS
