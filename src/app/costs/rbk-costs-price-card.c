/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-price-card.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-text.h"
#include "rbk-verdict.h"

/**
 * RbkCostsPriceCard:
 *
 * One way to price a cost: the price large, the margin below it, then what it rests on.
 */
struct _RbkCostsPriceCard
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *price;
  GtkWidget *verdict;
  GtkWidget *margin;
  char      *title; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RbkCostsPriceCard, rbk_costs_price_card, GTK_TYPE_WIDGET)

static void
rbk_costs_price_card_dispose (GObject *object)
{
  RbkCostsPriceCard *self = RBK_COSTS_PRICE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (rbk_costs_price_card_parent_class)->dispose (object);
}

static void
rbk_costs_price_card_class_init (RbkCostsPriceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_price_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pricecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
rbk_costs_price_card_init (RbkCostsPriceCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_costs_price_card_new:
 * @title: what the way is called
 * @explanation: what it is, in a sentence
 *
 * Returns: (transfer floating): a card without a price
 */
GtkWidget *
rbk_costs_price_card_new (const char *title, const char *explanation)
{
  RbkCostsPriceCard *self = g_object_new (RBK_TYPE_COSTS_PRICE_CARD, NULL);
  GtkWidget         *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget         *text = new_label (explanation, "dim-label");

  self->title = g_strdup (title);
  self->price = new_label (NULL, "title-2");
  self->verdict = rbk_verdict_new ();
  self->margin = new_label (NULL, "margin");
  gtk_label_set_width_chars (GTK_LABEL (text), 22);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 26);
  gtk_widget_add_css_class (self->price, "numeric");
  gtk_widget_add_css_class (text, "caption");
  gtk_box_append (GTK_BOX (line), self->verdict);
  gtk_box_append (GTK_BOX (line), self->margin);
  gtk_box_append (GTK_BOX (self->box), new_label (title, "heading"));
  gtk_box_append (GTK_BOX (self->box), text);
  gtk_box_append (GTK_BOX (self->box), self->price);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * rbk_costs_price_card_add:
 * @self: a card
 * @input: what the price rests on
 */
void
rbk_costs_price_card_add (RbkCostsPriceCard *self, GtkWidget *input)
{
  g_return_if_fail (RBK_IS_COSTS_PRICE_CARD (self));

  gtk_box_append (GTK_BOX (self->box), input);
}

/**
 * rbk_costs_price_card_show:
 * @self: a card
 * @context: the page's
 * @view: (nullable): the price
 * @missing: what to do where there is none
 *
 * Shows a price of one call, and the margin that it leaves.
 */
void
rbk_costs_price_card_show (RbkCostsPriceCard     *self,
                           const RbkCostsContext *context,
                           const RbkPriceView    *view,
                           const char            *missing)
{
  gboolean         has_price = view != NULL && view->has_price;
  gboolean         has_margin = has_price && view->has_margin;
  g_autofree char *name = NULL;
  g_autofree char *price = NULL;
  g_autofree char *profit = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *margin = NULL;

  g_return_if_fail (RBK_IS_COSTS_PRICE_CARD (self));

  price = has_price ? rbk_costs_dup_amount (context->format, view->price) : g_strdup ("–");
  if (has_margin)
    {
      profit = rbk_costs_dup_amount (context->format, view->profit);
      percent = rbk_money_format_percent (context->format, view->margin, 1);
      /* Translators: first a percentage, then an amount */
      margin = g_strdup_printf (_ ("%s margin, %s a call"), percent, profit);
    }
  gtk_label_set_text (GTK_LABEL (self->price), price);
  gtk_label_set_text (GTK_LABEL (self->margin),
                      margin != NULL ? margin : (has_price ? "" : missing));
  rbk_verdict_show (self->verdict, context->settings, has_margin, has_margin ? view->margin : 0.0);
  /* Translators: the accessible name of a price; %s is how it comes about: Cost-plus */
  name = g_strdup_printf (_ ("Price of a call, %s"), self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->price), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, price, -1);
}
