/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-bill-output.h"

#include "rbk-output.h"

/* An invoice of a month over which terms may change: each line says which days it is for. */

static const RbkStretch *
stretch_at (const RbkStatement *self, guint position)
{
  return &g_array_index (self->stretches, RbkStretch, position);
}

/* The terms on the day that was asked for. */
static const char *
get_phase (const RbkCliInvoice *invoice)
{
  const RbkStatement *self = invoice->statement;
  guint               position = 0;

  while (position + 1 < self->stretches->len &&
         g_date_compare (&stretch_at (self, position)->to, &invoice->spec->date) < 0)
    position++;

  return stretch_at (self, position)->phase->key;
}

static void
member_date (JsonBuilder *builder, const char *name, const GDate *date)
{
  g_autofree char *text = rbk_date_to_string (date);

  rbk_output_member_text (builder, name, text);
}

/* A fee is on the invoice once, or as often as it falls due. */
static RbkDecimal
get_quantity (const RbkStatementLine *line)
{
  if (line->card->meter >= 0)
    return line->rating.quantity;

  return rbk_decimal_sign (line->rating.quantity) > 0 ? line->rating.quantity : RBK_DECIMAL_ONE;
}

static void
add_stretches (JsonBuilder *builder, const RbkStatement *self)
{
  json_builder_set_member_name (builder, "stretches");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const RbkStretch *stretch = stretch_at (self, i);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "phase", stretch->phase->key);
      member_date (builder, "from", &stretch->from);
      member_date (builder, "to", &stretch->to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_lines (JsonBuilder *builder, const RbkCliInvoice *invoice)
{
  GArray *lines = invoice->statement->lines;

  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbkStatementLine *line = &g_array_index (lines, RbkStatementLine, i);
      g_autofree char        *description =
          rbk_statement_describe_line (invoice->spec, invoice->statement, line);

      json_builder_begin_object (builder);
      rbk_output_member_text (builder, "rate_card", line->card->key);
      rbk_output_member_text (builder, "description", description);
      rbk_output_member_text (builder, "phase", line->phase->key);
      member_date (builder, "from", &line->from);
      member_date (builder, "to", &line->to);
      rbk_output_member_decimal (builder, "quantity", TRUE, get_quantity (line));
      rbk_output_member_decimal (builder, "billed", TRUE, line->rating.billed);
      rbk_output_member_decimal (builder, "amount", TRUE, line->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_used (JsonBuilder *builder, const RbkCliInvoice *invoice)
{
  const RbkStatement *self = invoice->statement;

  json_builder_set_member_name (builder, "usage");
  json_builder_begin_object (builder);
  for (guint i = 0; i < self->n_meters; i++)
    if (rbk_decimal_sign (self->used[i]) > 0)
      rbk_output_member_decimal (builder, invoice->spec->meters[i].key, TRUE, self->used[i]);
  json_builder_end_object (builder);
  if (!invoice->has_calls)
    return;
  rbk_output_member_decimal (builder, "calls", TRUE, self->calls);
  rbk_output_member_decimal (builder, "inference", TRUE, self->cost);
}

/* Writes it as JSON. */
gboolean
rbk_statement_output_json (const RbkCliInvoice *invoice, const char *output, GError **error)
{
  const RbkStatement *self = invoice->statement;
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  rbk_output_member_text (builder, "plan", self->plan->key);
  rbk_output_member_text (builder, "phase", get_phase (invoice));
  rbk_output_member_text (builder, "currency", invoice->spec->currency);
  member_date (builder, "date", &invoice->spec->date);
  if (invoice->is_annual)
    {
      json_builder_set_member_name (builder, "annual");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (invoice->life.has_start)
    member_date (builder, "start", &invoice->life.start);
  member_date (builder, "from", &self->from);
  member_date (builder, "to", &self->to);
  add_stretches (builder, self);
  add_lines (builder, invoice);
  rbk_cli_invoice_add_discount_json (invoice, builder);
  rbk_output_member_decimal (builder, "total", TRUE, rbk_cli_invoice_get_total (invoice));
  rbk_cli_invoice_add_blocked_json (invoice, self->blocked, builder);
  add_used (builder, invoice);
  json_builder_end_object (builder);

  return rbk_output_write_json (output, builder, error);
}

static char *
lines_to_text (const RbkCliInvoice *invoice)
{
  static const char *const titles[] = { "LINE", "QUANTITY", "AMOUNT", NULL };
  const RbkSpec           *spec = invoice->spec;
  GArray                  *lines = invoice->statement->lines;
  g_autoptr(RbkColumns) columns = rbk_columns_new (titles, "lrr");

  for (guint i = 0; i < lines->len; i++)
    {
      const RbkStatementLine *line = &g_array_index (lines, RbkStatementLine, i);
      g_autofree char        *plain = rbk_statement_describe_line (spec, invoice->statement, line);
      g_autofree char        *description = rbk_printable (plain);
      g_autofree char        *quantity = rbk_quantity_to_text (TRUE, get_quantity (line));
      g_autofree char        *amount = rbk_amount_to_text (spec->currency, TRUE, line->amount);

      rbk_columns_add (columns, description, quantity, amount, NULL);
    }
  rbk_cli_invoice_add_total_text (invoice, columns);

  return rbk_columns_to_text (columns);
}

static void
append_stretches (GString *text, const RbkStatement *self)
{
  for (guint i = 0; i < self->stretches->len; i++)
    {
      const RbkStretch *stretch = stretch_at (self, i);
      g_autofree char  *phase = rbk_printable (
           stretch->phase->name[0] != '\0' ? stretch->phase->name : stretch->phase->key);
      g_autofree char *from = rbk_date_to_string (&stretch->from);
      g_autofree char *to = rbk_date_to_string (&stretch->to);

      g_string_append_printf (text, "%s to %s: %s\n", from, to, phase);
    }
}

/* Writes it for people. */
gboolean
rbk_statement_output_text (const RbkCliInvoice *invoice, const char *output, GError **error)
{
  const RbkStatement *self = invoice->statement;
  g_autofree char    *body = lines_to_text (invoice);
  g_autofree char    *plan = rbk_printable (self->plan->name);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s, in %s%s\n", plan, invoice->spec->currency,
                          invoice->is_annual ? ", paid by the year" : "");
  if (self->stretches->len > 1)
    g_string_append (text, "The terms change within this month; each has its days:\n");
  append_stretches (text, self);
  g_string_append_printf (text, "\n%s", body);
  rbk_cli_invoice_add_blocked_text (invoice, self->blocked, text);
  if (invoice->has_calls)
    {
      g_autofree char *calls = rbk_quantity_to_text (TRUE, self->calls);
      g_autofree char *cost = rbk_amount_to_text (invoice->spec->currency, TRUE, self->cost);

      g_string_append_printf (text, "\nServing %s calls costs you %s at the prices of their days\n",
                              calls, cost);
    }

  return rbk_output_write (output, text->str, text->len, error);
}
