/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-phase-timeline-private.h"

#include "rbk-phase-length.h"
#include "rbk-phase-list-edit.h"

/* Phases made longer and shorter, and chosen, by keys and by the pointer. */

#define GRIP 6
#define STEP_WIDTH 10.0

/* What is shown may be older than the plan for a moment. */
static const char *
duration_at (RbkPhaseTimeline *self, guint position)
{
  RbkPhase *phase = rbk_phase_timeline_get_phase (self, position);

  return phase != NULL ? rbk_phase_get_duration (phase) : NULL;
}

static gboolean
set_duration (RbkPhaseTimeline *self, guint position, const char *duration)
{
  RbkEdit *edit = rbk_phase_list_edit_duration (self->plan, position, duration, NULL);

  return edit != NULL && rbk_document_take (self->document, edit, NULL);
}

/* Makes a phase longer or shorter by days, weeks or months: one edit. */
static void
stretch (RbkPhaseTimeline *self, guint position, int steps)
{
  const char      *duration;
  g_autofree char *stretched = NULL;

  g_return_if_fail (RBK_IS_PHASE_TIMELINE (self));
  g_return_if_fail (position < self->segments->len);

  duration = duration_at (self, position);
  if (duration != NULL)
    stretched = rbk_phase_dup_stretched (duration, steps);
  rbk_document_seal (self->document);
  if (stretched == NULL || !set_duration (self, position, stretched))
    gtk_widget_error_bell (GTK_WIDGET (self));
  rbk_document_seal (self->document);
}

static gboolean
key_cb (RbkPhaseTimeline *self, guint key, guint code, GdkModifierType state)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint    last = self->segments->len > 0 ? self->segments->len - 1 : 0;
  guint    earlier = self->selected > 0 ? self->selected - 1 : 0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || self->segments->len == 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Left:
      rbk_phase_timeline_pick (self, is_rtl ? MIN (self->selected + 1, last) : earlier);
      return TRUE;
    case GDK_KEY_Right:
      rbk_phase_timeline_pick (self, is_rtl ? earlier : MIN (self->selected + 1, last));
      return TRUE;
    case GDK_KEY_Home:
      rbk_phase_timeline_pick (self, 0);
      return TRUE;
    case GDK_KEY_End:
      rbk_phase_timeline_pick (self, last);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      stretch (self, self->selected, 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      stretch (self, self->selected, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The segment whose end is there and can be moved. */
static int
find_end (RbkPhaseTimeline *self, double x)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i + 1 < self->segments->len; i++)
    {
      graphene_rect_t bounds;
      double          end;

      if (!gtk_widget_compute_bounds (g_ptr_array_index (self->segments, i), GTK_WIDGET (self),
                                      &bounds))
        continue;
      end = (double) bounds.origin.x + (is_rtl ? 0.0 : (double) bounds.size.width);
      if (ABS (x - end) <= GRIP && duration_at (self, i) != NULL)
        return (int) i;
    }

  return -1;
}

static void
motion_cb (RbkPhaseTimeline *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   find_end (self, x) >= 0 ? "col-resize" : NULL);
}

static void
drag_begin_cb (RbkPhaseTimeline *self, double x, double y, GtkGesture *gesture)
{
  self->dragged = find_end (self, x);
  if (self->dragged < 0)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_free (self->before);
  self->before = g_strdup (duration_at (self, (guint) self->dragged));
  rbk_document_seal (self->document);
}

/* Settings of one property that follow each other are one step, until it is sealed. */
static void
drag_update_cb (RbkPhaseTimeline *self, double dx, double dy)
{
  gboolean         is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int              steps = (int) ((is_rtl ? -dx : dx) / STEP_WIDTH);
  g_autofree char *duration = NULL;

  if (self->dragged < 0 || (guint) self->dragged >= self->segments->len)
    return;
  duration = rbk_phase_dup_stretched (self->before, steps);
  set_duration (self, (guint) self->dragged, duration);
}

static void
drag_end_cb (RbkPhaseTimeline *self, double dx, double dy)
{
  if (self->dragged >= 0)
    rbk_document_seal (self->document);
  self->dragged = -1;
}

/* rbk_phase_timeline_add_controllers: has it hear keys and the pointer */
void
rbk_phase_timeline_add_controllers (RbkPhaseTimeline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
