/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-matrix-grid-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-scenario-freeze.h"
#include "rbk-scenario-words.h"

#define HEAD_CHARS 12

static GArray *
get_row (RbkMatrixGrid *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

static void
show_figure (RbkMatrixGrid        *self,
             const RbkMatrixShown *shown,
             const char           *scenario,
             guint                 row,
             guint                 column,
             guint                 of_matrix)
{
  rbk_matrix_figure_show (&g_array_index (get_row (self, row), RbkMatrixFigure, column),
                          self->settings, shown, scenario,
                          g_array_index (self->plans, guint, column), of_matrix);
}

static void
show_name (RbkMatrixGrid *self, const RbkFrozenScenario *scenario, guint position)
{
  GtkToggleButton *button = g_ptr_array_index (self->names, position);
  g_autofree char *text = g_strdup (scenario->name);

  if (scenario->answer != RBK_ANSWER_HOLD)
    {
      g_free (text);
      text = g_strdup_printf ("%s\n%s", scenario->name,
                              rbk_scenario_words_for_answer (scenario->answer));
    }
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scenario->name, -1);
  gtk_toggle_button_set_active (button, position == self->selected);
}

/* rbk_matrix_grid_show_row: what a scenario comes to, or why it comes to nothing; @of_matrix is its
 * place among those that come to something. */
void
rbk_matrix_grid_show_row (RbkMatrixGrid        *self,
                          const RbkMatrixShown *shown,
                          guint                 position,
                          guint                 of_matrix)
{
  const RbkFrozenScenario *scenario = g_ptr_array_index (shown->scenarios, position);
  GtkWidget               *problem = g_ptr_array_index (self->problems, position);

  show_name (self, scenario, position);
  gtk_widget_set_visible (problem, scenario->error != NULL);
  gtk_label_set_text (GTK_LABEL (problem), scenario->error != NULL ? scenario->error->message : "");
  for (guint i = 0; i < self->plans->len; i++)
    if (scenario->scenario != NULL && shown->matrix != NULL)
      show_figure (self, shown, scenario->name, position + 1, i, of_matrix);
    else
      gtk_widget_set_visible (g_array_index (get_row (self, position + 1), RbkMatrixFigure, i).box,
                              FALSE);
}

/* rbk_matrix_grid_show_headings: the plans, and what they come to as the book is. */
void
rbk_matrix_grid_show_headings (RbkMatrixGrid *self, const RbkMatrixShown *shown)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      GtkWidget  *label = g_ptr_array_index (self->heads, i);
      const char *name = rbk_matrix_figure_get_owner (shown, g_array_index (self->plans, guint, i));

      gtk_label_set_text (GTK_LABEL (label), name);
      gtk_label_set_width_chars (GTK_LABEL (label),
                                 (int) MIN (g_utf8_strlen (name, -1), HEAD_CHARS));
      gtk_widget_set_tooltip_text (label, name);
      if (shown->matrix != NULL)
        show_figure (self, shown, _ ("As it is"), 0, i, 0);
      else
        gtk_widget_set_visible (g_array_index (get_row (self, 0), RbkMatrixFigure, i).box, FALSE);
    }
}
