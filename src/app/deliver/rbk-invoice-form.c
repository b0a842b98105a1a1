/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-invoice-form.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-view.h"
#include "rbk-cell.h"
#include "rbk-choice.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-usage-text.h"

/**
 * RbkInvoiceForm:
 *
 * Which invoice to look at: whose, when, how it is paid, and what was used.
 */
struct _RbkInvoiceForm
{
  GtkWidget parent_instance;

  RbkDocument    *document;   /* (owned) */
  RbkMoneyFormat *format;     /* (owned) */
  GHashTable     *usage;      /* (owned) (element-type utf8 RbkDecimal) by meter */
  char           *date;       /* (owned) (nullable) */
  GStrv           currencies; /* (owned) (nullable) */
  char           *meters;     /* (owned) (nullable) those that have rows */
  gboolean        is_updating;
  GtkWidget      *box;
  GtkWidget      *plan, *phase, *currency, *interval, *discount;
  GtkWidget      *day;
  GtkWidget      *used;
};

G_DEFINE_FINAL_TYPE (RbkInvoiceForm, rbk_invoice_form, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
changed (RbkInvoiceForm *self)
{
  if (!self->is_updating)
    g_signal_emit (self, changed_signal, 0);
}

static void
rbk_invoice_form_dispose (GObject *object)
{
  RbkInvoiceForm *self = RBK_INVOICE_FORM (object);

  self->is_updating = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->usage, g_hash_table_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->currencies, g_strfreev);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->meters, g_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_invoice_form_parent_class)->dispose (object);
}

static void
rbk_invoice_form_class_init (RbkInvoiceFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_invoice_form_dispose;

  /**
   * RbkInvoiceForm::changed:
   * @self: the form
   *
   * Another invoice is asked for.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "invoiceform");
}

static GtkWidget *
add_choice (RbkInvoiceForm *self, GtkWidget *list, const char *title)
{
  GtkWidget *choice = rbk_choice_new (title);

  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (changed), self,
                           G_CONNECT_SWAPPED);
  rbk_choice_list_add (list, title, choice);

  return choice;
}

static gboolean
date_commit_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkInvoiceForm *self = user_data;
  GDate           date;

  if (text[0] != '\0' && !rbk_date_parse (text, &date, error))
    return FALSE;
  g_free (self->date);
  self->date = text[0] != '\0' ? g_strdup (text) : NULL;
  rbk_cell_set_text (cell, self->date != NULL ? text : _ ("the book’s day"), text);
  changed (self);

  return TRUE;
}

static void
rbk_invoice_form_init (RbkInvoiceForm *self)
{
  GtkWidget *list = rbk_choice_list_new (_ ("Invoice"));

  self->usage = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->plan = add_choice (self, list, _ ("Plan"));
  self->phase = add_choice (self, list, _ ("Phase"));
  self->day = rbk_cell_new (TRUE);
  rbk_cell_set_title (RBK_CELL (self->day), _ ("Day of the invoice"));
  rbk_cell_set_text (RBK_CELL (self->day), _ ("the book’s day"), "");
  rbk_cell_set_commit (RBK_CELL (self->day), date_commit_cb, self);
  gtk_widget_set_tooltip_text (self->day, _ ("As YYYY-MM-DD: terms that hold from a day show"));
  rbk_choice_list_add (list, _ ("Day"), self->day);
  self->currency = add_choice (self, list, _ ("Currency"));
  self->interval = add_choice (self, list, C_ ("how often a bill is paid", "Paid"));
  self->discount = add_choice (self, list, _ ("Discount"));
  self->used = rbk_choice_list_new (_ ("What was used"));
  gtk_box_append (GTK_BOX (self->box), list);
  gtk_box_append (GTK_BOX (self->box), self->used);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_invoice_form_update:
 * @self: a form
 *
 * Offers what the book has now.
 */
void
rbk_invoice_form_update (RbkInvoiceForm *self)
{
  RbkBook    *book;
  RbkRecord  *plan;
  const char *intervals[] = { _ ("by the month"), _ ("by the year"), NULL };

  g_return_if_fail (RBK_IS_INVOICE_FORM (self));

  book = rbk_document_get_book (self->document);
  if (!rbk_book_has_annual_prices (book))
    intervals[1] = NULL;
  g_clear_pointer (&self->currencies, g_strfreev);
  self->currencies = rbk_book_list_currencies (book);
  self->is_updating = TRUE;
  rbk_choice_set_records (self->plan, NULL, rbk_book_get_plans (book));
  plan = rbk_choice_get_record (self->plan, rbk_book_get_plans (book), 0);
  rbk_choice_set_records (self->phase, _ ("the one in force"),
                          plan != NULL ? rbk_plan_get_phases (RBK_PLAN (plan)) : NULL);
  rbk_choice_set_texts (self->currency, (const char *const *) self->currencies);
  rbk_choice_set_texts (self->interval, intervals);
  rbk_choice_set_records (self->discount, _ ("none"), rbk_book_get_discounts (book));
  self->is_updating = FALSE;
}

/**
 * rbk_invoice_form_get_asked:
 * @self: a form
 * @asked: (out caller-allocates): what is chosen
 *
 * Returns: whether there is a plan
 */
gboolean
rbk_invoice_form_get_asked (RbkInvoiceForm *self, RbkInvoiceAsked *asked)
{
  RbkBook   *book;
  RbkRecord *plan, *phase, *discount;
  guint      currency;

  g_return_val_if_fail (RBK_IS_INVOICE_FORM (self), FALSE);

  book = rbk_document_get_book (self->document);
  plan = rbk_choice_get_record (self->plan, rbk_book_get_plans (book), 0);
  if (plan == NULL)
    return FALSE;
  phase = rbk_choice_get_record (self->phase, rbk_plan_get_phases (RBK_PLAN (plan)), 1);
  discount = rbk_choice_get_record (self->discount, rbk_book_get_discounts (book), 1);
  currency = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->currency));
  *asked = (RbkInvoiceAsked){
    .plan = rbk_record_get_key (plan),
    .phase = phase != NULL ? rbk_record_get_key (phase) : NULL,
    .date = self->date,
    .currency = currency < g_strv_length (self->currencies) ? self->currencies[currency] : NULL,
    .is_annual = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->interval)) == 1,
    .discount = (RbkDiscount *) discount,
  };

  return TRUE;
}

