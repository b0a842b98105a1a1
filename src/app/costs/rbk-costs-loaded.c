/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-loaded.h"

#include <glib/gi18n-lib.h>

#include "rbk-call-costs.h"
#include "rbk-costs-input.h"
#include "rbk-costs-slot.h"
#include "rbk-costs-text.h"
#include "rbk-plan.h"
#include "rbk-section.h"

#define CALLS RBK_DECIMAL_UNITS (200)

/**
 * RbkCostsLoaded:
 *
 * What an active customer costs in a month on each plan, at a usage that is typed: inference and
 * overhead, the lowest price that reaches the target, and the margin at the price there is.
 */
struct _RbkCostsLoaded
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  GListModel            *list;    /* (owned) (nullable) the book's plans */
  GtkWidget             *section;
  GtkWidget             *slot;
  RbkCostsInput         *calls;
  RbkRecordTable        *table;
};

G_DEFINE_FINAL_TYPE (RbkCostsLoaded, rbk_costs_loaded, GTK_TYPE_WIDGET)

static const RbkPlanSpec *
find_plan (RbkCostsLoaded *self, RbkRecord *plan)
{
  const RbkSpec *spec = self->context->spec;
  guint          position;

  if (spec == NULL || self->list == NULL ||
      !g_list_store_find (G_LIST_STORE (self->list), plan, &position) || position >= spec->n_plans)
    return NULL;

  return &spec->plans[position];
}

/* The plan for a customer of so many calls. */
static gboolean
get_place (RbkCostsLoaded *self, RbkRecord *record, RbkPlanAtCalls *place)
{
  const RbkPlanSpec *plan = find_plan (self, record);
  RbkDecimal         calls;

  return plan != NULL && rbk_costs_input_get (self->calls, &calls) &&
         rbk_plan_at_calls_init (place, self->context->spec, plan, calls);
}

static char *
dup_inference (RbkRecord *record, gpointer user_data)
{
  RbkCostsLoaded *self = user_data;
  RbkPlanAtCalls  place;

  return get_place (self, record, &place)
             ? rbk_costs_dup_month (self->context->format, place.figure.inference)
             : NULL;
}

static char *
dup_loaded (RbkRecord *record, gpointer user_data)
{
  RbkCostsLoaded *self = user_data;
  RbkPlanAtCalls  place;

  return get_place (self, record, &place)
             ? rbk_costs_dup_month (self->context->format, place.figure.cost)
             : NULL;
}

static char *
dup_bill (RbkRecord *record, gpointer user_data)
{
  RbkCostsLoaded *self = user_data;
  RbkPlanAtCalls  place;

  return get_place (self, record, &place) && place.figure.has_bill
             ? rbk_costs_dup_month (self->context->format, place.figure.bill)
             : NULL;
}

static char *
dup_margin (RbkRecord *record, gpointer user_data)
{
  RbkCostsLoaded *self = user_data;
  RbkPlanAtCalls  place;

  return get_place (self, record, &place) && place.figure.has_margin
             ? rbk_money_format_percent (self->context->format, place.figure.margin, 1)
             : NULL;
}

static char *
dup_floor (RbkRecord *record, gpointer user_data)
{
  RbkCostsLoaded *self = user_data;
  RbkPlanAtCalls  place;

  return get_place (self, record, &place) && place.has_floor
             ? rbk_money_format_amount (self->context->format, place.floor_price, FALSE)
             : NULL;
}

/* Calls stand on the plan's own axis where its figures are explained. */
static char *
dup_where (RbkRecord *record, const char *figure, gpointer user_data)
{
  RbkCostsLoaded    *self = user_data;
  const RbkPlanSpec *plan = find_plan (self, record);
  RbkPlanAtCalls     place;
  RbkFigure          there;
  g_autofree char   *usage = NULL;

  if (!get_place (self, record, &place))
    return NULL;
  rbk_figure_at_usage (self->context->spec, plan,
                       rbk_plan_spec_get_phase_on (plan, &self->context->spec->date),
                       rbk_spec_get_axis_meter (self->context->spec, plan), place.figure.usage,
                       &there);
  if (!rbk_decimal_equal (there.cost, place.figure.cost))
    return NULL;
  usage = rbk_decimal_to_string (place.figure.usage);

  return g_strdup_printf ("%s.%s@%s", plan->key, figure, usage);
}

