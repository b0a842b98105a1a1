/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-group.h"

#include <glib/gi18n-lib.h>

#include "rbk-card-edit.h"
#include "rbk-entitlement.h"
#include "rbk-tier.h"
#include "rbk-tier-edit.h"

/**
 * rbk_inspector_group_begin:
 * @self: a group
 * @box: where it goes
 * @title: its heading
 *
 * Begins a group at the end of a box.
 */
void
rbk_inspector_group_begin (RbkInspectorGroup *self, GtkWidget *box, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_box_append (GTK_BOX (box), self->list);
}

/**
 * rbk_inspector_group_add:
 * @self: a group
 * @field: the name of a field of its target
 * @title: what to call it
 *
 * Adds a row that edits a field.
 */
void
rbk_inspector_group_add (RbkInspectorGroup *self, const char *field, const char *title)
{
  g_autofree char *accessible = NULL;
  GtkWidget       *row;

  /* Translators: the name of a field to a screen reader: “Price of Pro, evergreen, AI runs” */
  accessible = g_strdup_printf (_ ("%s of %s"), title, self->suffix);
  row = rbk_field_row_new (&self->target, field, title, accessible);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * rbk_inspector_group_add_fact:
 * @self: a group
 * @title: what it is
 * @text: what it says
 * @tooltip: (nullable): what it means
 *
 * Adds a row that only says something.
 */
void
rbk_inspector_group_add_fact (RbkInspectorGroup *self,
                              const char        *title,
                              const char        *text,
                              const char        *tooltip)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *value = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (value), 1.0f);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_widget_add_css_class (row, "field");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static RbkEdit *
new_kind_edit (RbkRecord *record, int value)
{
  return rbk_card_edit_kind (RBK_RATE_CARD (record), (RbkPriceKind) value);
}

static void
take_tier_edit (GtkWidget *button, RbkEdit *edit)
{
  RbkDocument *document = g_object_get_data (G_OBJECT (button), "document");

  rbk_document_seal (document);
  if (!rbk_document_take (document, edit, NULL))
    gtk_widget_error_bell (button);
}

static void
add_tier_cb (RbkRateCard *card, GtkWidget *button)
{
  take_tier_edit (button, rbk_tier_edit_split (card, g_list_model_get_n_items (
                                                         rbk_rate_card_get_tiers (card)) -
                                                         1));
}

static void
remove_tier_cb (RbkRateCard *card, GtkWidget *button)
{
  take_tier_edit (button, rbk_tier_edit_remove (card, g_list_model_get_n_items (
                                                          rbk_rate_card_get_tiers (card)) -
                                                          2));
}

static GtkWidget *
new_tier_button (RbkInspectorGroup *self,
                 RbkRecord         *card,
                 const char        *icon,
                 const char        *tooltip,
                 GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "document", g_object_ref (self->target.document),
                          g_object_unref);
  g_signal_connect_object (button, "clicked", callback, card, G_CONNECT_SWAPPED);

  return button;
}

static void
add_tier_tools (RbkInspectorGroup *self, RbkRecord *card, guint n_tiers)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove =
      new_tier_button (self, card, "list-remove-symbolic", _ ("Remove the last bounded tier"),
                       G_CALLBACK (remove_tier_cb));

  gtk_widget_set_sensitive (remove, n_tiers > 1);
  gtk_box_append (GTK_BOX (box), new_tier_button (self, card, "list-add-symbolic", _ ("Add a tier"),
                                                  G_CALLBACK (add_tier_cb)));
  gtk_box_append (GTK_BOX (box), remove);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_tiers (RbkInspectorGroup *self, RbkRecord *card)
{
  GListModel *tiers = rbk_rate_card_get_tiers (RBK_RATE_CARD (card));
  guint       n_tiers = g_list_model_get_n_items (tiers);

  for (guint i = 0; i < n_tiers; i++)
    {
      g_autoptr(RbkRecord) tier = g_list_model_get_item (tiers, i);
      g_autofree char *bound = g_strdup_printf (_ ("Tier %u up to"), i + 1);
      g_autofree char *price = g_strdup_printf (_ ("Tier %u price"), i + 1);

      self->target.record = tier;
      if (i + 1 < n_tiers)
        rbk_inspector_group_add (self, "up-to", bound);
      rbk_inspector_group_add (self, "unit-price", price);
    }
  self->target.record = card;
  add_tier_tools (self, card, n_tiers);
}

static void
add_entitlement (RbkInspectorGroup *self, RbkRecord *card)
{
  self->target.record = RBK_RECORD (rbk_rate_card_get_entitlement (RBK_RATE_CARD (card)));
  self->target.owner = card;
  self->target.property = "entitlement";
  self->target.type = RBK_TYPE_ENTITLEMENT;
  rbk_inspector_group_add (self, "included", _ ("Included"));
  rbk_inspector_group_add (self, "limit", _ ("Limit"));
  rbk_inspector_group_add (self, "cap", _ ("Cap"));
  rbk_inspector_group_add (self, "alerts", _ ("Alerts, %"));
  self->target.record = card;
}

static void
add_meter_price (RbkInspectorGroup *self, RbkRecord *card)
{
  RbkPriceKind kind = rbk_rate_card_get_price (RBK_RATE_CARD (card));

  self->target.new_choice = new_kind_edit;
  rbk_inspector_group_add (self, "price", _ ("Price kind"));
  self->target.new_choice = NULL;
  if (kind == RBK_PRICE_KIND_GRADUATED || kind == RBK_PRICE_KIND_VOLUME)
    add_tiers (self, card);
  else
    rbk_inspector_group_add (self, "amount", _ ("Price"));
  if (kind == RBK_PRICE_KIND_PACKAGE)
    rbk_inspector_group_add (self, "package-size", _ ("Package size"));
  rbk_inspector_group_add (self, "minimum", _ ("Minimum charge"));
  rbk_inspector_group_add (self, "maximum", _ ("Maximum charge"));
  add_entitlement (self, card);
}

/**
 * rbk_inspector_group_add_card:
 * @self: a group
 * @card: a rate card
 *
 * Adds the rows that edit a rate card.
 */
void
rbk_inspector_group_add_card (RbkInspectorGroup *self, RbkRecord *card)
{
  self->target.record = card;
  if (rbk_rate_card_get_meter (RBK_RATE_CARD (card)) == NULL)
    rbk_inspector_group_add (self, "amount", _ ("Price"));
  else
    add_meter_price (self, card);
  rbk_inspector_group_add (self, "cadence", _ ("Billed every"));
}
