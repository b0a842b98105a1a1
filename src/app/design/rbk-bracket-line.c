/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-bracket-editor-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-cell.h"
#include "rbk-field-text.h"
#include "rbk-icon-button.h"
#include "rbk-tier-edit.h"
#include "rbk-undo-toast.h"

#define CELL_WIDTH 60

static gboolean
commit (RbkBracketLine *line, RbkBracketColumn column, const char *text, GError **error)
{
  RbkBracketEditor *self = line->editor;
  RbkTier          *tier = rbk_bracket_editor_get_tier (self, line->position);
  const RbkField   *field;
  g_auto(GValue) value = G_VALUE_INIT;

  if (tier == NULL)
    return TRUE;
  field = rbk_record_find_field (RBK_RECORD (tier), rbk_bracket_fields[column]);
  if (!rbk_field_parse_text (field, self->format, text, &value, error))
    return FALSE;
  if (column != RBK_BRACKET_UP_TO)
    return rbk_bracket_editor_take (self,
                                    rbk_edit_new_set (RBK_RECORD (tier), rbk_bracket_fields[column],
                                                      &value),
                                    error);

  if (g_value_get_boxed (&value) == NULL)
    {
      g_set_error_literal (error, RBK_ERROR, RBK_ERROR_INVALID,
                           _ ("Only the last bracket has no end; remove this one instead"));
      return FALSE;
    }

  return rbk_bracket_editor_take (self,
                                  rbk_tier_edit_bound (self->card, line->position,
                                                       *(RbkDecimal *) g_value_get_boxed (&value),
                                                       error),
                                  error);
}

static gboolean
commit_up_to_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  return commit (user_data, RBK_BRACKET_UP_TO, text, error);
}

static gboolean
commit_price_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  return commit (user_data, RBK_BRACKET_PRICE, text, error);
}

static gboolean
commit_fee_cb (RbkCell *cell, const char *text, gpointer user_data, GError **error)
{
  return commit (user_data, RBK_BRACKET_FEE, text, error);
}

static void
remove_cb (RbkBracketEditor *self, GtkWidget *button)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      RbkBracketLine *line = g_ptr_array_index (self->lines, i);

      if (line->widgets[RBK_BRACKET_TOOLS] != button)
        continue;
      if (!rbk_bracket_editor_take (self, rbk_tier_edit_remove (self->card, i), &error))
        rbk_undo_toast_refuse (GTK_WIDGET (self), error);
      return;
    }
}

static gboolean
step_cb (RbkBracketEditor *self, int columns, int rows, RbkCell *cell)
{
  for (guint i = 0; i < self->lines->len; i++)
    for (guint k = RBK_BRACKET_UP_TO; k <= RBK_BRACKET_FEE; k++)
      {
        RbkBracketLine *line = g_ptr_array_index (self->lines, i);
        int             row = (int) i + rows;
        int             column = (int) k + columns;

        if (line->widgets[k] != GTK_WIDGET (cell))
          continue;
        if (row < 0 || row >= (int) self->lines->len || column < RBK_BRACKET_UP_TO ||
            column > RBK_BRACKET_FEE)
          return FALSE;
        line = g_ptr_array_index (self->lines, row);
        if (!RBK_IS_CELL (line->widgets[column]))
          return FALSE;
        rbk_cell_edit (RBK_CELL (line->widgets[column]));
        return TRUE;
      }

  return FALSE;
}

static char *
dup_cell_title (const RbkBracketLine *line, RbkBracketColumn column)
{
  guint       number = line->position + 1;
  const char *what = line->editor->suffix;

  if (column == RBK_BRACKET_UP_TO)
    /* Translators: the cell of a bracket's upper end; %s is what the prices are of */
    return g_strdup_printf (_ ("Bracket %u up to of %s"), number, what);
  if (column == RBK_BRACKET_PRICE)
    return g_strdup_printf (_ ("Bracket %u price of %s"), number, what);

  return g_strdup_printf (_ ("Bracket %u fee of %s"), number, what);
}

static GtkWidget *
new_cell (RbkBracketLine *line, RbkBracketColumn column)
{
  static const RbkCellCommit commits[] = {
    [RBK_BRACKET_UP_TO] = commit_up_to_cb,
    [RBK_BRACKET_PRICE] = commit_price_cb,
    [RBK_BRACKET_FEE] = commit_fee_cb,
  };
  GtkWidget       *cell = rbk_cell_new (TRUE);
  g_autofree char *title = dup_cell_title (line, column);

  rbk_cell_set_title (RBK_CELL (cell), title);
  rbk_cell_set_commit (RBK_CELL (cell), commits[column], line);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_size_request (cell, column == RBK_BRACKET_FEE ? -1 : CELL_WIDTH, -1);
  g_signal_connect_object (cell, "step", G_CALLBACK (step_cb), line->editor, G_CONNECT_SWAPPED);

  return cell;
}

/* rbk_bracket_editor_new_label: a text at the end of its column. */
GtkWidget *
rbk_bracket_editor_new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_remove_button (RbkBracketLine *line)
{
  g_autofree char *text = g_strdup_printf (_ ("Remove bracket %u"), line->position + 1);
  GtkWidget       *button = rbk_icon_button_new ("list-remove-symbolic", text, NULL);

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), line->editor,
                           G_CONNECT_SWAPPED);

  return button;
}

/* rbk_bracket_editor_add_line: the widgets of a bracket, still without what they say. */
void
rbk_bracket_editor_add_line (RbkBracketEditor *self, guint position, gboolean is_last)
{
  RbkBracketLine *line = g_new0 (RbkBracketLine, 1);

  line->editor = self;
  line->position = position;
  line->widgets[RBK_BRACKET_FROM] = rbk_bracket_editor_new_label (NULL, "numeric");
  line->widgets[RBK_BRACKET_UP_TO] =
      is_last ? rbk_bracket_editor_new_label (_ ("and more"), "dim-label")
              : new_cell (line, RBK_BRACKET_UP_TO);
  line->widgets[RBK_BRACKET_PRICE] = new_cell (line, RBK_BRACKET_PRICE);
  line->widgets[RBK_BRACKET_FEE] = new_cell (line, RBK_BRACKET_FEE);
  line->widgets[RBK_BRACKET_TOOLS] = new_remove_button (line);
  for (int i = 0; i < RBK_BRACKET_N_COLUMNS; i++)
    gtk_grid_attach (GTK_GRID (self->grid), line->widgets[i], i, (int) position + 1, 1, 1);
  g_ptr_array_add (self->lines, line);
}

/* rbk_bracket_editor_clear: removes all lines; what is still typed in them goes nowhere. */
void
rbk_bracket_editor_clear (RbkBracketEditor *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      RbkBracketLine *line = g_ptr_array_index (self->lines, i);

      for (int k = 0; k < RBK_BRACKET_N_COLUMNS; k++)
        {
          if (RBK_IS_CELL (line->widgets[k]))
            rbk_cell_set_commit (RBK_CELL (line->widgets[k]), NULL, NULL);
          gtk_grid_remove (GTK_GRID (self->grid), line->widgets[k]);
        }
    }
  g_ptr_array_set_size (self->lines, 0);
}
