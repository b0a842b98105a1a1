/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-route-credits.h"

#include <glib/gi18n-lib.h>

#include "rbk-call-costs.h"
#include "rbk-costs-text.h"
#include "rbk-credits-dialog.h"
#include "rbk-price-views.h"
#include "rbk-record-table.h"
#include "rbk-section.h"

/**
 * RbkCostsRouteCredits:
 *
 * Credits of a call on each route: what a credit costs there, and what it leaves.
 */
struct _RbkCostsRouteCredits
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  GListStore            *list;    /* (owned) (element-type RbkRoute) */
  gboolean               has_price;
  RbkDecimal             credit_price;
  GtkWidget             *section;
  RbkRecordTable        *table;
};

G_DEFINE_FINAL_TYPE (RbkCostsRouteCredits, rbk_costs_route_credits, GTK_TYPE_WIDGET)

static gboolean
get_cost (RbkCostsRouteCredits *self, RbkRecord *route, RbkDecimal *cost)
{
  GListModel    *models = rbk_book_get_models (rbk_costs_context_get_book (self->context));
  RbkCostWorking working;

  if (!rbk_cost_working_of_route (&working, models, RBK_ROUTE (route), &self->context->date, NULL))
    return FALSE;
  *cost = working.total;

  return TRUE;
}

/* The rate in force: a dated one, else the one that the cell holds. */
static const RbkDecimal *
get_credits (RbkCostsRouteCredits *self, RbkRecord *route)
{
  return rbk_route_get_credits_on (RBK_ROUTE (route), &self->context->date);
}

/* What a credit costs on a route, where the route takes some. */
static gboolean
get_credit_cost (RbkCostsRouteCredits *self, RbkRecord *route, RbkDecimal *cost)
{
  return get_cost (self, route, cost) &&
         rbk_cost_get_of_credit (*cost, get_credits (self, route), cost);
}

static char *
dup_name (RbkRecord *record, gpointer user_data)
{
  RbkCostsRouteCredits *self = user_data;

  return rbk_costs_dup_route_name (rbk_costs_context_get_book (self->context), RBK_ROUTE (record));
}

static char *
dup_cost (RbkRecord *record, gpointer user_data)
{
  RbkCostsRouteCredits *self = user_data;
  RbkDecimal            cost;

  return get_cost (self, record, &cost) ? rbk_costs_dup_amount (self->context->format, cost) : NULL;
}

static char *
dup_credit_cost (RbkRecord *record, gpointer user_data)
{
  RbkCostsRouteCredits *self = user_data;
  RbkDecimal            cost;

  return get_credit_cost (self, record, &cost) ? rbk_costs_dup_amount (self->context->format, cost)
                                               : NULL;
}

static char *
dup_price (RbkRecord *record, gpointer user_data)
{
  RbkCostsRouteCredits *self = user_data;
  const RbkDecimal     *credits = get_credits (self, record);

  if (!self->has_price || credits == NULL)
    return NULL;

  return rbk_costs_dup_amount (self->context->format,
                               rbk_decimal_mul (*credits, self->credit_price));
}

static char *
dup_margin (RbkRecord *record, gpointer user_data)
{
  RbkCostsRouteCredits *self = user_data;
  RbkPriceView          view;
  RbkDecimal            cost;

  if (!self->has_price || !get_credit_cost (self, record, &cost))
    return NULL;
  rbk_price_view_from_price (&view, cost, self->credit_price);

  return view.has_margin ? rbk_money_format_percent (self->context->format, view.margin, 1) : NULL;
}

