/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-entitlement.h"
#include "rbk-currency-price.h"
#include "rbk-inspector-card.h"
#include "rbk-word.h"

/* The parts of the inspector: what they are built for, and how. */

static void
describe_currencies (GString *text, RbkRateCard *card)
{
  GListModel *prices = rbk_rate_card_get_currency_prices (card);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr(RbkCurrencyPrice) price = g_list_model_get_item (prices, i);

      g_string_append_printf (text, " %p %s", (gpointer) price,
                              rbk_currency_price_get_currency (price));
    }
}

static void
describe_card (GString *text, RbkRateCard *card)
{
  RbkEntitlement  *entitlement = rbk_rate_card_get_entitlement (card);
  RbkWalletPolicy *wallet = entitlement != NULL ? rbk_entitlement_get_wallet (entitlement) : NULL;
  RbkPriceKind     price = rbk_rate_card_get_price (card);

  g_string_append_printf (text, " %p %p %p %d %s %s", (gpointer) card, (gpointer) entitlement,
                          (gpointer) wallet, price, rbk_record_get_name (RBK_RECORD (card)),
                          rbk_rate_card_get_meter (card));
  g_string_append_printf (text, " %d", rbk_rate_card_get_annual_amount (card) != NULL);
  describe_currencies (text, card);
  if (entitlement != NULL)
    g_string_append_printf (text, " %d", rbk_entitlement_get_limit (entitlement) == RBK_LIMIT_NONE);
  if (wallet != NULL)
    g_string_append_printf (text, " %d %d", rbk_wallet_policy_get_rollover (wallet),
                            rbk_wallet_policy_get_topup_amount (wallet) != NULL);
}

static void
describe_names (GString *text, GListModel *records)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(RbkRecord) record = g_list_model_get_item (records, i);

      g_string_append_printf (text, " %p %s", (gpointer) record, rbk_record_get_name (record));
    }
}

/* What the parts depend on beside values: which records there are, and of which kinds. */
char *
rbk_inspector_describe_shape (RbkInspector *self)
{
  RbkBook    *book = rbk_document_get_book (self->document);
  GString    *text = g_string_new (rbk_book_get_currency (book));
  GListModel *cards = self->phase != NULL ? rbk_phase_get_rate_cards (self->phase) : NULL;

  g_string_append_printf (text, " %p %s %p", (gpointer) self->plan,
                          rbk_record_get_name (RBK_RECORD (self->plan)), (gpointer) self->phase);
  if (self->phase != NULL)
    g_string_append_printf (text, " %d %d %d %s", rbk_phase_get_kind (self->phase),
                            rbk_phase_get_duration (self->phase) != NULL,
                            rbk_phase_get_effective_from (self->phase) != NULL,
                            rbk_record_get_name (RBK_RECORD (self->phase)));
  for (guint i = 0; cards != NULL && i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      describe_card (text, card);
    }
  describe_names (text, rbk_plan_get_features (self->plan));
  describe_names (text, rbk_book_get_meters (book));
  describe_names (text, rbk_book_get_workloads (book));

  return g_string_free (text, FALSE);
}

static const char *
phase_word (RbkPhase *phase)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (RBK_TYPE_PHASE_KIND);

  return rbk_word_for_nick (g_enum_get_value (klass, (int) rbk_phase_get_kind (phase))->value_nick);
}

/* One of several phases of a kind is told from the others by its date. */
static char *
dup_suffix (RbkInspector *self, RbkRecord *card)
{
  const char      *date = rbk_phase_get_effective_from (self->phase);
  g_autofree char *lower = g_utf8_strdown (phase_word (self->phase), -1);

  return g_strjoin (", ", rbk_record_get_name (RBK_RECORD (self->plan)), lower,
                    card != NULL ? rbk_record_get_name (card) : date, card != NULL ? date : NULL,
                    NULL);
}

static void
add_card (RbkInspector *self, RbkInspectorGroup *group, RbkRateCard *card)
{
  g_autofree char *suffix = dup_suffix (self, RBK_RECORD (card));
  g_autofree char *wallet = g_strdup_printf (_ ("wallet, %s"), suffix);

  group->suffix = suffix;
  rbk_inspector_add_card (group, card);
  group->suffix = wallet;
  rbk_inspector_add_wallet (group, card);
}

