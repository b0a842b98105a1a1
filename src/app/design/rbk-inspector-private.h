/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-inspector-group.h"
#include "rbk-inspector.h"

G_BEGIN_DECLS

/* What the inspector's parts share. */

RbkDocument *rbk_inspector_get_document (RbkInspector *self);
RbkPlan     *rbk_inspector_get_plan (RbkInspector *self);
RbkPhase    *rbk_inspector_get_phase (RbkInspector *self);
guint        rbk_inspector_get_phase_position (RbkInspector *self);
void         rbk_inspector_show_phase (RbkInspector *self, RbkPhase *phase);
gboolean     rbk_inspector_take (RbkInspector *self, RbkEdit *edit, GError *error);

void rbk_inspector_install_actions (GtkWidgetClass *widget_class);
void rbk_inspector_update_actions (RbkInspector *self);
void rbk_inspector_ask_for_date (RbkInspector *self);
void rbk_inspector_ask_for_meter (RbkInspector *self);

G_END_DECLS
