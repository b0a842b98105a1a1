/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "rbk-chart-view-private.h"

/* Moving the grips, and how keys do. A move is one step to undo. */

static char *
new_label (RbkHandleKind kind, const char *plan)
{
  switch (kind)
    {
    case RBK_HANDLE_INCLUDED:
      /* Translators: a step to undo; %s is a plan */
      return g_strdup_printf (_ ("Change included of %s"), plan);
    case RBK_HANDLE_CAP:
      /* Translators: a step to undo; %s is a plan */
      return g_strdup_printf (_ ("Change cap of %s"), plan);
    case RBK_HANDLE_OVERAGE:
      /* Translators: a step to undo; %s is a plan */
      return g_strdup_printf (_ ("Change overage price of %s"), plan);
    case RBK_HANDLE_PRICE:
    default:
      /* Translators: a step to undo; %s is a plan */
      return g_strdup_printf (_ ("Change price of %s"), plan);
    }
}

static gboolean
is_upright (const RbkHandle *handle)
{
  return handle->kind == RBK_HANDLE_PRICE || handle->kind == RBK_HANDLE_OVERAGE;
}

/* The value of the held handle for a pixel, before it is rounded. */
static gboolean
value_at (RbkChartView *self, double x, double y, RbkDecimal *value)
{
  RbkChartDrag   *drag = &self->drag;
  const RbkCurve *curve = rbk_analysis_get_curve (drag->start, drag->handle.plan);
  RbkDecimal      usage = rbk_decimal_from_double (drag->usage, 6);
  RbkFigure       figure;
  double          bill;

  if (!is_upright (&drag->handle))
    {
      *value = rbk_decimal_from_double (rbk_scale_unmap (&drag->layout.x, x), 6);
      return rbk_decimal_is_valid (*value);
    }

  rbk_figure_at_usage (rbk_analysis_get_spec (drag->start), curve->plan, curve->phase, curve->axis,
                       usage, &figure);

  return rbk_chart_of_get_bill (self->of, rbk_scale_unmap (&drag->layout.y, y),
                                rbk_decimal_to_double (figure.cost), &bill) &&
         rbk_handle_get_value_for_bill (&drag->handle, drag->start, usage,
                                        rbk_decimal_from_double (bill, 6), value);
}

/* How much the handle changes over a pixel where it was taken hold of. */
static double
resolution_of (RbkChartView *self)
{
  RbkChartDrag *drag = &self->drag;
  double        x = drag->x + drag->dx;
  double        y = drag->y + drag->dy;
  RbkDecimal    there;

  if (!value_at (self, x + 1.0, y + 1.0, &there))
    return 0.0;

  return ABS (rbk_decimal_to_double (there) - rbk_decimal_to_double (drag->handle.value));
}

static void
begin_group (RbkChartView *self)
{
  RbkChartDrag    *drag = &self->drag;
  const RbkSpec   *spec = rbk_analysis_get_spec (drag->start);
  g_autofree char *label = NULL;

  if (drag->is_group)
    return;

  drag->is_group = TRUE;
  label = new_label (drag->handle.kind, spec->plans[drag->handle.plan].name);
  rbk_document_begin_group (self->document, label);
  rbk_chart_view_hold_range (self);
}

static void
set_value (RbkChartView *self, RbkDecimal value)
{
  RbkChartDrag *drag = &self->drag;
  g_autoptr(GError) error = NULL;
  RbkEdit *edit;

  if (rbk_decimal_equal (value, drag->value))
    return;

  begin_group (self);
  drag->is_taking = TRUE;
  edit = rbk_handle_edit_new (&drag->handle, rbk_document_get_book (self->document), value, &error);
  if (edit != NULL && rbk_document_take (self->document, edit, &error))
    drag->value = value;
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  drag->is_taking = FALSE;
}

/* rbk_chart_view_take_hold: begins to move a grip; x and y are where the pointer is */
gboolean
rbk_chart_view_take_hold (RbkChartView *self, guint grip, double x, double y)
{
  RbkChartDrag *drag = &self->drag;

  if (self->drag.is_on)
    rbk_chart_view_let_go (self);
  if (grip >= self->n_grips || !rbk_chart_view_layout (self, &drag->layout))
    return FALSE;

  drag->is_on = TRUE;
  drag->is_keyed = FALSE;
  drag->is_group = FALSE;
  drag->handle = self->handles[grip];
  drag->value = drag->handle.value;
  drag->start = rbk_analysis_ref (self->analysis);
  drag->usage = self->grips[grip].x;
  drag->x = x;
  drag->y = y;
  /* A grip that was set aside for another is held where its place on the curve is. */
  drag->dx = rbk_scale_map (&drag->layout.x, self->grips[grip].x) - x;
  drag->dy = rbk_scale_map (&drag->layout.y, self->grips[grip].y) - y;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return TRUE;
}

