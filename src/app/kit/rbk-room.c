/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-room.h"

#include "rbk-soon.h"
#include "rbk-text-scale.h"

#define MIN_WIDTH 300

/**
 * RbkRoom:
 *
 * Room for what is arranged by how much there is of it: side by side, or one below the other.
 * It can become narrower than its child asks for, which is then to be arranged otherwise.
 */
struct _RbkRoom
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int        narrow, wide;
  guint      step;
  RbkSoon    telling;
};

G_DEFINE_FINAL_TYPE (RbkRoom, rbk_room, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
tell (RbkRoom *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static guint
find_step (RbkRoom *self, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (width < rbk_text_scale (widget, self->narrow))
    return 0;

  return width < rbk_text_scale (widget, self->wide) ? 1 : 2;
}

/* Until its child is arranged otherwise, it has the width that it asks for, part of it unseen. */
static int
widen (RbkRoom *self, int width)
{
  int least;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return MAX (width, least);
}

static void
rbk_room_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkRoom *self = RBK_ROOM (widget);
  guint    step = find_step (self, width);

  /* Children can't change while they are being given their place. */
  if (step != self->step)
    {
      self->step = step;
      rbk_soon_ask (&self->telling);
    }
  gtk_widget_allocate (self->child, widen (self, width), height, baseline, NULL);
}

static void
rbk_room_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural,
                  int           *minimum_baseline,
                  int           *natural_baseline)
{
  RbkRoom *self = RBK_ROOM (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = widen (self, for_size);
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

static GtkSizeRequestMode
rbk_room_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (RBK_ROOM (widget)->child);
}

static void
rbk_room_dispose (GObject *object)
{
  RbkRoom *self = RBK_ROOM (object);

  rbk_soon_clear (&self->telling);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_room_parent_class)->dispose (object);
}

static void
rbk_room_class_init (RbkRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_room_dispose;
  widget_class->size_allocate = rbk_room_size_allocate;
  widget_class->measure = rbk_room_measure;
  widget_class->get_request_mode = rbk_room_get_request_mode;

  /**
   * RbkRoom::changed:
   * @self: the room
   *
   * There is so much more or less room that its child is to be arranged otherwise.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
rbk_room_init (RbkRoom *self)
{
  self->step = 1;
  rbk_soon_init (&self->telling, (RbkSoonFunc) tell, self);
}

/**
 * rbk_room_get_step:
 * @self: a room
 *
 * Returns: 0 where it is narrow, 2 where it is wide, and 1 else, as at first
 */
guint
rbk_room_get_step (RbkRoom *self)
{
  g_return_val_if_fail (RBK_IS_ROOM (self), 1);

  return self->step;
}

/**
 * rbk_room_new:
 * @child: (transfer floating): what is arranged
 * @narrow: the width below which there is little room, for text of the usual size
 * @wide: the one from which on there is much
 *
 * Returns: (transfer floating): room for it
 */
GtkWidget *
rbk_room_new (GtkWidget *child, int narrow, int wide)
{
  RbkRoom *self = g_object_new (RBK_TYPE_ROOM, NULL);

  self->child = child;
  self->narrow = narrow;
  self->wide = wide;
  gtk_widget_set_parent (child, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
