/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-book-format.h"

#define MAX_HEIGHT 420
#define ROW_HEIGHT 33
#define MIN_ROWS 6 /* that are always on screen, where there are as many */

/**
 * RbkTierTable:
 *
 * The tiers, one row a plan, edited as a spreadsheet is. What each column shows, and what
 * typing into it does, is in one table of columns.
 *
 * ## Shortcuts
 *
 * A cell is selected: arrows, Home, End, Page Up and Page Down go about, with Shift they
 * select a block, with Ctrl they go to the edge; Ctrl+A selects all, Shift+Space whole rows.
 * Typing replaces the value, F2 and Enter edit it. Delete empties; Ctrl+C, Ctrl+X and Ctrl+V
 * copy, cut and paste blocks from and to spreadsheets.
 *
 * A cell is edited: Enter takes the value and goes down, Shift+Enter up, Tab and Shift+Tab
 * along the row, Escape brings the value back.
 *
 * Alt+Up and Alt+Down move the selected plans, Ctrl+D duplicates and Ctrl+Delete removes them.
 *
 * ## Accessibility
 *
 * A grid of rows. Each cell holds a text with the cell's name: “Price of Pro”.
 */
G_DEFINE_FINAL_TYPE (RbkTierTable, rbk_tier_table, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SELECTED = 1,
} RbkTierTableProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

static void
rbk_tier_table_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((RbkTierTableProperty) property_id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, rbk_tier_table_get_selected (RBK_TIER_TABLE (object)));
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

  self->is_quiet = TRUE;
  rbk_soon_clear (&self->fitting);
  g_clear_handle_id (&self->drop_id, g_source_remove);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  g_clear_object (&self->findings);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  g_clear_pointer (&self->format, rbk_money_format_free);

  G_OBJECT_CLASS (rbk_tier_table_parent_class)->dispose (object);
}

static void
rbk_tier_table_finalize (GObject *object)
{
  RbkTierTable *self = RBK_TIER_TABLE (object);

  gtk_bitset_unref (self->picked);
  g_free (self->is_wanted);
  g_free (self->is_shown);
  g_free (self->title_widths);
  g_free (self->held_widths);

  G_OBJECT_CLASS (rbk_tier_table_parent_class)->finalize (object);
}

static gboolean
rbk_tier_table_grab_focus (GtkWidget *widget)
{
  rbk_tier_table_focus_cursor (RBK_TIER_TABLE (widget));

  return rbk_tier_table_has_focus (RBK_TIER_TABLE (widget));
}

/* While rows go, the toolkit looks for another place for the focus that they had. */
static gboolean
is_in_cell (RbkTierTable *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_mapped (focus) && rbk_tier_slot_of (focus) != NULL;
}

/* Tab comes to the cursor's cell; from the first or the last cell on it goes elsewhere, for
 * which of the other cells is next the toolkit can't know. */
static gboolean
rbk_tier_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  GtkWidget    *toolbar = gtk_widget_get_last_child (widget);
  gboolean      is_forward = direction == GTK_DIR_TAB_FORWARD;

  if ((!is_forward && direction != GTK_DIR_TAB_BACKWARD) || self->n_rows == 0)
    return GTK_WIDGET_CLASS (rbk_tier_table_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) == self->scroller && is_in_cell (self))
    return is_forward && gtk_widget_child_focus (toolbar, direction);
  if (gtk_widget_get_focus_child (widget) == toolbar)
    {
      if (gtk_widget_child_focus (toolbar, direction))
        return TRUE;
      if (is_forward)
        return FALSE;
    }
  rbk_tier_table_focus_cursor (self);

  return TRUE;
}

