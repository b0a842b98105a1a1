/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Not a test: how long a step of a drag takes, from the pointer to the picture, with many
 * customers behind the curves. Takes a book, and how many customers. */
#include <adwaita.h>
#include <locale.h>
#include <math.h>

#include "rbk-chart-view-private.h"
#include "rbk-design-page.h"

#define N_STEPS 100
#define N_CUSTOMERS 1000000

typedef struct
{
  const char *name;
  double      ms[N_STEPS];
} Series;

static RbkPopulation *
new_population (guint n_customers)
{
  RbkPopulation *population = rbk_population_new ();
  GRand         *rand = g_rand_new_with_seed (42);

  for (guint i = RBK_COLUMN_CALLS; i <= RBK_COLUMN_CACHE_READ; i++)
    rbk_population_add_column (population, (RbkColumn) i);
  for (guint i = 0; i < n_customers; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      guint            customer = rbk_population_add_customer (population, id);
      double           normal = 0.0;
      gint64           calls;

      for (guint j = 0; j < 12; j++)
        normal += g_rand_double (rand);
      calls = (gint64) exp (5.7 + 1.7 * (normal - 6.0)) + 1;
      rbk_population_add_value (population, customer, RBK_COLUMN_CALLS, calls);
      rbk_population_add_value (population, customer, RBK_COLUMN_INPUT, calls * 3500);
      rbk_population_add_value (population, customer, RBK_COLUMN_OUTPUT, calls * 420);
      rbk_population_add_value (population, customer, RBK_COLUMN_CACHE_READ, calls * 900);
    }
  g_rand_free (rand);
  rbk_population_seal (population);

  return population;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
settle (GtkWidget *widget)
{
  gtk_test_widget_wait_for_draw (widget);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
draw (GtkWidget *widget)
{
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gtk_widget_get_width (widget),
                                  gtk_widget_get_height (widget));
  cairo_t       *cr = cairo_create (surface);
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static double
since (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  double ms = (double) (now - *start) / 1000.0;

  *start = now;

  return ms;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static void
print (Series *series)
{
  qsort (series->ms, N_STEPS, sizeof (double), compare);
  g_print ("%-28s median %7.2f ms, p90 %7.2f ms, max %7.2f ms\n", series->name,
           series->ms[N_STEPS / 2], series->ms[N_STEPS * 9 / 10], series->ms[N_STEPS - 1]);
}

/* What a step of the pointer costs: the edit with its check, the figures, the widgets that
 * follow before the next frame, and drawing the chart. */
static void
drag (RbkChartView *view, RbkDocument *document, RbkHandleKind kind, const char *name)
{
  Series         edit = { "  edit" }, figures = { "  analysis" }, update = { "  chart and table" };
  Series         picture = { "  drawing the chart" }, total = { "  all" };
  RbkChartLayout layout;
  int            grip;
  double         x, y;

  g_assert_true (rbk_chart_view_layout (view, &layout));
  rbk_chart_view_place_grips (view, &layout);
  grip = rbk_chart_view_find_grip (view, kind);
  g_assert_cmpint (grip, >=, 0);
  x = view->grips[grip].px;
  y = view->grips[grip].py;
  rbk_chart_view_take_hold (view, (guint) grip, x, y);

  for (guint i = 0; i < N_STEPS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double way = 60.0 * sin ((double) (i + 1) * 0.13);

      rbk_chart_view_move_to (view, x + way, y + way, RBK_HANDLE_EXACT);
      edit.ms[i] = since (&start);
      rbk_document_get_analysis (document);
      figures.ms[i] = since (&start);
      while (view->analysis != rbk_document_get_analysis (document))
        g_main_context_iteration (NULL, TRUE);
      update.ms[i] = since (&start);
      draw (GTK_WIDGET (view));
      picture.ms[i] = since (&start);
      total.ms[i] = edit.ms[i] + figures.ms[i] + update.ms[i] + picture.ms[i];
    }
  rbk_chart_view_let_go (view);
  settle (GTK_WIDGET (view));

  g_print ("%s, %d steps\n", name, N_STEPS);
  print (&edit);
  print (&figures);
  print (&update);
  print (&picture);
  print (&total);
}

int
main (int argc, char *argv[])
{
  guint n_customers = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : N_CUSTOMERS;
  g_autoptr(GFile) file = argc > 1 ? g_file_new_for_commandline_arg (argv[1]) : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkDocument) document = NULL;
  g_autoptr(RbkPopulation) population = NULL;
  GtkWidget    *window, *page, *overlay;
  RbkChartView *view;

  setlocale (LC_ALL, "");
  if (file == NULL || !gtk_init_check ())
    {
      g_printerr ("use: bench-drag BOOK [CUSTOMERS], where there is a display\n");
      return 2;
    }
  adw_init ();
  document = rbk_document_load (file, &error);
  if (document == NULL)
    g_error ("%s", error->message);
  population = n_customers > 0 ? new_population (n_customers) : NULL;
  rbk_document_set_population (document, population);

  window = gtk_window_new ();
  page = rbk_design_page_new (document, NULL);
  overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 820);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  settle (window);

  view = RBK_CHART_VIEW (find_type (page, RBK_TYPE_CHART_VIEW));
  rbk_chart_view_pick (view, 2);
  settle (window);
  g_print ("%u customers, %u plans\n", n_customers,
           g_list_model_get_n_items (rbk_book_get_plans (rbk_document_get_book (document))));
  drag (view, document, RBK_HANDLE_PRICE, "price");
  drag (view, document, RBK_HANDLE_INCLUDED, "included");
  drag (view, document, RBK_HANDLE_OVERAGE, "overage");
  gtk_window_destroy (GTK_WINDOW (window));
  rbk_document_close (document);

  return 0;
}
