/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-discount.h"
#include "rbk-document.h"
#include "rbk-money-format.h"
#include "rbk-rating.h"

G_BEGIN_DECLS

/**
 * RbkInvoiceAsked:
 * @plan: the key of a plan
 * @phase: (nullable): the key of a phase, or nothing for the one in force
 * @date: (nullable): the day, YYYY-MM-DD, or nothing for the book's
 * @currency: (nullable): what it is paid in, or nothing for the book's
 * @is_annual: whether it is paid by the year
 * @discount: (nullable): a discount of the book
 *
 * Which invoice is asked for. It borrows from the form and the book.
 */
typedef struct
{
  const char  *plan, *phase, *date, *currency;
  gboolean     is_annual;
  RbkDiscount *discount;
} RbkInvoiceAsked;

#define RBK_TYPE_INVOICE_FORM (rbk_invoice_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkInvoiceForm, rbk_invoice_form, RBK, INVOICE_FORM, GtkWidget)

GtkWidget *rbk_invoice_form_new (RbkDocument *document) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_invoice_form_update (RbkInvoiceForm *self);
gboolean   rbk_invoice_form_get_asked (RbkInvoiceForm *self, RbkInvoiceAsked *asked);
void       rbk_invoice_form_show_meters (RbkInvoiceForm     *self,
                                         const RbkSpec      *spec,
                                         const RbkPhaseSpec *phase);
RbkDecimal rbk_invoice_form_get_usage (RbkInvoiceForm *self, const char *meter);

G_END_DECLS
