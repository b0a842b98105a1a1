/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-plan-color.h"
#include "rbk-plan-edit.h"
#include "rbk-tier-column.h"
#include "rbk-verdict.h"

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
struct _RbkTierTable
{
  GtkWidget parent_instance;

  RbkDocument        *document; /* (owned) */
  GSettings          *settings; /* (owned) (nullable) */
  RbkAnalysis        *analysis; /* (owned) (nullable) */
  RbkMoneyFormat     *format;   /* (owned) (nullable) */
  GtkWidget          *scroller;
  GtkSingleSelection *selection;
  GPtrArray          *cells; /* (owned) (element-type TierCell) those that are on screen */
};

/* A cell on screen: what it shows, and for which plan. */
typedef struct
{
  RbkTierTable        *table; /* (not owned) */
  const RbkTierColumn *column;
  GtkListItem         *item;   /* (not owned) */
  GtkWidget           *widget; /* an RbkCell, or a label in a box */
  GtkWidget           *color;  /* (nullable) */
} TierCell;

G_DEFINE_FINAL_TYPE (RbkTierTable, rbk_tier_table, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SELECTED = 1,
} RbkTierTableProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

static const RbkTableRow *
find_row (RbkTierTable *self, guint position)
{
  const RbkTable *table = self->analysis != NULL ? rbk_analysis_get_table (self->analysis) : NULL;

  return table != NULL && position < table->n_rows ? &table->rows[position] : NULL;
}

static gboolean
fill_context (TierCell *cell, RbkTierCell *context)
{
  RbkTierTable *self = cell->table;

  *context = (RbkTierCell){ 0 };
  context->plan = gtk_list_item_get_item (cell->item);
  if (context->plan == NULL || self->format == NULL)
    return FALSE;
  context->document = self->document;
  context->row = find_row (self, gtk_list_item_get_position (cell->item));
  context->spec = self->analysis != NULL ? rbk_analysis_get_spec (self->analysis) : NULL;
  context->format = self->format;

  return TRUE;
}

/* Good, thin or losing is a sign as well as a colour. */
static void
show_verdict (TierCell *cell, const RbkTierCell *context)
{
  const RbkFigure *figure = context->row != NULL ? &context->row->sizing : NULL;
  gboolean         has_margin = figure != NULL && context->row->has_sizing && figure->has_margin;

  rbk_verdict_show (cell->color, cell->table->settings, has_margin,
                    has_margin ? figure->margin : 0.0);
}

static void
update_label (TierCell *cell, const RbkTierCell *context, const char *name)
{
  g_autofree char *text = cell->column->dup_shown (context);

  gtk_label_set_text (GTK_LABEL (cell->widget), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (cell->color != NULL)
    show_verdict (cell, context);
}

static void
update_cell (TierCell *cell)
{
  RbkTierCell      context;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *typed = NULL;

  if (!fill_context (cell, &context))
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (_ (cell->column->accessible),
                          rbk_record_get_name (RBK_RECORD (context.plan)));
#pragma GCC diagnostic pop
  if (cell->column->commit == NULL)
    {
      update_label (cell, &context, name);
      return;
    }

  shown = cell->column->dup_shown (&context);
  typed = cell->column->dup_typed (&context);
  rbk_cell_set_title (RBK_CELL (cell->widget), name);
  rbk_cell_set_text (RBK_CELL (cell->widget), shown, typed);
  if (cell->color != NULL)
    rbk_plan_color_set_index (RBK_PLAN_COLOR (cell->color),
                              rbk_plan_get_palette_index (context.plan,
                                                          gtk_list_item_get_position (cell->item)));
}

static gboolean
commit_cb (RbkCell *widget, const char *text, gpointer user_data, GError **error)
{
  TierCell   *cell = user_data;
  RbkTierCell context;

  return fill_context (cell, &context) && cell->column->commit (&context, text, error);
}

static TierCell *
find_cell (RbkTierTable *self, const RbkTierColumn *column, guint position)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      TierCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->column == column && gtk_list_item_get_item (cell->item) != NULL &&
          gtk_list_item_get_position (cell->item) == position)
        return cell;
    }

  return NULL;
}

static const RbkTierColumn *
next_edited (const RbkTierColumn *column, int step)
{
  const RbkTierColumn *last = rbk_tier_columns + rbk_n_tier_columns - 1;

  do
    column += step;
  while (column >= rbk_tier_columns && column <= last && column->commit == NULL);

  return column >= rbk_tier_columns && column <= last ? column : NULL;
}

static gboolean
step_cb (TierCell *cell, int columns, int rows)
{
  guint                position = gtk_list_item_get_position (cell->item);
  const RbkTierColumn *column = cell->column;
  TierCell            *next;

  if (columns != 0)
    column = next_edited (column, columns);
  if (column == NULL)
    {
      /* Past the end of a row the next one begins. */
      column =
          columns > 0 ? rbk_tier_columns : next_edited (rbk_tier_columns + rbk_n_tier_columns, -1);
      rows = columns;
    }
  if (rows < 0 && position == 0)
    return FALSE;
  next = find_cell (cell->table, column, position + (guint) rows);
  if (next == NULL)
    return FALSE;
  rbk_cell_edit (RBK_CELL (next->widget));

  return TRUE;
}

static void
focus_cb (TierCell *cell)
{
  gtk_single_selection_set_selected (cell->table->selection,
                                     gtk_list_item_get_position (cell->item));
}

