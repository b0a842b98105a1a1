/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_INVOICE_PANEL (rbk_invoice_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbkInvoicePanel, rbk_invoice_panel, RBK, INVOICE_PANEL, GtkWidget)

GtkWidget *rbk_invoice_panel_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_invoice_panel_update (RbkInvoicePanel *self);
void       rbk_invoice_panel_set_is_narrow (RbkInvoicePanel *self, gboolean is_narrow);
char      *rbk_invoice_panel_dup_text (RbkInvoicePanel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
