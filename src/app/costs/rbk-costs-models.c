/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-models.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-call-costs.h"
#include "rbk-costs-candidates.h"
#include "rbk-costs-edit.h"
#include "rbk-costs-history.h"
#include "rbk-costs-switch.h"
#include "rbk-icon-menu.h"
#include "rbk-record-table.h"
#include "rbk-section.h"
#include "rbk-workload.h"

/* A price that nobody looked at for so long may be another by now. */
#define STALE_MONTHS 6

/**
 * RbkCostsModels:
 *
 * The models of the book: what they cost today and next, which routes use them, their share of
 * the cost, and another in their place.
 */
struct _RbkCostsModels
{
  GtkWidget parent_instance;

  const RbkCostsContext *context; /* (not owned) the page's */
  GListStore            *list;    /* (owned) (element-type RbkModelPrice) those in force */
  GtkWidget             *section;
  RbkRecordTable        *table;
};

G_DEFINE_FINAL_TYPE (RbkCostsModels, rbk_costs_models, GTK_TYPE_WIDGET)

static const char *
key_of (RbkRecord *record)
{
  return rbk_model_price_get_model (RBK_MODEL_PRICE (record));
}

static char *
dup_name (RbkRecord *record, gpointer user_data)
{
  return g_strdup (rbk_costs_candidate_get_name (RBK_MODEL_PRICE (record)));
}

static char *
dup_since (RbkRecord *record, gpointer user_data)
{
  return g_strdup (rbk_model_price_get_effective_from (RBK_MODEL_PRICE (record)));
}

static RbkModelPrice *
find_next (RbkCostsModels *self, gpointer record)
{
  GListModel *models = rbk_book_get_models (rbk_costs_context_get_book (self->context));

  return rbk_models_find_next (models, key_of (record), &self->context->date);
}

static char *
dup_next (RbkRecord *record, gpointer user_data)
{
  RbkModelPrice *next = find_next (user_data, record);

  return next != NULL ? g_strdup (rbk_model_price_get_effective_from (next)) : NULL;
}

static guint
count_routes (RbkCostsModels *self, const char *model)
{
  RbkBook *book = rbk_costs_context_get_book (self->context);

  return rbk_workloads_count_routes (rbk_book_get_workloads (book), model);
}

static char *
dup_routes (RbkRecord *record, gpointer user_data)
{
  return g_strdup_printf ("%u", count_routes (user_data, key_of (record)));
}

static char *
dup_share (RbkRecord *record, gpointer user_data)
{
  RbkCostsModels *self = user_data;
  const RbkSpec  *spec = self->context->spec;
  double          share;

  if (spec == NULL || !rbk_spec_get_model_share (spec, key_of (record), &share))
    return NULL;

  return rbk_money_format_percent (self->context->format, share, 0);
}

/* Sources end with the day on which the price was read. */
static gboolean
is_stale (RbkModelPrice *price)
{
  const char *source = rbk_model_price_get_source (price);
  gsize       length = source != NULL ? strlen (source) : 0;
  GDate       date, today;

  if (length < strlen ("YYYY-MM-DD") ||
      !rbk_date_parse (source + length - strlen ("YYYY-MM-DD"), &date, NULL))
    return FALSE;
  rbk_date_today (&today);
  g_date_add_months (&date, STALE_MONTHS);

  return g_date_compare (&date, &today) < 0;
}

static void
fill_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *(*make) (const RbkCostsContext *, const char *) =
      g_object_get_data (G_OBJECT (button), "rbk-make");
  RbkRecord *record = g_object_get_data (G_OBJECT (button), "rbk-record");

  gtk_popover_set_child (GTK_POPOVER (popover), make (user_data, key_of (record)));
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
new_popover_button (RbkCostsModels *self,
                    RbkRecord      *record,
                    const char     *icon,
                    const char     *tooltip,
                    GtkWidget *(*make) (const RbkCostsContext *, const char *) )
{
  GtkWidget *button = rbk_icon_menu_new (icon, tooltip);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "rbk-record", g_object_ref (record), g_object_unref);
  g_object_set_data (G_OBJECT (button), "rbk-make", (gpointer) make);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_popover_cb,
                                         (gpointer) self->context, NULL);

  return button;
}

