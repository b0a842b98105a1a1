/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

/* Keys, as in a spreadsheet: a cell is selected before it is edited. */

static RbkTierSlot *
focused_slot (RbkTierTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? rbk_tier_slot_of (gtk_root_get_focus (root)) : NULL;
}

/* Along the row, and past its end into the next one. */
static gboolean
tab (RbkTierTable *self, int step)
{
  guint edge = rbk_tier_table_edge_column (self, step > 0);

  if (self->cursor.column != edge)
    return rbk_tier_table_step (self, 0, step, FALSE);
  if (step > 0 ? self->cursor.row + 1 >= self->n_rows : self->cursor.row == 0)
    return FALSE;
  rbk_tier_table_move_to (self, self->cursor.row + (guint) step,
                          rbk_tier_table_edge_column (self, step < 0), FALSE);

  return TRUE;
}

/* While a value is typed, only those keys that end it are the table's. */
static gboolean
key_while_editing (RbkTierTable *self, RbkTierSlot *slot, guint key, gboolean has_shift)
{
  switch (key)
    {
    case GDK_KEY_Escape:
      rbk_cell_restore (slot->cell);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (rbk_cell_commit (slot->cell))
        rbk_tier_table_step (self, has_shift ? -1 : 1, 0, FALSE);
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (rbk_cell_commit (slot->cell))
        rbk_tier_table_step (self, key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1, 0, FALSE);
      return TRUE;

    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return !rbk_cell_commit (slot->cell) ||
             tab (self, has_shift || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);

    default:
      return FALSE;
    }
}

/* Arrows, by one cell, or with Ctrl to the edge. */
static gboolean
arrow (RbkTierTable *self, int rows, int columns, gboolean to_edge, gboolean extend)
{
  guint row = extend ? self->extent.row : self->cursor.row;
  guint column = extend ? self->extent.column : self->cursor.column;

  if (!to_edge)
    {
      rbk_tier_table_step (self, rows, columns, extend);
      return TRUE;
    }
  if (rows != 0)
    row = rows < 0 ? 0 : self->n_rows - 1;
  if (columns != 0)
    column = rbk_tier_table_edge_column (self, columns > 0);
  rbk_tier_table_move_to (self, row, column, extend);

  return TRUE;
}

static gboolean
travel (RbkTierTable *self, guint key, gboolean has_shift, gboolean has_control)
{
  int   page = (int) rbk_tier_sheet_get_rows_of_page (self->sheet);
  int   side = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  guint row = has_shift ? self->extent.row : self->cursor.row;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow (self, -1, 0, has_control, has_shift);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow (self, 1, 0, has_control, has_shift);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return arrow (self, 0, -side, has_control, has_shift);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow (self, 0, side, has_control, has_shift);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return arrow (self, -page, 0, FALSE, has_shift);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return arrow (self, page, 0, FALSE, has_shift);

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      {
        gboolean is_end = key == GDK_KEY_End || key == GDK_KEY_KP_End;

        if (has_control)
          row = is_end ? self->n_rows - 1 : 0;
        rbk_tier_table_move_to (self, row, rbk_tier_table_edge_column (self, is_end), has_shift);
        return TRUE;
      }

    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return !has_control && tab (self, has_shift || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);

    default:
      return FALSE;
    }
}

static void
select_all (RbkTierTable *self)
{
  rbk_tier_table_select_rows (self, 0, self->n_rows - 1);
}

static gboolean
command (RbkTierTable *self, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_a:
      select_all (self);
      return TRUE;
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      rbk_tier_table_copy (self);
      return TRUE;
    case GDK_KEY_x:
      rbk_tier_table_cut (self);
      return TRUE;
    case GDK_KEY_v:
      rbk_tier_table_paste (self);
      return TRUE;
    /* Else the text would lose a word before the table hears of it. */
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      gtk_widget_activate_action (GTK_WIDGET (self), "plan.delete", NULL);
      return TRUE;

    default:
      return FALSE;
    }
}

/* A single row that is picked is the cursor's own: one cell stays selected. */
static gboolean
collapse (RbkTierTable *self)
{
  if (self->anchor.row == self->extent.row && self->anchor.column == self->extent.column &&
      gtk_bitset_is_empty (self->picked))
    return FALSE;
  rbk_tier_table_move_to (self, self->cursor.row, self->cursor.column, FALSE);

  return TRUE;
}

/* rbk_tier_table_begin: edits what is edited, and asks for the rest: what applies it, or why it is
 * what it is. */
gboolean
rbk_tier_table_begin (RbkTierTable *self, RbkTierSlot *slot)
{
  if (rbk_tier_columns[slot->column].new_edit != NULL)
    rbk_cell_begin (slot->cell);
  else if (slot->extra != NULL && GTK_IS_BUTTON (slot->extra) &&
           gtk_widget_get_visible (slot->extra))
    gtk_widget_activate (slot->extra);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "figure.explain", NULL);

  return TRUE;
}

static gboolean
key_while_selected (RbkTierTable *self, RbkTierSlot *slot, guint key, GdkModifierType state)
{
  gboolean has_shift = (state & GDK_SHIFT_MASK) != 0;

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && has_shift))
    {
      rbk_tier_table_open_menu (self, slot->box, gtk_widget_get_width (slot->box) / 2.0,
                                gtk_widget_get_height (slot->box) / 2.0);
      return TRUE;
    }
  if (travel (self, key, has_shift, (state & GDK_CONTROL_MASK) != 0))
    return TRUE;
  if (state & GDK_CONTROL_MASK)
    return !has_shift && command (self, key);

  switch (key)
    {
    case GDK_KEY_F2:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return rbk_tier_table_begin (self, slot);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      rbk_tier_table_clear (self);
      return TRUE;
    case GDK_KEY_Escape:
      return collapse (self);
    case GDK_KEY_space:
      if (has_shift)
        rbk_tier_table_select_rows (self, self->anchor.row, self->extent.row);
      return has_shift;
    case GDK_KEY_Insert:
      if (has_shift)
        rbk_tier_table_paste (self);
      return has_shift;

    default:
      return FALSE;
    }
}

static gboolean
key_cb (RbkTierTable *self, guint key, guint code, GdkModifierType state)
{
  RbkTierSlot *slot = focused_slot (self);

  if (slot == NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)))
    return FALSE;
  if (rbk_cell_get_is_editing (slot->cell))
    return !(state & GDK_CONTROL_MASK) &&
           key_while_editing (self, slot, key, (state & GDK_SHIFT_MASK) != 0);

  return key_while_selected (self, slot, key, state);
}

/* The focus may come from elsewhere: by Tab, by a screen reader, by a test. */
static void
entered_cb (RbkTierTable *self, GtkEventController *controller)
{
  RbkTierSlot *slot = rbk_tier_slot_of (gtk_event_controller_get_widget (controller));

  if (slot == NULL || self->is_quiet)
    return;
  if (slot->line->position != self->cursor.row || slot->column != self->cursor.column)
    rbk_tier_table_move_to (self, slot->line->position, slot->column, FALSE);
}

/* rbk_tier_table_watch: keeps the cursor where the focus is */
void
rbk_tier_table_watch (RbkTierTable *self, RbkTierLine *line)
{
  for (guint i = 0; i < rbk_n_tier_columns; i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (line->slots[i].box, focus);
    }
}

/**
 * rbk_tier_table_add_keys:
 * @self: a table with its sheet
 *
 * Takes the keys of its cells.
 */
void
rbk_tier_table_add_keys (RbkTierTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sheet), keys);
}
