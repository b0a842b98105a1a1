/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-discount.h"
#include "rbk-output.h"
#include "rbk-statement.h"

G_BEGIN_DECLS

/* An invoice: of terms that hold all month, or of a month over which they change. */
typedef struct
{
  RbkSpec      *spec;      /* (owned) */
  RbkBill      *bill;      /* (owned) (nullable) */
  RbkStatement *statement; /* (owned) (nullable) in its place */
  RbkLife       life;      /* of the statement */
  gboolean      has_calls; /* whether it says what serving the calls costs */
  RbkBook      *book;      /* (owned) */
  RbkDiscount  *discount;  /* (owned) (nullable) */
  RbkDecimal    reduction;
  gboolean      is_annual;
} RbkCliInvoice;

RbkDecimal rbk_cli_invoice_get_total (const RbkCliInvoice *invoice);
void       rbk_cli_invoice_add_discount_json (const RbkCliInvoice *invoice, JsonBuilder *builder);
void       rbk_cli_invoice_add_total_text (const RbkCliInvoice *invoice, RbkColumns *columns);
void       rbk_cli_invoice_add_blocked_json (const RbkCliInvoice *invoice,
                                             const RbkDecimal    *blocked,
                                             JsonBuilder         *builder);
void       rbk_cli_invoice_add_blocked_text (const RbkCliInvoice *invoice,
                                             const RbkDecimal    *blocked,
                                             GString             *text);

gboolean rbk_bill_output_json (const RbkCliInvoice *invoice, const char *output, GError **error);
gboolean rbk_bill_output_text (const RbkCliInvoice *invoice, const char *output, GError **error);
gboolean rbk_statement_output_json (const RbkCliInvoice *invoice,
                                    const char          *output,
                                    GError             **error);
gboolean rbk_statement_output_text (const RbkCliInvoice *invoice,
                                    const char          *output,
                                    GError             **error);

G_END_DECLS