/* rbk_chart_view_move_to: moves the held grip to the pointer */
void
rbk_chart_view_move_to (RbkChartView *self, double x, double y, RbkHandleSnap snap)
{
  RbkChartDrag *drag = &self->drag;
  RbkDecimal    value, step;

  if (!drag->is_on || !value_at (self, x + drag->dx, y + drag->dy, &value))
    return;

  step = rbk_handle_get_step (&drag->handle, resolution_of (self), snap);
  set_value (self, rbk_handle_snap (&drag->handle, value, step));
}

static void
finish (RbkChartView *self)
{
  self->drag.is_on = FALSE;
  self->drag.is_keyed = FALSE;
  g_clear_pointer (&self->drag.start, rbk_analysis_unref);
  if (self->drag.is_group)
    rbk_chart_view_free_range (self);
  self->drag.is_group = FALSE;
  rbk_chart_view_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* rbk_chart_view_let_go: leaves the grip where it is */
void
rbk_chart_view_let_go (RbkChartView *self)
{
  if (!self->drag.is_on)
    return;
  if (self->drag.is_group)
    rbk_document_end_group (self->document);
  finish (self);
}

/* rbk_chart_view_give_up: puts the grip back where it was; whether one was held */
gboolean
rbk_chart_view_give_up (RbkChartView *self)
{
  if (!self->drag.is_on)
    return FALSE;
  self->drag.is_taking = TRUE;
  if (self->drag.is_group)
    rbk_document_cancel_group (self->document);
  self->drag.is_taking = FALSE;
  finish (self);

  return TRUE;
}

/* What a held grip is a grip of may be gone by now, or be another plan's. */
static void
book_changed_cb (RbkChartView *self)
{
  if (!self->drag.is_taking)
    rbk_chart_view_let_go (self);
}

/* rbk_chart_view_watch_book: lets go of what is held when something else changes the book, as
 * undo does */
void
rbk_chart_view_watch_book (RbkChartView *self)
{
  g_signal_connect_object (self->document, "notify::revision", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Chooses the next grip for the keys, or the one before; after the last comes none. */
static gboolean
choose_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView  *self = RBK_CHART_VIEW (widget);
  int            step = g_variant_get_int32 (parameter);
  int            chosen = self->chosen;
  RbkChartLayout layout;

  if (!rbk_chart_view_layout (self, &layout))
    return FALSE;

  rbk_chart_view_let_go (self);
  rbk_chart_view_place_grips (self, &layout);
  for (guint i = 0; i <= RBK_N_HANDLES; i++)
    {
      chosen += step;
      if (chosen >= RBK_N_HANDLES)
        chosen = -1;
      else if (chosen < -1)
        chosen = RBK_N_HANDLES - 1;
      if (chosen < 0 || rbk_chart_view_find_grip (self, (RbkHandleKind) chosen) >= 0)
        break;
    }
  self->chosen = chosen;
  rbk_chart_view_describe (self);
  gtk_widget_queue_draw (widget);

  return TRUE;
}

/* rbk_chart_view_nudge: moves the chosen grip by so many steps; whether one is chosen */
gboolean
rbk_chart_view_nudge (RbkChartView *self, int steps, RbkHandleSnap snap)
{
  RbkChartDrag  *drag = &self->drag;
  RbkChartLayout layout;
  RbkDecimal     step;
  int            grip;

  if (self->chosen < 0 || !rbk_chart_view_layout (self, &layout))
    return FALSE;

  rbk_chart_view_place_grips (self, &layout);
  grip = rbk_chart_view_find_grip (self, (RbkHandleKind) self->chosen);
  if (grip < 0 ||
      (!drag->is_on &&
       !rbk_chart_view_take_hold (self, (guint) grip, self->grips[grip].px, self->grips[grip].py)))
    return FALSE;

  drag->is_keyed = TRUE;
  step = rbk_handle_get_step (&drag->handle, 0.0, snap);
  set_value (self, rbk_handle_snap (&drag->handle,
                                    rbk_decimal_add (drag->value,
                                                     rbk_decimal_mul (step, rbk_decimal_from_int (
                                                                                steps))),
                                    step));

  return TRUE;
}

static gboolean
accept_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  RbkChartView *self = RBK_CHART_VIEW (widget);

  if (self->chosen < 0 && !self->drag.is_on)
    return FALSE;
  rbk_chart_view_let_go (self);
  self->chosen = -1;
  rbk_chart_view_describe (self);
  gtk_widget_queue_draw (widget);

  return TRUE;
}

/* What is held by keys is let go when the focus goes elsewhere. */
static void
focus_left_cb (RbkChartView *self)
{
  if (self->drag.is_keyed)
    rbk_chart_view_let_go (self);
  if (self->chosen >= 0)
    {
      self->chosen = -1;
      rbk_chart_view_describe (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

/* rbk_chart_view_add_focus: lets go when the keys go elsewhere */
void
rbk_chart_view_add_focus (RbkChartView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* rbk_chart_view_add_handle_bindings: H and Shift+H choose, Enter is content */
void
rbk_chart_view_add_handle_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_h, 0, choose_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_h, GDK_SHIFT_MASK, choose_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_H, GDK_SHIFT_MASK, choose_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, accept_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, accept_cb, NULL);
}
