/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window itself: how long a book takes to be there, each page to be drawn and an edit to be
 * seen everywhere; and what memory is in use as the work goes on. Needs a display:
 *
 *   build-aux/with-x bench-window times BOOK [PAGE]     from opening to edits, in milliseconds
 *   build-aux/with-x bench-window work BOOK ROUNDS      edits, undo, pages, dialogs, over and over
 *   build-aux/with-x bench-window books ROUNDS BOOK…    books opened and closed in turn
 *
 * Memory is what the program holds of the heap, and what the system gives it. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench-support.h"
#include "rbk-application.h"
#include "rbk-plan.h"
#include "rbk-shell-probe.h"
#include "rbk-window-probe.h"

#define N_EDITS 25
#define N_TIMED 11
#define MAX_WAITS 200

static const char *const pages[] = { "costs",     "customers", "scenarios", "wallet",
                                     "migration", "findings",  "deliver",   "design" };

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

static void
print_memory (const char *what, guint round)
{
  struct mallinfo2 heap = mallinfo2 ();
  g_autofree char *text = NULL;
  gint64           n_pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    {
      const char *resident = strchr (text, ' ');

      n_pages = resident != NULL ? g_ascii_strtoll (resident, NULL, 10) : 0;
    }
  g_print ("%s %u: %.2f MiB held, %.1f MiB resident\n", what, round,
           (double) (heap.uordblks + heap.hblkhd) / (1 << 20),
           (double) (n_pages * sysconf (_SC_PAGESIZE)) / (1 << 20));
}

static RbkWindow *
open_book (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  RbkWindow *window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (rbk_probe_application), NULL));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  rbk_window_open (window, file);
  if (!rbk_probe_wait_for_document (window))
    g_error ("%s does not open", path);
  rbk_probe_settle (GTK_WIDGET (window));
  return window;
}

/* Without the question: what was changed is not wanted. Nothing may keep the window. */
static void
close_book (RbkWindow *window)
{
  if (rbk_window_get_document (window) != NULL)
    rbk_document_close (rbk_window_get_document (window));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < MAX_WAITS && window != NULL; i++)
    rbk_probe_spin (10);
  if (window != NULL)
    g_error ("the window is still there");
}

static void
show_page (RbkWindow *window, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
  rbk_probe_settle (GTK_WIDGET (window));
}

/* Each time to a name that it had not. */
static void
rename_plan (RbkWindow *window, guint edit)
{
  static guint n_edits;
  RbkDocument *document = rbk_window_get_document (window);
  GListModel  *plans = rbk_book_get_plans (rbk_document_get_book (document));
  g_autoptr(RbkRecord) plan =
                 g_list_model_get_item (plans, edit % g_list_model_get_n_items (plans));
  g_autofree char *name = g_strdup_printf ("Name %u", n_edits++);

  rbk_document_take (document, rbk_edit_new_set_text (plan, "name", name), NULL);
  rbk_probe_settle (GTK_WIDGET (window));
}

/* How long the window needs until all is drawn again, and what it does after that. */
static void
print_edits (RbkWindow *window, const char *page)
{
  double times[N_TIMED];
  gint64 start;

  start = g_get_monotonic_time ();
  show_page (window, page);
  g_print ("first %s: %.1f ms", page, since (start));
  rbk_probe_spin (1000);
  for (guint i = 0; i < N_TIMED; i++)
    {
      start = g_get_monotonic_time ();
      rename_plan (window, i);
      times[i] = since (start);
      rbk_probe_spin (200);
    }
  g_print (", an edit: %.1f ms\n", bench_median (times, N_TIMED));
}

static void
take_times (const char *path, const char *only)
{
  gint64     start = g_get_monotonic_time ();
  RbkWindow *window = open_book (path);

  g_print ("open %s: %.1f ms\n", path, since (start));
  print_memory ("open", 0);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      guint page = (i + G_N_ELEMENTS (pages) - 1) % G_N_ELEMENTS (pages);

      if (only != NULL && strcmp (pages[page], only) != 0)
        continue;
      print_edits (window, pages[page]);
      print_memory (pages[page], 0);
    }
  start = g_get_monotonic_time ();
  close_book (window);
  g_print ("close: %.1f ms\n", since (start));
}

static void
close_others (RbkWindow *window)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      GtkWindow *other = g_list_model_get_item (toplevels, i);

      if (other != GTK_WINDOW (window) && gtk_widget_get_visible (GTK_WIDGET (other)))
        g_ptr_array_add (others, other);
      else
        g_object_unref (other);
    }
  for (guint i = 0; i < others->len; i++)
    gtk_window_close (others->pdata[i]);
  rbk_probe_spin (30);
}

static void
show_dialogs (RbkWindow *window)
{
  static const char *const actions[] = { "app.help", "app.preferences", "win.find-for-margin",
                                         "win.find-best-prices", "win.show-help-overlay" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (g_str_has_prefix (actions[i], "app."))
        g_action_group_activate_action (G_ACTION_GROUP (rbk_probe_application), actions[i] + 4,
                                        NULL);
      else
        gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL);
      rbk_probe_spin (30);
      close_others (window);
    }
}

/* An hour's worth of a user's work, without his thinking. */
static void
work (const char *path, guint n_rounds)
{
  RbkWindow *window = open_book (path);

  for (guint round = 0; round <= n_rounds; round++)
    {
      print_memory ("work", round);
      for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
        {
          show_page (window, pages[i]);
          for (guint j = 0; j < N_EDITS; j++)
            rename_plan (window, j);
          rbk_probe_spin (50);
          for (guint j = 0; j < N_EDITS; j++)
            gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
          rbk_probe_settle (GTK_WIDGET (window));
        }
      show_dialogs (window);
    }
  close_book (window);
}

int
main (int argc, char **argv)
{
  if (!rbk_probe_start (&argc, &argv))
    return 1;
  if (argc > 2 && strcmp (argv[1], "times") == 0)
    take_times (argv[2], argc > 3 ? argv[3] : NULL);
  else if (argc > 3 && strcmp (argv[1], "work") == 0)
    work (argv[2], (guint) atoi (argv[3]));
  else if (argc > 3 && strcmp (argv[1], "books") == 0)
    for (guint i = 0; i < (guint) atoi (argv[2]); i++)
      {
        gint64 start = g_get_monotonic_time ();

        close_book (open_book (argv[3 + i % ((guint) argc - 3)]));
        g_print ("%.1f ms, ", since (start));
        print_memory ("book", i);
      }
  else
    g_error ("see the top of the source for what it takes");
  return 0;
}
