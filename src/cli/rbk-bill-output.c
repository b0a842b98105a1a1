/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-bill-output.h"

#include "rbk-output.h"

/* An invoice whose terms hold all month. */

/* A fee is on the invoice once. */
static RbkDecimal
get_quantity (const RbkBillLine *line)
{
  return line->card->meter < 0 ? RBK_DECIMAL_ONE : line->rating.quantity;
}

static void
add_line_json (JsonBuilder *builder, const RbkSpec *spec, const RbkBillLine *line)
{
  g_autofree char *description = rbk_bill_line_describe (spec, line);

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "rate_card", line->card->key);
  rbk_output_member_text (builder, "description", description);
  rbk_output_member_decimal (builder, "quantity", TRUE, get_quantity (line));
  rbk_output_member_decimal (builder, "billed", TRUE, line->rating.billed);
  rbk_output_member_decimal (builder, "amount", TRUE, line->amount);
  json_builder_end_object (builder);
}

/* What is due after the discount. */
RbkDecimal
rbk_cli_invoice_get_total (const RbkCliInvoice *invoice)
{
  RbkDecimal total = invoice->statement != NULL ? invoice->statement->total : invoice->bill->total;

  return rbk_decimal_sub (total, invoice->reduction);
}

/* Adds what a discount takes off. */
void
rbk_cli_invoice_add_discount_json (const RbkCliInvoice *invoice, JsonBuilder *builder)
{
  if (invoice->discount == NULL)
    return;
  rbk_output_member_decimal (builder, "subtotal", TRUE,
                             rbk_decimal_add (rbk_cli_invoice_get_total (invoice),
                                              invoice->reduction));
  json_builder_set_member_name (builder, "discount");
  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "key", rbk_discount_get_key (invoice->discount));
  rbk_output_member_decimal (builder, "amount", TRUE, invoice->reduction);
  json_builder_end_object (builder);
}

/* Adds what a hard cap stopped. */
void
rbk_cli_invoice_add_blocked_text (const RbkCliInvoice *invoice,
                                  const RbkDecimal    *blocked,
                                  GString             *text)
{
  for (guint i = 0; i < invoice->spec->n_meters; i++)
    if (rbk_decimal_sign (blocked[i]) > 0)
      {
        g_autofree char *units = rbk_quantity_to_text (TRUE, blocked[i]);

        g_string_append_printf (text, "\nBlocked at the hard cap, not billed: %s of %s\n", units,
                                invoice->spec->meters[i].key);
      }
}

/* Likewise. */
void
rbk_cli_invoice_add_blocked_json (const RbkCliInvoice *invoice,
                                  const RbkDecimal    *blocked,
                                  JsonBuilder         *builder)
{
  json_builder_set_member_name (builder, "blocked");
  json_builder_begin_object (builder);
  for (guint i = 0; i < invoice->spec->n_meters; i++)
    if (rbk_decimal_sign (blocked[i]) > 0)
      rbk_output_member_decimal (builder, invoice->spec->meters[i].key, TRUE, blocked[i]);
  json_builder_end_object (builder);
}

/* Writes it as JSON. */
gboolean
rbk_bill_output_json (const RbkCliInvoice *invoice, const char *output, GError **error)
{
  const RbkSpec   *spec = invoice->spec;
  const RbkBill   *bill = invoice->bill;
  g_autofree char *date = rbk_date_to_string (&spec->date);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", bill->plan->key);
  rbk_output_member_text (builder, "phase", bill->phase->key);
  rbk_output_member_text (builder, "currency", spec->currency);
  rbk_output_member_text (builder, "date", date);
  if (invoice->is_annual)
    {
      json_builder_set_member_name (builder, "annual");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bill->n_lines; i++)
    add_line_json (builder, spec, &bill->lines[i]);
  json_builder_end_array (builder);
  rbk_cli_invoice_add_discount_json (invoice, builder);
  rbk_output_member_decimal (builder, "total", TRUE, rbk_cli_invoice_get_total (invoice));
  rbk_cli_invoice_add_blocked_json (invoice, bill->blocked, builder);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

/* Adds what a discount takes off, and what is due, below the lines. */
void
rbk_cli_invoice_add_total_text (const RbkCliInvoice *invoice, RbkColumns *columns)
{
  const char      *currency = invoice->spec->currency;
  g_autofree char *total = rbk_amount_to_text (currency, TRUE, rbk_cli_invoice_get_total (invoice));

  if (invoice->discount != NULL)
    {
      const char      *name = rbk_record_get_name (RBK_RECORD (invoice->discount));
      g_autofree char *title =
          rbk_printable (name != NULL ? name : rbk_discount_get_key (invoice->discount));
      g_autofree char *amount =
          rbk_amount_to_text (currency, TRUE, rbk_decimal_negate (invoice->reduction));

      rbk_columns_add (columns, title, "", amount, NULL);
    }
  rbk_columns_add (columns, "Total", "", total, NULL);
}

static char *
lines_to_text (const RbkCliInvoice *invoice)
{
  static const char *const titles[] = { "LINE", "QUANTITY", "AMOUNT", NULL };
  const RbkSpec           *spec = invoice->spec;
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrr");

  for (guint i = 0; i < invoice->bill->n_lines; i++)
    {
      const RbkBillLine *line = &invoice->bill->lines[i];
      g_autofree char   *description = rbk_bill_line_describe (spec, line);
      g_autofree char   *quantity = rbk_quantity_to_text (TRUE, get_quantity (line));
      g_autofree char   *amount = rbk_amount_to_text (spec->currency, TRUE, line->amount);

      rbk_columns_add (columns, description, quantity, amount, NULL);
    }
  rbk_cli_invoice_add_total_text (invoice, columns);

  return rbk_columns_to_text (columns);
}

/* Writes it for people. */
gboolean
rbk_bill_output_text (const RbkCliInvoice *invoice, const char *output, GError **error)
{
  const RbkSpec   *spec = invoice->spec;
  const RbkBill   *bill = invoice->bill;
  g_autofree char *body = lines_to_text (invoice);
  g_autofree char *plan = rbk_printable (bill->plan->name);
  g_autofree char *phase = rbk_printable (bill->phase->name);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s, in %s%s\n\n%s", plan, phase, spec->currency,
                          invoice->is_annual ? ", paid by the year" : "", body);
  rbk_cli_invoice_add_blocked_text (invoice, bill->blocked, text);

  return rbk_output_write (output, text->str, text->len, error);
}