static void
remove_cb (GtkButton *button, RbkCostsModels *self)
{
  RbkRecord *record = g_object_get_data (G_OBJECT (button), "rbk-record");
  RbkBook   *book = rbk_costs_context_get_book (self->context);

  rbk_costs_context_take (self->context, GTK_WIDGET (button),
                          rbk_costs_edit_remove_model (book, key_of (record)));
}

static GtkWidget *
new_remove_button (RbkCostsModels *self, RbkRecord *record)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove from the Book"), -1);
  g_object_set_data_full (G_OBJECT (button), "rbk-record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_DEFAULT);

  return button;
}

static GtkWidget *
make_tools (RbkRecord *record, gpointer user_data)
{
  RbkCostsModels *self = user_data;
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget      *warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (warning, "warning");
  gtk_widget_set_tooltip_text (warning, _ ("Nobody looked at this price for more than six months: "
                                           "import a newer catalogue"));
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "row-tools");
  gtk_box_append (GTK_BOX (box), warning);
  gtk_box_append (GTK_BOX (box),
                  new_popover_button (self, record, "network-transmit-receive-symbolic",
                                      _ ("Switch to Another Model"), rbk_costs_switch_new));
  gtk_box_append (GTK_BOX (box), new_popover_button (self, record, "document-open-recent-symbolic",
                                                     _ ("Price History"), rbk_costs_history_new));
  gtk_box_append (GTK_BOX (box), new_remove_button (self, record));

  return box;
}

static void
update_tools (GtkWidget *box, RbkRecord *record, gpointer user_data)
{
  gboolean   is_used = count_routes (user_data, key_of (record)) > 0;
  GtkWidget *remove = gtk_widget_get_last_child (box);

  if (gtk_widget_get_tooltip_text (remove) != NULL &&
      gtk_widget_get_sensitive (remove) == !is_used &&
      gtk_widget_get_visible (gtk_widget_get_first_child (box)) ==
          is_stale (RBK_MODEL_PRICE (record)))
    return;
  gtk_widget_set_visible (gtk_widget_get_first_child (box), is_stale (RBK_MODEL_PRICE (record)));
  gtk_widget_set_sensitive (remove, !is_used);
  gtk_widget_set_tooltip_text (remove, is_used ? _ ("Routes use this model: switch them first")
                                               : _ ("Remove from the Book"));
}

/* The place of the next price's day among the columns. */
#define NEXT_COLUMN 7

static const RbkRecordColumn columns[] = {
  { .title = N_ ("Model"),
    .name = N_ ("Name of model %s"),
    .field = "name",
    .is_text = TRUE,
    .width = 16,
    .expands = TRUE },
  { .title = N_ ("Input"),
    .tooltip = N_ ("Price of 1,000,000 fresh input tokens"),
    .name = N_ ("Input price of %s"),
    .field = "input",
    .unit = RBK_RECORD_UNIT_MONEY,
    .width = 7 },
  { .title = N_ ("Cache read"),
    .tooltip = N_ ("Price of 1,000,000 input tokens read from the cache; without one, the input "
                   "price"),
    .name = N_ ("Cache read price of %s"),
    .field = "cache-read",
    .unit = RBK_RECORD_UNIT_MONEY,
    .width = 7 },
  { .title = N_ ("Cache write"),
    .tooltip = N_ ("Price of 1,000,000 input tokens written to the cache; without one, the input "
                   "price"),
    .name = N_ ("Cache write price of %s"),
    .field = "cache-write",
    .unit = RBK_RECORD_UNIT_MONEY,
    .width = 7 },
  { .title = N_ ("Output"),
    .tooltip = N_ ("Price of 1,000,000 output tokens"),
    .name = N_ ("Output price of %s"),
    .field = "output",
    .unit = RBK_RECORD_UNIT_MONEY,
    .width = 9 },
  { .title = N_ ("Score"),
    .tooltip = N_ ("How good you find it, 0 to 100. Workloads can ask for a least score."),
    .name = N_ ("Score of %s"),
    .field = "quality",
    .width = 3 },
  { .title = N_ ("Since"),
    .tooltip = N_ ("From when on this price holds"),
    .name = N_ ("Price date of %s"),
    .dup_text = dup_since,
    .width = 10 },
  { .title = N_ ("Next price"),
    .tooltip = N_ ("When the price changes next"),
    .name = N_ ("Next price of %s"),
    .dup_text = dup_next,
    .width = 10 },
  { .title = N_ ("Routes"), .name = N_ ("Routes to %s"), .dup_text = dup_routes, .width = 5 },
  { .title = N_ ("Share of cost"),
    .tooltip = N_ ("Of what an average call costs"),
    .name = N_ ("Share of cost of %s"),
    .dup_text = dup_share,
    .width = 6 },
  { .title = "", .name = N_ ("Tools of %s"), .make = make_tools, .update = update_tools },
};

