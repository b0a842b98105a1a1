/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-column-table.h"

#include <glib/gi18n-lib.h>

#include "rbk-choice.h"

#define MAX_COLUMNS 60
#define CELL_CHARS 16

/**
 * RbkColumnTable:
 *
 * The first rows of a usage file, and above each column what is read from it. A field is read
 * from one column: choosing it for another takes it away from the first.
 */
struct _RbkColumnTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *grid;
  GPtrArray *choices; /* (owned) (element-type GtkDropDown) one a column */
  char     **names;   /* (owned) (nullable) of the columns */
  gboolean   is_settling;
};

G_DEFINE_FINAL_TYPE (RbkColumnTable, rbk_column_table, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const titles[RBK_N_USAGE_FIELDS] = {
  [RBK_USAGE_CUSTOMER] = N_ ("Customer"),
  [RBK_USAGE_CALLS] = N_ ("Calls"),
  [RBK_USAGE_INPUT_TOKENS] = N_ ("Input tokens"),
  [RBK_USAGE_OUTPUT_TOKENS] = N_ ("Output tokens"),
  [RBK_USAGE_CACHED_TOKENS] = N_ ("Cached tokens"),
  [RBK_USAGE_CACHE_WRITE_TOKENS] = N_ ("Cache writes"),
  [RBK_USAGE_MODEL] = N_ ("Model"),
  [RBK_USAGE_COST] = N_ ("Cost"),
  [RBK_USAGE_MONTH] = N_ ("Month"),
  [RBK_USAGE_DAY] = N_ ("Day or time"),
  [RBK_USAGE_TOKENS] = N_ ("Tokens"),
  [RBK_USAGE_DIRECTION] = N_ ("Input or output"),
  [RBK_USAGE_PLAN] = N_ ("Plan today"),
};

/**
 * rbk_column_table_get_field_title:
 * @field: a field
 *
 * Returns: (transfer none): what it is called in the window
 */
const char *
rbk_column_table_get_field_title (RbkUsageField field)
{
  g_return_val_if_fail (field < RBK_N_USAGE_FIELDS, NULL);

  return _ (titles[field]);
}

/* The first choice is that a column is not used; then come the fields. */
static guint
selected_of (RbkColumnTable *self, guint column)
{
  return gtk_drop_down_get_selected (g_ptr_array_index (self->choices, column));
}

static void
chosen_cb (RbkColumnTable *self, GParamSpec *pspec, GtkDropDown *choice)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (self->is_settling)
    return;

  self->is_settling = TRUE;
  for (guint i = 0; selected > 0 && i < self->choices->len; i++)
    if (g_ptr_array_index (self->choices, i) != choice && selected_of (self, i) == selected)
      gtk_drop_down_set_selected (g_ptr_array_index (self->choices, i), 0);
  self->is_settling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rbk_column_table_dispose (GObject *object)
{
  RbkColumnTable *self = RBK_COLUMN_TABLE (object);

  g_ptr_array_set_size (self->choices, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_column_table_parent_class)->dispose (object);
}

static void
rbk_column_table_finalize (GObject *object)
{
  RbkColumnTable *self = RBK_COLUMN_TABLE (object);

  g_ptr_array_unref (self->choices);
  g_strfreev (self->names);

  G_OBJECT_CLASS (rbk_column_table_parent_class)->finalize (object);
}

static void
rbk_column_table_class_init (RbkColumnTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_column_table_dispose;
  object_class->finalize = rbk_column_table_finalize;

  /**
   * RbkColumnTable::changed:
   * @self: a table
   *
   * Another field was chosen for a column.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "columntable");
}

static void
rbk_column_table_init (RbkColumnTable *self)
{
  self->choices = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("First rows of the file"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_column_table_new:
 *
 * Returns: (transfer floating): a table of no file
 */
GtkWidget *
rbk_column_table_new (void)
{
  return g_object_new (RBK_TYPE_COLUMN_TABLE, NULL);
}

/* Two columns of a name are told apart by their number. */
static gboolean
is_named_twice (RbkColumnTable *self, guint column)
{
  for (guint i = 0; self->names[i] != NULL; i++)
    if (i != column && g_str_equal (self->names[i], self->names[column]))
      return TRUE;

  return FALSE;
}

/* Whether a field is read from a column: it is told by name or by number. */
static gboolean
is_read_from (RbkColumnTable *self, const char *mapped, guint column)
{
  g_autofree char *number = g_strdup_printf ("#%u", column + 1);

  if (mapped == NULL)
    return FALSE;
  if (g_str_equal (mapped, number))
    return TRUE;
  for (guint i = 0; i < column; i++)
    if (g_str_equal (self->names[i], self->names[column]))
      return FALSE;

  return g_str_equal (mapped, self->names[column]);
}

static GtkWidget *
new_choice (RbkColumnTable *self, const RbkUsageLook *look, guint column)
{
  GtkStringList   *model = gtk_string_list_new (NULL);
  GtkWidget       *choice;
  g_autofree char *label = NULL;
  guint            selected = 0;

  gtk_string_list_append (model, _ ("Not used"));
  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    {
      gtk_string_list_append (model, _ (titles[i]));
      if (selected == 0 && is_read_from (self, look->mapping[i], column))
        selected = i + 1;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (model), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  /* Translators: %s is a column of a file */
  label = g_strdup_printf (_ ("What the column %s says"), self->names[column]);
  rbk_choice_set_title (choice, label);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->choices, choice);

  return choice;
}

static GtkWidget *
new_cell (const char *text, const char *css_class)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GtkWidget       *label = gtk_label_new (valid);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_widget_set_tooltip_text (label, valid);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_column (RbkColumnTable *self, const RbkUsageLook *look, guint column)
{
  GtkGrid *grid = GTK_GRID (self->grid);
  int      left = (int) column;

  gtk_grid_attach (grid, new_choice (self, look, column), left, 0, 1, 1);
  gtk_grid_attach (grid, new_cell (self->names[column], "heading"), left, 1, 1, 1);
  for (guint i = 0; i < look->rows->len; i++)
    {
      char **row = g_ptr_array_index (look->rows, i);

      /* A row may have fewer cells than the header. */
      if (column < g_strv_length (row))
        gtk_grid_attach (grid, new_cell (row[column], "numeric"), left, (int) i + 2, 1, 1);
    }
}

/**
 * rbk_column_table_show:
 * @self: a table
 * @look: a first look at a file
 *
 * Shows the file's first rows, and what is read from each column.
 */
void
rbk_column_table_show (RbkColumnTable *self, const RbkUsageLook *look)
{
  GtkWidget *child;
  guint      n_columns;

  g_return_if_fail (RBK_IS_COLUMN_TABLE (self));

  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  g_strfreev (self->names);
  self->names = g_strdupv (look->columns);
  n_columns = MIN (g_strv_length (self->names), MAX_COLUMNS);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, look, i);
}

/**
 * rbk_column_table_get_column:
 * @self: a table
 * @field: a field
 *
 * Returns: which column it is to be read from, or -1
 */
int
rbk_column_table_get_column (RbkColumnTable *self, RbkUsageField field)
{
  g_return_val_if_fail (RBK_IS_COLUMN_TABLE (self), -1);

  for (guint i = 0; i < self->choices->len; i++)
    if (selected_of (self, i) == (guint) field + 1)
      return (int) i;

  return -1;
}

/**
 * rbk_column_table_dup_name:
 * @self: a table
 * @column: one of its columns, or -1
 *
 * Returns: (transfer full): how a mapping names it: nothing for none, by its number where
 *   two have a name
 */
char *
rbk_column_table_dup_name (RbkColumnTable *self, int column)
{
  g_return_val_if_fail (RBK_IS_COLUMN_TABLE (self), NULL);

  if (column < 0)
    return g_strdup ("");
  if (is_named_twice (self, (guint) column) || *self->names[column] == '\0')
    return g_strdup_printf ("#%d", column + 1);

  return g_strdup (self->names[column]);
}
