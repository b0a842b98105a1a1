/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-offers-panel.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-message-preview.h"
#include "rbk-message.h"
#include "rbk-offer-edit.h"
#include "rbk-record-table.h"
#include "rbk-section.h"
#include "rbk-step.h"
#include "rbk-word.h"

/**
 * RbkOffersPanel:
 *
 * Records of the book that belong to no plan, as a table: discounts, or the messages that
 * customers get at their limits.
 */
struct _RbkOffersPanel
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) (nullable) */
  const char     *list;     /* static: the property of the book */
  GtkWidget      *scroller;
  GtkWidget      *section;
  RbkRecordTable *table;
  GtkWidget      *preview; /* (nullable) of messages */
  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (RbkOffersPanel, rbk_offers_panel, GTK_TYPE_WIDGET)

static GListModel *
get_records (RbkOffersPanel *self)
{
  RbkRecord *book = RBK_RECORD (rbk_document_get_book (self->document));

  return G_LIST_MODEL (rbk_record_get_list (book, rbk_record_find_field (book, self->list)));
}

static void
add_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkOffersPanel *self = RBK_OFFERS_PANEL (widget);
  RbkBook        *book = rbk_document_get_book (self->document);
  RbkEdit        *edit =
      g_str_equal (self->list, "discounts")
                 ? rbk_discount_edit_add (book, _ ("New discount"))
                 : rbk_message_edit_add (book, _ ("You have used {share} of your plan"),
                                         _ ("{used} of {cap} {unit} are used until {reset_date}."));

  if (rbk_step_take (widget, self->document, edit, NULL))
    rbk_record_table_edit (self->table, g_list_model_get_n_items (get_records (self)) - 1);
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, RbkOffersPanel *self)
{
  RbkRecord  *record = g_object_get_data (G_OBJECT (choice), "rbk-record");
  const char *field = g_object_get_data (G_OBJECT (choice), "rbk-field");

  if (!self->is_updating)
    rbk_step_take (GTK_WIDGET (self), self->document,
                   rbk_edit_new_set_integer (record, field,
                                             (int) gtk_drop_down_get_selected (choice)),
                   NULL);
}

static GtkWidget *
make_choice (RbkRecord *record, RbkOffersPanel *self, const char *name, const char *accessible)
{
  const RbkField *field = rbk_record_find_field (record, name);
  g_autoptr(GEnumClass) klass = g_type_class_ref (field->get_type ());
  GtkStringList *words = gtk_string_list_new (NULL);
  GtkWidget     *choice;

  for (guint i = 0; i < klass->n_values; i++)
    gtk_string_list_append (words, rbk_word_for_nick (klass->values[i].value_nick));
  choice = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice),
                              (guint) rbk_record_get_integer (record, field));
  gtk_widget_add_css_class (choice, "quiet");
  rbk_choice_set_title (choice, accessible);
  g_object_set_data_full (G_OBJECT (choice), "rbk-record", g_object_ref (record), g_object_unref);
  g_object_set_data (G_OBJECT (choice), "rbk-field", (gpointer) field->name);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_DEFAULT);

  return choice;
}

static GtkWidget *
make_event (RbkRecord *record, gpointer user_data)
{
  return make_choice (record, user_data, "event", _ ("Sent for"));
}

static GtkWidget *
make_channel (RbkRecord *record, gpointer user_data)
{
  return make_choice (record, user_data, "channel", _ ("Read in"));
}

static void
update_choice (GtkWidget *widget, RbkRecord *record, gpointer user_data)
{
  RbkOffersPanel *self = user_data;
  const char     *name = g_object_get_data (G_OBJECT (widget), "rbk-field");
  guint value = (guint) rbk_record_get_integer (record, rbk_record_find_field (record, name));

  self->is_updating = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget), value);
  self->is_updating = FALSE;
}

static char *
dup_message_name (RbkRecord *record, gpointer user_data)
{
  const char *title = rbk_message_get_title (RBK_MESSAGE (record));

  return g_strdup (title != NULL ? title : _ ("message"));
}

static const RbkRecordColumn discount_columns[] = {
  { .title = N_ ("Name"),
    .name = N_ ("Name of %s"),
    .field = "name",
    .is_text = TRUE,
    .width = 14,
    .expands = TRUE },
  { .title = N_ ("Percent off"),
    .name = N_ ("Percent off with %s"),
    .field = "percent",
    .width = 7,
    .tooltip = N_ ("Of the whole bill; leave it empty where it is an amount") },
  { .title = N_ ("Amount off"),
    .name = N_ ("Amount off with %s"),
    .field = "amount",
    .unit = RBK_RECORD_UNIT_MONEY,
    .width = 8,
    .tooltip = N_ ("In the book’s currency") },
  { .title = N_ ("Lasts"),
    .name = N_ ("How long %s lasts"),
    .field = "duration",
    .width = 9,
    .tooltip = N_ ("once, forever, or a time such as 3 months") },
  { .title = N_ ("Code"),
    .name = N_ ("Code of %s"),
    .field = "code",
    .is_text = TRUE,
    .width = 10,
    .tooltip = N_ ("What customers type to get it") },
  { .title = N_ ("Until"),
    .name = N_ ("Last day of %s"),
    .field = "redeem-by",
    .width = 10,
    .tooltip = N_ ("The last day on which it can be had, YYYY-MM-DD") },
  { .title = N_ ("Customers at most"),
    .name = N_ ("Largest number of customers of %s"),
    .field = "max-redemptions",
    .none = N_ ("any number"),
    .width = 10,
    .tooltip = N_ ("How many can have it; 0 is any") },
  { .title = N_ ("Plans"),
    .name = N_ ("Plans of %s"),
    .field = "plans",
    .is_text = TRUE,
    .width = 12,
    .tooltip = N_ ("Keys of the plans that can have it; nothing is all") },
};

