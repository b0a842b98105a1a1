/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-cell-private.h"

#include <string.h>

#include "rbk-focus.h"

/**
 * RbkCell:
 *
 * A value that is edited where it stands. At rest it shows the value as people read it; with
 * the focus, as one would type it, all selected.
 *
 * What is typed is taken when the focus leaves, on Enter, or at a click outside the cell,
 * on empty ground too; Escape brings the value back. What can't be taken stays, marked, with the
 * reason below it, and nothing else changes. Ctrl+Z takes back what is being typed, whole; its
 * letters are no steps of their own.
 *
 * In a table a cell with the focus is selected at first: keys are the table's, and typing
 * begins to edit and replaces the value.
 *
 * ## Accessibility
 *
 * The text inside carries the label that is set as title, and the state invalid while what is
 * typed can't be taken; its description is then the reason.
 */
G_DEFINE_FINAL_TYPE (RbkCell, rbk_cell, GTK_TYPE_WIDGET)

enum
{
  STEP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
enter_cb (RbkCell *self)
{
  /* The window getting the focus tells again what the cell knows. */
  if (self->has_focus)
    return;
  self->has_focus = TRUE;
  rbk_cell_watch_outside (self);
  if (self->problem == NULL)
    rbk_cell_show (self, self->typed);
  if (!self->is_in_table)
    gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
}

/* In a table the first that is typed replaces the value. The value is not selected for that:
 * who goes through cells does not want to take the selection from other programs. */
static void
insert_cb (RbkCell *self, const char *text, int length, int *position, GtkEditable *editable)
{
  if (!self->is_in_table || !self->has_focus || self->is_showing || self->is_editing)
    return;
  rbk_cell_set_editing (self, TRUE);
  gtk_editable_delete_text (editable, 0, -1);
  *position = 0;
}

static void
changed_cb (RbkCell *self)
{
  rbk_cell_align (self);
  if (self->is_in_table && self->has_focus && !self->is_showing && !self->is_editing)
    rbk_cell_set_editing (self, TRUE);
}

static void
leave_cb (RbkCell *self)
{
  self->has_focus = FALSE;
  if (!gtk_editable_get_editable (GTK_EDITABLE (self->text)) || rbk_cell_commit (self))
    rbk_cell_show (self, self->shown);
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, 0);
}

/* The first click takes the whole value, as typing then replaces it; the next one places the
 * text cursor. */
static void
pressed_cb (RbkCell *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (self->has_focus || self->is_in_table)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static gboolean
step (RbkCell *self, int columns, int rows)
{
  gboolean has_moved = FALSE;

  if (!rbk_cell_commit (self))
    return TRUE;
  g_signal_emit (self, signals[STEP], 0, columns, rows, &has_moved);

  return has_moved;
}

/* Ctrl+Z comes here where the book has no step to undo. */
static gboolean
take_back (RbkCell *self)
{
  if (self->problem == NULL &&
      strcmp (gtk_editable_get_text (GTK_EDITABLE (self->text)), self->typed) == 0)
    return FALSE;
  rbk_cell_restore (self);

  return TRUE;
}

static gboolean
key_cb (RbkCell *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_z && (state & GDK_CONTROL_MASK))
    return take_back (self);
  if (self->is_in_table || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Escape:
      return take_back (self);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      step (self, 0, (state & GDK_SHIFT_MASK) ? -1 : 1);
      return TRUE;

    case GDK_KEY_Up:
      return step (self, 0, -1);
    case GDK_KEY_Down:
      return step (self, 0, 1);
    case GDK_KEY_ISO_Left_Tab:
      return step (self, -1, 0);
    case GDK_KEY_Tab:
      return step (self, (state & GDK_SHIFT_MASK) ? -1 : 1, 0);
    case GDK_KEY_F2:
      gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
rbk_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkCell *self = RBK_CELL (widget);

  gtk_widget_allocate (GTK_WIDGET (self->text), width, height, baseline, NULL);
  if (self->popover != NULL && rbk_cell_is_in_window (self))
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
rbk_cell_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural,
                  int           *minimum_baseline,
                  int           *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (RBK_CELL (widget)->text), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
rbk_cell_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (rbk_cell_parent_class)->direction_changed (widget, previous);
  rbk_cell_align (RBK_CELL (widget));
}

static gboolean
rbk_cell_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RBK_CELL (widget)->text));
}

