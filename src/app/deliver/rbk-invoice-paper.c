/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-invoice-panel-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-wrapped-label.h"

/* A line of an invoice is not broken into less. */
#define LEAST_CHARS 12

/* rbk_invoice_panel_new_label: a text of the invoice, or of what stands in its place. */
GtkWidget *
rbk_invoice_panel_new_label (const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (NULL, css_class);

  /* Else its least width is a letter's, and its height at that a page's. */
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);

  return label;
}

static void
add_line (RbkInvoicePanel *self, const char *what, const char *amount, const char *css_class)
{
  GtkWidget *left = rbk_invoice_panel_new_label (css_class);
  GtkWidget *right = rbk_invoice_panel_new_label (css_class);

  gtk_label_set_text (GTK_LABEL (left), what);
  gtk_label_set_text (GTK_LABEL (right), amount);
  gtk_label_set_xalign (GTK_LABEL (right), 1.0f);
  gtk_label_set_wrap (GTK_LABEL (right), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (right), -1);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_add_css_class (right, "numeric");
  gtk_grid_attach (GTK_GRID (self->lines), left, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->lines), right, 1, self->n_rows++, 1, 1);
  g_string_append_printf (self->text, "%s\t%s\n", what, amount);
}

/* rbk_invoice_panel_clear_lines: takes the lines off the sheet, and the text of them. */
void
rbk_invoice_panel_clear_lines (RbkInvoicePanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_grid_remove (GTK_GRID (self->lines), child);
  self->n_rows = 0;
  g_string_truncate (self->text, 0);
}

static void
add_blocked (RbkInvoicePanel *self,
             const RbkSpec   *spec,
             const RbkBill   *bill,
             RbkMoneyFormat  *format)
{
  for (guint i = 0; i < bill->n_meters; i++)
    {
      g_autofree char *units = NULL;
      g_autofree char *text = NULL;

      if (rbk_decimal_sign (bill->blocked[i]) <= 0)
        continue;
      units = rbk_money_format_quantity (format, bill->blocked[i]);
      /* Translators: %1$s is a number, %2$s a meter: 50 of AI runs */
      text = g_strdup_printf (_ ("Blocked at the limit, not billed: %1$s of %2$s"), units,
                              spec->meters[i].name);
      add_line (self, text, "", "warning");
    }
}

static char *
write_number (RbkDecimal number, gpointer user_data)
{
  return rbk_money_format_quantity (user_data, number);
}

/* Where terms change within the month, each line says its days. */
static void
add_lines (RbkInvoicePanel    *self,
           const RbkSpec      *spec,
           const RbkBill      *bill,
           const RbkStatement *split,
           RbkMoneyFormat     *format)
{
  guint n_lines = split != NULL ? split->lines->len : bill->n_lines;

  for (guint i = 0; i < n_lines; i++)
    {
      const RbkStatementLine *part =
          split != NULL ? &g_array_index (split->lines, RbkStatementLine, i) : NULL;
      RbkBillLine line =
          part != NULL
              ? (RbkBillLine){ .card = part->card, .rating = part->rating, .amount = part->amount }
              : bill->lines[i];
      g_autofree char *whole = rbk_bill_line_describe_as (spec, &line, write_number, format);
      g_autofree char *what = part != NULL ? rbk_statement_describe_line_in (split, part, whole)
                                           : g_steal_pointer (&whole);
      g_autofree char *amount = rbk_money_format_amount (format, line.amount, FALSE);

      add_line (self, what, amount, NULL);
    }
}

/* rbk_invoice_panel_show_bill: what is charged; fails where the discount can not be taken off. */
gboolean
rbk_invoice_panel_show_bill (RbkInvoicePanel       *self,
                             const RbkInvoiceAsked *asked,
                             const RbkSpec         *spec,
                             const RbkBill         *bill,
                             const RbkStatement    *split,
                             GError               **error)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, spec->currency);
  g_autofree char *total = NULL;
  RbkDecimal       reduction = RBK_DECIMAL_ZERO;

  if (asked->discount != NULL &&
      !rbk_bill_get_reduction (bill, spec, rbk_document_get_book (self->document), asked->discount,
                               &reduction, error))
    return FALSE;
  add_lines (self, spec, bill, split, format);
  if (asked->discount != NULL)
    {
      const char      *name = rbk_record_get_name (RBK_RECORD (asked->discount));
      g_autofree char *amount =
          rbk_money_format_amount (format, rbk_decimal_negate (reduction), FALSE);

      add_line (self, name != NULL ? name : _ ("Discount"), amount, NULL);
    }
  total = rbk_money_format_amount (format, rbk_decimal_sub (bill->total, reduction), FALSE);
  add_line (self, _ ("Total"), total, "heading");
  add_blocked (self, spec, bill, format);

  return TRUE;
}

/* rbk_invoice_panel_show_titles: whose invoice it is, for what and when. */
void
rbk_invoice_panel_show_titles (RbkInvoicePanel       *self,
                               const RbkInvoiceAsked *asked,
                               const RbkSpec         *spec,
                               const RbkBill         *bill)
{
  const char      *client = rbk_book_get_client (rbk_document_get_book (self->document));
  g_autofree char *date = rbk_date_to_string (&spec->date);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s · %s · %s", bill->plan->name, bill->phase->name, date,
                       asked->is_annual ? _ ("by the year") : _ ("by the month"));
  /* Translators: %s is who sells: “Invoice of Acme” */
  g_autofree char *title =
      client != NULL ? g_strdup_printf (_ ("Invoice of %s"), client) : g_strdup (_ ("Invoice"));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle);
  g_string_append_printf (self->text, "%s\n%s\n\n", title, subtitle);
}

/* rbk_invoice_panel_new_paper: the sheet, with nothing on it yet. */
GtkWidget *
rbk_invoice_panel_new_paper (RbkInvoicePanel *self)
{
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy as Text"));

  self->paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->title = rbk_invoice_panel_new_label ("title-2");
  self->subtitle = rbk_invoice_panel_new_label ("dim-label");
  self->lines = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->lines), 8);
  gtk_grid_set_column_spacing (GTK_GRID (self->lines), 18);
  gtk_widget_add_css_class (self->lines, "invoice-lines");
  gtk_widget_add_css_class (self->paper, "card");
  gtk_widget_add_css_class (self->paper, "invoice");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "invoice.copy");
  gtk_widget_set_halign (copy, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->paper), self->title);
  gtk_box_append (GTK_BOX (self->paper), self->subtitle);
  gtk_box_append (GTK_BOX (self->paper), self->lines);
  gtk_box_append (GTK_BOX (self->paper), copy);

  return self->paper;
}