static gboolean
usage_commit_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  RbkInvoiceForm  *self = user_data;
  const char      *meter = g_object_get_data (G_OBJECT (cell), "rbk-meter");
  g_autofree char *shown = NULL;
  RbkDecimal       usage;

  if (!rbk_usage_text_parse (self->format, text, &usage, error))
    return FALSE;
  g_hash_table_replace (self->usage, g_strdup (meter), g_memdup2 (&usage, sizeof usage));
  shown = rbk_money_format_quantity (self->format, usage);
  rbk_cell_set_text (cell, shown, shown);
  changed (self);

  return TRUE;
}

/* A little past what is included, so that there is something to see. There is no quarter of a
 * seat. */
static RbkDecimal
guess_usage (const RbkCardSpec *card)
{
  if (card->has_included && rbk_decimal_sign (card->included) > 0)
    return rbk_decimal_round (rbk_decimal_mul_div (card->included, RBK_DECIMAL_UNITS (5),
                                                   RBK_DECIMAL_UNITS (4), RBK_ROUND_DOWN),
                              0, RBK_ROUND_UP);

  return RBK_DECIMAL_UNITS (100);
}

static void
add_meter (RbkInvoiceForm *self, const RbkMeterSpec *meter, const RbkCardSpec *card)
{
  GtkWidget *cell = rbk_cell_new (TRUE);
  /* Translators: %s is a meter: “Used: AI runs” */
  g_autofree char *title = g_strdup_printf (_ ("Used: %s"), meter->name);
  g_autofree char *text = NULL;

  if (!g_hash_table_contains (self->usage, meter->key))
    {
      RbkDecimal guess = guess_usage (card);

      g_hash_table_replace (self->usage, g_strdup (meter->key), g_memdup2 (&guess, sizeof guess));
    }
  text = rbk_money_format_quantity (self->format, rbk_invoice_form_get_usage (self, meter->key));
  g_object_set_data_full (G_OBJECT (cell), "rbk-meter", g_strdup (meter->key), g_free);
  rbk_cell_set_title (RBK_CELL (cell), title);
  rbk_cell_set_text (RBK_CELL (cell), text, text);
  rbk_cell_set_commit (RBK_CELL (cell), usage_commit_cb, self);
  rbk_choice_list_add (self->used, title, cell);
}

static char *
join_meters (const RbkSpec *spec, const RbkPhaseSpec *phase)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < phase->n_cards; i++)
    if (phase->cards[i].meter >= 0)
      g_string_append_printf (keys, "%s\n", spec->meters[phase->cards[i].meter].key);

  return g_string_free (keys, FALSE);
}

/**
 * rbk_invoice_form_show_meters:
 * @self: a form
 * @spec: the book, frozen
 * @phase: the phase that is billed
 *
 * Asks for what was used on the meters of a phase. Rows stay while the meters do, so that the
 * focus does.
 */
void
rbk_invoice_form_show_meters (RbkInvoiceForm *self, const RbkSpec *spec, const RbkPhaseSpec *phase)
{
  g_autofree char *meters = NULL;
  GtkWidget       *row;

  g_return_if_fail (RBK_IS_INVOICE_FORM (self));

  meters = join_meters (spec, phase);
  if (g_strcmp0 (meters, self->meters) == 0)
    return;
  while ((row = gtk_widget_get_first_child (self->used)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->used), row);
  for (guint i = 0; i < phase->n_cards; i++)
    if (phase->cards[i].meter >= 0)
      add_meter (self, &spec->meters[phase->cards[i].meter], &phase->cards[i]);
  gtk_widget_set_visible (self->used, gtk_widget_get_first_child (self->used) != NULL);
  g_free (self->meters);
  self->meters = g_steal_pointer (&meters);
}

/**
 * rbk_invoice_form_get_usage:
 * @self: a form
 * @meter: the key of a meter
 *
 * Returns: what was used of it; 0 where it was not asked for
 */
RbkDecimal
rbk_invoice_form_get_usage (RbkInvoiceForm *self, const char *meter)
{
  const RbkDecimal *usage;

  g_return_val_if_fail (RBK_IS_INVOICE_FORM (self), RBK_DECIMAL_ZERO);

  usage = g_hash_table_lookup (self->usage, meter);

  return usage != NULL ? *usage : RBK_DECIMAL_ZERO;
}

/**
 * rbk_invoice_form_new:
 * @document: an open book
 *
 * Returns: (transfer floating): a form, to be updated before it is seen
 */
GtkWidget *
rbk_invoice_form_new (RbkDocument *document)
{
  RbkInvoiceForm *self = g_object_new (RBK_TYPE_INVOICE_FORM, NULL);

  self->document = g_object_ref (document);
  self->format =
      rbk_money_format_new (NULL, rbk_book_get_currency (rbk_document_get_book (document)));

  return GTK_WIDGET (self);
}
