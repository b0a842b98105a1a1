/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with as many widgets as the workbench shows first, and nothing behind them: what the
 * toolkit takes to start. The title is `Bare window`. */
#include <adwaita.h>

#define N_FIELDS 48

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  for (int curve = 0; curve < 5; curve++)
    {
      for (int x = 0; x < 1000; x++)
        cairo_line_to (cr, x * width / 1000.0, height - (x * (curve + 1) % height));
      cairo_stroke (cr);
    }
}

static void
activate (GApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, NULL, NULL);
  gtk_widget_set_vexpand (area, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), grid);
  for (int i = 0; i < N_FIELDS; i++)
    gtk_grid_attach (GTK_GRID (grid), gtk_entry_new (), i % 8, i / 8, 1, 1);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Bare window");
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr(AdwApplication) application =
                 adw_application_new ("io.github.ratebook.BareWindow", G_APPLICATION_NON_UNIQUE);

  g_signal_connect_object (application, "activate", G_CALLBACK (activate), application, 0);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
