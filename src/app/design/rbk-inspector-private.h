/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-inspector-group.h"
#include "rbk-inspector.h"

G_BEGIN_DECLS

/* What the inspector's parts share. */

struct _RbkInspector
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) (nullable) */
  GtkWidget      *scroller;
  GtkWidget      *box; /* heading, timeline, content */
  GtkWidget      *title;
  GtkWidget      *timeline;
  GtkWidget      *dates; /* what is said of today, with its button */
  GtkWidget      *dates_text, *dates_button;
  GtkWidget      *content; /* what is built anew */
  GtkWidget      *facts;   /* the certificate's list */
  GArray         *parts;   /* (owned) (element-type RbkInspectorPart) */
  GHashTable     *closed;  /* (owned) (element-type utf8) sections folded away */
  RbkPlan        *plan;    /* (owned) (nullable) */
  RbkPhase       *phase;   /* (owned) (nullable) the one shown */
  RbkPhase       *wanted;  /* (owned) (nullable) the one to show next */
  RbkRecord      *fresh;   /* (owned) (nullable) what gets the focus once it is there */
  guint           focus_id;
  char           *shape;    /* (owned) (nullable) what the parts were built for */
  gboolean        is_whole; /* whether something around it scrolls */
};

char      *rbk_inspector_describe_shape (RbkInspector *self) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_inspector_new_heading (const char *text, GtkWidget *tool) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_inspector_clear (RbkInspector *self);
void       rbk_inspector_rebuild (RbkInspector *self);

/* Of rbk-inspector-phases.c */
void       rbk_inspector_choose_phase (RbkInspector *self, RbkAnalysis *analysis, int plan);
void       rbk_inspector_show_dates (RbkInspector *self);
GtkWidget *rbk_inspector_new_phase_menu (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_inspector_new_dates (RbkInspector *self) G_GNUC_WARN_UNUSED_RESULT;

RbkDocument *rbk_inspector_get_document (RbkInspector *self);
RbkPlan     *rbk_inspector_get_plan (RbkInspector *self);
RbkPhase    *rbk_inspector_get_phase (RbkInspector *self);
guint        rbk_inspector_get_phase_position (RbkInspector *self);
void         rbk_inspector_show_phase (RbkInspector *self, RbkPhase *phase);
void         rbk_inspector_go_to (RbkInspector *self, RbkRecord *record);
gboolean     rbk_inspector_take (RbkInspector *self, RbkEdit *edit, GError *error);

void rbk_inspector_take_card (RbkInspector *self, RbkEdit *edit, GError *error);
void rbk_inspector_install_actions (GtkWidgetClass *widget_class);
void rbk_inspector_update_actions (RbkInspector *self);
void rbk_inspector_ask_for_meter (RbkInspector *self);

G_END_DECLS
