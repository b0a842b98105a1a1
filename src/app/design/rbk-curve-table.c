/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-curve-table.h"

#include <glib/gi18n-lib.h>

/**
 * RbkCurveTable:
 *
 * The same as the chart in figures: a row for each place that stands out, a column for each
 * plan. Ctrl+C copies all of it for a spreadsheet.
 *
 * ## Accessibility
 *
 * A table of the name “Margin curves as a table”; each figure is a cell that says its place,
 * its plan and its value.
 */
struct _RbkCurveTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *grid;
  GPtrArray *labels; /* (owned) (element-type GtkLabel, not owned) by row, then column */
  guint      n_columns;
  char      *text; /* (owned) (nullable) all of it for a spreadsheet */
};

G_DEFINE_FINAL_TYPE (RbkCurveTable, rbk_curve_table, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (guint row, guint column)
{
  GtkAccessibleRole role =
      row == 0 ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
               : (column == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER : GTK_ACCESSIBLE_ROLE_CELL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "xalign",
                                   column == 0 ? 0.0 : 1.0, NULL);

  gtk_widget_add_css_class (label, row == 0 ? "heading" : (column > 0 ? "numeric" : "place"));
  if (row == 0)
    gtk_widget_add_css_class (label, "caption");
  if (column == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_widget_set_hexpand (label, TRUE);
    }

  return label;
}

/* Labels are made anew only where there are more or fewer of them. */
static void
resize (RbkCurveTable *self, guint n_rows, guint n_columns)
{
  if (self->n_columns == n_columns && self->labels->len == n_rows * n_columns)
    return;

  for (guint i = 0; i < self->labels->len; i++)
    gtk_grid_remove (GTK_GRID (self->grid), g_ptr_array_index (self->labels, i));
  g_ptr_array_set_size (self->labels, 0);
  self->n_columns = n_columns;
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        GtkWidget *label = new_label (row, column);

        gtk_grid_attach (GTK_GRID (self->grid), label, (int) column, (int) row, 1, 1);
        g_ptr_array_add (self->labels, label);
      }
}

static void
set_cell (RbkCurveTable *self, RbkCurveRows *rows, RbkChartOf of, guint row, guint column)
{
  GtkWidget       *label = g_ptr_array_index (self->labels, row * self->n_columns + column);
  g_autofree char *title = rbk_curve_rows_dup_title (rows, column);
  g_autofree char *text =
      row == 0 ? g_strdup (title) : rbk_curve_rows_dup_text (rows, of, row - 1, column);
  g_autofree char *what = NULL;
  g_autofree char *spoken = NULL;

  gtk_label_set_text (GTK_LABEL (label), text);
  if (row > 0 && column > 0)
    {
      what = rbk_curve_rows_dup_text (rows, of, row - 1, 0);
      spoken = g_strdup_printf ("%s, %s: %s", what, title, text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : text, -1);
}

/**
 * rbk_curve_table_show:
 * @self: a table
 * @analysis: what follows from the book as it is now
 * @shown: the plans that the chart shows
 * @of: what its figures are of
 *
 * Shows what the chart shows.
 */
void
rbk_curve_table_show (RbkCurveTable *self,
                      RbkAnalysis   *analysis,
                      RbkShownPlans  shown,
                      RbkChartOf     of)
{
  const RbkSpec *spec;
  g_autoptr(RbkMoneyFormat) format = NULL;
  g_autoptr(RbkCurveRows) rows = NULL;
  guint n_rows, n_columns;

  g_return_if_fail (RBK_IS_CURVE_TABLE (self));

  spec = rbk_analysis_get_spec (analysis);
  g_clear_pointer (&self->text, g_free);
  if (spec == NULL || rbk_analysis_get_range (analysis) == NULL)
    {
      resize (self, 0, 0);
      return;
    }

  format = rbk_money_format_new (NULL, spec->currency);
  rows = rbk_curve_rows_new (analysis, shown, format);
  n_rows = rbk_curve_rows_get_n_rows (rows) + 1;
  n_columns = rbk_curve_rows_get_n_columns (rows);
  resize (self, n_rows, n_columns);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      set_cell (self, rows, of, row, column);
  self->text = rbk_curve_rows_to_text (rows, of);
}

/**
 * rbk_curve_table_get_text:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): all of it, as it is copied
 */
const char *
rbk_curve_table_get_text (RbkCurveTable *self)
{
  g_return_val_if_fail (RBK_IS_CURVE_TABLE (self), NULL);

  return self->text;
}

static gboolean
copy_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkCurveTable *self = RBK_CURVE_TABLE (widget);

  if (self->text == NULL)
    return FALSE;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);

  return TRUE;
}

static void
rbk_curve_table_dispose (GObject *object)
{
  RbkCurveTable *self = RBK_CURVE_TABLE (object);

  g_ptr_array_set_size (self->labels, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_curve_table_parent_class)->dispose (object);
}

static void
rbk_curve_table_finalize (GObject *object)
{
  RbkCurveTable *self = RBK_CURVE_TABLE (object);

  g_ptr_array_unref (self->labels);
  g_free (self->text);

  G_OBJECT_CLASS (rbk_curve_table_parent_class)->finalize (object);
}

static void
rbk_curve_table_class_init (RbkCurveTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_curve_table_dispose;
  object_class->finalize = rbk_curve_table_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "curvetable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_cb, NULL);
}

static void
rbk_curve_table_init (RbkCurveTable *self)
{
  self->labels = g_ptr_array_new ();
  self->grid = gtk_grid_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "curve-grid");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Margin curves as a table"), -1);
}

/**
 * rbk_curve_table_new:
 *
 * Returns: (transfer floating): a table of nothing
 */
GtkWidget *
rbk_curve_table_new (void)
{
  return g_object_new (RBK_TYPE_CURVE_TABLE, NULL);
}
