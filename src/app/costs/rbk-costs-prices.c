/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-prices.h"

#include <glib/gi18n-lib.h>

#include "rbk-call-costs.h"
#include "rbk-choice.h"
#include "rbk-costs-input.h"
#include "rbk-costs-model-choice.h"
#include "rbk-costs-plan-charges.h"
#include "rbk-costs-price-card.h"
#include "rbk-costs-rate-dates.h"
#include "rbk-costs-route-credits.h"
#include "rbk-costs-text.h"
#include "rbk-section.h"

/* Of the value of an outcome: what is usual is about a tenth to a fifth. */
#define VALUE_SHARE                                                                                \
  rbk_decimal_div (RBK_DECIMAL_UNITS (15), RBK_DECIMAL_UNITS (100), RBK_ROUND_DOWN)

/**
 * RbkCostsPrices:
 *
 * Prices for the cost of a call: at a margin, by its value, in credits, and what the plans
 * charge today; below, what a credit costs on each route, and what that will be.
 */
struct _RbkCostsPrices
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  GtkWidget             *box;
  GtkWidget             *section;
  GtkStringList         *names; /* (owned) of the workloads, after that of all calls */
  GtkWidget             *choice;
  RbkCostsPriceCard     *cost_plus, *value_based, *credit_based;
  RbkCostsInput         *margin, *value, *value_share, *credits, *credit_price;
  RbkCostsPlanCharges   *charges;
  RbkCostsRouteCredits  *routes;
  RbkCostsRateDates     *dates;
  gboolean               is_updating;
};

G_DEFINE_FINAL_TYPE (RbkCostsPrices, rbk_costs_prices, GTK_TYPE_WIDGET)

static int
chosen_workload (RbkCostsPrices *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (chosen == GTK_INVALID_LIST_POSITION || self->context->spec == NULL ||
      chosen > self->context->spec->n_workloads)
    return -1;

  return (int) chosen - 1;
}

/* The first plan that sells credits sets the price of one, until another is typed. */
static void
update_fallbacks (RbkCostsPrices *self, const RbkSpec *spec, int workload)
{
  RbkDecimal share = VALUE_SHARE;
  RbkDecimal margin = rbk_book_get_target_margin (rbk_costs_context_get_book (self->context));
  RbkDecimal credits, price;
  gboolean   has_price = FALSE;

  for (guint i = 0; spec != NULL && i < spec->n_plans && !has_price; i++)
    has_price = rbk_spec_get_credit_price (spec, &spec->plans[i], &price);
  rbk_costs_input_set_fallback (self->margin, &margin);
  rbk_costs_input_set_fallback (self->value, NULL);
  rbk_costs_input_set_fallback (self->value_share, &share);
  rbk_costs_input_set_fallback (self->credits,
                                spec != NULL &&
                                        rbk_spec_get_credits_per_call (spec, workload, &credits)
                                    ? &credits
                                    : NULL);
  rbk_costs_input_set_fallback (self->credit_price, has_price ? &price : NULL);
}

static void
show_cards (RbkCostsPrices *self, RbkDecimal cost)
{
  RbkPriceView view = { 0 };
  RbkDecimal   first = RBK_DECIMAL_ZERO, second = RBK_DECIMAL_ZERO;
  gboolean     is_whole;

  if (rbk_costs_input_get (self->margin, &first))
    rbk_price_view_cost_plus (&view, cost, first);
  rbk_costs_price_card_show (self->cost_plus, self->context, &view,
                             _ ("No price reaches a margin of 100 %"));

  is_whole =
      rbk_costs_input_get (self->value, &first) && rbk_costs_input_get (self->value_share, &second);
  if (is_whole)
    rbk_price_view_from_value (&view, cost, first, second);
  rbk_costs_price_card_show (self->value_based, self->context, is_whole ? &view : NULL,
                             _ ("Type what a call is worth"));

  is_whole = rbk_costs_input_get (self->credits, &first) &&
             rbk_costs_input_get (self->credit_price, &second);
  if (is_whole)
    rbk_price_view_from_credits (&view, cost, first, second);
  rbk_costs_price_card_show (self->credit_based, self->context, is_whole ? &view : NULL,
                             _ ("Type credits and their price"));
}

static void
refresh (RbkCostsPrices *self)
{
  const RbkSpec   *spec = self->context->spec;
  int              workload = chosen_workload (self);
  RbkDecimal       price = RBK_DECIMAL_ZERO;
  g_autofree char *cost = NULL;
  g_autofree char *note = NULL;

  gtk_widget_set_visible (self->box, spec != NULL && spec->n_workloads > 0);
  if (spec == NULL || spec->n_workloads == 0)
    return;
  update_fallbacks (self, spec, workload);
  cost = rbk_costs_dup_amount (self->context->format, rbk_spec_get_call_cost (spec, workload));
  /* Translators: %s is an amount */
  note = g_strdup_printf (_ ("The call costs %s. What one could ask for it:"), cost);
  rbk_section_set_note (RBK_SECTION (self->section), note);
  show_cards (self, rbk_spec_get_call_cost (spec, workload));
  rbk_costs_plan_charges_update (self->charges, workload);
  rbk_costs_route_credits_update (self->routes, workload,
                                  rbk_costs_input_get (self->credit_price, &price) ? &price : NULL);
  rbk_costs_rate_dates_update (self->dates);
}

static void
refresh_cb (RbkCostsPrices *self)
{
  if (!self->is_updating)
    refresh (self);
}

