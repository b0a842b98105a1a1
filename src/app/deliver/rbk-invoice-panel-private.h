/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-invoice-form.h"
#include "rbk-invoice-panel.h"
#include "rbk-invoice.h"
#include "rbk-statement.h"

G_BEGIN_DECLS

struct _RbkInvoicePanel
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  GtkWidget      *scroller;
  GtkWidget      *columns;
  GtkWidget      *right;
  RbkInvoiceForm *form;
  GtkWidget      *paper;
  GtkWidget      *title;
  GtkWidget      *subtitle;
  GtkWidget      *lines;
  GtkWidget      *problem;
  GString        *text; /* (owned) the same to be pasted */
  int             n_rows;
};

/* Of rbk-invoice-paper.c */
GtkWidget *rbk_invoice_panel_new_label (const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *rbk_invoice_panel_new_paper (RbkInvoicePanel *self) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_invoice_panel_clear_lines (RbkInvoicePanel *self);
void       rbk_invoice_panel_show_titles (RbkInvoicePanel       *self,
                                          const RbkInvoiceAsked *asked,
                                          const RbkSpec         *spec,
                                          const RbkBill         *bill);
gboolean   rbk_invoice_panel_show_bill (RbkInvoicePanel       *self,
                                        const RbkInvoiceAsked *asked,
                                        const RbkSpec         *spec,
                                        const RbkBill         *bill,
                                        const RbkStatement    *split,
                                        GError               **error);

G_END_DECLS
