/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-costs-browser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-catalogue-edit.h"
#include "rbk-costs-candidates.h"
#include "rbk-section.h"

#define LIST_HEIGHT 288

/**
 * RbkCostsBrowser:
 *
 * The models of the catalogue, to be searched and added to the book.
 */
struct _RbkCostsBrowser
{
  GtkWidget parent_instance;

  const RbkCostsContext *context;    /* (not owned) the page's */
  RbkCatalogue          *catalogue;  /* (owned) (nullable) which the list is of */
  GListStore            *candidates; /* (owned) (element-type RbkModelPrice) */
  GListModel            *found;      /* (owned) */
  GPtrArray             *rows;       /* (owned) (element-type GtkListItem) on screen, not owned */
  char                  *shown;      /* (owned) (nullable) what the rows follow from */
  GtkWidget             *section;
  GtkWidget             *entry;
  GtkWidget             *stack;
};

G_DEFINE_FINAL_TYPE (RbkCostsBrowser, rbk_costs_browser, GTK_TYPE_WIDGET)

static gboolean
is_in_book (RbkCostsBrowser *self, const char *model)
{
  GPtrArray *keys = self->context->model_keys;

  for (guint i = 0; i < keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (keys, i), model) == 0)
      return TRUE;

  return FALSE;
}

static void
add (RbkCostsBrowser *self, RbkModelPrice *candidate)
{
  const char *model = rbk_model_price_get_model (candidate);

  if (self->context->catalogue == NULL || is_in_book (self, model))
    return;
  rbk_costs_context_take (self->context, GTK_WIDGET (self),
                          rbk_catalogue_edit_add (rbk_costs_context_get_book (self->context),
                                                  self->context->catalogue, model));
}

static void
add_cb (GtkButton *button, GtkListItem *item)
{
  RbkCostsBrowser *self =
      RBK_COSTS_BROWSER (gtk_widget_get_ancestor (GTK_WIDGET (button), RBK_TYPE_COSTS_BROWSER));

  add (self, gtk_list_item_get_item (item));
}

static GtkWidget *
new_label (float align, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), align);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (RbkCostsBrowser *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *facts = new_label (0.0f, "dim-label");
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (facts, "caption");
  gtk_box_append (GTK_BOX (texts), new_label (0.0f, NULL));
  gtk_box_append (GTK_BOX (texts), facts);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), new_label (1.0f, "numeric"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), item, G_CONNECT_DEFAULT);
  gtk_list_item_set_child (item, row);
}

/* The place of a row takes the focus, and says which model it holds. */
static void
name_place (GtkListItem *item, const char *name, const char *facts)
{
  GtkWidget *place = gtk_widget_get_parent (gtk_list_item_get_child (item));

  if (place != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, facts, -1);
}

static void
update_row (RbkCostsBrowser *self, GtkListItem *item)
{
  RbkModelPrice   *candidate = gtk_list_item_get_item (item);
  GtkWidget       *texts = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget       *prices = gtk_widget_get_next_sibling (texts);
  GtkWidget       *button = gtk_widget_get_next_sibling (prices);
  GtkWidget       *name = gtk_widget_get_first_child (texts);
  gboolean         is_there = is_in_book (self, rbk_model_price_get_model (candidate));
  g_autofree char *facts = rbk_costs_candidate_dup_facts (candidate, self->context->format);
  g_autofree char *text = rbk_costs_candidate_dup_prices (candidate, self->context->format);
  g_autofree char *accessible = NULL;

  gtk_label_set_text (GTK_LABEL (name), rbk_costs_candidate_get_name (candidate));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), facts);
  gtk_widget_set_tooltip_text (texts, facts);
  name_place (item, rbk_costs_candidate_get_name (candidate), facts);
  gtk_label_set_text (GTK_LABEL (prices), text);
  gtk_button_set_label (GTK_BUTTON (button), is_there ? _ ("In the book") : _ ("Add"));
  gtk_widget_set_sensitive (button, !is_there);
  /* Translators: %s is a model */
  accessible = g_strdup_printf (is_there ? _ ("%s is in the book") : _ ("Add %s to the book"),
                                rbk_costs_candidate_get_name (candidate));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible, -1);
}

static void
bind_cb (RbkCostsBrowser *self, GtkListItem *item)
{
  g_ptr_array_add (self->rows, item);
  update_row (self, item);
}

static void
unbind_cb (RbkCostsBrowser *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->rows, item);
}

static void
activate_cb (RbkCostsBrowser *self, guint position)
{
  g_autoptr(RbkModelPrice) candidate = g_list_model_get_item (self->found, position);

  if (candidate != NULL)
    add (self, candidate);
}

