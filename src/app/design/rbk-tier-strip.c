/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-tier-strip.h"

/**
 * RbkTierStrip:
 *
 * A row of the tier table, or its head: cells side by side, in widths that all rows share.
 * The first one stays where it is while the others scroll to the side below it.
 */
struct _RbkTierStrip
{
  GtkWidget parent_instance;

  GtkWidget *lead;   /* (nullable) the first cell */
  GtkWidget *body;   /* the others, clipped */
  GArray    *widths; /* (owned) (nullable) (element-type int) of the cells */
  int        offset; /* how far the body is scrolled from its start */
};

G_DEFINE_FINAL_TYPE (RbkTierStrip, rbk_tier_strip, GTK_TYPE_WIDGET)

static int
width_of (RbkTierStrip *self, guint column)
{
  return self->widths != NULL && column < self->widths->len
             ? g_array_index (self->widths, int, column)
             : 0;
}

static void
measure_body (GtkWidget     *widget,
              GtkOrientation orientation,
              int            for_size,
              int           *minimum,
              int           *natural,
              int           *minimum_baseline,
              int           *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      /* To the side it takes what it is given; the widths are the table's. */
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        continue;
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
allocate_child (GtkWidget *child, int x, int width, int height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  width = MAX (width, minimum);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
allocate_body (GtkWidget *widget, int width, int height, int baseline)
{
  RbkTierStrip *self = RBK_TIER_STRIP (gtk_widget_get_parent (widget));
  gboolean      is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int           x = -self->offset;
  guint         column = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child), column++)
    {
      int child_width = width_of (self, column);

      if (!gtk_widget_should_layout (child))
        continue;
      allocate_child (child, is_mirrored ? width - x - child_width : x, child_width, height);
      x += child_width;
    }
}

static void
rbk_tier_strip_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  RbkTierStrip *self = RBK_TIER_STRIP (widget);
  int           lead_minimum = 0, lead_natural = 0;

  gtk_widget_measure (self->body, orientation, -1, minimum, natural, NULL, NULL);
  if (self->lead != NULL)
    gtk_widget_measure (self->lead, orientation, -1, &lead_minimum, &lead_natural, NULL, NULL);
  *minimum = MAX (*minimum, lead_minimum);
  *natural = MAX (*natural, lead_natural);
}

static void
rbk_tier_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RbkTierStrip *self = RBK_TIER_STRIP (widget);
  gboolean      is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int           lead = MIN (width_of (self, 0), width);
  int           at = is_mirrored ? 0 : lead;

  if (self->lead != NULL)
    allocate_child (self->lead, is_mirrored ? width - lead : 0, lead, height);
  gtk_widget_size_allocate (self->body, &(GtkAllocation){ at, 0, width - lead, height }, -1);
}

static void
rbk_tier_strip_dispose (GObject *object)
{
  RbkTierStrip *self = RBK_TIER_STRIP (object);

  g_clear_pointer (&self->lead, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  g_clear_pointer (&self->widths, g_array_unref);

  G_OBJECT_CLASS (rbk_tier_strip_parent_class)->dispose (object);
}

static void
rbk_tier_strip_class_init (RbkTierStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_tier_strip_dispose;
  widget_class->measure = rbk_tier_strip_measure;
  widget_class->size_allocate = rbk_tier_strip_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "tierstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
rbk_tier_strip_init (RbkTierStrip *self)
{
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->body,
                                 gtk_custom_layout_new (NULL, measure_body, allocate_body));
  gtk_widget_set_overflow (self->body, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
}

/**
 * rbk_tier_strip_new:
 * @css_class: `line` or `head`
 *
 * Returns: (transfer floating): a row without cells
 */
GtkWidget *
rbk_tier_strip_new (const char *css_class)
{
  RbkTierStrip *self = g_object_new (RBK_TYPE_TIER_STRIP, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);

  return GTK_WIDGET (self);
}

/**
 * rbk_tier_strip_add:
 * @self: a row
 * @child: (transfer floating): its next cell
 */
void
rbk_tier_strip_add (RbkTierStrip *self, GtkWidget *child)
{
  g_return_if_fail (RBK_IS_TIER_STRIP (self));

  if (self->lead != NULL)
    {
      gtk_box_append (GTK_BOX (self->body), child);
      return;
    }
  self->lead = child;
  gtk_widget_insert_before (child, GTK_WIDGET (self), self->body);
}

/**
 * rbk_tier_strip_set_layout:
 * @self: a row
 * @widths: (element-type int): of all its cells, in pixels
 * @offset: how far all but the first are scrolled, in pixels
 *
 * Places the cells.
 */
void
rbk_tier_strip_set_layout (RbkTierStrip *self, GArray *widths, int offset)
{
  g_return_if_fail (RBK_IS_TIER_STRIP (self));

  if (self->widths != widths)
    {
      g_clear_pointer (&self->widths, g_array_unref);
      self->widths = g_array_ref (widths);
    }
  self->offset = offset;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_allocate (self->body);
}
