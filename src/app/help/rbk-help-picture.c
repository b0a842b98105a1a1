/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-picture.h"

/**
 * RbkHelpPicture:
 *
 * A picture as wide as the text, or as it is where that is less, and as high as it then has to be.
 * The toolkit's own is satisfied with no height at all, which a page that scrolls takes it at.
 *
 * ## Accessibility
 *
 * An image with a description.
 */
struct _RbkHelpPicture
{
  GtkWidget parent_instance;

  GtkWidget *picture;
};

G_DEFINE_FINAL_TYPE (RbkHelpPicture, rbk_help_picture, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  GtkPicture   *picture = GTK_PICTURE (RBK_HELP_PICTURE (widget)->picture);
  GdkPaintable *paintable = gtk_picture_get_paintable (picture);
  int           width = gdk_paintable_get_intrinsic_width (paintable);
  double        ratio = gdk_paintable_get_intrinsic_aspect_ratio (paintable);

  *minimum = 0;
  *natural = width;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || ratio <= 0)
    return;
  if (for_size >= 0 && for_size < width)
    width = for_size;
  *natural = (int) (width / ratio + 0.5);
  /* It gets lower as it gets narrower, so at no width in particular it needs no height. */
  if (for_size >= 0)
    *minimum = *natural;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (RBK_HELP_PICTURE (widget)->picture, width, height, baseline, NULL);
}

static void
rbk_help_picture_dispose (GObject *object)
{
  g_clear_pointer (&RBK_HELP_PICTURE (object)->picture, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_help_picture_parent_class)->dispose (object);
}

static void
rbk_help_picture_class_init (RbkHelpPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_help_picture_dispose;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rbk_help_picture_init (RbkHelpPicture *self)
{
  self->picture = gtk_picture_new ();
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
}

/**
 * rbk_help_picture_new:
 * @path: of a resource
 * @description: what is to be seen, for those who can't see it
 *
 * Returns: (transfer floating): the picture
 */
GtkWidget *
rbk_help_picture_new (const char *path, const char *description)
{
  RbkHelpPicture *self = g_object_new (RBK_TYPE_HELP_PICTURE, NULL);

  gtk_picture_set_resource (GTK_PICTURE (self->picture), path);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), description);

  return GTK_WIDGET (self);
}