static const RbkRecordColumn columns[] = {
  { .title = N_ ("Plan"),
    .name = N_ ("Plan name of %s"),
    .field = "name",
    .is_text = TRUE,
    .width = 14,
    .expands = TRUE },
  { .title = N_ ("Inference"),
    .tooltip = N_ ("What the models cost for that many calls"),
    .name = N_ ("Inference of %s"),
    .dup_text = dup_inference,
    .figure = "inference",
    .dup_where = dup_where,
    .width = 10 },
  { .title = N_ ("Overhead"),
    .tooltip = N_ ("Servers, support and sign-in of an active customer in a month"),
    .name = N_ ("Overhead a month of %s"),
    .field = "overhead",
    .unit = RBK_RECORD_UNIT_MONEY,
    .width = 8 },
  { .title = N_ ("Loaded cost"),
    .tooltip = N_ ("Both together"),
    .name = N_ ("Loaded cost a month of %s"),
    .dup_text = dup_loaded,
    .figure = "cost",
    .dup_where = dup_where,
    .width = 10 },
  { .title = N_ ("Bill"),
    .name = N_ ("Bill of %s"),
    .dup_text = dup_bill,
    .figure = "bill",
    .dup_where = dup_where,
    .width = 10 },
  { .title = N_ ("Margin"),
    .tooltip = N_ ("Share of the bill that the loaded cost leaves"),
    .name = N_ ("Margin at that usage of %s"),
    .dup_text = dup_margin,
    .figure = "margin",
    .dup_where = dup_where,
    .width = 8 },
  { .title = N_ ("Floor price"),
    .tooltip = N_ ("The lowest fee that reaches the plan’s target margin at that usage"),
    .name = N_ ("Floor price of %s"),
    .dup_text = dup_floor,
    .figure = "floor_price",
    .dup_where = dup_where,
    .width = 9 },
};

static void
follow_book (RbkCostsLoaded *self)
{
  GListModel              *list = rbk_book_get_plans (rbk_costs_context_get_book (self->context));
  const RbkRecordTableSpec spec = {
    .document = self->context->document,
    .records = list,
    .label = _ ("Loaded cost of a customer"),
    .placeholder = _ ("No plans yet. Add one on the Design page."),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .user_data = self,
  };

  if (g_set_object (&self->list, list))
    self->table = rbk_costs_slot_fill (self->slot, &spec);
}

/**
 * rbk_costs_loaded_update:
 * @self: the loaded costs
 *
 * Shows the book as it is now.
 */
void
rbk_costs_loaded_update (RbkCostsLoaded *self)
{
  RbkDecimal calls;

  g_return_if_fail (RBK_IS_COSTS_LOADED (self));

  calls = self->context->spec != NULL ? rbk_spec_get_usual_calls (self->context->spec) : CALLS;
  follow_book (self);
  rbk_costs_input_set_fallback (self->calls, &calls);
  rbk_record_table_update (self->table, self->context->format);
}

static void
calls_changed_cb (RbkCostsLoaded *self)
{
  rbk_record_table_update (self->table, self->context->format);
}

static void
rbk_costs_loaded_dispose (GObject *object)
{
  RbkCostsLoaded *self = RBK_COSTS_LOADED (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (rbk_costs_loaded_parent_class)->dispose (object);
}

static void
rbk_costs_loaded_class_init (RbkCostsLoadedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_loaded_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_loaded_init (RbkCostsLoaded *self)
{
}

/**
 * rbk_costs_loaded_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the loaded costs, to be updated before they are shown
 */
GtkWidget *
rbk_costs_loaded_new (const RbkCostsContext *context)
{
  RbkCostsLoaded *self = g_object_new (RBK_TYPE_COSTS_LOADED, NULL);

  self->context = context;
  self->slot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->calls = RBK_COSTS_INPUT (rbk_costs_input_new (context, _ ("Calls a month"),
                                                      _ ("Calls a month of that customer"),
                                                      RBK_RECORD_UNIT_FIELD));
  g_signal_connect_object (self->calls, "changed", G_CALLBACK (calls_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->section = rbk_section_new (_ ("Loaded cost of a customer"), self->slot);
  rbk_section_set_tools (RBK_SECTION (self->section), GTK_WIDGET (self->calls));
  rbk_section_set_note (RBK_SECTION (self->section),
                        _ ("An active customer in a month: what the models cost, and what there "
                           "is besides. Up to a hard cap."));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
