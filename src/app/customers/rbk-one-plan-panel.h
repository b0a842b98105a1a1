/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

/* What happens when everybody is on one plan: from which usage on it loses money, and on whom. */

GtkWidget *rbk_one_plan_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_one_plan_panel_update (GtkWidget *panel, const RbkCustomersView *view);

G_END_DECLS
