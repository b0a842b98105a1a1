/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-tree.h"

#include <glib/gi18n-lib.h>

#include "rbk-explain-row.h"

/* What is open at first: what a figure is made of, and what that is made of. */
#define OPEN_DEPTH 1

/* More lines than this are opened one by one. */
#define MOST_LINES 2000

/**
 * RbkExplainTree:
 *
 * What a figure comes from, as a tree.
 *
 * ## Shortcuts
 *
 * Up and Down go from figure to figure, Right opens one or goes to the first below it, Left closes
 * one or goes to the one above it, Enter opens and closes.
 */
struct _RbkExplainTree
{
  GtkWidget parent_instance;

  RbkMoneyFormat     *format;    /* (not owned) the dialog's */
  RbkBook            *book;      /* (owned) (nullable) */
  RbkExplainNode     *root;      /* (owned) (nullable) */
  GtkTreeListModel   *model;     /* (owned) (nullable) */
  GtkSingleSelection *selection; /* (owned) (nullable) */
  GPtrArray          *items;     /* (element-type GtkListItem) those on screen */
  GtkWidget          *scroller, *view;
  guint               focus_id;
};

G_DEFINE_FINAL_TYPE (RbkExplainTree, rbk_explain_tree, GTK_TYPE_WIDGET)

static GListModel *
create_cb (gpointer item, gpointer user_data)
{
  GListModel *children = rbk_explain_node_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static GtkTreeListRow *
get_row (RbkExplainTree *self, guint position)
{
  return gtk_tree_list_model_get_row (self->model, position);
}

static gboolean
focus_cb (gpointer user_data)
{
  RbkExplainTree *self = user_data;
  guint           selected = gtk_single_selection_get_selected (self->selection);

  self->focus_id = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);

      if (gtk_list_item_get_position (item) == selected)
        gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (item)));
    }

  return G_SOURCE_REMOVE;
}

/* The row may have to come on screen before it can take the focus. */
static void
go_to (RbkExplainTree *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_cb, self);
}

static void
open_or_go_down (RbkExplainTree *self, GtkTreeListRow *row)
{
  if (!gtk_tree_list_row_is_expandable (row))
    return;
  if (gtk_tree_list_row_get_expanded (row))
    go_to (self, gtk_tree_list_row_get_position (row) + 1);
  else
    gtk_tree_list_row_set_expanded (row, TRUE);
}

static void
close_or_go_up (RbkExplainTree *self, GtkTreeListRow *row)
{
  g_autoptr(GtkTreeListRow) parent = gtk_tree_list_row_get_parent (row);

  if (gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, FALSE);
  else if (parent != NULL)
    go_to (self, gtk_tree_list_row_get_position (parent));
}

static gboolean
key_cb (RbkExplainTree *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean is_left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean is_right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  g_autoptr(GtkTreeListRow) row = NULL;

  if (self->selection == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (!is_left && !is_right))
    return FALSE;
  row = get_row (self, gtk_single_selection_get_selected (self->selection));
  if (row == NULL)
    return FALSE;
  if (is_right != is_rtl)
    open_or_go_down (self, row);
  else
    close_or_go_up (self, row);

  return TRUE;
}

static void
activate_cb (RbkExplainTree *self, guint position)
{
  g_autoptr(GtkTreeListRow) row = get_row (self, position);

  if (row != NULL && gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

static void
setup_cb (RbkExplainTree *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, rbk_explain_row_new ());
  g_ptr_array_add (self->items, item);
}

static void
bind_cb (RbkExplainTree *self, GtkListItem *item)
{
  rbk_explain_row_show (RBK_EXPLAIN_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item), self->format, self->book);
}

static void
unbind_cb (RbkExplainTree *self, GtkListItem *item)
{
  rbk_explain_row_clear (RBK_EXPLAIN_ROW (gtk_list_item_get_child (item)));
}

static void
teardown_cb (RbkExplainTree *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->items, item);
}

static void
rbk_explain_tree_dispose (GObject *object)
{
  RbkExplainTree *self = RBK_EXPLAIN_TREE (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->root);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (rbk_explain_tree_parent_class)->dispose (object);
}

static void
rbk_explain_tree_finalize (GObject *object)
{
  g_ptr_array_unref (RBK_EXPLAIN_TREE (object)->items);

  G_OBJECT_CLASS (rbk_explain_tree_parent_class)->finalize (object);
}

static void
rbk_explain_tree_class_init (RbkExplainTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_explain_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_explain_tree_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkListItemFactory *
new_factory (RbkExplainTree *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_cb), self, G_CONNECT_SWAPPED);

  return factory;
}

static void
rbk_explain_tree_init (RbkExplainTree *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_ptr_array_new ();
  self->view = gtk_list_view_new (NULL, new_factory (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What it comes from"), -1);
  gtk_widget_add_css_class (self->view, "workings");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_explain_tree_new:
 *
 * Returns: (transfer floating): a tree of nothing
 */
GtkWidget *
rbk_explain_tree_new (void)
{
  return g_object_new (RBK_TYPE_EXPLAIN_TREE, NULL);
}

static void
open_to (RbkExplainTree *self, guint depth)
{
  for (guint i = 0; i < MIN (g_list_model_get_n_items (G_LIST_MODEL (self->model)), MOST_LINES);
       i++)
    {
      g_autoptr(GtkTreeListRow) row = get_row (self, i);

      if (gtk_tree_list_row_is_expandable (row))
        gtk_tree_list_row_set_expanded (row, gtk_tree_list_row_get_depth (row) < depth);
    }
}

static void
replace (RbkExplainTree *self, RbkWorking *root)
{
  g_autoptr(GListStore) none = g_list_store_new (RBK_TYPE_EXPLAIN_NODE);
  GListModel *children;

  g_clear_object (&self->root);
  self->root = rbk_explain_node_new (root, 0);
  children = rbk_explain_node_get_children (self->root);
  if (children == NULL)
    children = G_LIST_MODEL (none);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  self->model =
      gtk_tree_list_model_new (g_object_ref (children), FALSE, FALSE, create_cb, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  open_to (self, OPEN_DEPTH);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
}

/**
 * rbk_explain_tree_show:
 * @self: a tree
 * @root: a figure
 * @format: for the book's currency; it must outlive the tree, or the showing of another
 * @book: the book
 *
 * Shows what a figure comes from. What was open stays open where the same figure comes from as
 * many others as before.
 */
void
rbk_explain_tree_show (RbkExplainTree *self,
                       RbkWorking     *root,
                       RbkMoneyFormat *format,
                       RbkBook        *book)
{
  gboolean is_other;

  g_return_if_fail (RBK_IS_EXPLAIN_TREE (self));

  is_other = self->root == NULL || self->format != format;
  self->format = format;
  g_set_object (&self->book, book);
  if (is_other || !rbk_explain_node_update (self->root, root))
    replace (self, root);
}

/**
 * rbk_explain_tree_open_all:
 * @self: a tree
 * @is_open: whether to open all figures, or to close them
 *
 * Opens the whole tree, or closes it.
 */
void
rbk_explain_tree_open_all (RbkExplainTree *self, gboolean is_open)
{
  g_return_if_fail (RBK_IS_EXPLAIN_TREE (self));

  if (self->model != NULL)
    open_to (self, is_open ? G_MAXUINT : 0);
}