static const RbkRecordColumn message_columns[] = {
  /* Translators: a heading above the occasions on which messages are sent: “Near the limit”, “After
   * an upgrade” */
  { .title = N_ ("Sent when"),
    .name = N_ ("When %s is sent"),
    .make = make_event,
    .update = update_choice,
    .is_text = TRUE,
    .width = 14 },
  { .title = N_ ("At %"),
    .name = N_ ("Threshold of %s"),
    .field = "threshold",
    .width = 5,
    .tooltip = N_ ("Percent of the limit; nothing is any") },
  /* Translators: a heading above where messages are read: banner, mail or page */
  { .title = N_ ("Where"),
    .name = N_ ("Where %s is read"),
    .make = make_channel,
    .update = update_choice,
    .is_text = TRUE,
    .width = 9 },
  { .title = N_ ("Title"),
    .name = N_ ("Title of %s"),
    .field = "title",
    .is_text = TRUE,
    .width = 18,
    .expands = TRUE },
  { .title = N_ ("Text"),
    .name = N_ ("Text of %s"),
    .field = "text",
    .is_text = TRUE,
    .width = 24,
    .expands = TRUE },
  { .title = N_ ("Buttons"),
    .name = N_ ("Buttons of %s"),
    .field = "buttons",
    .is_text = TRUE,
    .width = 12,
    .tooltip = N_ ("What they say, with commas between") },
};

static void
rbk_offers_panel_dispose (GObject *object)
{
  RbkOffersPanel *self = RBK_OFFERS_PANEL (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_offers_panel_parent_class)->dispose (object);
}

static void
rbk_offers_panel_class_init (RbkOffersPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_offers_panel_dispose;

  gtk_widget_class_install_action (widget_class, "offers.add", NULL, add_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "offerspanel");
}

static void
rbk_offers_panel_init (RbkOffersPanel *self)
{
}

/**
 * rbk_offers_panel_update:
 * @self: a panel
 *
 * Shows the book as it is now.
 */
void
rbk_offers_panel_update (RbkOffersPanel *self)
{
  const char *currency;

  g_return_if_fail (RBK_IS_OFFERS_PANEL (self));

  if (self->preview != NULL)
    rbk_message_preview_update (RBK_MESSAGE_PREVIEW (self->preview));
  currency = rbk_book_get_currency (rbk_document_get_book (self->document));
  if (self->format == NULL ||
      g_strcmp0 (rbk_money_format_get_currency (self->format), currency) != 0)
    {
      RbkMoneyFormat *before = self->format;

      self->format = rbk_money_format_new (NULL, currency);
      rbk_record_table_update (self->table, self->format);
      g_clear_pointer (&before, rbk_money_format_free);
      return;
    }
  rbk_record_table_update (self->table, self->format);
}

static GtkWidget *
new_panel (RbkDocument              *document,
           const char               *list,
           const RbkRecordTableSpec *facts,
           const char               *note)
{
  RbkOffersPanel    *self = g_object_new (RBK_TYPE_OFFERS_PANEL, NULL);
  RbkRecordTableSpec spec = *facts;
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget         *add = gtk_button_new_with_mnemonic (_ ("_Add"));

  self->document = g_object_ref (document);
  self->list = list;
  spec.document = document;
  spec.records = get_records (self);
  spec.is_editable = TRUE;
  spec.user_data = self;
  self->table = RBK_RECORD_TABLE (rbk_record_table_new (&spec));
  self->section = rbk_section_new (spec.label, GTK_WIDGET (self->table));
  rbk_section_set_note (RBK_SECTION (self->section), note);
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "offers.add");
  rbk_section_set_tools (RBK_SECTION (self->section), add);
  gtk_box_append (GTK_BOX (box), self->section);
  if (g_str_equal (list, "messages"))
    {
      self->preview = rbk_message_preview_new (document);
      gtk_box_append (GTK_BOX (box), rbk_section_new (_ ("As customers read them"), self->preview));
    }
  self->scroller = rbk_section_new_page (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  rbk_offers_panel_update (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_discounts_panel_new:
 * @document: an open book
 *
 * Returns: (transfer floating): its discounts
 */
GtkWidget *
rbk_discounts_panel_new (RbkDocument *document)
{
  const RbkRecordTableSpec facts = {
    .label = _ ("Discounts"),
    .placeholder = _ ("No discounts yet. Add one for a launch, a partner, a first year."),
    .columns = discount_columns,
    .n_columns = G_N_ELEMENTS (discount_columns),
  };

  return new_panel (document, "discounts", &facts,
                    _ ("They become coupons where that is possible. No margin of the book has "
                       "them in it: look at an invoice to see what they take off."));
}

/**
 * rbk_messages_panel_new:
 * @document: an open book
 *
 * Returns: (transfer floating): what customers are told at their limits
 */
GtkWidget *
rbk_messages_panel_new (RbkDocument *document)
{
  const RbkRecordTableSpec facts = {
    .label = _ ("Messages"),
    .placeholder = _ ("No messages of your own: products that enforce the book’s limits use "
                      "plain ones."),
    .columns = message_columns,
    .n_columns = G_N_ELEMENTS (message_columns),
    .dup_name = dup_message_name,
  };

  return new_panel (document, "messages", &facts,
                    _ ("What customers read at their limits. In the texts stand {used}, {cap}, "
                       "{share}, {unit}, {plan}, {next_plan}, {next_price}, {projected} and "
                       "{reset_date} for what they are."));
}
