/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-levels.h"

#include <glib/gi18n-lib.h>

#include "rbk-call-costs.h"
#include "rbk-choice.h"
#include "rbk-costs-edit.h"
#include "rbk-costs-model-choice.h"
#include "rbk-costs-slot.h"
#include "rbk-costs-text.h"
#include "rbk-section.h"
#include "rbk-usage-level.h"
#include "rbk-what-if-model.h"

/**
 * RbkCostsLevels:
 *
 * Typical customers: calls a month, tokens a call, and what a month of them costs, with the
 * book's routes or with any one model in their place.
 */
struct _RbkCostsLevels
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  GListModel            *list;    /* (owned) (nullable) the book's levels */
  RbkSpec               *other;   /* (owned) (nullable) the book with the model to compare with */
  GtkStringList         *names;   /* (owned) of models to compare with */
  GPtrArray             *keys;    /* (owned) their keys, less the first name, which is none */
  GtkWidget             *section;
  GtkWidget             *choice;
  GtkWidget             *slot;
  RbkRecordTable        *table;
};

G_DEFINE_FINAL_TYPE (RbkCostsLevels, rbk_costs_levels, GTK_TYPE_WIDGET)

static RbkDecimal
calls_of (RbkRecord *level)
{
  const RbkDecimal *calls = rbk_usage_level_get_calls (RBK_USAGE_LEVEL (level));

  return calls != NULL ? *calls : RBK_DECIMAL_ZERO;
}

static RbkDecimal
cost_with (const RbkSpec *spec, RbkRecord *level)
{
  return rbk_spec_get_month_cost (spec, calls_of (level),
                                  rbk_usage_level_get_tokens (RBK_USAGE_LEVEL (level)));
}

static char *
dup_total_tokens (RbkRecord *record, gpointer user_data)
{
  RbkCostsLevels   *self = user_data;
  const RbkDecimal *tokens = rbk_usage_level_get_tokens (RBK_USAGE_LEVEL (record));
  RbkDecimal        total;

  if (self->context->spec == NULL)
    return NULL;
  total = rbk_spec_get_month_tokens (self->context->spec, calls_of (record), tokens);

  return rbk_decimal_is_valid (total)
             ? rbk_money_format_quantity (self->context->format,
                                          rbk_decimal_round (total, 0, RBK_ROUND_HALF_AWAY))
             : NULL;
}

static char *
dup_cost (RbkRecord *record, gpointer user_data)
{
  RbkCostsLevels *self = user_data;

  if (self->context->spec == NULL)
    return NULL;

  return rbk_costs_dup_month (self->context->format, cost_with (self->context->spec, record));
}

static char *
dup_other_cost (RbkRecord *record, gpointer user_data)
{
  RbkCostsLevels *self = user_data;

  if (self->other == NULL)
    return NULL;

  return rbk_costs_dup_month (self->context->format, cost_with (self->other, record));
}

static char *
dup_change (RbkRecord *record, gpointer user_data)
{
  RbkCostsLevels  *self = user_data;
  g_autofree char *percent = NULL;
  double           ratio;

  if (self->other == NULL || self->context->spec == NULL ||
      !rbk_cost_get_change (cost_with (self->context->spec, record),
                            cost_with (self->other, record), &ratio))
    return NULL;
  percent = rbk_money_format_percent (self->context->format, ratio, 0);

  return g_strconcat (ratio > 0.0 ? "+" : "", percent, NULL);
}

#define N_OWN_COLUMNS 5 /* what follows compares */

static const RbkRecordColumn columns[] = {
  { .title = N_ ("Level"),
    .name = N_ ("Name of %s"),
    .field = "name",
    .is_text = TRUE,
    .width = 12,
    .expands = TRUE },
  { .title = N_ ("Calls a month"),
    .name = N_ ("Calls a month of %s"),
    .field = "calls",
    .width = 9 },
  { .title = N_ ("Tokens a call"),
    .tooltip = N_ ("In and out; without a number, what the routes say"),
    .name = N_ ("Tokens a call of %s"),
    .field = "tokens",
    .width = 8 },
  { .title = N_ ("Tokens a month"),
    .name = N_ ("Tokens a month of %s"),
    .dup_text = dup_total_tokens,
    .width = 11 },
  { .title = N_ ("Cost a month"),
    .tooltip = N_ ("What the models cost, without the overhead of a customer"),
    .name = N_ ("Cost a month of %s"),
    .dup_text = dup_cost,
    .width = 10 },
  { .title = N_ ("With that model"),
    .tooltip = N_ ("The same, with the model chosen above on every route"),
    .name = N_ ("Cost with the other model of %s"),
    .dup_text = dup_other_cost,
    .width = 10 },
  { .title = N_ ("Change"), .name = N_ ("Change of %s"), .dup_text = dup_change, .width = 6 },
};

