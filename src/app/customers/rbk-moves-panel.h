/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

/* Where customers go from the plans that they are on today. */

GtkWidget *rbk_moves_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_moves_panel_update (GtkWidget *panel, const RbkCustomersView *view);

G_END_DECLS
