/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "rbk-matrix-grid-private.h"

/* As wide as it may become: else lines are counted for the narrowest. */
#define NAME_CHARS 20

/* Widgets stay while scenarios and plans come and go at the end, so that the focus stays, too, and
 * nothing but what is new takes time. Those of a row are neighbours, as they are read out. */

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
toggled_cb (RbkMatrixGrid *self, GtkToggleButton *button)
{
  guint position;

  if (!self->is_updating && gtk_toggle_button_get_active (button) &&
      g_ptr_array_find (self->names, button, &position))
    rbk_matrix_grid_choose (self, position);
}

/* Anywhere in the row is as good as on the name. */
static void
pressed_cb (RbkMatrixGrid *self, int n_press, double x, double y, GtkGestureClick *click)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  guint      row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "row"));

  if (row > 0 && row <= self->names->len)
    gtk_toggle_button_set_active (g_ptr_array_index (self->names, row - 1), TRUE);
}

static GArray *
get_row (RbkMatrixGrid *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

static GtkWidget *
get_cell (const GArray *row, guint column)
{
  return g_array_index (row, RbkMatrixFigure, column).box;
}

static void
attach (RbkMatrixGrid *self, GtkWidget *widget, GtkWidget *after, guint column, guint row)
{
  gtk_grid_attach (GTK_GRID (self->grid), widget, (int) column, (int) row, 1, 1);
  gtk_widget_insert_after (widget, self->grid, after);
}

static void
add_cell (RbkMatrixGrid *self, guint row)
{
  GArray         *cells = get_row (self, row);
  GtkGesture     *click = gtk_gesture_click_new ();
  GtkWidget      *after;
  RbkMatrixFigure figure;

  if (cells->len > 0)
    after = get_cell (cells, cells->len - 1);
  else
    after = row > 0 ? g_ptr_array_index (self->problems, row - 1) : self->as_is;
  rbk_matrix_figure_init (&figure);
  g_object_set_data (G_OBJECT (figure.box), "row", GUINT_TO_POINTER (row));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (figure.box, GTK_EVENT_CONTROLLER (click));
  attach (self, figure.box, after, cells->len + 1, row + 1);
  g_array_append_val (cells, figure);
}

static GtkWidget *
new_name (RbkMatrixGrid *self)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "name");
  if (self->names->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), g_ptr_array_index (self->names, 0));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->names, button);

  return button;
}

static void
add_row (RbkMatrixGrid *self)
{
  int        row = (int) self->rows->len + 1;
  GtkWidget *problem = new_label (NULL, "error");

  gtk_grid_attach (GTK_GRID (self->grid), new_name (self), 0, row, 1, 1);
  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (problem), 0.0f);
  gtk_widget_add_css_class (problem, "cell");
  gtk_grid_attach (GTK_GRID (self->grid), problem, 1, row, 1, 1);
  g_ptr_array_add (self->problems, problem);
  g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (RbkMatrixFigure)));
}

static void
remove_cells (RbkMatrixGrid *self, GArray *cells, guint from)
{
  for (guint i = from; i < cells->len; i++)
    gtk_grid_remove (GTK_GRID (self->grid), get_cell (cells, i));
  g_array_set_size (cells, MIN (from, cells->len));
}

static void
remove_last_row (RbkMatrixGrid *self)
{
  guint last = self->rows->len - 1;

  remove_cells (self, get_row (self, last), 0);
  gtk_grid_remove (GTK_GRID (self->grid), g_ptr_array_index (self->names, last - 1));
  gtk_grid_remove (GTK_GRID (self->grid), g_ptr_array_index (self->problems, last - 1));
  g_ptr_array_set_size (self->names, (int) last - 1);
  g_ptr_array_set_size (self->problems, (int) last - 1);
  g_ptr_array_set_size (self->rows, (int) last);
}

static void
add_head (RbkMatrixGrid *self)
{
  GtkWidget *after = self->heads->len > 0 ? g_ptr_array_index (self->heads, self->heads->len - 1)
                                          : gtk_widget_get_first_child (self->grid);
  GtkWidget *label = new_label (NULL, "head");

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_set_hexpand (label, TRUE);
  attach (self, label, after, self->heads->len + 1, 0);
  g_ptr_array_add (self->heads, label);
}

/* Another book may have fewer plans. */
static void
remove_columns (RbkMatrixGrid *self, guint from)
{
  for (guint i = from; i < self->heads->len; i++)
    gtk_grid_remove (GTK_GRID (self->grid), g_ptr_array_index (self->heads, i));
  g_ptr_array_set_size (self->heads, (int) from);
  for (guint i = 0; i < self->rows->len; i++)
    remove_cells (self, get_row (self, i), from);
}

static void
begin (RbkMatrixGrid *self)
{
  GtkWidget *head = new_label (_ ("Scenario"), "head");

  gtk_label_set_xalign (GTK_LABEL (head), 0.0f);
  gtk_grid_attach (GTK_GRID (self->grid), head, 0, 0, 1, 1);
  self->as_is = new_label (_ ("As it is"), "as-is");
  gtk_label_set_xalign (GTK_LABEL (self->as_is), 0.0f);
  gtk_grid_attach (GTK_GRID (self->grid), self->as_is, 0, 1, 1, 1);
  g_ptr_array_add (self->rows, g_array_new (FALSE, FALSE, sizeof (RbkMatrixFigure)));
}

/* What is wrong with a scenario takes the room of its figures. */
static void
span_problems (RbkMatrixGrid *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);

  for (guint i = 0; i < self->problems->len; i++)
    {
      GtkLayoutChild *child =
          gtk_layout_manager_get_layout_child (layout, g_ptr_array_index (self->problems, i));

      gtk_grid_layout_child_set_column_span (GTK_GRID_LAYOUT_CHILD (child),
                                             (int) MAX (self->heads->len, 1));
    }
}

/* rbk_matrix_grid_build: makes room for scenarios on the plans that are listed. */
void
rbk_matrix_grid_build (RbkMatrixGrid *self, guint n_scenarios)
{
  guint n_columns = self->plans->len;

  if (self->rows->len == 0)
    begin (self);
  while (self->rows->len > n_scenarios + 1)
    remove_last_row (self);
  if (self->heads->len > n_columns)
    remove_columns (self, n_columns);
  while (self->heads->len < n_columns)
    add_head (self);
  while (self->rows->len < n_scenarios + 1)
    add_row (self);
  for (guint i = 0; i < self->rows->len; i++)
    while (get_row (self, i)->len < n_columns)
      add_cell (self, i);
  span_problems (self);
}
