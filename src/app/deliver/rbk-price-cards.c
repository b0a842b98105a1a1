/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-price-cards.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-view.h"
#include "rbk-feature.h"
#include "rbk-fee.h"
#include "rbk-invoice.h"
#include "rbk-money-format.h"
#include "rbk-plan.h"
#include "rbk-term-words.h"
#include "rbk-word.h"
#include "rbk-wrapped-label.h"

/* A page with more plans than that nobody reads; nor does the preview show it. */
#define MAX_CARDS 24

/**
 * RbkPriceCards:
 *
 * The plans as cards of a pricing page: what they cost, what is included, what they have.
 */
struct _RbkPriceCards
{
  GtkWidget parent_instance;

  RbkDocument *document; /* (owned) */
  GtkWidget   *scroller;
  GtkWidget   *intervals;
  GtkWidget   *yearly;
  GtkWidget   *cards;
};

G_DEFINE_FINAL_TYPE (RbkPriceCards, rbk_price_cards, GTK_TYPE_WIDGET)

static void
rbk_price_cards_dispose (GObject *object)
{
  RbkPriceCards *self = RBK_PRICE_CARDS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_price_cards_parent_class)->dispose (object);
}

static void
rbk_price_cards_class_init (RbkPriceCardsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_price_cards_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pricecards");
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* The fees of a billing period, and whether that is a year. */
static RbkDecimal
sum_fees (const RbkPhaseSpec *phase, gboolean *is_year)
{
  RbkDecimal sum = RBK_DECIMAL_ZERO;

  *is_year = FALSE;
  for (guint i = 0; i < phase->n_cards; i++)
    {
      const RbkCardSpec *card = &phase->cards[i];

      if (card->meter >= 0 || card->is_once)
        continue;
      *is_year = *is_year || rbk_decimal_equal (card->months, RBK_DECIMAL_UNITS (12));
      sum = rbk_decimal_add (sum, card->amount);
    }

  return sum;
}

static void
add_price (GtkWidget *card, RbkMoneyFormat *format, RbkPlan *plan, const RbkPhaseSpec *phase)
{
  g_autofree char *amount = NULL;
  RbkDecimal       fees;
  gboolean         is_year;

  if (rbk_plan_get_quote_only (plan) || phase == NULL)
    {
      add_label (card, _ ("On request"), "title-2");
      return;
    }
  fees = sum_fees (phase, &is_year);
  amount = rbk_money_format_amount (format, fees, FALSE);
  add_label (card, rbk_decimal_is_zero (fees) ? _ ("Free") : amount, "title-1");
  if (!rbk_decimal_is_zero (fees))
    add_label (card, is_year ? _ ("a year") : _ ("a month"), "dim-label");
}

static void
add_use (GtkWidget *box, const RbkSpec *spec, const RbkCardSpec *card)
{
  g_autofree char *allowance = rbk_term_allowance_words (card);
  g_autofree char *price = rbk_term_price_words (spec, card);
  g_autofree char *title = NULL;

  if (allowance != NULL)
    title = g_strdup_printf ("%s: %s", card->name, allowance);
  add_label (box, title != NULL ? title : card->name, NULL);
  if (card->limit != RBK_LIMIT_HARD || !card->has_included)
    add_label (box, price, "caption");
}

static void
add_features (GtkWidget *box, RbkPlan *plan)
{
  GListModel *features = rbk_plan_get_features (plan);

  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkFeature) feature = g_list_model_get_item (features, i);
      const char      *name = rbk_record_get_name (RBK_RECORD (feature));
      const char      *value = rbk_feature_get_value (feature);
      g_autofree char *text = value != NULL ? g_strdup_printf ("✓ %s: %s", name, value)
                                            : g_strdup_printf ("✓ %s", name);

      add_label (box, text, NULL);
    }
}

