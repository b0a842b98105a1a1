/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands on the Scenarios page where there is nothing to see, and what to do about it. */

GtkWidget *rbk_scenarios_new_none (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_scenarios_new_no_plans (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_scenarios_new_no_customers (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
