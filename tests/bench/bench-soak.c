/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window at work for a long time: what is held of memory must not grow. Needs a display:
 *
 *   build-aux/with-x bench-soak MINUTES BOOK OTHER…
 *
 * Round after round copies of the books are worked on as a person would without thinking: on
 * each page cells are typed into, choices toggled, all of it undone, done again and undone; the
 * book is saved and exported to each target, dialogs are opened, another book in a window of its
 * own. Each minute says what was done so far and what the program holds of the heap. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rbk-deliver-page.h"
#include "rbk-plan.h"
#include "rbk-shell-probe.h"
#include "rbk-targets.h"
#include "rbk-window-probe.h"

#define N_EDITS 12
#define MAX_WAITS 1000

static const char *const pages[] = { "design", "costs",     "customers", "scenarios",
                                     "wallet", "migration", "findings",  "deliver" };

typedef struct
{
  GRand     *random;
  GPtrArray *books; /* paths of copies */
  RbkWindow *window;
  gint64     start, told;
  guint      n_rounds, n_edits, n_refused, n_steps, n_saves, n_exports, n_books, n_dialogs;
} Soak;

static void
tell (Soak *self)
{
  struct mallinfo2 heap = mallinfo2 ();
  g_autofree char *text = NULL;
  gint64           now = g_get_monotonic_time ();
  const char      *resident = NULL;

  if (now - self->told < G_TIME_SPAN_MINUTE)
    return;
  self->told = now;
  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    resident = strchr (text, ' ');
  g_print ("minute %d: %.2f MiB held, %.1f MiB resident; %u rounds, %u edits, %u refused, "
           "%u steps undone or redone, %u saves, %u exports, %u books, %u dialogs\n",
           (int) ((now - self->start) / G_TIME_SPAN_MINUTE),
           (double) (heap.uordblks + heap.hblkhd) / (1 << 20),
           (double) (resident != NULL ? g_ascii_strtoll (resident, NULL, 10) : 0) *
               (double) sysconf (_SC_PAGESIZE) / (1 << 20),
           self->n_rounds, self->n_edits, self->n_refused, self->n_steps, self->n_saves,
           self->n_exports, self->n_books, self->n_dialogs);
}

static RbkWindow *
open_book (Soak *self, guint book)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->books->pdata[book]);
  RbkWindow *window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (rbk_probe_application), NULL));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  rbk_window_open (window, file);
  if (!rbk_probe_wait_for_document (window))
    g_error ("%s does not open", (char *) self->books->pdata[book]);
  rbk_probe_settle (GTK_WIDGET (window));
  self->n_books++;

  return window;
}

static void
close_book (RbkWindow *window)
{
  gpointer weak = window;

  rbk_document_close (rbk_window_get_document (window));
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < MAX_WAITS && weak != NULL; i++)
    rbk_probe_spin (10);
  if (weak != NULL)
    g_error ("the window is still there");
}

static void
find_cells (GtkWidget *widget, GPtrArray *cells)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (RBK_IS_CELL (widget) && gtk_widget_is_sensitive (widget))
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_cells (child, cells);
}

/* A number into some cell of the page; text that it refuses is put back. */
static void
type_into_cell (Soak *self)
{
  static const char *const texts[] = { "12", "49", "0.5", "1000", "7.25", "250", "3", "20000" };
  g_autoptr(GPtrArray) cells = g_ptr_array_new ();
  RbkCell   *cell;
  GtkWidget *editor;

  find_cells (GTK_WIDGET (self->window), cells);
  if (cells->len == 0)
    return;
  cell = cells->pdata[g_rand_int_range (self->random, 0, (gint32) cells->len)];
  rbk_cell_edit (cell);
  editor = rbk_probe_find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT);
  if (editor == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (editor),
                         texts[g_rand_int_range (self->random, 0, G_N_ELEMENTS (texts))]);
  if (!rbk_cell_commit (cell))
    {
      self->n_refused++;
      rbk_cell_restore (cell);
    }
}

static void
rename_plan (Soak *self)
{
  static guint     n_names;
  RbkDocument     *document = rbk_window_get_document (self->window);
  GListModel      *plans = rbk_book_get_plans (rbk_document_get_book (document));
  g_autofree char *name = g_strdup_printf ("Name %u", n_names++);
  g_autoptr(RbkRecord) plan = NULL;

  if (g_list_model_get_n_items (plans) == 0)
    return;
  plan =
      g_list_model_get_item (plans,
                             (guint) g_rand_int_range (self->random, 0,
                                                       (gint32) g_list_model_get_n_items (plans)));
  rbk_document_take (document, rbk_edit_new_set_text (plan, "name", name), NULL);
}

static void
step (Soak *self, const char *action, guint n)
{
  for (guint i = 0; i < n; i++, self->n_steps++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
      if (i % 4 == 3)
        rbk_probe_settle (GTK_WIDGET (self->window));
    }
  rbk_probe_settle (GTK_WIDGET (self->window));
}

static void
undo_all (Soak *self)
{
  RbkDocument *document = rbk_window_get_document (self->window);

  while (rbk_document_get_can_undo (document))
    step (self, "win.undo", 1);
}

