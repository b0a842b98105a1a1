/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cell-private.h"

#include <string.h>

/* What a cell holds, and what it is called. */

/* rbk_cell_show: puts a text in place that nobody typed */
void
rbk_cell_show (RbkCell *self, const char *text)
{
  self->is_showing = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->text)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->is_showing = FALSE;
}

#define LEFT_TO_RIGHT_MARK 0x200e
#define RIGHT_TO_LEFT_MARK 0x200f
#define ARABIC_LETTER_MARK 0x061c

/* As an entry finds it: the first letter decides, or a mark that stands for one. */
static gboolean
reads_from_right (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (letter == LEFT_TO_RIGHT_MARK)
        return FALSE;
      if (letter == RIGHT_TO_LEFT_MARK || letter == ARABIC_LETTER_MARK)
        return TRUE;
      if (g_unichar_isalpha (letter))
        return (letter >= 0x590 && letter < 0x900) || (letter >= 0xFB1D && letter < 0xFE00) ||
               (letter >= 0xFE70 && letter < 0xFF00) || (letter >= 0x10800 && letter < 0x11000) ||
               (letter >= 0x1E800 && letter < 0x1F000);
    }

  return FALSE;
}

/* rbk_cell_align: puts the text at the side where the column has it. An entry would put each
 * text at the side where its own script begins, and turn “50, 80, 100” about where the window
 * reads from the right: what is typed with digits reads from the left everywhere. */
void
rbk_cell_align (RbkCell *self)
{
  GtkEditable *text = GTK_EDITABLE (self->text);
  gboolean     is_mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean     is_rtl_text = reads_from_right (gtk_editable_get_text (text));
  gboolean     is_right = self->is_number != is_mirrored;

  gtk_editable_set_alignment (text, is_right != is_rtl_text ? 1.0f : 0.0f);
}

/* rbk_cell_describe: says what is wrong, or else what there is to say beside the value */
void
rbk_cell_describe (RbkCell *self)
{
  const char *text = self->problem != NULL ? self->problem : self->description;

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->text),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * rbk_cell_set_title:
 * @self: a cell
 * @title: its accessible name: “Price of Pro”
 *
 * Names a cell.
 */
void
rbk_cell_set_title (RbkCell *self, const char *title)
{
  g_return_if_fail (RBK_IS_CELL (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

/**
 * rbk_cell_get_title:
 * @self: a cell
 *
 * Returns: (nullable) (transfer none): its accessible name
 */
const char *
rbk_cell_get_title (RbkCell *self)
{
  g_return_val_if_fail (RBK_IS_CELL (self), NULL);

  return self->title;
}

/**
 * rbk_cell_set_text:
 * @self: a cell
 * @shown: the value as people read it
 * @typed: the value as one would type it
 *
 * Sets the value. What is being typed is not disturbed.
 */
void
rbk_cell_set_text (RbkCell *self, const char *shown, const char *typed)
{
  gboolean is_touched;

  g_return_if_fail (RBK_IS_CELL (self));

  is_touched = self->problem != NULL ||
               (self->has_focus &&
                strcmp (gtk_editable_get_text (GTK_EDITABLE (self->text)), self->typed) != 0);

  g_free (self->shown);
  g_free (self->typed);
  self->shown = g_strdup (shown);
  self->typed = g_strdup (typed);
  if (!is_touched)
    rbk_cell_show (self, self->has_focus ? typed : shown);
}

/**
 * rbk_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none): what stands in it now
 */
const char *
rbk_cell_get_text (RbkCell *self)
{
  g_return_val_if_fail (RBK_IS_CELL (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * rbk_cell_get_typed:
 * @self: a cell
 *
 * Returns: (transfer none): the value as one would type it
 */
const char *
rbk_cell_get_typed (RbkCell *self)
{
  g_return_val_if_fail (RBK_IS_CELL (self), NULL);

  return self->typed;
}

/**
 * rbk_cell_get_shown:
 * @self: a cell
 *
 * Returns: (transfer none): the value as people read it
 */
const char *
rbk_cell_get_shown (RbkCell *self)
{
  g_return_val_if_fail (RBK_IS_CELL (self), NULL);

  return self->shown;
}

/**
 * rbk_cell_get_problem:
 * @self: a cell
 *
 * Returns: (nullable) (transfer none): why what is typed can't be taken
 */
const char *
rbk_cell_get_problem (RbkCell *self)
{
  g_return_val_if_fail (RBK_IS_CELL (self), NULL);

  return self->problem;
}

/**
 * rbk_cell_set_description:
 * @self: a cell
 * @description: (nullable): what there is to say beside the value
 *
 * Says more of the value to those who can't see it.
 */
void
rbk_cell_set_description (RbkCell *self, const char *description)
{
  g_return_if_fail (RBK_IS_CELL (self));

  if (g_strcmp0 (self->description, description) == 0)
    return;
  g_free (self->description);
  self->description = g_strdup (description);
  rbk_cell_describe (self);
}
