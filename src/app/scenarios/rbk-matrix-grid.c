/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-matrix-grid-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-scenario-freeze.h"

/* As wide as it may become: else lines are counted for the narrowest. */
#define NAME_CHARS 20

/**
 * RbkMatrixGrid:
 *
 * Scenarios by plans: what each margin would be, by how much that differs from today, and below
 * it the lowest margin and the bill that rises most. A row is chosen by its name.
 *
 * ## Accessibility
 *
 * A name is a toggle button; a figure is labelled `Margin of Pro, vendors cut prices`.
 */
G_DEFINE_FINAL_TYPE (RbkMatrixGrid, rbk_matrix_grid, GTK_TYPE_WIDGET)

static guint selected_signal;

static void
rbk_matrix_grid_dispose (GObject *object)
{
  RbkMatrixGrid *self = RBK_MATRIX_GRID (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rbk_matrix_grid_parent_class)->dispose (object);
}

static void
rbk_matrix_grid_finalize (GObject *object)
{
  RbkMatrixGrid *self = RBK_MATRIX_GRID (object);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->problems);
  g_array_unref (self->cells);
  g_array_unref (self->plans);

  G_OBJECT_CLASS (rbk_matrix_grid_parent_class)->finalize (object);
}

static void
rbk_matrix_grid_class_init (RbkMatrixGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_matrix_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_matrix_grid_finalize;

  /**
   * RbkMatrixGrid::selected:
   * @self: a grid
   *
   * Another scenario is chosen.
   */
  selected_signal = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rbk_matrix_grid_init (RbkMatrixGrid *self)
{
  self->names = g_ptr_array_new ();
  self->problems = g_ptr_array_new ();
  self->cells = g_array_new (FALSE, TRUE, sizeof (RbkMatrixFigure));
  self->plans = g_array_new (FALSE, FALSE, sizeof (guint));
  self->grid = gtk_grid_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Scenarios by plans"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * rbk_matrix_grid_new:
 * @settings: (nullable): from where on margins are good
 *
 * Returns: (transfer floating): an empty grid
 */
GtkWidget *
rbk_matrix_grid_new (GSettings *settings)
{
  RbkMatrixGrid *self = g_object_new (RBK_TYPE_MATRIX_GRID, NULL);

  g_set_object (&self->settings, settings);

  return GTK_WIDGET (self);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* The whole row of the one that is chosen stands out. */
static void
mark_selected (RbkMatrixGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *box = g_array_index (self->cells, RbkMatrixFigure, i).box;

      if (self->n_scenarios > 0 && i / self->n_columns == self->selected + 1)
        gtk_widget_add_css_class (box, "selected");
      else
        gtk_widget_remove_css_class (box, "selected");
    }
}

static void
toggled_cb (RbkMatrixGrid *self, GtkToggleButton *button)
{
  guint position;

  if (self->is_updating || !gtk_toggle_button_get_active (button))
    return;
  if (!g_ptr_array_find (self->names, button, &position) || position == self->selected)
    return;
  self->selected = position;
  mark_selected (self);
  g_signal_emit (self, selected_signal, 0);
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

static void
add_cell (RbkMatrixGrid *self, guint row, guint column)
{
  GtkGesture     *click = gtk_gesture_click_new ();
  RbkMatrixFigure figure;

  rbk_matrix_figure_init (&figure);
  g_object_set_data (G_OBJECT (figure.box), "row", GUINT_TO_POINTER (row));
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (figure.box, GTK_EVENT_CONTROLLER (click));
  gtk_grid_attach (GTK_GRID (self->grid), figure.box, (int) column + 1, (int) row + 1, 1, 1);
  g_array_append_val (self->cells, figure);
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
add_row (RbkMatrixGrid *self, guint row)
{
  GtkWidget *problem = new_label (NULL, "error");

  gtk_grid_attach (GTK_GRID (self->grid), new_name (self), 0, (int) row + 1, 1, 1);
  gtk_label_set_wrap (GTK_LABEL (problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (problem), 0.0f);
  gtk_widget_add_css_class (problem, "cell");
  gtk_grid_attach (GTK_GRID (self->grid), problem, 1, (int) row + 1, (int) MAX (self->n_columns, 1),
                   1);
  g_ptr_array_add (self->problems, problem);
}

static void
add_headings (RbkMatrixGrid *self, const RbkMatrixShown *shown)
{
  GtkWidget *label = new_label (_ ("Scenario"), "head");

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, 0, 1, 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      label = new_label (NULL, "head");
      gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
      gtk_grid_attach (GTK_GRID (self->grid), label, (int) i + 1, 0, 1, 1);
    }
  label = new_label (_ ("As it is"), "as-is");
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, 1, 1, 1);
}

/* All customers first: where there is little room, one scrolls to plans. A plan on request has no
 * figures. */
static void
list_plans (RbkMatrixGrid *self, const RbkMatrixShown *shown)
{
  guint n_plans = shown->spec->n_plans;

  g_array_set_size (self->plans, 0);
  if (shown->has_customers)
    g_array_append_val (self->plans, n_plans);
  for (guint i = 0; i < n_plans; i++)
    if (!shown->spec->plans[i].is_quote_only)
      g_array_append_val (self->plans, i);
}

/* The widgets stay while the shape does, so that the focus stays, too. */
static void
build (RbkMatrixGrid *self, const RbkMatrixShown *shown)
{
  guint n_columns;

  list_plans (self, shown);
  n_columns = self->plans->len;
  if (self->n_columns == n_columns && self->n_scenarios == shown->scenarios->len &&
      self->names->len > 0)
    return;
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->problems, 0);
  g_array_set_size (self->cells, 0);
  self->n_columns = n_columns;
  self->n_scenarios = shown->scenarios->len;
  self->grid = gtk_grid_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  add_headings (self, shown);
  for (guint row = 0; row <= self->n_scenarios; row++)
    {
      if (row > 0)
        add_row (self, row);
      for (guint i = 0; i < n_columns; i++)
        add_cell (self, row, i);
    }
}

/**
 * rbk_matrix_grid_show:
 * @self: a grid
 * @shown: what it shows
 *
 * Shows scenarios and what they come to.
 */
void
rbk_matrix_grid_show (RbkMatrixGrid *self, const RbkMatrixShown *shown)
{
  guint of_matrix = 1;

  g_return_if_fail (RBK_IS_MATRIX_GRID (self));

  self->is_updating = TRUE;
  build (self, shown);
  rbk_matrix_grid_show_headings (self, shown);
  if (self->selected >= self->n_scenarios)
    self->selected = self->n_scenarios > 0 ? self->n_scenarios - 1 : 0;
  for (guint i = 0; i < self->n_scenarios; i++)
    {
      const RbkFrozenScenario *scenario = g_ptr_array_index (shown->scenarios, i);

      rbk_matrix_grid_show_row (self, shown, i, of_matrix);
      of_matrix += scenario->scenario != NULL;
    }
  mark_selected (self);
  self->is_updating = FALSE;
}

/**
 * rbk_matrix_grid_get_selected:
 * @self: a grid
 *
 * Returns: the place of the scenario that is chosen
 */
guint
rbk_matrix_grid_get_selected (RbkMatrixGrid *self)
{
  g_return_val_if_fail (RBK_IS_MATRIX_GRID (self), 0);

  return self->selected;
}

/**
 * rbk_matrix_grid_select:
 * @self: a grid
 * @position: the place of a scenario
 *
 * Chooses it, as soon as it is shown.
 */
void
rbk_matrix_grid_select (RbkMatrixGrid *self, guint position)
{
  g_return_if_fail (RBK_IS_MATRIX_GRID (self));

  self->selected = position;
  mark_selected (self);
  if (position < self->names->len)
    {
      self->is_updating = TRUE;
      gtk_toggle_button_set_active (g_ptr_array_index (self->names, position), TRUE);
      self->is_updating = FALSE;
    }
}
