/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cell-private.h"

#include <string.h>

/* Taking over what was typed, or saying why it can't be taken. */

/* rbk_cell_set_editing: has it look as if it had the keys, or no more */
void
rbk_cell_set_editing (RbkCell *self, gboolean is_editing)
{
  self->is_editing = is_editing;
  if (is_editing)
    gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
}

/* It would lie over the dialog that the window waits for, or over another program. */
static void
active_cb (RbkCell *self, GParamSpec *pspec, GtkWindow *window)
{
  if (self->popover == NULL || self->problem == NULL)
    return;
  if (!gtk_window_is_active (window))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if (rbk_cell_is_in_window (self))
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* Most cells never have anything to refuse. */
static void
ensure_popover (RbkCell *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->popover != NULL)
    return;

  self->reason = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->reason), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->reason), 40);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->reason);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_cb), self,
                             G_CONNECT_SWAPPED);
}

/* rbk_cell_is_in_window: where a cell is scrolled out of the window, or has no place yet, there is
 * nothing to point at. */
gboolean
rbk_cell_is_in_window (RbkCell *self)
{
  GtkRoot        *root = gtk_widget_get_root (GTK_WIDGET (self));
  graphene_rect_t bounds, window;

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self), GTK_WIDGET (root), &bounds))
    return FALSE;
  graphene_rect_init (&window, 0, 0, (float) gtk_widget_get_width (GTK_WIDGET (root)),
                      (float) gtk_widget_get_height (GTK_WIDGET (root)));

  return graphene_rect_intersection (&bounds, &window, NULL);
}

static void
set_problem (RbkCell *self, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  rbk_cell_describe (self);

  if (problem != NULL)
    {
      ensure_popover (self);
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_label_set_text (GTK_LABEL (self->reason), problem);
      if (rbk_cell_is_in_window (self))
        gtk_popover_popup (GTK_POPOVER (self->popover));
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID);
}

/**
 * rbk_cell_restore:
 * @self: a cell
 *
 * Forgets what was typed.
 */
void
rbk_cell_restore (RbkCell *self)
{
  g_return_if_fail (RBK_IS_CELL (self));

  rbk_cell_set_editing (self, FALSE);
  set_problem (self, NULL);
  rbk_cell_show (self, self->has_focus ? self->typed : self->shown);
  if (self->has_focus && !self->is_in_table)
    gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
}

/**
 * rbk_cell_commit:
 * @self: a cell
 *
 * Takes over what was typed, where it differs from the value.
 *
 * Returns: whether nothing is left that can't be taken
 */
gboolean
rbk_cell_commit (RbkCell *self)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (RBK_IS_CELL (self), FALSE);

  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  if (strcmp (text, self->typed) == 0 || strcmp (text, self->shown) == 0)
    {
      rbk_cell_set_editing (self, FALSE);
      set_problem (self, NULL);
      return TRUE;
    }
  if (self->commit != NULL && !self->commit (self, text, self->user_data, &error))
    {
      set_problem (self, error != NULL ? error->message : "");
      return FALSE;
    }

  /* The value as it now is arrives with the next update. */
  rbk_cell_set_editing (self, FALSE);
  set_problem (self, NULL);
  rbk_cell_show (self, self->has_focus ? self->typed : self->shown);

  return TRUE;
}
