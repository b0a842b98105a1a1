/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customer-file.h"

G_BEGIN_DECLS

/* Other ways to customers than a file. */

void       rbk_customers_make_up (GtkWidget *page, RbkDocument *document);
void       rbk_customers_ask_database (GtkWidget *page, RbkDocument *document, GSettings *settings);
void       rbk_customers_connect (GtkWidget *page, RbkCustomerFile *customers);
GtkWidget *rbk_customers_new_ways (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