static void
rbk_tier_table_class_init (RbkTierTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rbk_tier_table_get_property;
  object_class->dispose = rbk_tier_table_dispose;
  object_class->finalize = rbk_tier_table_finalize;
  widget_class->focus = rbk_tier_table_focus;
  widget_class->grab_focus = rbk_tier_table_grab_focus;

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
  rbk_tier_table_install_explain (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tiertable");
}

static void
free_line (gpointer line)
{
  rbk_tier_line_free (line);
}

static void
rbk_tier_table_init (RbkTierTable *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  rbk_soon_init (&self->fitting, (RbkSoonFunc) rbk_tier_table_fit, self);
  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->titles = g_ptr_array_new ();
  self->picked = gtk_bitset_new_empty ();
  self->is_wanted = g_new0 (gboolean, rbk_n_tier_columns);
  self->is_shown = g_new0 (gboolean, rbk_n_tier_columns);
  self->title_widths = g_new0 (int, rbk_n_tier_columns);
  self->held_widths = g_new0 (int, rbk_n_tier_columns);
}

/* rbk_tier_table_notify_selected: the cursor is in another row */
void
rbk_tier_table_notify_selected (RbkTierTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
add_titles (RbkTierTable *self)
{
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      const RbkTierColumn *column = &rbk_tier_columns[i];
      GtkWidget           *title =
          g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                        "label", _ (column->title), "css-name", "title", NULL);

      gtk_label_set_xalign (GTK_LABEL (title), column->is_number ? 1.0f : 0.0f);
      gtk_widget_set_tooltip_text (title, _ (column->tooltip));
      rbk_tier_strip_add (rbk_tier_sheet_get_head (self->sheet), title);
      g_ptr_array_add (self->titles, title);
    }
}

static void
fill (RbkTierTable *self)
{
  RbkBook *book = rbk_document_get_book (self->document);

  self->sheet = RBK_TIER_SHEET (rbk_tier_sheet_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tier table"), -1);
  add_titles (self);
  rbk_tier_table_add_columns (self);
  rbk_tier_table_add_keys (self);
  rbk_tier_table_add_pointer (self);
  rbk_tier_table_add_drag (self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->sheet));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (rbk_tier_table_new_toolbar (self), GTK_WIDGET (self));

  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (
                               GTK_SCROLLED_WINDOW (self->scroller)),
                           "notify::page-size", G_CALLBACK (rbk_tier_table_queue_widths), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rbk_book_get_plans (book), "items-changed",
                           G_CALLBACK (rbk_tier_table_sync), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "range-changed", G_CALLBACK (rbk_tier_table_sync), self,
                           G_CONNECT_SWAPPED);
  rbk_tier_table_sync (self);
}

/**
 * rbk_tier_table_new:
 * @document: an open book
 * @settings: (nullable): which margins are called good and thin, which columns are hidden
 *
 * Returns: (transfer floating): the table of its plans
 */
GtkWidget *
rbk_tier_table_new (RbkDocument *document, GSettings *settings)
{
  RbkTierTable *self = g_object_new (RBK_TYPE_TIER_TABLE, NULL);

  self->document = g_object_ref (document);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->findings = g_object_ref (rbk_findings_of (document, settings));
  fill (self);
  rbk_tier_table_add_marks (self);

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
  g_return_if_fail (RBK_IS_TIER_TABLE (self));

  rbk_analysis_ref (analysis);
  g_clear_pointer (&self->analysis, rbk_analysis_unref);
  self->analysis = analysis;
  rbk_book_format_follow (&self->format, self->document);
  rbk_tier_table_update_rows (self);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              (int) (MIN (self->n_rows, MIN_ROWS) + 1) *
                                                  ROW_HEIGHT);
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

  return self->n_rows > 0 ? (int) self->cursor.row : -1;
}

/**
 * rbk_tier_table_get_column:
 * @self: a table
 *
 * Returns: (transfer none): the word of the column that the cursor is in: `price`
 */
const char *
rbk_tier_table_get_column (RbkTierTable *self)
{
  g_return_val_if_fail (RBK_IS_TIER_TABLE (self), NULL);

  return rbk_tier_columns[self->cursor.column].id;
}

/**
 * rbk_tier_table_set_selected:
 * @self: a table
 * @plan: the place of a plan
 *
 * Selects a plan; the focus stays where it is.
 */
void
rbk_tier_table_set_selected (RbkTierTable *self, int plan)
{
  int before;

  g_return_if_fail (RBK_IS_TIER_TABLE (self));

  if (plan < 0 || self->n_rows == 0)
    return;
  before = rbk_tier_table_get_selected (self);
  self->cursor.row = MIN ((guint) plan, self->n_rows - 1);
  self->anchor = self->extent = self->cursor;
  gtk_bitset_remove_all (self->picked);
  rbk_tier_sheet_show (self->sheet, self->cursor.row, self->cursor.column);
  rbk_tier_table_sync (self);
  if (rbk_tier_table_get_selected (self) != before)
    rbk_tier_table_notify_selected (self);
}
