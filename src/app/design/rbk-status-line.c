/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-status-line.h"

#include <glib/gi18n-lib.h>

#include "rbk-made-up-tag.h"
#include "rbk-money-format.h"
#include "rbk-usage-source.h"
#include "rbk-word.h"

/**
 * RbkStatusLine:
 *
 * Below the tier table: what its figures rest on, and what the plans make of the customers
 * that there are.
 */
struct _RbkStatusLine
{
  GtkWidget parent_instance;

  GtkWidget *tag;
  GtkWidget *basis;
  GtkWidget *result;
};

G_DEFINE_FINAL_TYPE (RbkStatusLine, rbk_status_line, GTK_TYPE_WIDGET)

static void
rbk_status_line_dispose (GObject *object)
{
  RbkStatusLine *self = RBK_STATUS_LINE (object);

  g_clear_pointer (&self->tag, gtk_widget_unparent);
  g_clear_pointer (&self->basis, gtk_widget_unparent);
  g_clear_pointer (&self->result, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_status_line_parent_class)->dispose (object);
}

static void
rbk_status_line_class_init (RbkStatusLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_status_line_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statusline");
}

static GtkWidget *
new_label (RbkStatusLine *self, gboolean at_end)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), at_end ? 1.0f : 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
rbk_status_line_init (RbkStatusLine *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->tag = rbk_made_up_tag_new ();
  gtk_widget_set_valign (self->tag, GTK_ALIGN_START);
  gtk_widget_set_parent (self->tag, GTK_WIDGET (self));
  self->basis = new_label (self, FALSE);
  self->result = new_label (self, TRUE);
  gtk_widget_set_tooltip_text (self->result, _ ("All customers in a month, each on the cheapest "
                                                "plan that allows its usage"));
}

/**
 * rbk_status_line_new:
 *
 * Returns: (transfer floating): a line that says nothing yet
 */
GtkWidget *
rbk_status_line_new (void)
{
  return g_object_new (RBK_TYPE_STATUS_LINE, NULL);
}

static char *
describe_basis (RbkBook *book, RbkAnalysis *analysis, RbkMoneyFormat *format)
{
  RbkPopulation   *population = rbk_analysis_get_population (analysis);
  RbkUsageSource  *source = rbk_book_get_usage (book);
  const char      *currency = rbk_book_get_currency (book);
  g_autofree char *number = NULL;
  guint64          n_customers;

  if (population == NULL)
    /* Translators: below the tier table; %s is a currency */
    return g_strdup_printf (_ ("Sized on the book's usage levels · %s a month"), currency);

  n_customers = rbk_population_get_count (population);
  number = rbk_money_format_quantity (format, rbk_decimal_from_int ((gint64) n_customers));
  if (rbk_population_get_synthetic (population) != NULL)
    /* Translators: below the tier table: customers that nobody has counted; a number, then a
     * currency */
    return g_strdup_printf (ngettext ("Sized on %s made-up customer · %s a month",
                                      "Sized on %s made-up customers · %s a month",
                                      rbk_word_plural (n_customers)),
                            number, currency);
  if (source != NULL && rbk_usage_source_get_rescale (source) != NULL)
    /* Translators: below the tier table: customers that are made larger or smaller than in the
     * file that they are from; a number, then a currency */
    return g_strdup_printf (ngettext ("Sized on %s customer, rescaled · %s a month",
                                      "Sized on %s customers, rescaled · %s a month",
                                      rbk_word_plural (n_customers)),
                            number, currency);

  /* Translators: below the tier table; a number, then a currency */
  return g_strdup_printf (ngettext ("Sized on %s customer · %s a month",
                                    "Sized on %s customers · %s a month",
                                    rbk_word_plural (n_customers)),
                          number, currency);
}

static void
add_unserved (GString *text, const RbkMix *mix, RbkMoneyFormat *format)
{
  g_autofree char *number =
      rbk_money_format_quantity (format, rbk_decimal_from_int ((gint64) mix->n_unserved));

  if (mix->n_unserved > 0)
    g_string_append_printf (text,
                            /* Translators: %s is a number */
                            ngettext ("%s customer fits no plan · ", "%s customers fit no plan · ",
                                      rbk_word_plural (mix->n_unserved)),
                            number);
}

static char *
describe_mix (const RbkMix *mix, RbkMoneyFormat *format)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *revenue = rbk_money_format_amount (format, mix->total.revenue, FALSE);
  g_autofree char *cost = rbk_money_format_amount (format, mix->total.cost, FALSE);
  double           bills = rbk_decimal_to_double (mix->total.revenue);
  g_autofree char *margin = NULL;

  add_unserved (text, mix, format);
  if (bills > 0.0)
    {
      margin =
          rbk_money_format_percent (format, rbk_decimal_to_double (mix->total.margin) / bills, 1);
      /* Translators: amounts of a month, over all customers, and a percentage */
      g_string_append_printf (text, _ ("Revenue %s · cost %s · margin %s"), revenue, cost, margin);
    }
  else
    /* Translators: amounts of a month, over all customers */
    g_string_append_printf (text, _ ("Revenue %s · cost %s"), revenue, cost);

  return g_string_free (text, FALSE);
}

/**
 * rbk_status_line_update:
 * @self: a line
 * @book: an open book
 * @analysis: what follows from it
 *
 * Says how things are now.
 */
void
rbk_status_line_update (RbkStatusLine *self, RbkBook *book, RbkAnalysis *analysis)
{
  g_autoptr(RbkMoneyFormat) format = NULL;
  g_autofree char *basis = NULL;
  g_autofree char *result = NULL;
  const RbkMix    *mix;

  g_return_if_fail (RBK_IS_STATUS_LINE (self));

  format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  basis = describe_basis (book, analysis, format);
  rbk_made_up_tag_update (self->tag, rbk_analysis_get_population (analysis));
  mix = rbk_analysis_get_mix (analysis);
  if (mix != NULL && mix->n_customers > 0)
    result = describe_mix (mix, format);
  gtk_label_set_text (GTK_LABEL (self->basis), basis);
  gtk_label_set_text (GTK_LABEL (self->result), result != NULL ? result : "");
}
