/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-table-private.h"

#include "rbk-plans-edit.h"

/* Rows are dragged by the colour of their plan, and dropped between others. A row that is
 * among those that are selected takes them along. */

static RbkTierLine *
line_at (RbkTierTable *self, double x, double y)
{
  RbkTierSlot *slot =
      rbk_tier_slot_of (gtk_widget_pick (GTK_WIDGET (self->sheet), x, y, GTK_PICK_DEFAULT));

  if (slot == NULL || slot->column != 0 || slot->extra == NULL)
    return NULL;
  /* The name is there to be selected; the colour before it is the handle. */
  gtk_widget_translate_coordinates (GTK_WIDGET (self->sheet), slot->extra, x, y, &x, &y);

  return gtk_widget_contains (slot->extra, x, y) ? slot->line : NULL;
}

static GdkContentProvider *
prepare_cb (RbkTierTable *self, double x, double y, GtkDragSource *source)
{
  RbkTierLine *line = line_at (self, x, y);
  g_autoptr(GdkPaintable) paintable = NULL;

  if (line == NULL)
    return NULL;
  self->drag_from = line->position;
  paintable = gtk_widget_paintable_new (GTK_WIDGET (line->strip));
  gtk_drag_source_set_icon (source, paintable, (int) x, 12);

  return gdk_content_provider_new_typed (RBK_TYPE_PLAN, line->plan);
}

static GdkDragAction
moved_cb (RbkTierTable *self, double x, double y, GtkDropTarget *target)
{
  rbk_tier_sheet_set_drop (self->sheet, (int) rbk_tier_sheet_get_gap_at (self->sheet, y));

  return GDK_ACTION_MOVE;
}

static void
left_cb (RbkTierTable *self)
{
  rbk_tier_sheet_set_drop (self->sheet, -1);
}

static gboolean
drop_cb (gpointer user_data)
{
  RbkTierTable *self = user_data;

  self->drop_id = 0;
  rbk_tier_table_drop (self, self->drag_from, self->drop_before);

  return G_SOURCE_REMOVE;
}

/* Only a plan of this very table moves; one of another window is another book's. */
static gboolean
dropped_cb (RbkTierTable *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  RbkTierSlot *slot = rbk_tier_table_find_slot (self, self->drag_from, 0);

  rbk_tier_sheet_set_drop (self->sheet, -1);
  if (slot == NULL || g_value_get_object (value) != (gpointer) slot->line->plan)
    return FALSE;

  /* The focus can't be moved properly before the drag is over. */
  self->drop_before = rbk_tier_sheet_get_gap_at (self->sheet, y);
  if (self->drop_id == 0)
    self->drop_id = g_idle_add (drop_cb, self);

  return TRUE;
}

static gboolean
is_among (GArray *rows, guint row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, guint, i) == row)
      return TRUE;

  return FALSE;
}

static guint
count_before (GArray *rows, guint before)
{
  guint n_rows = 0;

  for (guint i = 0; i < rows->len; i++)
    n_rows += g_array_index (rows, guint, i) < before;

  return n_rows;
}

/**
 * rbk_tier_table_drop:
 * @self: a table
 * @from: the row that was dragged
 * @before: the row before which it was dropped
 *
 * Moves the row, and with it all that are selected where it is one of them.
 *
 * Returns: whether the book is as wanted
 */
gboolean
rbk_tier_table_drop (RbkTierTable *self, guint from, guint before)
{
  g_autoptr(GArray) rows = rbk_tier_table_get_rows (self);
  RbkEdit *edit;
  guint    top;

  if (!is_among (rows, from))
    {
      g_array_set_size (rows, 0);
      g_array_append_val (rows, from);
    }
  top = before - count_before (rows, before);
  edit = rbk_plans_edit_move (rbk_document_get_book (self->document),
                              (const guint *) (gpointer) rows->data, rows->len, before);
  if (!rbk_tier_table_take (self, edit, (int) top))
    return FALSE;
  if (rows->len > 1)
    rbk_tier_table_select_rows (self, top, top + rows->len - 1);

  return TRUE;
}

/**
 * rbk_tier_table_add_drag:
 * @self: a table with its sheet
 *
 * Lets rows be dragged to other places.
 */
void
rbk_tier_table_add_drag (RbkTierTable *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (RBK_TYPE_PLAN, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sheet), GTK_EVENT_CONTROLLER (source));

  g_signal_connect_object (target, "motion", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sheet), GTK_EVENT_CONTROLLER (target));
}
