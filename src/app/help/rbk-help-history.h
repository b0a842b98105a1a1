/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "rbk-help-topics.h"

G_BEGIN_DECLS

/* What was read in the help, as a browser knows it: one goes back and forward in it, and what
 * lies ahead is given up where one goes on from the middle. */
typedef struct _RbkHelpHistory RbkHelpHistory;

RbkHelpHistory     *rbk_help_history_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                rbk_help_history_free (RbkHelpHistory *self);
void                rbk_help_history_add (RbkHelpHistory *self, const RbkHelpTopic *topic);
gboolean            rbk_help_history_can_step (const RbkHelpHistory *self, int by);
void                rbk_help_history_step (RbkHelpHistory *self, int by);
const RbkHelpTopic *rbk_help_history_get_topic (const RbkHelpHistory *self);
double              rbk_help_history_get_scrolled (const RbkHelpHistory *self);
void                rbk_help_history_set_scrolled (RbkHelpHistory *self, double scrolled);

G_END_DECLS
