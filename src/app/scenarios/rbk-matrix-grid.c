/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-matrix-grid-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-scenario-freeze.h"
#include "rbk-show-all.h"

/* So many plans are shown at first: each has a figure for each scenario. */
#define MOST_PLANS 40

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

static guint selected_signal, all_wanted_signal;

static void
rbk_matrix_grid_dispose (GObject *object)
{
  RbkMatrixGrid *self = RBK_MATRIX_GRID (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rbk_matrix_grid_parent_class)->dispose (object);
}

static void
rbk_matrix_grid_finalize (GObject *object)
{
  RbkMatrixGrid *self = RBK_MATRIX_GRID (object);

  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->rows);
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
  /**
   * RbkMatrixGrid::all-wanted:
   * @self: a grid
   *
   * All plans are to be shown from now on, by rbk_matrix_grid_show().
   */
  all_wanted_signal = g_signal_new ("all-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* The button goes once all are there: its focus goes to the row that is looked at. */
static void
show_all_cb (RbkMatrixGrid *self)
{
  self->limit = G_MAXUINT;
  if (self->selected < self->names->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->names, self->selected));
  g_signal_emit (self, all_wanted_signal, 0);
}

static void
rbk_matrix_grid_init (RbkMatrixGrid *self)
{
  self->limit = MOST_PLANS;
  self->heads = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  self->problems = g_ptr_array_new ();
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->plans = g_array_new (FALSE, FALSE, sizeof (guint));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->all = rbk_show_all_new (G_CALLBACK (show_all_cb), self);
  self->grid = gtk_grid_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Scenarios by plans"), -1);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), self->all);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
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

/* The whole row of the one that is chosen stands out. */
static void
mark_selected (RbkMatrixGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GArray *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < row->len; j++)
        {
          GtkWidget *box = g_array_index (row, RbkMatrixFigure, j).box;

          if (i == self->selected + 1)
            gtk_widget_add_css_class (box, "selected");
          else
            gtk_widget_remove_css_class (box, "selected");
        }
    }
}

/* rbk_matrix_grid_choose: looks at another row, because somebody asked for it. */
void
rbk_matrix_grid_choose (RbkMatrixGrid *self, guint position)
{
  if (position == self->selected)
    return;
  self->selected = position;
  mark_selected (self);
  g_signal_emit (self, selected_signal, 0);
}

/* All customers first: where there is little room, one scrolls to plans. A plan on request has no
 * figures. */
static void
list_plans (RbkMatrixGrid *self, const RbkMatrixShown *shown)
{
  guint n_plans = shown->spec->n_plans, n_priced = 0;

  g_array_set_size (self->plans, 0);
  if (shown->has_customers)
    g_array_append_val (self->plans, n_plans);
  for (guint i = 0; i < n_plans; i++)
    if (!shown->spec->plans[i].is_quote_only && n_priced++ < self->limit)
      g_array_append_val (self->plans, i);
  rbk_show_all_update (self->all, MIN (n_priced, self->limit), n_priced);
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
  guint n_scenarios, of_matrix = 1;

  g_return_if_fail (RBK_IS_MATRIX_GRID (self));

  self->is_updating = TRUE;
  n_scenarios = shown->scenarios->len;
  list_plans (self, shown);
  rbk_matrix_grid_build (self, n_scenarios);
  rbk_matrix_grid_show_headings (self, shown);
  if (self->selected >= n_scenarios)
    self->selected = n_scenarios > 0 ? n_scenarios - 1 : 0;
  for (guint i = 0; i < n_scenarios; i++)
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
