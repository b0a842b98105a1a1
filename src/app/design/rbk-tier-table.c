/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include <glib/gi18n-lib.h>

#define MAX_HEIGHT 420
#define ROW_HEIGHT 33
#define MIN_ROWS 6 /* that are always on screen, where there are as many */

/**
 * RbkTierTable:
 *
 * The tiers, one row a plan. What each column shows, and what typing into it does, is in one
 * table of columns.
 *
 * ## Shortcuts
 *
 * In a cell: Enter and Down go to the next plan, Up to the one before, Tab along the row,
 * Escape brings the value back. Alt+Up and Alt+Down move the plan, Ctrl+D duplicates it,
 * Ctrl+Delete removes it.
 */
G_DEFINE_FINAL_TYPE (RbkTierTable, rbk_tier_table, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SELECTED = 1,
} RbkTierTableProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

static int
selected_of (RbkTierTable *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int) selected;
}

static void
selection_cb (RbkTierTable *self)
{
  int selected = selected_of (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.duplicate", selected >= 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.delete", selected >= 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.move-up", selected > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.move-down",
                                 selected >= 0 &&
                                     selected + 1 < (int) g_list_model_get_n_items (
                                                        G_LIST_MODEL (self->selection)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
rbk_tier_table_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((RbkTierTableProperty) property_id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, selected_of (RBK_TIER_TABLE (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rbk_tier_table_dispose (GObject *object)
{
  RbkTierTable *self = RBK_TIER_TABLE (object);
  GtkWidget    *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_tier_table_parent_class)->dispose (object);
}

static void
rbk_tier_table_finalize (GObject *object)
{
  g_ptr_array_unref (RBK_TIER_TABLE (object)->cells);

  G_OBJECT_CLASS (rbk_tier_table_parent_class)->finalize (object);
}

static void
rbk_tier_table_class_init (RbkTierTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rbk_tier_table_get_property;
  object_class->dispose = rbk_tier_table_dispose;
  object_class->finalize = rbk_tier_table_finalize;

  /**
   * RbkTierTable:selected:
   *
   * The place of the selected plan in the book, or -1.
   */
  properties[PROP_SELECTED] =
      g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  rbk_tier_table_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tiertable");
}

static void
rbk_tier_table_init (RbkTierTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

/* Titles of numbers stand over their numbers; the view itself knows only one side. */
static void
align_titles (GtkWidget *view)
{
  GtkWidget *header = gtk_widget_get_first_child (view);
  GtkWidget *title = gtk_widget_get_first_child (header);

  for (guint i = 0; i < rbk_n_tier_columns && title != NULL; i++)
    {
      GtkWidget *box = gtk_widget_get_first_child (title);

      if (rbk_tier_columns[i].is_number && box != NULL)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
      gtk_widget_set_tooltip_text (title, _ (rbk_tier_columns[i].tooltip));
      title = gtk_widget_get_next_sibling (title);
    }
}

static void
fill (RbkTierTable *self)
{
  RbkBook   *book = rbk_document_get_book (self->document);
  GtkWidget *view;

  self->selection = gtk_single_selection_new (g_object_ref (rbk_book_get_plans (book)));
  view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      g_autoptr(GtkColumnViewColumn) column =
                     rbk_tier_table_new_column (self, &rbk_tier_columns[i]);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  align_titles (view);
  gtk_widget_add_css_class (view, "data-table");
  gtk_widget_add_css_class (view, "tiers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tier table"), -1);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (rbk_tier_table_new_toolbar (), GTK_WIDGET (self));

  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  selection_cb (self);
}

/**
 * rbk_tier_table_new:
 * @document: an open book
 * @settings: (nullable): which margins are called good and thin
 *
 * Returns: (transfer floating): the table of its plans
 */
GtkWidget *
rbk_tier_table_new (RbkDocument *document, GSettings *settings)
{
  RbkTierTable *self = g_object_new (RBK_TYPE_TIER_TABLE, NULL);

  self->document = g_object_ref (document);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  fill (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_tier_table_update:
 * @self: a table
 * @analysis: what follows from the book as it is now
 *
 * Shows the figures as they are now.
 */
void
rbk_tier_table_update (RbkTierTable *self, RbkAnalysis *analysis)
{
  const char *currency;
  guint       n_rows;

  g_return_if_fail (RBK_IS_TIER_TABLE (self));

  currency = rbk_book_get_currency (rbk_document_get_book (self->document));
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = rbk_analysis_ref (analysis);
  if (self->format == NULL ||
      g_strcmp0 (rbk_money_format_get_currency (self->format), currency) != 0)
    {
      g_clear_pointer (&self->format, rbk_money_format_free);
      self->format = rbk_money_format_new (NULL, currency);
    }
  for (guint i = 0; i < self->cells->len; i++)
    rbk_tier_table_update_cell (g_ptr_array_index (self->cells, i));
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              (int) (MIN (n_rows, MIN_ROWS) + 1) * ROW_HEIGHT);
}

/**
 * rbk_tier_table_get_selected:
 * @self: a table
 *
 * Returns: the place of the selected plan, or -1
 */
int
rbk_tier_table_get_selected (RbkTierTable *self)
{
  g_return_val_if_fail (RBK_IS_TIER_TABLE (self), -1);

  return selected_of (self);
}

/**
 * rbk_tier_table_set_selected:
 * @self: a table
 * @plan: the place of a plan
 *
 * Selects a plan.
 */
void
rbk_tier_table_set_selected (RbkTierTable *self, int plan)
{
  g_return_if_fail (RBK_IS_TIER_TABLE (self));

  if (plan >= 0)
    gtk_single_selection_set_selected (self->selection, (guint) plan);
}
