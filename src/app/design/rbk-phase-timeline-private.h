/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-phase.h"
#include "rbk-phase-timeline.h"

G_BEGIN_DECLS

/* What the files of the timeline share. */
struct _RbkPhaseTimeline
{
  GtkWidget parent_instance;

  RbkDocument *document; /* (owned) */
  RbkPlan     *plan;     /* (owned) (nullable) */
  GPtrArray   *segments; /* (element-type GtkWidget) children, in order */
  GArray      *weights;  /* (owned) (element-type double) of each */
  guint        selected;
  int          dragged; /* the segment whose end is moved, or -1 */
  char        *before;  /* (owned) (nullable) its duration when the drag began */
};

RbkPhase *rbk_phase_timeline_get_phase (RbkPhaseTimeline *self, guint position);
void      rbk_phase_timeline_pick (RbkPhaseTimeline *self, guint position);
void      rbk_phase_timeline_add_controllers (RbkPhaseTimeline *self);

G_END_DECLS