static void
follow_book (RbkCostsLevels *self)
{
  GListModel              *list = rbk_book_get_levels (rbk_costs_context_get_book (self->context));
  const RbkRecordTableSpec spec = {
    .document = self->context->document,
    .records = list,
    .label = _ ("Usage levels"),
    .placeholder = _ ("No usage levels yet. Add a few typical customers: light, medium, heavy."),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .is_editable = TRUE,
    .user_data = self,
  };

  if (g_set_object (&self->list, list))
    self->table = rbk_costs_slot_fill (self->slot, &spec);
}

static void
add_choice (RbkCostsLevels *self, RbkModelPrice *price)
{
  const char *key = rbk_model_price_get_model (price);
  const char *name = rbk_model_price_get_name (price);

  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->keys, i), key) == 0)
      return;
  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_string_list_append (self->names, name != NULL ? name : key);
}

static void
add_choices (RbkCostsLevels *self, GListModel *prices)
{
  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (prices, i);

      add_choice (self, price);
    }
}

static void
update_other (RbkCostsLevels *self)
{
  const RbkCostsContext *context = self->context;
  guint                  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  const char            *key;
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&self->other, rbk_spec_unref);
  if (chosen == 0 || chosen > self->keys->len || context->spec == NULL)
    {
      rbk_section_set_note (RBK_SECTION (self->section), NULL);
      return;
    }
  key = g_ptr_array_index (self->keys, chosen - 1);
  self->other =
      rbk_spec_new_with_model (rbk_costs_context_get_book (context), &context->date, NULL,
                               context->catalogue != NULL ? G_LIST_MODEL (context->catalogue)
                                                          : NULL,
                               key, &error);
  rbk_section_set_note (RBK_SECTION (self->section),
                        error != NULL ? error->message
                                      : _ ("Compared, not changed: every route with that model"));
}

/* Only beside another model there is something to compare. */
static void
update_table (RbkCostsLevels *self)
{
  for (guint i = N_OWN_COLUMNS; i < G_N_ELEMENTS (columns); i++)
    rbk_record_table_show_column (self->table, i, self->other != NULL);
  rbk_record_table_update (self->table, self->context->format);
}

static void
chosen_cb (RbkCostsLevels *self)
{
  update_other (self);
  if (self->table != NULL)
    update_table (self);
}

/**
 * rbk_costs_levels_update:
 * @self: the usage levels
 *
 * Shows the book as it is now.
 */
void
rbk_costs_levels_update (RbkCostsLevels *self)
{
  g_return_if_fail (RBK_IS_COSTS_LEVELS (self));

  follow_book (self);
  add_choices (self, rbk_book_get_models (rbk_costs_context_get_book (self->context)));
  update_other (self);
  update_table (self);
}

static void
add_cb (RbkCostsLevels *self, GtkWidget *button)
{
  RbkBook *book = rbk_costs_context_get_book (self->context);

  if (rbk_costs_context_take (self->context, button,
                              rbk_costs_edit_add_level (book, _ ("New level"))))
    rbk_record_table_edit (self->table, g_list_model_get_n_items (self->list) - 1);
}

static void
rbk_costs_levels_dispose (GObject *object)
{
  RbkCostsLevels *self = RBK_COSTS_LEVELS (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_pointer (&self->other, rbk_spec_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_object (&self->names);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (rbk_costs_levels_parent_class)->dispose (object);
}

static void
rbk_costs_levels_class_init (RbkCostsLevelsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_levels_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_tools (RbkCostsLevels *self)
{
  GtkWidget     *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget     *add = gtk_button_new_with_mnemonic (_ ("Add _Level"));
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->choice = rbk_costs_name_choice_new (G_LIST_MODEL (self->names), name);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->choice), TRUE);
  gtk_widget_set_tooltip_text (self->choice, _ ("Compare with another model"));
  rbk_choice_set_title (self->choice, _ ("Compare with another model"));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (tools), self->choice);
  gtk_box_append (GTK_BOX (tools), add);

  return tools;
}

static void
rbk_costs_levels_init (RbkCostsLevels *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, _ ("The book’s routes"));
  self->slot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->section = rbk_section_new (_ ("Usage levels"), self->slot);
  rbk_section_set_tools (RBK_SECTION (self->section), new_tools (self));
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_costs_levels_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the usage levels, to be updated before they are shown
 */
GtkWidget *
rbk_costs_levels_new (const RbkCostsContext *context)
{
  RbkCostsLevels *self = g_object_new (RBK_TYPE_COSTS_LEVELS, NULL);

  self->context = context;
  if (context->catalogue != NULL)
    add_choices (self, G_LIST_MODEL (context->catalogue));

  return GTK_WIDGET (self);
}
