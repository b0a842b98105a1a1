/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-model-adder.h"

#include <glib/gi18n-lib.h>

#include "rbk-icon-menu.h"
#include "rbk-model-name.h"

#define LIST_WIDTH 280
#define LIST_HEIGHT 260

/**
 * RbkModelAdder:
 *
 * A button with the models of a catalogue behind it, to be searched and chosen from.
 *
 * ## Shortcuts
 *
 * Down goes from the search to the list, Enter chooses.
 */
struct _RbkModelAdder
{
  GtkWidget parent_instance;

  GListModel         *models;    /* (owned) a price of each, once */
  GtkFilter          *filter;    /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  GtkWidget          *button, *search;
};

G_DEFINE_FINAL_TYPE (RbkModelAdder, rbk_model_adder, GTK_TYPE_WIDGET)

static guint chosen_signal;

static GListModel *
list_models (RbkCatalogue *catalogue)
{
  GListStore *models = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr(RbkModelPrice) price = g_list_model_get_item (G_LIST_MODEL (catalogue), i);
      const char *model = rbk_model_price_get_model (price);

      if (model != NULL && g_hash_table_add (seen, g_strdup (model)))
        g_list_store_append (models, price);
    }

  return G_LIST_MODEL (models);
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  RbkModelAdder *self = user_data;

  return rbk_model_name_matches (item, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
choose (RbkModelAdder *self, guint position)
{
  g_autoptr(RbkModelPrice) chosen =
                 g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (chosen == NULL)
    return;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, chosen_signal, 0, rbk_model_price_get_model (chosen));
}

static void
searched_cb (RbkModelAdder *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
entered_cb (RbkModelAdder *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
shown_cb (RbkModelAdder *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static void
rbk_model_adder_dispose (GObject *object)
{
  RbkModelAdder *self = RBK_MODEL_ADDER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->models);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (rbk_model_adder_parent_class)->dispose (object);
}

static void
rbk_model_adder_class_init (RbkModelAdderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_model_adder_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "modeladder");

  /**
   * RbkModelAdder::chosen:
   * @self: the button
   * @model: a model's id
   *
   * A model was chosen.
   */
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rbk_model_adder_init (RbkModelAdder *self)
{
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      rbk_model_price_get_model (gtk_list_item_get_item (item)));
}

static GtkWidget *
new_list (RbkModelAdder *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                            g_steal_pointer (&factory));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  g_signal_connect_object (view, "activate", G_CALLBACK (choose), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Models whose prices are known"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, LIST_WIDTH, LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
}

static GtkWidget *
new_popover (RbkModelAdder *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search models"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (searched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);

  return popover;
}

/**
 * rbk_model_adder_new:
 * @catalogue: models with their prices
 *
 * Returns: (transfer floating): a button to choose one of them
 */
GtkWidget *
rbk_model_adder_new (RbkCatalogue *catalogue)
{
  RbkModelAdder *self = g_object_new (RBK_TYPE_MODEL_ADDER, NULL);
  GListModel    *found;

  self->models = list_models (catalogue);
  self->filter = GTK_FILTER (gtk_custom_filter_new (NULL, NULL, NULL));
  found = G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (self->models), g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (found);
  self->button = rbk_icon_menu_new ("list-add-symbolic", _ ("Choose a model"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), new_popover (self));
  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), matches, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
