/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-routes.h"

#include <glib/gi18n-lib.h>

#include "rbk-costs-edit.h"
#include "rbk-costs-model-choice.h"
#include "rbk-costs-text.h"
#include "rbk-costs-working.h"
#include "rbk-record-table.h"
#include "rbk-section.h"

/**
 * RbkCostsRoutes:
 *
 * The routes of a workload: which model serves which share of its calls, with how many tokens,
 * and how the cost of a call comes about.
 */
struct _RbkCostsRoutes
{
  GtkWidget parent_instance;

  const RbkCostsContext *context;  /* (not owned) the page's */
  RbkWorkload           *workload; /* (owned) */
  GtkWidget             *section;
  RbkRecordTable        *table;
  GtkWidget             *warning;
  GtkWidget             *warning_text;
  GtkWidget             *working;
};

G_DEFINE_FINAL_TYPE (RbkCostsRoutes, rbk_costs_routes, GTK_TYPE_WIDGET)

static char *
dup_route_name (RbkRecord *record, gpointer user_data)
{
  RbkCostsRoutes  *self = user_data;
  const char      *workload = rbk_record_get_name (RBK_RECORD (self->workload));
  g_autofree char *name =
      rbk_costs_dup_route_name (rbk_costs_context_get_book (self->context), RBK_ROUTE (record));

  return g_strdup_printf ("%s, %s", name, workload != NULL ? workload : "");
}

static char *
dup_route_cost (RbkRecord *record, gpointer user_data)
{
  RbkCostsRoutes *self = user_data;
  RbkCostWorking  working;

  if (!rbk_costs_context_work_out (self->context, RBK_ROUTE (record), &working, NULL))
    return NULL;

  return rbk_costs_dup_amount (self->context->format, working.total);
}

static GtkWidget *
make_model (RbkRecord *record, gpointer user_data)
{
  return rbk_costs_model_choice_new (RBK_COSTS_ROUTES (user_data)->context, record);
}

static void
update_model (GtkWidget *widget, RbkRecord *record, gpointer user_data)
{
  rbk_costs_model_choice_update (widget, record);
}

static GtkWidget *
make_batch (RbkRecord *record, gpointer user_data)
{
  return rbk_costs_batch_check_new (RBK_COSTS_ROUTES (user_data)->context, record);
}

static void
update_batch (GtkWidget *widget, RbkRecord *record, gpointer user_data)
{
  rbk_costs_batch_check_update (widget, record);
}

static const RbkRecordColumn columns[] = {
  { .title = N_ ("Route"),
    .name = N_ ("Name of %s"),
    .field = "name",
    .is_text = TRUE,
    .width = 14,
    .expands = TRUE },
  { .title = N_ ("Model"),
    .name = N_ ("Model of %s"),
    .is_text = TRUE,
    .make = make_model,
    .update = update_model },
  { .title = N_ ("Share"),
    .tooltip = N_ ("Of the workload’s calls; a fallback takes none"),
    .name = N_ ("Share of %s"),
    .field = "share",
    .unit = RBK_RECORD_UNIT_PERCENT,
    .width = 5 },
  { .title = N_ ("Input"),
    .tooltip = N_ ("Fresh input tokens of a call"),
    .name = N_ ("Input tokens of %s"),
    .field = "input-tokens",
    .width = 6 },
  { .title = N_ ("Cache read"),
    .tooltip = N_ ("Input tokens of a call that are read from the cache"),
    .name = N_ ("Cache read tokens of %s"),
    .field = "cache-read-tokens",
    .width = 6 },
  { .title = N_ ("Cache write"),
    .tooltip = N_ ("Input tokens of a call that are written to the cache"),
    .name = N_ ("Cache write tokens of %s"),
    .field = "cache-write-tokens",
    .width = 6 },
  { .title = N_ ("Output"),
    .tooltip = N_ ("Output tokens of a call"),
    .name = N_ ("Output tokens of %s"),
    .field = "output-tokens",
    .width = 6 },
  { .title = N_ ("Factor"),
    .tooltip = N_ ("Tokenizer factor: 1.35 for a model that cuts the same text into 35 % more "
                   "tokens"),
    .name = N_ ("Tokenizer factor of %s"),
    .field = "tokenizer-factor",
    .width = 4 },
  { .title = N_ ("Batch"),
    .tooltip = N_ ("At the vendor’s price for batch requests"),
    .name = N_ ("Batch of %s"),
    .make = make_batch,
    .update = update_batch },
  { .title = N_ ("Fallback"),
    .tooltip = N_ ("0 serves its share; 1 is tried first where that fails, then 2"),
    .name = N_ ("Fallback order of %s"),
    .field = "fallback-order",
    .width = 3 },
  { .title = N_ ("Credits"),
    .tooltip = N_ ("Credits that a call takes on this route"),
    .name = N_ ("Credits of %s"),
    .field = "credits",
    .width = 4 },
  { .title = N_ ("Cost of a call"),
    .name = N_ ("Cost of a call of %s"),
    .dup_text = dup_route_cost,
    .width = 9 },
};