/* One row for each model: its price in force, else the next. */
static GPtrArray *
collect (RbkCostsModels *self)
{
  const RbkCostsContext *context = self->context;
  GListModel            *models = rbk_book_get_models (rbk_costs_context_get_book (context));
  GPtrArray             *found = g_ptr_array_new ();

  for (guint i = 0; i < context->model_keys->len; i++)
    {
      const char    *key = g_ptr_array_index (context->model_keys, i);
      RbkModelPrice *price = rbk_models_find_in_force (models, key, &context->date);

      if (price == NULL)
        price = rbk_models_find_next (models, key, &context->date);
      if (price != NULL)
        g_ptr_array_add (found, price);
    }

  return found;
}

/* A column of dashes would take the room of what is in the others. */
static gboolean
is_any_next (RbkCostsModels *self, GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (find_next (self, g_ptr_array_index (found, i)) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * rbk_costs_models_update:
 * @self: the models in use
 *
 * Shows the book as it is now.
 */
void
rbk_costs_models_update (RbkCostsModels *self)
{
  g_autoptr(GPtrArray) found = NULL;

  g_return_if_fail (RBK_IS_COSTS_MODELS (self));

  found = collect (self);
  rbk_costs_list_take_over (self->list, found);
  rbk_record_table_show_column (self->table, NEXT_COLUMN, is_any_next (self, found));
  rbk_record_table_update (self->table, self->context->format);
}

static void
rbk_costs_models_dispose (GObject *object)
{
  RbkCostsModels *self = RBK_COSTS_MODELS (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (rbk_costs_models_parent_class)->dispose (object);
}

static void
rbk_costs_models_class_init (RbkCostsModelsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_models_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_costs_models_init (RbkCostsModels *self)
{
  self->list = g_list_store_new (RBK_TYPE_MODEL_PRICE);
}

/**
 * rbk_costs_models_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the models in use, to be updated before they are shown
 */
GtkWidget *
rbk_costs_models_new (const RbkCostsContext *context)
{
  RbkCostsModels          *self = g_object_new (RBK_TYPE_COSTS_MODELS, NULL);
  GtkWidget               *import = gtk_button_new_with_mnemonic (_ ("_Import Catalogue…"));
  const RbkRecordTableSpec spec = {
    .document = context->document,
    .records = G_LIST_MODEL (self->list),
    .label = _ ("Models in use"),
    .placeholder = _ ("No models yet. Pick one from the catalogue below."),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .dup_name = dup_name,
    .user_data = self,
  };

  self->context = context;
  self->table = RBK_RECORD_TABLE (rbk_record_table_new (&spec));
  self->section = rbk_section_new (_ ("Models in use"), GTK_WIDGET (self->table));
  rbk_section_set_note (RBK_SECTION (self->section),
                        _ ("Prices of 1,000,000 tokens. Drop a catalogue here to bring them up to "
                           "date."));
  gtk_widget_add_css_class (import, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "catalogue.import");
  rbk_section_set_tools (RBK_SECTION (self->section), import);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
