/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

/* The figures of all customers together. */

GtkWidget *rbk_customers_headline_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_customers_headline_update (GtkWidget *headline, const RbkCustomersView *view);

G_END_DECLS
