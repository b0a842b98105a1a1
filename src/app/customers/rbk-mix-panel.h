/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

/* Which plan the customers take, from which they come, and what each plan makes of them. */

GtkWidget *rbk_mix_panel_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_mix_panel_update (GtkWidget *panel, const RbkCustomersView *view);

G_END_DECLS
