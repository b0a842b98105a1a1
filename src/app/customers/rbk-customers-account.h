/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_CUSTOMERS_ACCOUNT (rbk_customers_account_get_type ())
G_DECLARE_FINAL_TYPE (RbkCustomersAccount, rbk_customers_account, RBK, CUSTOMERS_ACCOUNT, GtkWidget)

GtkWidget *rbk_customers_account_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_customers_account_update (RbkCustomersAccount *self, const RbkCustomersView *view);

G_END_DECLS
