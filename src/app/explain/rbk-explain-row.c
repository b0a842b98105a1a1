/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-explain-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-explain-jump.h"
#include "rbk-wrapped-label.h"

#define LABEL_CHARS 20
#define WIDEST_LABEL 60

/**
 * RbkExplainRow:
 *
 * A figure of a derivation: what it is, its value, how it comes from those below or where it
 * stands, and a way there.
 */
struct _RbkExplainRow
{
  GtkWidget parent_instance;

  GtkTreeListRow *row;    /* (owned) (nullable) */
  RbkExplainNode *node;   /* (owned) (nullable) */
  RbkMoneyFormat *format; /* (not owned) the dialog's */
  RbkBook        *book;   /* (owned) (nullable) */
  GtkWidget      *grid, *expander, *label, *value, *from, *jump;
};

G_DEFINE_FINAL_TYPE (RbkExplainRow, rbk_explain_row, GTK_TYPE_WIDGET)

/* The row of the list takes the focus, so it is the one that has a name. */
static void
describe (RbkExplainRow *self, const char *label, const char *value, const char *from)
{
  GtkWidget       *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;
  int              level = (int) rbk_explain_node_get_depth (self->node);

  if (item == NULL)
    return;
  /* Translators: a figure and its value: “Bill of Pro at p90: $99.00” */
  name = g_strdup_printf (_ ("%s: %s"), label, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, from,
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  if (gtk_tree_list_row_is_expandable (self->row))
    gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (self->row), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
update (RbkExplainRow *self)
{
  const RbkWorking *working = rbk_explain_node_get_working (self->node);
  g_autofree char  *label = rbk_explain_words_dup_label (working, self->format);
  g_autofree char  *value = rbk_explain_words_dup_value (working, self->format, FALSE);
  g_autofree char  *exact = rbk_explain_words_dup_value (working, self->format, TRUE);
  g_autofree char  *from = rbk_explain_words_dup_from (working, self->book);
  g_autofree char  *go = rbk_explain_jump_dup_label (working->source);

  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_widget_set_tooltip_text (self->value, strcmp (value, exact) != 0 ? exact : NULL);
  gtk_label_set_text (GTK_LABEL (self->from), from);
  gtk_widget_set_visible (self->jump, go != NULL);
  if (go != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->jump), "s", working->source);
      gtk_widget_set_tooltip_text (self->jump, go);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->jump), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      go, -1);
    }
  describe (self, label, value, from);
}

/**
 * rbk_explain_row_clear:
 * @self: a row
 *
 * Lets go of the figure.
 */
void
rbk_explain_row_clear (RbkExplainRow *self)
{
  g_return_if_fail (RBK_IS_EXPLAIN_ROW (self));

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  if (self->node != NULL)
    g_signal_handlers_disconnect_by_data (self->node, self);
  if (self->expander != NULL)
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), NULL);
  g_clear_object (&self->row);
  g_clear_object (&self->node);
  g_clear_object (&self->book);
}

static void
rbk_explain_row_dispose (GObject *object)
{
  RbkExplainRow *self = RBK_EXPLAIN_ROW (object);

  rbk_explain_row_clear (self);
  self->expander = NULL;
  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_explain_row_parent_class)->dispose (object);
}

static void
rbk_explain_row_class_init (RbkExplainRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_explain_row_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "working");
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (NULL, css_class);

  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST_LABEL);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static void
add_value (RbkExplainRow *self, GtkGrid *grid)
{
  self->value = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->value), 1.0f);
  gtk_label_set_yalign (GTK_LABEL (self->value), 0.0f);
  gtk_widget_add_css_class (self->value, "numeric");
  self->jump = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->jump), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->jump), "explain.jump");
  gtk_widget_add_css_class (self->jump, "flat");
  gtk_widget_set_halign (self->jump, GTK_ALIGN_END);
  gtk_grid_attach (grid, self->value, 2, 0, 1, 1);
  gtk_grid_attach (grid, self->jump, 2, 1, 1, 1);
}

static void
rbk_explain_row_init (RbkExplainRow *self)
{
  self->label = new_label (NULL);
  self->from = new_label ("caption");
  gtk_widget_add_css_class (self->from, "dim-label");
  /* Beside the texts, not around them: lines that wrap in it would be counted for its narrowest. */
  self->expander = gtk_tree_expander_new ();
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_attach (GTK_GRID (self->grid), self->expander, 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (self->grid), self->label, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), self->from, 1, 1, 1, 1);
  add_value (self, GTK_GRID (self->grid));
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * rbk_explain_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
rbk_explain_row_new (void)
{
  return g_object_new (RBK_TYPE_EXPLAIN_ROW, NULL);
}

/**
 * rbk_explain_row_show:
 * @self: a row without a figure
 * @row: where its figure stands in the tree
 * @format: for the book's currency; it must outlive the row
 * @book: the book
 *
 * Shows a figure, and what becomes of it.
 */
void
rbk_explain_row_show (RbkExplainRow  *self,
                      GtkTreeListRow *row,
                      RbkMoneyFormat *format,
                      RbkBook        *book)
{
  g_return_if_fail (RBK_IS_EXPLAIN_ROW (self));

  self->row = g_object_ref (row);
  self->node = gtk_tree_list_row_get_item (row);
  self->format = format;
  self->book = g_object_ref (book);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), row);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->node, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
