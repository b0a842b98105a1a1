/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_DISTRIBUTION_PANEL (rbk_distribution_panel_get_type ())
G_DECLARE_FINAL_TYPE (
    RbkDistributionPanel, rbk_distribution_panel, RBK, DISTRIBUTION_PANEL, GtkWidget)

GtkWidget *rbk_distribution_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_distribution_panel_update (RbkDistributionPanel *self, const RbkCustomersView *view);

G_END_DECLS
