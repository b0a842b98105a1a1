/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-workloads.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-cheapest.h"
#include "rbk-costs-edit.h"
#include "rbk-costs-meter-choice.h"
#include "rbk-costs-routes.h"
#include "rbk-costs-slot.h"
#include "rbk-costs-text.h"
#include "rbk-price-views.h"
#include "rbk-section.h"

/**
 * RbkCostsWorkloads:
 *
 * What customers can do, and what a call of it costs; below, the routes of each.
 */
struct _RbkCostsWorkloads
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  GListModel            *list;    /* (owned) (nullable) the book's workloads */
  GtkWidget             *box;
  GtkWidget             *section;
  GtkWidget             *slot; /* holds the table, which is another after a reload */
  RbkRecordTable        *table;
  GtkWidget             *routes;
  RbkRouting            *routing; /* (owned) (nullable) the models that would do */
};

G_DEFINE_FINAL_TYPE (RbkCostsWorkloads, rbk_costs_workloads, GTK_TYPE_WIDGET)

static char *
dup_cost (RbkRecord *record, gpointer user_data)
{
  const RbkCostsContext *context = RBK_COSTS_WORKLOADS (user_data)->context;
  int                    workload = rbk_costs_context_find_workload (context, record);

  if (workload < 0)
    return NULL;

  return rbk_costs_dup_amount (context->format,
                               rbk_cost_workload (context->spec,
                                                  &context->spec->workloads[workload], NULL));
}

static char *
dup_credits (RbkRecord *record, gpointer user_data)
{
  const RbkCostsContext *context = RBK_COSTS_WORKLOADS (user_data)->context;
  int                    workload = rbk_costs_context_find_workload (context, record);
  RbkDecimal             credits;

  if (workload < 0 || !rbk_spec_get_credits_per_call (context->spec, workload, &credits))
    return NULL;

  return rbk_money_format_quantity (context->format,
                                    rbk_decimal_round (credits, 2, RBK_ROUND_HALF_AWAY));
}

static GtkWidget *
make_meters (RbkRecord *record, gpointer user_data)
{
  return rbk_costs_meter_choice_new (RBK_COSTS_WORKLOADS (user_data)->context, record);
}

static void
update_meters (GtkWidget *widget, RbkRecord *record, gpointer user_data)
{
  rbk_costs_meter_choice_update (widget, record);
}

static GtkWidget *
make_cheapest (RbkRecord *record, gpointer user_data)
{
  return rbk_costs_cheapest_new (RBK_COSTS_WORKLOADS (user_data)->context, record);
}

static void
update_cheapest (GtkWidget *widget, RbkRecord *record, gpointer user_data)
{
  rbk_costs_cheapest_update (RBK_COSTS_CHEAPEST (widget), RBK_COSTS_WORKLOADS (user_data)->routing);
}

static char *
dup_where (RbkRecord *record, const char *figure, gpointer user_data)
{
  const char *key = rbk_record_get_key (record);

  return key != NULL ? g_strdup_printf ("workload:%s.%s", key, figure) : NULL;
}

static const RbkRecordColumn columns[] = {
  { .title = N_ ("Workload"),
    .tooltip = N_ ("One thing a customer can do"),
    .name = N_ ("Name of %s"),
    .field = "name",
    .is_text = TRUE,
    .width = 16,
    .expands = TRUE },
  { .title = N_ ("Counts on"),
    .tooltip = N_ ("The meters that a call counts on"),
    .name = N_ ("Meters of %s"),
    .is_text = TRUE,
    .width = 12,
    .make = make_meters,
    .update = update_meters },
  { .title = N_ ("Share of calls"),
    .tooltip = N_ ("Weight among all calls; they are scaled to 100 %"),
    .name = N_ ("Share of %s"),
    .field = "share",
    .unit = RBK_RECORD_UNIT_PERCENT,
    .width = 6 },
  { .title = N_ ("Units a call"),
    .tooltip = N_ ("What a call counts on a meter of requests or outcomes"),
    .name = N_ ("Units a call of %s"),
    .field = "units-per-call",
    .width = 5 },
  { .title = N_ ("Credits a call"),
    .name = N_ ("Credits a call of %s"),
    .dup_text = dup_credits,
    .width = 6 },
  { .title = N_ ("Cost of a call"),
    .name = N_ ("Cost of a call of %s"),
    .dup_text = dup_cost,
    .figure = "cost",
    .dup_where = dup_where,
    .width = 9 },
  { .title = N_ ("Least score"),
    .tooltip = N_ ("Of a model that may serve it, 0 to 100; any, where there is none"),
    .name = N_ ("Least score of %s"),
    .field = "quality-floor",
    .width = 4 },
  { .title = N_ ("Cheapest model"),
    .tooltip = N_ ("Of the book’s, whose context window holds its calls and whose score is the "
                   "least one or more; and what a call costs less on it"),
    .name = N_ ("Cheapest model for %s"),
    .make = make_cheapest,
    .update = update_cheapest },
};

