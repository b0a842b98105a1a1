/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-line-layout.h"

/**
 * RbkLineLayout:
 *
 * Widgets beside each other, as in a box, that break into more lines only where they would not
 * fit at their narrowest: words are longer in some languages than in others. What is left of a
 * line goes to the widgets in it that expand; where there are none, they stand at its end, or at
 * its start if that is where the whole is aligned.
 */
struct _RbkLineLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (RbkLineLayout, rbk_line_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The widgets of one line with their widths, and what is left of it. */
typedef struct
{
  GtkWidget *end; /* (nullable): the first of the next line */
  GArray    *widths;
  int        rest;
  int        height;
} Line;

static GtkSizeRequestMode
rbk_line_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (RbkLineLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  guint n_shown = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (n_shown > 0 ? self->spacing : 0);
      n_shown++;
    }
}

/* The least widths of the widgets that fit into a line, of which there is always one. */
static void
take_line (RbkLineLayout *self, GtkWidget *child, int width, Line *line)
{
  line->rest = width;
  line->height = 0;
  g_array_set_size (line->widths, 0);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };
      int              needed;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size,
                          &size.natural_size, NULL, NULL);
      needed = size.minimum_size + (line->widths->len > 0 ? self->spacing : 0);
      if (line->widths->len > 0 && needed > line->rest)
        break;
      line->rest -= needed;
      g_array_append_val (line->widths, size);
    }
  line->end = child;
}

/* Shares the rest among those that want more than they need, then those that expand. */
static void
fill_line (Line *line)
{
  GtkRequestedSize *sizes = (GtkRequestedSize *) (gpointer) line->widths->data;
  guint             n_expanding = 0;

  line->rest = gtk_distribute_natural_allocation (MAX (line->rest, 0), line->widths->len, sizes);
  for (guint i = 0; i < line->widths->len; i++)
    n_expanding += gtk_widget_compute_expand (sizes[i].data, GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < line->widths->len; i++)
    {
      int height;

      if (gtk_widget_compute_expand (sizes[i].data, GTK_ORIENTATION_HORIZONTAL))
        {
          int share = line->rest / (int) n_expanding--;

          sizes[i].minimum_size += share;
          line->rest -= share;
        }
      gtk_widget_measure (sizes[i].data, GTK_ORIENTATION_VERTICAL, sizes[i].minimum_size, &height,
                          NULL, NULL, NULL);
      line->height = MAX (line->height, height);
    }
}

static void
place_line (RbkLineLayout *self, GtkWidget *widget, const Line *line, int width, int top)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean is_at_start = gtk_widget_get_halign (widget) == GTK_ALIGN_START;
  int      x = is_at_start ? 0 : line->rest;

  for (guint i = 0; i < line->widths->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (line->widths, GtkRequestedSize, i);
      GtkAllocation           place = { x, top, size->minimum_size, line->height };

      if (is_mirrored)
        place.x = width - x - place.width;
      gtk_widget_size_allocate (size->data, &place, -1);
      x += size->minimum_size + self->spacing;
    }
}

/* Goes through the lines of a width, and places their widgets where that is asked for. */
static int
lay_out (RbkLineLayout *self, GtkWidget *widget, int width, gboolean is_placed)
{
  g_autoptr(GArray) widths = g_array_new (FALSE, FALSE, sizeof (GtkRequestedSize));
  Line line = { .widths = widths };
  int  bottom = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = line.end)
    {
      int top = bottom > 0 ? bottom + self->spacing : 0;

      take_line (self, child, width, &line);
      if (widths->len == 0)
        break;
      fill_line (&line);
      if (is_placed)
        place_line (self, widget, &line, width, top);
      bottom = top + line.height;
    }

  return bottom;
}

static void
rbk_line_layout_measure (GtkLayoutManager *layout,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  RbkLineLayout *self = RBK_LINE_LAYOUT (layout);
  int            least = 0, wanted = 0;

  measure_width (self, widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    least = wanted = lay_out (self, widget, for_size >= 0 ? MAX (for_size, least) : wanted, FALSE);
  *minimum = least;
  *natural = wanted;
}

static void
rbk_line_layout_allocate (
    GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (RBK_LINE_LAYOUT (layout), widget, width, TRUE);
}

static void
rbk_line_layout_class_init (RbkLineLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = rbk_line_layout_get_request_mode;
  layout_class->measure = rbk_line_layout_measure;
  layout_class->allocate = rbk_line_layout_allocate;
}

static void
rbk_line_layout_init (RbkLineLayout *self)
{
}

/**
 * rbk_line_layout_new:
 * @spacing: pixels between widgets, and between lines
 *
 * Returns: (transfer full): what lays out the children of a widget
 */
GtkLayoutManager *
rbk_line_layout_new (int spacing)
{
  RbkLineLayout *self = g_object_new (RBK_TYPE_LINE_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