static GMenuModel *
new_card_menu (RbkInspector *self)
{
  GListModel *meters = rbk_book_get_meters (rbk_document_get_book (self->document));
  GMenu      *menu = g_menu_new ();
  GMenu      *counted = g_menu_new ();

  g_menu_append (menu, _ ("_Fee"), "card.add::");
  for (guint i = 0; i < g_list_model_get_n_items (meters); i++)
    {
      g_autoptr(RbkRecord) meter = g_list_model_get_item (meters, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (rbk_record_get_name (meter), NULL);

      g_menu_item_set_action_and_target (item, "card.add", "s", rbk_record_get_key (meter));
      g_menu_append_item (counted, item);
    }
  g_menu_append (counted, _ ("New _Meter…"), "card.add-meter");
  g_menu_append_section (menu, _ ("Per unit of"), G_MENU_MODEL (counted));
  g_object_unref (counted);

  return G_MENU_MODEL (menu);
}

GtkWidget *
rbk_inspector_new_heading (const char *text, GtkWidget *tool)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (box, "over");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), tool);

  return box;
}

static void
add_hint (RbkInspector *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->content), label);
}

/* A plan that is only quoted may have no terms at all. */
static void
add_no_phases (RbkInspector *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Add Terms"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "phase.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "evergreen");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  add_hint (self, _ ("This plan has no terms: it is only quoted. Add terms to give it a fee, a "
                     "price per unit or a limit."));
  gtk_box_append (GTK_BOX (self->content), button);
}

static void
add_cards (RbkInspector *self, RbkInspectorGroup *group)
{
  g_autoptr(GMenuModel) menu = new_card_menu (self);
  GListModel *cards = rbk_phase_get_rate_cards (self->phase);

  gtk_box_append (GTK_BOX (self->content),
                  rbk_inspector_new_heading (_ ("Rate cards"),
                                             rbk_inspector_new_menu (menu, "list-add-symbolic",
                                                                     _ ("Add rate card"))));
  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      add_card (self, group, card);
    }
  if (g_list_model_get_n_items (cards) > 0)
    return;

  add_hint (self, _ ("Nothing is billed in this phase. Add a fee or a price per unit with the plus "
                     "above."));
}

/* What is being typed is taken when the focus leaves, not when the row goes. */
static void
silence (GtkWidget *widget)
{
  if (RBK_IS_CELL (widget))
    rbk_cell_set_commit (RBK_CELL (widget), NULL, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    silence (child);
}

void
rbk_inspector_clear (RbkInspector *self)
{
  GtkWidget *child;

  g_array_set_size (self->parts, 0);
  self->facts = NULL;
  silence (self->content);
  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
}

static char *
dup_focus_name (RbkInspector *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->content))
    return NULL;
  row = gtk_widget_get_ancestor (focus, RBK_TYPE_FIELD_ROW);

  return row != NULL ? g_strdup (rbk_field_row_get_name (RBK_FIELD_ROW (row))) : NULL;
}

static void
focus_named (RbkInspector *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->parts->len; i++)
    {
      RbkInspectorPart *part = &g_array_index (self->parts, RbkInspectorPart, i);

      if (RBK_IS_FIELD_ROW (part->widget) &&
          g_str_equal (rbk_field_row_get_name (RBK_FIELD_ROW (part->widget)), name))
        gtk_widget_grab_focus (part->widget);
    }
}

void
rbk_inspector_rebuild (RbkInspector *self)
{
  RbkInspectorView  view = { self->document, self->format, NULL, self->plan, self->phase };
  RbkInspectorGroup group = {
    .view = &view, .parts = self->parts, .closed = self->closed, .box = self->content
  };
  g_autofree char *focus = dup_focus_name (self);
  g_autofree char *suffix = self->phase != NULL ? dup_suffix (self, NULL) : NULL;

  rbk_inspector_clear (self);
  group.target.document = self->document;
  group.target.format = self->format;
  if (self->phase != NULL)
    {
      group.suffix = suffix;
      rbk_inspector_add_phase (&group);
      add_cards (self, &group);
    }
  else
    add_no_phases (self);
  /* Translators: what is proved of a plan for every usage, as its lowest margin */
  rbk_inspector_group_begin (&group, "certificate", _ ("Certificate"));
  self->facts = group.list;
  rbk_inspector_add_plan (&group);
  rbk_inspector_add_features (&group);

  g_free (self->shape);
  self->shape = rbk_inspector_describe_shape (self);
  focus_named (self, focus);
}