static void
show_what_there_is (RbkCostsBrowser *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (self->found) > 0 ? "list" : "empty");
}

static void
fill (RbkCostsBrowser *self)
{
  g_autoptr(GListStore) fresh = NULL;
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->catalogue != NULL && self->catalogue == self->context->catalogue)
    return;
  g_set_object (&self->catalogue, self->context->catalogue);
  fresh = rbk_costs_candidates_new (self->context);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fresh)); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (fresh), i));
  g_list_store_splice (self->candidates, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->candidates)), items->pdata,
                       items->len);
}

static void
update_note (RbkCostsBrowser *self)
{
  const char      *source = NULL, *currency = NULL, *own;
  g_autofree char *note = NULL;

  if (self->catalogue != NULL)
    {
      source = rbk_catalogue_get_source (self->catalogue);
      currency = rbk_catalogue_get_currency (self->catalogue);
    }
  own = rbk_book_get_currency (rbk_costs_context_get_book (self->context));
  if (currency != NULL && g_strcmp0 (currency, own) != 0)
    /* Translators: both are currencies: USD, EUR */
    note = g_strdup_printf (_ ("These prices are in %s, the book is in %s: change the prices of "
                               "what you add."),
                            currency, own);
  else
    note = g_strdup (source);
  rbk_section_set_note (RBK_SECTION (self->section), note);
}

/* Rows say which models are in the book, and nothing else of it but its currency. */
static gboolean
is_shown (RbkCostsBrowser *self)
{
  const RbkCostsContext *context = self->context;
  g_autoptr(GString) now = g_string_new (rbk_money_format_get_currency (context->format));

  for (guint i = 0; i < context->model_keys->len; i++)
    g_string_append_printf (now, "\n%s", (char *) g_ptr_array_index (context->model_keys, i));
  if (g_strcmp0 (now->str, self->shown) == 0)
    return TRUE;
  g_free (self->shown);
  self->shown = g_strdup (now->str);

  return FALSE;
}

/**
 * rbk_costs_browser_update:
 * @self: the browser
 *
 * Shows the catalogue, and what of it is in the book now.
 */
void
rbk_costs_browser_update (RbkCostsBrowser *self)
{
  g_return_if_fail (RBK_IS_COSTS_BROWSER (self));

  fill (self);
  update_note (self);
  if (is_shown (self))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
  show_what_there_is (self);
}

/**
 * rbk_costs_browser_search:
 * @self: the browser
 * @text: what to search for
 *
 * Goes to the search, as one who has no model yet does.
 */
void
rbk_costs_browser_search (RbkCostsBrowser *self, const char *text)
{
  g_return_if_fail (RBK_IS_COSTS_BROWSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (self->entry);
}

static void
rbk_costs_browser_dispose (GObject *object)
{
  RbkCostsBrowser *self = RBK_COSTS_BROWSER (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->found);
  g_clear_object (&self->candidates);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (rbk_costs_browser_parent_class)->dispose (object);
}

static void
rbk_costs_browser_class_init (RbkCostsBrowserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_costs_browser_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "catalogue");
}

static GtkWidget *
new_list (RbkCostsBrowser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection     *selection = gtk_no_selection_new (g_object_ref (self->found));
  GtkWidget          *view, *scroller = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Models of the catalogue"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_size_request (scroller, -1, LIST_HEIGHT);

  return scroller;
}

static GtkWidget *
new_empty_state (void)
{
  GtkWidget *label =
      gtk_label_new (_ ("No model is called that. Search for its name, its id or its "
                        "provider, or import a catalogue that has it."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);

  return label;
}

static void
rbk_costs_browser_init (RbkCostsBrowser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new ();
  self->candidates = g_list_store_new (RBK_TYPE_MODEL_PRICE);
  self->entry = gtk_search_entry_new ();
  self->found =
      rbk_costs_candidates_new_filtered (self->candidates, GTK_SEARCH_ENTRY (self->entry));
  g_object_set (self->entry, "placeholder-text", _ ("Search models"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the catalogue"), -1);
  gtk_widget_add_css_class (self->entry, "catalogue-search");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), new_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), new_empty_state (), "empty");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->stack);
  self->section = rbk_section_new (_ ("Catalogue"), box);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
  g_signal_connect_object (self->found, "items-changed", G_CALLBACK (show_what_there_is), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rbk_costs_browser_new:
 * @context: the page's; it must outlive the widget
 *
 * Returns: (transfer floating): the catalogue, to be updated before it is shown
 */
GtkWidget *
rbk_costs_browser_new (const RbkCostsContext *context)
{
  RbkCostsBrowser *self = g_object_new (RBK_TYPE_COSTS_BROWSER, NULL);

  self->context = context;

  return GTK_WIDGET (self);
}