static void
setup_edited (TierCell *cell, GtkWidget *box)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (cell->column == rbk_tier_columns)
    {
      cell->color = rbk_plan_color_new ();
      gtk_box_append (GTK_BOX (box), cell->color);
    }
  cell->widget = rbk_cell_new (cell->column->is_number);
  gtk_widget_set_hexpand (cell->widget, TRUE);
  rbk_cell_set_commit (RBK_CELL (cell->widget), commit_cb, cell);
  g_signal_connect_data (cell->widget, "step", G_CALLBACK (step_cb), cell, NULL, G_CONNECT_SWAPPED);
  g_signal_connect_data (focus, "enter", G_CALLBACK (focus_cb), cell, NULL, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (cell->widget, focus);
  gtk_box_append (GTK_BOX (box), cell->widget);
}

static void
setup_label (TierCell *cell, GtkWidget *box)
{
  if (g_str_equal (cell->column->id, "margin"))
    {
      cell->color = rbk_verdict_new ();
      gtk_widget_set_hexpand (cell->color, TRUE);
      gtk_widget_set_halign (cell->color, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), cell->color);
    }
  cell->widget = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (cell->widget), cell->column->is_number ? 1.0f : 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (cell->widget), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (cell->widget, cell->color == NULL);
  gtk_widget_add_css_class (cell->widget, "numeric");
  if (g_str_equal (cell->column->id, "floor") || g_str_equal (cell->column->id, "multiple"))
    gtk_widget_add_css_class (cell->widget, "dim-label");
  gtk_box_append (GTK_BOX (box), cell->widget);
}

static void
setup_cb (RbkTierTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  TierCell  *cell = g_new0 (TierCell, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  cell->table = self;
  cell->item = item;
  cell->column = g_object_get_data (G_OBJECT (factory), "column");
  if (cell->column->commit != NULL)
    setup_edited (cell, box);
  else
    setup_label (cell, box);
  gtk_widget_set_size_request (box, cell->column->width, -1);
  gtk_widget_set_tooltip_text (box, _ (cell->column->tooltip));
  gtk_list_item_set_child (item, box);
  g_ptr_array_add (self->cells, cell);
}

static TierCell *
cell_of_item (RbkTierTable *self, GtkListItem *item)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      TierCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->item == item)
        return cell;
    }

  return NULL;
}

static void
bind_cb (RbkTierTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  TierCell *cell = cell_of_item (self, item);

  if (cell != NULL)
    update_cell (cell);
}

static void
teardown_cb (RbkTierTable *self, GtkListItem *item, GtkListItemFactory *factory)
{
  TierCell *cell = cell_of_item (self, item);

  if (cell == NULL)
    return;
  if (RBK_IS_CELL (cell->widget))
    {
      rbk_cell_set_commit (RBK_CELL (cell->widget), NULL, NULL);
      g_signal_handlers_disconnect_by_data (cell->widget, cell);
    }
  g_ptr_array_remove_fast (self->cells, cell);
}

static GtkColumnViewColumn *
new_column (RbkTierTable *self, const RbkTierColumn *column)
{
  GtkListItemFactory  *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_cb), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (_ (column->title), factory);
  gtk_column_view_column_set_expand (view_column, column == rbk_tier_columns);
  gtk_column_view_column_set_resizable (view_column, TRUE);

  return view_column;
}

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

/* Takes an edit of the list of plans, and selects a plan afterwards. */
static gboolean
take (RbkTierTable *self, RbkEdit *edit, int selected)
{
  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document, edit, NULL))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  rbk_tier_table_set_selected (self, selected);

  return TRUE;
}

static void
duplicate_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  int           plan = selected_of (self);

  take (self, rbk_plan_edit_duplicate (rbk_document_get_book (self->document), (guint) plan),
        plan + 1);
}

static void
delete_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  RbkBook      *book = rbk_document_get_book (self->document);
  int           plan = selected_of (self);
  g_autoptr(RbkRecord) record = g_list_model_get_item (rbk_book_get_plans (book), (guint) plan);
  GtkWidget       *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *text = NULL;
  AdwToast        *toast;

  if (!take (self, rbk_plan_edit_remove (book, (guint) plan), MAX (plan - 1, 0)) || overlay == NULL)
    return;

  /* Translators: a plan was removed; %s is its name */
  text = g_strdup_printf (_ ("Deleted %s"), rbk_record_get_name (record));
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
move_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkTierTable *self = RBK_TIER_TABLE (widget);
  int           plan = selected_of (self);
  int           to = plan + (g_str_equal (action_name, "plan.move-up") ? -1 : 1);

  take (self, rbk_plan_edit_move (rbk_document_get_book (self->document), (guint) plan, (guint) to),
        to);
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
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "plan.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "plan.move-down", NULL, move_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "plan.duplicate",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "plan.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "plan.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "plan.move-down",
                                       NULL);
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

  install_actions (widget_class);
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

static GtkWidget *
new_tool (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);

  return button;
}

static GtkWidget *
new_toolbar (void)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "tools");
  gtk_box_append (GTK_BOX (bar), new_tool ("list-add-symbolic", _ ("Add plan"), "plan.add"));
  gtk_box_append (GTK_BOX (bar),
                  new_tool ("edit-copy-symbolic", _ ("Duplicate plan"), "plan.duplicate"));
  gtk_box_append (GTK_BOX (bar), new_tool ("go-up-symbolic", _ ("Move plan up"), "plan.move-up"));
  gtk_box_append (GTK_BOX (bar),
                  new_tool ("go-down-symbolic", _ ("Move plan down"), "plan.move-down"));
  gtk_box_append (GTK_BOX (bar),
                  new_tool ("user-trash-symbolic", _ ("Delete plan"), "plan.delete"));

  return bar;
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
      g_autoptr(GtkColumnViewColumn) column = new_column (self, &rbk_tier_columns[i]);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_widget_add_css_class (view, "data-table");
  gtk_widget_add_css_class (view, "tiers");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tier table"), -1);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (new_toolbar (), GTK_WIDGET (self));

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
    update_cell (g_ptr_array_index (self->cells, i));
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
