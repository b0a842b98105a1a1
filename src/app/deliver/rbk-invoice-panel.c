/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-invoice-panel-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-section.h"
#include "rbk-text-scale.h"

#define FORM_WIDTH 320

/**
 * RbkInvoicePanel:
 *
 * An invoice as the customer sees it, for any plan, day, use and way of paying.
 */
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
  rbk_invoice_panel_show_titles (self, asked, spec, bill);

  return rbk_invoice_panel_show_bill (self, asked, spec, bill, split, error);
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
  rbk_invoice_panel_clear_lines (self);
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

static void
fill (RbkInvoicePanel *self)
{
  self->right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->columns = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->columns), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->columns), 18);
  self->form = RBK_INVOICE_FORM (rbk_invoice_form_new (self->document));
  self->problem = rbk_invoice_panel_new_label ("problem");
  gtk_widget_set_hexpand (self->right, TRUE);
  gtk_widget_set_valign (self->right, GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->form), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->right), self->problem);
  gtk_box_append (GTK_BOX (self->right), rbk_invoice_panel_new_paper (self));
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
