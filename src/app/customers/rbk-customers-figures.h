/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-customers-view.h"

G_BEGIN_DECLS

#define RBK_TYPE_CUSTOMERS_FIGURES (rbk_customers_figures_get_type ())
G_DECLARE_FINAL_TYPE (RbkCustomersFigures, rbk_customers_figures, RBK, CUSTOMERS_FIGURES, GtkWidget)

GtkWidget *rbk_customers_figures_new (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_customers_figures_update_customers (RbkCustomersFigures    *self,
                                                   const RbkCustomersView *view);
void       rbk_customers_figures_update (RbkCustomersFigures *self, const RbkCustomersView *view);

G_END_DECLS