static void
items_changed_cb (RbkCostsWorkloads *self, guint position, guint removed, guint added)
{
  GtkWidget *child, *before = NULL;

  child = gtk_widget_get_first_child (self->routes);
  for (guint i = 0; i < position; i++)
    {
      before = child;
      child = gtk_widget_get_next_sibling (child);
    }
  for (guint i = 0; i < removed; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (GTK_BOX (self->routes), child);
      child = next;
    }
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(RbkWorkload) workload = g_list_model_get_item (self->list, position + i);
      GtkWidget *routes = rbk_costs_routes_new (self->context, workload);

      gtk_box_insert_child_after (GTK_BOX (self->routes), routes, before);
      before = routes;
    }
}

static RbkRecordTable *
fill_slot (RbkCostsWorkloads *self)
{
  const RbkRecordTableSpec spec = {
    .document = self->context->document,
    .records = self->list,
    .label = _ ("Workloads"),
    .placeholder = _ ("No workloads yet. A workload is one thing a customer can do: send a "
                      "message, have a document analysed."),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .is_editable = TRUE,
    .user_data = self,
  };

  return rbk_costs_slot_fill (self->slot, &spec);
}

/* After a reload the book is another, and so is its list. */
static void
follow_book (RbkCostsWorkloads *self)
{
  GListModel *list = rbk_book_get_workloads (rbk_costs_context_get_book (self->context));
  guint       n_before;

  if (list == self->list)
    return;
  n_before = self->list != NULL ? g_list_model_get_n_items (self->list) : 0;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, items_changed_cb, self);
  g_set_object (&self->list, list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->table = fill_slot (self);
  items_changed_cb (self, 0, n_before, g_list_model_get_n_items (list));
}

static void
update_note (RbkCostsWorkloads *self)
{
  const RbkCostsContext *context = self->context;
  const GError          *error = rbk_analysis_get_error (context->analysis);
  g_autofree char       *cost = NULL;
  g_autofree char       *note = NULL;

  if (context->spec == NULL)
    note = g_strdup (error != NULL ? error->message : NULL);
  else if (g_list_model_get_n_items (self->list) > 0)
    {
      cost =
          rbk_costs_dup_amount (context->format, rbk_cost_average_call (context->spec, -1, NULL));
      /* Translators: %s is an amount */
      note = g_strdup_printf (_ ("An average call costs %s"), cost);
    }
  rbk_section_set_note (RBK_SECTION (self->section), note);
}

/**
 * rbk_costs_workloads_update:
 * @self: the workloads
 *
 * Shows the book as it is now.
 */
void
rbk_costs_workloads_update (RbkCostsWorkloads *self)
{
  g_return_if_fail (RBK_IS_COSTS_WORKLOADS (self));

  g_clear_pointer (&self->routing, rbk_routing_free);
  if (self->context->spec != NULL)
    self->routing =
        rbk_routing_new (self->context->spec, rbk_costs_context_get_book (self->context),
                         &(RbkRoutingTerms){ 0 }, NULL);
  follow_book (self);
  update_note (self);
  rbk_record_table_update (self->table, self->context->format);
  for (GtkWidget *routes = gtk_widget_get_first_child (self->routes); routes != NULL;
       routes = gtk_widget_get_next_sibling (routes))
    rbk_costs_routes_update (RBK_COSTS_ROUTES (routes));
}

static void
add_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkCostsWorkloads *self = RBK_COSTS_WORKLOADS (widget);
  RbkBook           *book = rbk_costs_context_get_book (self->context);

  if (rbk_costs_context_take (self->context, widget,
                              rbk_costs_edit_add_workload (book, _ ("New workload"))))
    rbk_record_table_edit (self->table, g_list_model_get_n_items (self->list) - 1);
}

static void
rbk_costs_workloads_dispose (GObject *object)
{
  RbkCostsWorkloads *self = RBK_COSTS_WORKLOADS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_pointer (&self->routing, rbk_routing_free);

  G_OBJECT_CLASS (rbk_costs_workloads_parent_class)->dispose (object);
}

static void
rbk_costs_workloads_class_init (RbkCostsWorkloadsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_workloads_dispose;

  gtk_widget_class_install_action (widget_class, "workload.add", NULL, add_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_workloads_init (RbkCostsWorkloads *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("Add _Workload"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->slot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->routes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->section = rbk_section_new (_ ("Workloads"), self->slot);
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "workload.add");
  rbk_section_set_tools (RBK_SECTION (self->section), add);
  gtk_box_append (GTK_BOX (self->box), self->section);
  gtk_box_append (GTK_BOX (self->box), self->routes);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_costs_workloads_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the workloads, to be updated before they are shown
 */
GtkWidget *
rbk_costs_workloads_new (const RbkCostsContext *context)
{
  RbkCostsWorkloads *self = g_object_new (RBK_TYPE_COSTS_WORKLOADS, NULL);

  self->context = context;

  return GTK_WIDGET (self);
}
