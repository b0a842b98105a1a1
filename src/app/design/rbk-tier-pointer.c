/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

/* The pointer, as in a spreadsheet: a press selects a cell, a second one edits it. */

static RbkTierSlot *
slot_at (RbkTierTable *self, double x, double y)
{
  return rbk_tier_slot_of (gtk_widget_pick (GTK_WIDGET (self->sheet), x, y, GTK_PICK_DEFAULT));
}

/* Whether the pointer is on a button in the cell, which has its own say. */
static gboolean
is_on_button (RbkTierTable *self, RbkTierSlot *slot, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->sheet), x, y, GTK_PICK_DEFAULT);

  return slot->extra != NULL && GTK_IS_BUTTON (slot->extra) && picked != NULL &&
         (picked == slot->extra || gtk_widget_is_ancestor (picked, slot->extra));
}

static void
pressed_cb (RbkTierTable *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  RbkTierSlot *slot = slot_at (self, x, y);
  gboolean     is_cursor;

  if (slot == NULL || is_on_button (self, slot, x, y))
    return;
  is_cursor = slot->line->position == self->cursor.row && slot->column == self->cursor.column &&
              gtk_widget_get_focus_child (slot->box) != NULL;
  /* In the text that is being typed the pointer places the text cursor. */
  if (is_cursor && rbk_cell_get_is_editing (slot->cell))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (state & GDK_CONTROL_MASK)
    rbk_tier_table_pick_row (self, slot->line->position);
  else if (state & GDK_SHIFT_MASK)
    rbk_tier_table_move_to (self, slot->line->position, slot->column, TRUE);
  else if (n_press == 2)
    rbk_tier_table_begin (self, slot);
  else
    rbk_tier_table_move_to (self, slot->line->position, slot->column, FALSE);
}

/* A block is drawn open by the pointer. */
static void
swept_cb (RbkTierTable *self, double dx, double dy, GtkGestureDrag *drag)
{
  double       x, y;
  RbkTierSlot *from, *to;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  from = slot_at (self, x, y);
  to = slot_at (self, x + dx, y + dy);
  if (from == NULL || to == NULL || from == to || is_on_button (self, from, x, y) ||
      rbk_cell_get_is_editing (from->cell))
    return;
  if (to->line->position != self->extent.row || to->column != self->extent.column)
    rbk_tier_table_move_to (self, to->line->position, to->column, TRUE);
}

static void
menu_cb (RbkTierTable *self, int n_press, double x, double y, GtkGesture *gesture)
{
  RbkTierSlot *slot = slot_at (self, x, y);
  RbkTierBlock block;
  double       box_x, box_y;

  if (slot == NULL)
    {
      rbk_tier_table_open_columns (self, GTK_WIDGET (rbk_tier_sheet_get_head (self->sheet)));
      return;
    }
  if (rbk_cell_get_is_editing (slot->cell))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  rbk_tier_table_get_block (self, &block);
  if ((slot->line->position < block.row || slot->line->position >= block.row + block.n_rows) &&
      !gtk_bitset_contains (self->picked, slot->line->position))
    rbk_tier_table_move_to (self, slot->line->position, slot->column, FALSE);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->sheet), slot->box, x, y, &box_x, &box_y);
  rbk_tier_table_open_menu (self, slot->box, box_x, box_y);
}

static void
add_gesture (RbkTierTable *self, GtkGesture *gesture, guint button)
{
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->sheet), GTK_EVENT_CONTROLLER (gesture));
}

/**
 * rbk_tier_table_add_pointer:
 * @self: a table with its sheet
 *
 * Lets cells be selected by the pointer.
 */
void
rbk_tier_table_add_pointer (RbkTierTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (swept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (menu, "pressed", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  add_gesture (self, click, GDK_BUTTON_PRIMARY);
  add_gesture (self, drag, GDK_BUTTON_PRIMARY);
  gtk_gesture_group (click, drag);
  add_gesture (self, menu, GDK_BUTTON_SECONDARY);
}
