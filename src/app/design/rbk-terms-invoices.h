/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-money-format.h"
#include "rbk-version-preview.h"

G_BEGIN_DECLS

#define RBK_TYPE_TERMS_INVOICES (rbk_terms_invoices_get_type ())
G_DECLARE_FINAL_TYPE (RbkTermsInvoices, rbk_terms_invoices, RBK, TERMS_INVOICES, GtkWidget)

GtkWidget *rbk_terms_invoices_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_terms_invoices_show (RbkTermsInvoices        *self,
                                    const RbkVersionPreview *preview,
                                    RbkMoneyFormat          *format);
void       rbk_terms_invoices_show_problem (RbkTermsInvoices *self, const char *problem);

G_END_DECLS
