/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

/* How much the cost of a call differs, and what that says of caps and credits. */

GtkWidget *rbk_spread_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_spread_panel_update (GtkWidget *panel, const RbkCustomersView *view);

G_END_DECLS