/* What is done comes to nothing, so that the book stays what it was, however long it takes. */
static void
work_on_page (Soak *self, const char *page)
{
  RbkDocument *document = rbk_window_get_document (self->window);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", page);
  rbk_probe_settle (GTK_WIDGET (self->window));
  for (guint i = 0; i < N_EDITS; i++)
    {
      guint64 before = rbk_document_get_revision (document);

      if (i % 3 == 2)
        rename_plan (self);
      else
        type_into_cell (self);
      rbk_probe_settle (GTK_WIDGET (self->window));
      self->n_edits += rbk_document_get_revision (document) != before;
      tell (self);
    }
  rbk_probe_spin (300);
  step (self, "win.undo", N_EDITS / 2);
  step (self, "win.redo", N_EDITS / 4);
  undo_all (self);
}

static void
save (Soak *self)
{
  RbkDocument *document = rbk_window_get_document (self->window);

  rename_plan (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  for (guint i = 0; i < MAX_WAITS && !rbk_document_get_is_saved (document); i++)
    rbk_probe_spin (10);
  if (!rbk_document_get_is_saved (document))
    g_error ("the book is not saved");
  self->n_saves++;
  undo_all (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  for (guint i = 0; i < MAX_WAITS && !rbk_document_get_is_saved (document); i++)
    rbk_probe_spin (10);
  self->n_saves++;
}

/* Each round to another target, on the Deliver page. */
static void
export_book (Soak *self)
{
  gsize                  n_targets;
  const RbkExportTarget *target = rbk_export_list (&n_targets);
  g_autofree char       *name = NULL;
  g_autofree char       *path = NULL;
  g_autoptr(GFile) file = NULL;
  RbkDeliverPage  *page;
  RbkExportsPanel *exports;
  GtkWidget       *button;

  target += self->n_rounds % n_targets;
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "deliver");
  rbk_probe_spin (100);
  page = RBK_DELIVER_PAGE (rbk_probe_find_type (GTK_WIDGET (self->window), RBK_TYPE_DELIVER_PAGE));
  exports = rbk_deliver_page_get_exports (page);
  name = g_strdup_printf ("out-%s", target->name);
  path = g_build_filename (rbk_probe_folder, name, NULL);
  file = g_file_new_for_path (path);
  rbk_exports_panel_choose (exports, target->name);
  button = rbk_probe_find_button (GTK_WIDGET (page), "_Save…");
  for (guint i = 0; i < MAX_WAITS && !gtk_widget_get_sensitive (button); i++)
    rbk_probe_spin (10);
  if (!gtk_widget_get_sensitive (button))
    return;
  rbk_exports_panel_save_to (exports, file);
  rbk_probe_spin (300);
  self->n_exports++;
  undo_all (self);
}

static void
close_others (Soak *self)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      GtkWidget *other = g_list_model_get_item (toplevels, i);

      if (other != GTK_WIDGET (self->window) && gtk_widget_get_visible (other))
        g_ptr_array_add (others, other);
      else
        g_object_unref (other);
    }
  for (guint i = 0; i < others->len; i++, self->n_dialogs++)
    gtk_window_close (others->pdata[i]);
  rbk_probe_spin (50);
}

static void
show_dialogs (Soak *self)
{
  static const char *const actions[] = { "help", "preferences", "find-for-margin",
                                         "find-best-prices", "show-help-overlay" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *action = g_strconcat ("win.", actions[i], NULL);

      if (i < 2)
        g_action_group_activate_action (G_ACTION_GROUP (rbk_probe_application), actions[i], NULL);
      else
        gtk_widget_activate_action (GTK_WIDGET (self->window), action, NULL);
      rbk_probe_spin (50);
      close_others (self);
    }
}

static void
work (Soak *self, gint64 end)
{
  while (g_get_monotonic_time () < end)
    {
      for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
        work_on_page (self, pages[i]);
      save (self);
      export_book (self);
      show_dialogs (self);
      close_book (open_book (self, 1 + self->n_rounds % (self->books->len - 1)));
      self->n_rounds++;
      tell (self);
    }
}

static void
copy_book (Soak *self, const char *path)
{
  g_autofree char *name = g_strdup_printf ("book-%u.ratebook", self->books->len);
  char            *copy = g_build_filename (rbk_probe_folder, name, NULL);
  g_autoptr(GFile) from = g_file_new_for_commandline_arg (path);
  g_autoptr(GFile) to = g_file_new_for_path (copy);
  g_autoptr(GError) error = NULL;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  g_ptr_array_add (self->books, copy);
}

int
main (int argc, char **argv)
{
  Soak self = { .told = 0 };

  if (!rbk_probe_start (&argc, &argv))
    return 1;
  if (argc < 4)
    g_error ("see the top of the source for what it takes");
  self.random = g_rand_new_with_seed (1);
  self.books = g_ptr_array_new_with_free_func (g_free);
  for (int i = 2; i < argc; i++)
    copy_book (&self, argv[i]);
  self.start = g_get_monotonic_time ();
  self.window = open_book (&self, 0);
  work (&self, self.start + g_ascii_strtoll (argv[1], NULL, 10) * G_TIME_SPAN_MINUTE);
  self.told = 0;
  tell (&self);
  close_book (self.window);
  g_ptr_array_unref (self.books);
  g_rand_free (self.random);

  return 0;
}
