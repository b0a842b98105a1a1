/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-bar.h"

/* How narrow a bar may become, in heights. */
#define LEAST_WIDTH 4

/**
 * rbk_bar_measure:
 * @orientation: what is measured
 * @height: of a bar, in pixels
 * @width: that it had best, in heights
 * @minimum: (out): its least size
 * @natural: (out): its best size
 *
 * For the size of a picture, which is always as high.
 */
void
rbk_bar_measure (GtkOrientation orientation, int height, int width, int *minimum, int *natural)
{
  gboolean is_height = orientation == GTK_ORIENTATION_VERTICAL;

  *minimum = is_height ? height : height * LEAST_WIDTH;
  *natural = is_height ? height : height * width;
}

/**
 * rbk_bar_place:
 * @bar: a picture
 * @inset: pixels that are left free at both its ends
 * @least: the value at its start
 * @most: the value at its end
 * @value: a value between them
 *
 * Returns: where the value stands, in pixels from the left; in the middle where there is but one
 */
double
rbk_bar_place (GtkWidget *bar, double inset, double least, double most, double value)
{
  double room = gtk_widget_get_width (bar) - 2.0 * inset;
  double share = most > least ? (value - least) / (most - least) : 0.5;

  if (gtk_widget_get_direction (bar) == GTK_TEXT_DIR_RTL)
    share = 1.0 - share;

  return inset + share * room;
}

/**
 * rbk_bar_tell:
 * @bar: a picture
 * @label: what is drawn, in words
 *
 * Has the picture say what it shows, to whoever points at it and to whoever can't see it.
 */
void
rbk_bar_tell (GtkWidget *bar, const char *label)
{
  gtk_widget_set_tooltip_text (bar, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