static void
rbk_cell_dispose (GObject *object)
{
  RbkCell *self = RBK_CELL (object);

  self->commit = NULL;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->text != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->text));
  self->text = NULL;

  G_OBJECT_CLASS (rbk_cell_parent_class)->dispose (object);
}

static void
rbk_cell_finalize (GObject *object)
{
  RbkCell *self = RBK_CELL (object);

  g_free (self->title);
  g_free (self->shown);
  g_free (self->typed);
  g_free (self->problem);
  g_free (self->description);

  G_OBJECT_CLASS (rbk_cell_parent_class)->finalize (object);
}

static void
rbk_cell_class_init (RbkCellClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rbk_cell_dispose;
  object_class->finalize = rbk_cell_finalize;
  widget_class->size_allocate = rbk_cell_size_allocate;
  widget_class->measure = rbk_cell_measure;
  widget_class->focus = rbk_focus_within;
  widget_class->grab_focus = rbk_cell_grab_focus;
  widget_class->direction_changed = rbk_cell_direction_changed;

  /**
   * RbkCell::step:
   * @self: the cell
   * @columns: how far to the side
   * @rows: how far down
   *
   * The user goes on to another cell.
   *
   * Returns: whether there was one to go to
   */
  signals[STEP] = g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_BOOLEAN, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "cell");
}

static void
add_controllers (RbkCell *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
rbk_cell_init (RbkCell *self)
{
  self->shown = g_strdup ("");
  self->typed = g_strdup ("");

  self->text = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_has_frame (self->text, FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->text), 4);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 4);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->text))),
                            GTK_TEXT_DIR_LTR);
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));

  g_signal_connect_object (self->text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->text)), "insert-text",
                           G_CALLBACK (insert_cb), self, G_CONNECT_SWAPPED);
  add_controllers (self);
}

/**
 * rbk_cell_new:
 * @is_number: whether what it holds is a number, which stands at the end
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
rbk_cell_new (gboolean is_number)
{
  RbkCell *self = g_object_new (RBK_TYPE_CELL, NULL);

  self->is_number = is_number;
  rbk_cell_align (self);
  if (is_number)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");

  return GTK_WIDGET (self);
}

/**
 * rbk_cell_set_commit:
 * @self: a cell
 * @commit: (nullable) (scope forever): takes over what is typed
 * @user_data: given to it
 *
 * Says what becomes of what is typed.
 */
void
rbk_cell_set_commit (RbkCell *self, RbkCellCommit commit, gpointer user_data)
{
  g_return_if_fail (RBK_IS_CELL (self));

  self->commit = commit;
  self->user_data = user_data;
}

/**
 * rbk_cell_edit:
 * @self: a cell
 *
 * Gives it the focus, so that typing replaces its value.
 */
void
rbk_cell_edit (RbkCell *self)
{
  g_return_if_fail (RBK_IS_CELL (self));

  if (self->is_in_table)
    gtk_entry_grab_focus_without_selecting (self->text);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/**
 * rbk_cell_set_in_table:
 * @self: a cell
 * @is_edited: whether its value can be edited
 *
 * Makes it a cell of a table, which gives it its keys: it is selected before it is edited.
 */
void
rbk_cell_set_in_table (RbkCell *self, gboolean is_edited)
{
  g_return_if_fail (RBK_IS_CELL (self));

  self->is_in_table = TRUE;
  gtk_editable_set_editable (GTK_EDITABLE (self->text), is_edited);
  gtk_widget_add_css_class (GTK_WIDGET (self), "in-table");
}

/**
 * rbk_cell_begin:
 * @self: a cell of a table
 *
 * Begins to edit the value where it stands, with the text cursor behind it.
 */
void
rbk_cell_begin (RbkCell *self)
{
  g_return_if_fail (RBK_IS_CELL (self));

  gtk_entry_grab_focus_without_selecting (self->text);
  if (!gtk_editable_get_editable (GTK_EDITABLE (self->text)))
    return;
  rbk_cell_set_editing (self, TRUE);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
}

/**
 * rbk_cell_get_is_editing:
 * @self: a cell of a table
 *
 * Returns: whether keys are for its text; else it is at most selected
 */
gboolean
rbk_cell_get_is_editing (RbkCell *self)
{
  g_return_val_if_fail (RBK_IS_CELL (self), FALSE);

  return self->is_editing || self->problem != NULL;
}
