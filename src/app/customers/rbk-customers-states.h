/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

/* What the Customers page says while there are no figures. Their buttons work its actions. */

GtkWidget *rbk_customers_new_empty (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_customers_update_empty (GtkWidget *empty, const RbkCustomersView *view);

GtkWidget *rbk_customers_new_reading (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_customers_update_reading (GtkWidget *reading, RbkCustomerFile *customers);

GtkWidget *rbk_customers_new_database (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_customers_update_database (GtkWidget *database, RbkCustomerFile *customers);

GtkWidget *rbk_customers_new_problem (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_customers_update_problem (GtkWidget *problem, RbkCustomerFile *customers);

G_END_DECLS
