/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-plan.h"

G_BEGIN_DECLS

#define RBK_TYPE_PHASE_TIMELINE (rbk_phase_timeline_get_type ())
G_DECLARE_FINAL_TYPE (RbkPhaseTimeline, rbk_phase_timeline, RBK, PHASE_TIMELINE, GtkWidget)

GtkWidget *rbk_phase_timeline_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_phase_timeline_update (RbkPhaseTimeline *self, RbkPlan *plan, guint selected);

G_END_DECLS