/* The first choice is none of the workloads. */
static gboolean
are_shown (RbkCostsPrices *self, GPtrArray *names)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->names)) != names->len + 1)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->names, i + 1),
                      g_ptr_array_index (names, i)))
      return FALSE;

  return TRUE;
}

static void
update_choices (RbkCostsPrices *self)
{
  GListModel *workloads = rbk_book_get_workloads (rbk_costs_context_get_book (self->context));
  guint       chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  guint       n_names = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkRecord) workload = g_list_model_get_item (workloads, i);
      const char *name = rbk_record_get_name (workload);

      g_ptr_array_add (names, (gpointer) (name != NULL ? name : ""));
    }
  if (are_shown (self, names))
    return;
  g_ptr_array_add (names, NULL);

  self->is_updating = TRUE;
  gtk_string_list_splice (self->names, 1, n_names - 1, (const char *const *) names->pdata);
  if (chosen < names->len)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), chosen);
  self->is_updating = FALSE;
}

/**
 * rbk_costs_prices_update:
 * @self: the prices
 *
 * Shows the book as it is now.
 */
void
rbk_costs_prices_update (RbkCostsPrices *self)
{
  g_return_if_fail (RBK_IS_COSTS_PRICES (self));

  update_choices (self);
  refresh (self);
}

static void
rbk_costs_prices_dispose (GObject *object)
{
  RbkCostsPrices *self = RBK_COSTS_PRICES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (rbk_costs_prices_parent_class)->dispose (object);
}

static void
rbk_costs_prices_class_init (RbkCostsPricesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_prices_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_prices_init (RbkCostsPrices *self)
{
}

static RbkCostsInput *
add_input (RbkCostsPrices    *self,
           RbkCostsPriceCard *card,
           const char        *title,
           const char        *tooltip,
           RbkRecordUnit      unit)
{
  GtkWidget *input = rbk_costs_input_new (self->context, title, title, unit);

  gtk_widget_set_tooltip_text (input, tooltip);
  g_signal_connect_object (input, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  rbk_costs_price_card_add (card, input);

  return RBK_COSTS_INPUT (input);
}

static void
fill_cards (RbkCostsPrices *self)
{
  self->cost_plus = RBK_COSTS_PRICE_CARD (
      rbk_costs_price_card_new (_ ("Cost-plus"), _ ("The cost, and a margin on top. It moves "
                                                    "with every change of a model’s price.")));
  self->margin =
      add_input (self, self->cost_plus, _ ("Margin to reach"),
                 _ ("The book’s target, until you type another"), RBK_RECORD_UNIT_PERCENT);
  self->value_based = RBK_COSTS_PRICE_CARD (
      rbk_costs_price_card_new (_ ("Value-based"), _ ("A share of what the outcome is worth to "
                                                      "the customer, whatever it costs.")));
  self->value = add_input (self, self->value_based, _ ("Worth to the customer"),
                           _ ("What the outcome of one call saves or earns the customer"),
                           RBK_RECORD_UNIT_MONEY);
  self->value_share = add_input (self, self->value_based, _ ("Share you take"),
                                 _ ("A tenth to a fifth is usual"), RBK_RECORD_UNIT_PERCENT);
  self->credit_based = RBK_COSTS_PRICE_CARD (
      rbk_costs_price_card_new (_ ("Credits"),
                                _ ("Credits that the call takes, at the price of "
                                   "a credit. Their rate can change, prices stay.")));
  self->credits =
      add_input (self, self->credit_based, _ ("Credits a call"),
                 _ ("As the routes say, until you type another"), RBK_RECORD_UNIT_FIELD);
  self->credit_price =
      add_input (self, self->credit_based, _ ("Price of a credit"),
                 _ ("Of the first plan that sells credits, until you type another"),
                 RBK_RECORD_UNIT_MONEY);
}

static GtkWidget *
new_cards (RbkCostsPrices *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *flow = gtk_flow_box_new ();

  fill_cards (self);
  self->charges = RBK_COSTS_PLAN_CHARGES (rbk_costs_plan_charges_new (self->context));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_flow_box_insert (GTK_FLOW_BOX (flow), GTK_WIDGET (self->cost_plus), -1);
  gtk_flow_box_insert (GTK_FLOW_BOX (flow), GTK_WIDGET (self->value_based), -1);
  gtk_flow_box_insert (GTK_FLOW_BOX (flow), GTK_WIDGET (self->credit_based), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (flow); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->charges));

  return box;
}

/**
 * rbk_costs_prices_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the prices, to be updated before they are shown
 */
GtkWidget *
rbk_costs_prices_new (const RbkCostsContext *context)
{
  RbkCostsPrices *self = g_object_new (RBK_TYPE_COSTS_PRICES, NULL);

  self->context = context;
  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, _ ("The average call"));
  self->choice = rbk_costs_name_choice_new (G_LIST_MODEL (self->names), NULL);
  rbk_choice_set_title (self->choice, _ ("Which call to price"));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  self->section = rbk_section_new (_ ("Prices for this cost"), new_cards (self));
  rbk_section_set_tools (RBK_SECTION (self->section), self->choice);
  self->routes = RBK_COSTS_ROUTE_CREDITS (rbk_costs_route_credits_new (context));
  self->dates = RBK_COSTS_RATE_DATES (rbk_costs_rate_dates_new (context));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self->box), self->section);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->routes));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->dates));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
