/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-text-scale.h"

/* The dots per inch at which text has its usual size. */
#define USUAL_DPI (96 * 1024)

/**
 * rbk_text_scale:
 * @widget: a widget
 * @length: a length, in pixels, at which texts of the usual size have room
 *
 * Returns: the length, in pixels, at which they have room as large as the user reads them
 */
int
rbk_text_scale (GtkWidget *widget, int length)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? (int) ((gint64) length * dpi / USUAL_DPI) : length;
}
