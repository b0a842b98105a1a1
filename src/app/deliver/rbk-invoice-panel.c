/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-invoice-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-invoice-form.h"
#include "rbk-invoice.h"
#include "rbk-section.h"
#include "rbk-statement.h"
#include "rbk-text-scale.h"

#define FORM_WIDTH 320

/**
 * RbkInvoicePanel:
 *
 * An invoice as the customer sees it, for any plan, day, use and way of paying.
 */
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

G_DEFINE_FINAL_TYPE (RbkInvoicePanel, rbk_invoice_panel, GTK_TYPE_WIDGET)

static void
copy_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), RBK_INVOICE_PANEL (widget)->text->str);
  gtk_widget_activate_action (widget, "win.toast", "(sb)", _ ("Copied"), FALSE);
}

static void
rbk_invoice_panel_dispose (GObject *object)
{
  RbkInvoicePanel *self = RBK_INVOICE_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_invoice_panel_parent_class)->dispose (object);
}

static void
rbk_invoice_panel_finalize (GObject *object)
{
  g_string_free (RBK_INVOICE_PANEL (object)->text, TRUE);

  G_OBJECT_CLASS (rbk_invoice_panel_parent_class)->finalize (object);
}

static void
rbk_invoice_panel_class_init (RbkInvoicePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_invoice_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_invoice_panel_finalize;

  gtk_widget_class_install_action (widget_class, "invoice.copy", NULL, copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "invoicepanel");
}

/* A line of an invoice is not broken into less. */
#define LEAST_CHARS 12

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Else its least width is a letter's, and its height at that a page's. */
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_line (RbkInvoicePanel *self, const char *what, const char *amount, const char *css_class)
{
  GtkWidget *left = new_label (css_class);
  GtkWidget *right = new_label (css_class);

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

static void
clear_lines (RbkInvoicePanel *self)
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
      const RbkStatementLine *part = NULL;
      g_autofree char        *what = NULL;
      g_autofree char        *amount = NULL;

      if (split != NULL)
        part = &g_array_index (split->lines, RbkStatementLine, i);
      what = part != NULL ? rbk_statement_describe_line (spec, split, part)
                          : rbk_bill_line_describe (spec, &bill->lines[i]);
      amount = rbk_money_format_amount (format, part != NULL ? part->amount : bill->lines[i].amount,
                                        FALSE);
      add_line (self, what, amount, NULL);
    }
}

