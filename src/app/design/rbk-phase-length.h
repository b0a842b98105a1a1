/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "rbk-phase.h"

G_BEGIN_DECLS

/* How long a phase is, as a place on a line. */

double rbk_phase_get_weight (RbkPhase *phase);
char  *rbk_phase_dup_stretched (const char *duration, int steps) G_GNUC_WARN_UNUSED_RESULT;
char  *rbk_phase_dup_title (RbkPhase *phase) G_GNUC_WARN_UNUSED_RESULT;
char  *rbk_phase_dup_spoken (RbkPhase *phase,
                             guint     position,
                             guint     n_phases) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
