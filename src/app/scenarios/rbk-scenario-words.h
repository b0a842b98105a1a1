/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-enums.h"
#include "rbk-money-format.h"
#include "rbk-scenario-run.h"
#include "rbk-scenario.h"

G_BEGIN_DECLS

/* Changes and answers for people. */

const char *rbk_scenario_words_for_answer (RbkAnswer answer);
const char *rbk_scenario_words_explain_answer (RbkAnswer answer);
const char *rbk_scenario_words_for_known (RbkScenario *scenario);
char       *rbk_scenario_words_for_share (RbkMoneyFormat *format,
                                          gboolean        exists,
                                          double          share) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_scenario_words_for_change (RbkMoneyFormat *format,
                                           gboolean        exists,
                                           double          change,
                                           guint           places) G_GNUC_WARN_UNUSED_RESULT;
char       *rbk_scenario_words_for_move (const RbkScenarioMove *move,
                                         const RbkSpec         *spec,
                                         RbkMoneyFormat        *format) G_GNUC_WARN_UNUSED_RESULT;

void rbk_scenario_words_show_delta (
    GtkWidget *label, RbkMoneyFormat *format, gboolean exists, double before, double after);
void rbk_scenario_words_show_points (GtkWidget *label, RbkMoneyFormat *format, double share);
void rbk_scenario_words_name (GtkWidget *label, const char *name);

G_END_DECLS