static void
update_warning (RbkCostsRoutes *self)
{
  RbkDecimal       sum = rbk_costs_sum_shares (self->workload);
  g_autofree char *percent = NULL;
  g_autofree char *text = NULL;
  gboolean         is_whole = rbk_decimal_equal (sum, RBK_DECIMAL_ONE);

  gtk_widget_set_visible (self->warning,
                          !is_whole &&
                              g_list_model_get_n_items (rbk_workload_get_routes (self->workload)));
  if (is_whole)
    return;
  percent = rbk_money_format_quantity (self->context->format,
                                       rbk_decimal_mul (sum, RBK_DECIMAL_UNITS (100)));
  /* Translators: %s is a number, of percent */
  text = g_strdup_printf (_ ("The shares sum to %s %%. They are scaled to 100 %% when costed."),
                          percent);
  gtk_label_set_text (GTK_LABEL (self->warning_text), text);
}

/**
 * rbk_costs_routes_update:
 * @self: the routes of a workload
 *
 * Shows the book as it is now.
 */
void
rbk_costs_routes_update (RbkCostsRoutes *self)
{
  const char      *name;
  g_autofree char *title = NULL;

  g_return_if_fail (RBK_IS_COSTS_ROUTES (self));

  name = rbk_record_get_name (RBK_RECORD (self->workload));
  /* Translators: a heading; %s is a workload */
  title = g_strdup_printf (_ ("Routes of %s"), name != NULL ? name : "");
  rbk_section_set_title (RBK_SECTION (self->section), title);
  rbk_record_table_update (self->table, self->context->format);
  update_warning (self);
  rbk_costs_working_show (self->working, self->context, self->workload);
}

static void
add_route_cb (RbkCostsRoutes *self, GtkWidget *button)
{
  RbkBook *book = rbk_costs_context_get_book (self->context);

  if (rbk_costs_context_take (self->context, button,
                              rbk_costs_edit_add_route (book, self->workload)))
    rbk_record_table_edit (self->table,
                           g_list_model_get_n_items (rbk_workload_get_routes (self->workload)) - 1);
}

static void
fill_shares_cb (RbkCostsRoutes *self, GtkWidget *button)
{
  rbk_costs_context_take (self->context, button, rbk_costs_edit_fill_shares (self->workload));
}

static void
rbk_costs_routes_dispose (GObject *object)
{
  RbkCostsRoutes *self = RBK_COSTS_ROUTES (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->workload);

  G_OBJECT_CLASS (rbk_costs_routes_parent_class)->dispose (object);
}

static void
rbk_costs_routes_class_init (RbkCostsRoutesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_routes_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_routes_init (RbkCostsRoutes *self)
{
}

static GtkWidget *
new_warning (RbkCostsRoutes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Make It 100 %"));

  self->warning_text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->warning_text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->warning_text), 0.0f);
  gtk_widget_set_hexpand (self->warning_text, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->warning_text);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "problem");
  g_signal_connect_object (button, "clicked", G_CALLBACK (fill_shares_cb), self, G_CONNECT_SWAPPED);

  return box;
}

static GtkWidget *
new_table (RbkCostsRoutes *self)
{
  const RbkRecordTableSpec spec = {
    .document = self->context->document,
    .records = rbk_workload_get_routes (self->workload),
    .label = _ ("Routes"),
    .placeholder = _ ("No route yet. Add a model to the book, then a route to it: a workload "
                      "without one costs nothing."),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .dup_name = dup_route_name,
    .is_editable = TRUE,
    .user_data = self,
  };

  return rbk_record_table_new (&spec);
}

/**
 * rbk_costs_routes_new:
 * @context: the page's; it must outlive the widget
 * @workload: a workload of the book
 *
 * Returns: (transfer floating): a section with its routes, to be updated before it is shown
 */
GtkWidget *
rbk_costs_routes_new (const RbkCostsContext *context, RbkWorkload *workload)
{
  RbkCostsRoutes *self = g_object_new (RBK_TYPE_COSTS_ROUTES, NULL);
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget      *add = gtk_button_new_with_mnemonic (_ ("Add _Route"));

  self->context = context;
  self->workload = g_object_ref (workload);
  self->table = RBK_RECORD_TABLE (new_table (self));
  self->warning = new_warning (self);
  self->working = rbk_costs_working_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), self->working);
  self->section = rbk_section_new (_ ("Routes"), box);
  gtk_widget_add_css_class (add, "flat");
  rbk_section_set_tools (RBK_SECTION (self->section), add);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_route_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