static gboolean
show_bill (RbkInvoicePanel       *self,
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

static void
show_titles (RbkInvoicePanel       *self,
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

static const RbkPhaseSpec *
find_phase (const RbkSpec         *spec,
            const RbkPlanSpec     *plan,
            const RbkInvoiceAsked *asked,
            GError               **error)
{
  const RbkPhaseSpec *phase;

  if (asked->phase != NULL)
    return rbk_plan_spec_find_phase (plan, asked->phase, error);
  phase = rbk_plan_spec_get_phase_on (plan, &spec->date);
  if (phase == NULL)
    g_set_error_literal (error, RBK_ERROR, RBK_ERROR_REFUSED,
                         plan->is_quote_only ? _ ("This plan is by quote: it has no bill.")
                                             : _ ("The plan has no terms on that day: choose a "
                                                  "later one."));

  return phase;
}

/* What the month comes to where terms change within it, else nothing. */
static RbkStatement *
bill_split (RbkSpec *spec, const RbkPlanSpec *plan, const RbkDecimal *usage, const char *phase)
{
  RbkLife            life = { .plan = plan };
  g_autofree RbkUse *uses = g_new0 (RbkUse, spec->n_meters + 1);
  g_autoptr(RbkStatement) statement = NULL;

  for (guint i = 0; i < spec->n_meters; i++)
    uses[i] = (RbkUse){ .meter = (int) i, .amount = usage[i] };
  if (phase == NULL)
    statement = rbk_statement_new (spec, &life, &spec->date, uses, spec->n_meters, NULL);

  return statement != NULL && statement->is_split ? g_steal_pointer (&statement) : NULL;
}

static gboolean
show_invoice (RbkInvoicePanel *self, const RbkInvoiceAsked *asked, GError **error)
{
  RbkBook *book = rbk_document_get_book (self->document);
  GDate    date;
  g_autoptr(RbkSpec) spec = NULL;
  g_autoptr(RbkBill) bill = NULL;
  g_autoptr(RbkStatement) split = NULL;
  g_autofree RbkDecimal *usage = NULL;
  const RbkPlanSpec     *plan;
  const RbkPhaseSpec    *phase;

  if (asked->date != NULL && !rbk_date_parse (asked->date, &date, error))
    return FALSE;
  spec = rbk_spec_new_for_invoice (book, asked->date != NULL ? &date : NULL, asked->currency,
                                   asked->is_annual, error);
  plan = spec != NULL ? rbk_spec_find_plan (spec, asked->plan, error) : NULL;
  phase = plan != NULL ? find_phase (spec, plan, asked, error) : NULL;
  if (phase == NULL)
    return FALSE;

  rbk_invoice_form_show_meters (self->form, spec, phase);
  usage = g_new0 (RbkDecimal, spec->n_meters + 1);
  for (guint i = 0; i < spec->n_meters; i++)
    usage[i] = rbk_invoice_form_get_usage (self->form, spec->meters[i].key);
  bill = rbk_bill_new (spec, plan, phase, usage, error);
  if (bill == NULL)
    return FALSE;
  split = bill_split (spec, plan, usage, asked->phase);
  if (split != NULL)
    {
      bill->total = split->total;
      memcpy (bill->blocked, split->blocked, spec->n_meters * sizeof (RbkDecimal));
    }
  show_titles (self, asked, spec, bill);

  return show_bill (self, asked, spec, bill, split, error);
}

/**
 * rbk_invoice_panel_update:
 * @self: a panel
 *
 * Bills what is asked for by the book as it is now.
 */
void
rbk_invoice_panel_update (RbkInvoicePanel *self)
{
  RbkInvoiceAsked asked;
  g_autoptr(GError) error = NULL;
  gboolean is_shown = FALSE;

  g_return_if_fail (RBK_IS_INVOICE_PANEL (self));

  rbk_invoice_form_update (self->form);
  clear_lines (self);
  if (rbk_invoice_form_get_asked (self->form, &asked))
    is_shown = show_invoice (self, &asked, &error);
  gtk_widget_set_visible (self->paper, is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invoice.copy", is_shown);
  gtk_label_set_text (GTK_LABEL (self->problem),
                      error != NULL ? error->message : _ ("The book has no plan yet."));
  gtk_widget_set_visible (self->problem, !is_shown);
}

/**
 * rbk_invoice_panel_dup_text:
 * @self: a panel
 *
 * Returns: (transfer full): the invoice as text, with a tab before each amount
 */
char *
rbk_invoice_panel_dup_text (RbkInvoicePanel *self)
{
  g_return_val_if_fail (RBK_IS_INVOICE_PANEL (self), NULL);

  return g_strdup (self->text->str);
}

/* A box that turns would do, but that of GTK 4.18 asks for more height than it says it needs. */
static void
place_paper (RbkInvoicePanel *self, int column, int row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->columns);
  GtkLayoutChild   *child = gtk_layout_manager_get_layout_child (layout, self->right);

  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (child), column);
  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (child), row);
}

/**
 * rbk_invoice_panel_set_is_narrow:
 * @self: a panel
 * @is_narrow: whether the invoice has to stand below what is asked for
 */
void
rbk_invoice_panel_set_is_narrow (RbkInvoicePanel *self, gboolean is_narrow)
{
  g_return_if_fail (RBK_IS_INVOICE_PANEL (self));

  place_paper (self, is_narrow ? 0 : 1, is_narrow ? 1 : 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->form),
                               is_narrow ? -1 : rbk_text_scale (GTK_WIDGET (self), FORM_WIDTH), -1);
}

static GtkWidget *
new_paper (RbkInvoicePanel *self)
{
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy as Text"));

  self->paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->title = new_label ("title-2");
  self->subtitle = new_label ("dim-label");
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

static void
fill (RbkInvoicePanel *self)
{
  self->right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->columns = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->columns), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->columns), 18);
  self->form = RBK_INVOICE_FORM (rbk_invoice_form_new (self->document));
  self->problem = new_label ("problem");
  gtk_widget_set_hexpand (self->right, TRUE);
  gtk_widget_set_valign (self->right, GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->form), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->right), self->problem);
  gtk_box_append (GTK_BOX (self->right), new_paper (self));
  gtk_grid_attach (GTK_GRID (self->columns), GTK_WIDGET (self->form), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->columns), self->right, 1, 0, 1, 1);
  self->scroller = rbk_section_new_page (self->columns);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (rbk_invoice_panel_update), self,
                           G_CONNECT_SWAPPED);
}

static void
rbk_invoice_panel_init (RbkInvoicePanel *self)
{
  self->text = g_string_new (NULL);
}

/**
 * rbk_invoice_panel_new:
 * @document: an open book
 *
 * Returns: (transfer floating): invoices of it
 */
GtkWidget *
rbk_invoice_panel_new (RbkDocument *document)
{
  RbkInvoicePanel *self = g_object_new (RBK_TYPE_INVOICE_PANEL, NULL);

  self->document = g_object_ref (document);
  fill (self);
  rbk_invoice_panel_set_is_narrow (self, FALSE);
  rbk_invoice_panel_update (self);

  return GTK_WIDGET (self);
}