static GtkWidget *
new_card (RbkPlan *plan, const RbkSpec *spec, const RbkPlanSpec *terms, RbkMoneyFormat *format)
{
  const RbkPhaseSpec *phase = rbk_plan_spec_get_phase_on (terms, &spec->date);
  GtkWidget          *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "offer");
  add_label (card, terms->name, "heading");
  if (rbk_plan_get_audience (plan) != NULL)
    add_label (card, rbk_plan_get_audience (plan), "dim-label");
  add_price (card, format, plan, phase);
  if (rbk_plan_get_description (plan) != NULL)
    add_label (card, rbk_plan_get_description (plan), NULL);
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  for (guint i = 0; phase != NULL && i < phase->n_cards; i++)
    if (phase->cards[i].meter >= 0)
      add_use (card, spec, &phase->cards[i]);
  add_features (card, plan);

  return card;
}

static void
remove_cards (RbkPriceCards *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->cards), child);
}

static void
add_cards (RbkPriceCards *self, RbkBook *book, const RbkSpec *spec)
{
  g_autoptr(RbkMoneyFormat) format = rbk_money_format_new (NULL, spec->currency);

  for (guint i = 0; i < MIN (spec->n_plans, MAX_CARDS); i++)
    {
      g_autoptr(RbkPlan) plan = g_list_model_get_item (rbk_book_get_plans (book), i);
      GtkWidget *child = new_card (plan, spec, &spec->plans[i], format);

      gtk_flow_box_insert (GTK_FLOW_BOX (self->cards), child, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (child), FALSE);
    }
}

/**
 * rbk_price_cards_update:
 * @self: cards
 *
 * Shows the book as it is now.
 */
void
rbk_price_cards_update (RbkPriceCards *self)
{
  RbkBook *book;
  g_autoptr(RbkSpec) spec = NULL;
  gboolean is_yearly;

  g_return_if_fail (RBK_IS_PRICE_CARDS (self));

  book = rbk_document_get_book (self->document);
  gtk_widget_set_visible (self->intervals, rbk_book_has_annual_prices (book));
  is_yearly = rbk_book_has_annual_prices (book) &&
              gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->yearly));
  spec = rbk_spec_new_for_invoice (book, NULL, NULL, is_yearly, NULL);
  remove_cards (self);
  if (spec != NULL)
    add_cards (self, book, spec);
}

static GtkWidget *
new_intervals (RbkPriceCards *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *monthly = gtk_toggle_button_new_with_label (_ ("Monthly"));

  self->yearly = gtk_toggle_button_new_with_label (_ ("Yearly"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (monthly), TRUE);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->yearly), GTK_TOGGLE_BUTTON (monthly));
  gtk_box_append (GTK_BOX (box), monthly);
  gtk_box_append (GTK_BOX (box), self->yearly);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->yearly, "toggled", G_CALLBACK (rbk_price_cards_update), self,
                           G_CONNECT_SWAPPED);

  return box;
}

static void
rbk_price_cards_init (RbkPriceCards *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->intervals = new_intervals (self);
  self->cards = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->cards), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->cards), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->cards), 5);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->cards), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->cards), 12);
  gtk_widget_set_valign (self->cards, GTK_ALIGN_START);
  /* The toolkit has Tab stay in a flow of which nothing can be focused. */
  gtk_widget_set_can_focus (self->cards, FALSE);
  gtk_widget_add_css_class (box, "preview");
  gtk_box_append (GTK_BOX (box), self->intervals);
  gtk_box_append (GTK_BOX (box), self->cards);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_price_cards_new:
 * @document: an open book
 *
 * Returns: (transfer floating): its plans as a page shows them, to be updated before it is seen
 */
GtkWidget *
rbk_price_cards_new (RbkDocument *document)
{
  RbkPriceCards *self = g_object_new (RBK_TYPE_PRICE_CARDS, NULL);

  self->document = g_object_ref (document);

  return GTK_WIDGET (self);
}
