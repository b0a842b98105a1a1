/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

/* Which file it is, what can be done with it, and what is wrong with it. */

GtkWidget *rbk_customers_bar_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_customers_bar_update (GtkWidget *bar, const RbkCustomersView *view);

G_END_DECLS
