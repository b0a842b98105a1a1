/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-field-row.h"
#include "rbk-inspector-section.h"
#include "rbk-phase.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

/**
 * RbkInspectorView:
 * @document: the open book
 * @format: for its currency
 * @analysis: (nullable): what follows from it; not there while parts are made
 * @plan: the plan shown
 * @phase: (nullable): the phase of it
 *
 * What the parts of the inspector show. It borrows all of it.
 */
typedef struct
{
  RbkDocument    *document;
  RbkMoneyFormat *format;
  RbkAnalysis    *analysis;
  RbkPlan        *plan;
  RbkPhase       *phase;
} RbkInspectorView;

/**
 * RbkInspectorShow:
 * @widget: a part of the inspector
 * @record: what it shows
 * @view: the book as it is now
 *
 * Brings a part up to date.
 */
typedef void (*RbkInspectorShow) (GtkWidget              *widget,
                                  RbkRecord              *record,
                                  const RbkInspectorView *view);

typedef struct
{
  GtkWidget       *widget; /* (not owned) lives as long as the parts do */
  RbkRecord       *record; /* (not owned) */
  RbkInspectorShow show;
} RbkInspectorPart;

/**
 * RbkInspectorGroup:
 *
 * A section with a list of rows, while it is being filled.
 */
typedef struct
{
  const RbkInspectorView *view;
  GArray                 *parts;  /* (element-type RbkInspectorPart) where to note each */
  GHashTable             *closed; /* (element-type utf8) sections folded away */
  GtkWidget              *box;    /* where sections go */
  RbkInspectorSection    *section;
  GtkWidget              *list;
  RbkFieldTarget          target;
  const char             *suffix; /* of accessible names: “Pro, evergreen, AI runs” */
} RbkInspectorGroup;

void         rbk_inspector_group_begin (RbkInspectorGroup *self, const char *id, const char *title);
RbkFieldRow *rbk_inspector_group_add (RbkInspectorGroup *self,
                                      const char        *field,
                                      const char        *title);
void         rbk_inspector_group_add_widget (RbkInspectorGroup *self, GtkWidget *widget);
void         rbk_inspector_group_add_note (RbkInspectorGroup *self,
                                           RbkRecord         *record,
                                           RbkInspectorShow   show);
void         rbk_inspector_group_add_part (RbkInspectorGroup *self,
                                           GtkWidget         *widget,
                                           RbkRecord         *record,
                                           RbkInspectorShow   show);
GtkWidget   *rbk_inspector_group_add_button (RbkInspectorGroup *self,
                                             const char        *label,
                                             const char        *tooltip,
                                             const char        *action,
                                             const char        *target);
GtkWidget   *rbk_inspector_new_fact (const char *title, const char *text, const char *tooltip);
GtkWidget   *rbk_inspector_new_menu (GMenuModel *menu,
                                     const char *icon,
                                     const char *tooltip) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