static const RbkRecordColumn columns[] = {
  { .title = N_ ("Route"),
    .name = N_ ("Route %s"),
    .dup_text = dup_name,
    .is_text = TRUE,
    .width = 16,
    .expands = TRUE },
  { .title = N_ ("Credits a call"),
    .name = N_ ("Credit rate of %s"),
    .field = "credits",
    .width = 7 },
  { .title = N_ ("Cost of a call"),
    .name = N_ ("Cost of a call on %s"),
    .dup_text = dup_cost,
    .width = 10 },
  { .title = N_ ("Cost of a credit"),
    .name = N_ ("Cost of a credit on %s"),
    .dup_text = dup_credit_cost,
    .width = 10 },
  { .title = N_ ("Price of a call"),
    .tooltip = N_ ("Its credits at the price of a credit above"),
    .name = N_ ("Price of a call on %s"),
    .dup_text = dup_price,
    .width = 10 },
  { .title = N_ ("Margin a credit"),
    .name = N_ ("Margin a credit on %s"),
    .dup_text = dup_margin,
    .width = 8 },
};

static void
collect (GPtrArray *found, GListModel *routes)
{
  for (guint i = 0; i < g_list_model_get_n_items (routes); i++)
    g_ptr_array_add (found, g_list_model_get_item (routes, i));
}

/**
 * rbk_costs_route_credits_update:
 * @self: the credits
 * @workload: a workload's index; -1 for all
 * @credit_price: (nullable): of one credit
 *
 * Shows the routes as they are now.
 */
void
rbk_costs_route_credits_update (RbkCostsRouteCredits *self,
                                int                   workload,
                                const RbkDecimal     *credit_price)
{
  GListModel *workloads;
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (RBK_IS_COSTS_ROUTE_CREDITS (self));

  self->has_price = credit_price != NULL;
  if (credit_price != NULL)
    self->credit_price = *credit_price;
  workloads = rbk_book_get_workloads (rbk_costs_context_get_book (self->context));
  for (guint i = 0; i < g_list_model_get_n_items (workloads); i++)
    {
      g_autoptr(RbkWorkload) one = g_list_model_get_item (workloads, i);

      if (workload < 0 || (guint) workload == i)
        collect (found, rbk_workload_get_routes (one));
    }
  rbk_costs_list_take_over (self->list, found);
  rbk_record_table_update (self->table, self->context->format);
}

static void
find_whole_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkCostsRouteCredits *self = RBK_COSTS_ROUTE_CREDITS (widget);

  gtk_window_present (GTK_WINDOW (rbk_credits_dialog_new (widget, self->context->document)));
}

static void
rbk_costs_route_credits_dispose (GObject *object)
{
  RbkCostsRouteCredits *self = RBK_COSTS_ROUTE_CREDITS (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (rbk_costs_route_credits_parent_class)->dispose (object);
}

static void
rbk_costs_route_credits_class_init (RbkCostsRouteCreditsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_route_credits_dispose;

  gtk_widget_class_install_action (widget_class, "credits.find-whole", NULL, find_whole_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_route_credits_init (RbkCostsRouteCredits *self)
{
  self->list = g_list_store_new (RBK_TYPE_ROUTE);
}

/**
 * rbk_costs_route_credits_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the credits, to be updated before they are shown
 */
GtkWidget *
rbk_costs_route_credits_new (const RbkCostsContext *context)
{
  RbkCostsRouteCredits    *self = g_object_new (RBK_TYPE_COSTS_ROUTE_CREDITS, NULL);
  const RbkRecordTableSpec spec = {
    .document = context->document,
    .records = G_LIST_MODEL (self->list),
    .label = _ ("Credits by route"),
    .placeholder = _ ("No routes yet"),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .dup_name = dup_name,
    .user_data = self,
  };
  GtkWidget *find = gtk_button_new_with_mnemonic (_ ("Whole _Credits…"));

  self->context = context;
  self->table = RBK_RECORD_TABLE (rbk_record_table_new (&spec));
  self->section = rbk_section_new (_ ("Credits by route"), GTK_WIDGET (self->table));
  gtk_widget_add_css_class (find, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (find), "credits.find-whole");
  rbk_section_set_tools (RBK_SECTION (self->section), find);
  rbk_section_set_note (RBK_SECTION (self->section),
                        _ ("A credit should cost about the same on every route, or customers "
                           "will crowd the one where it buys the most."));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
