/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-customers-view.h"
#include "rbk-latest.h"

G_BEGIN_DECLS

/* What is worked out beside the window for the Customers page. */

gpointer rbk_customers_work_do (gpointer request);
gpointer rbk_customers_work_new_request (const RbkCustomersView *view) G_GNUC_WARN_UNUSED_RESULT;
void     rbk_customers_work_free_request (gpointer request);
void     rbk_customers_figure_free (gpointer figure);

G_END_DECLS
