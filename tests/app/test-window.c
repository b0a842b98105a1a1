/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-book-file.h"
#include "rbk-parts.h"
#include "rbk-section.h"
#include "rbk-shell-probe.h"
#include "rbk-template.h"
#include "rbk-window-fixture.h"
#include "rbk-window-probe.h"

static gboolean
is_enabled (RbkWindowFixture *self, const char *button)
{
  return gtk_widget_get_sensitive (rbk_probe_find_button (GTK_WIDGET (self->window), button));
}

static void
test_start_page (RbkWindowFixture *self, gconstpointer data)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Ratebook");
  g_assert_nonnull (
      rbk_probe_find_button (GTK_WIDGET (self->window), "_Try It With the Sample Book"));
  for (gsize i = 0; i < n_templates; i++)
    g_assert_nonnull (rbk_probe_find_label (GTK_WIDGET (self->window), templates[i].title));

  /* There is nothing to save, and saving so anyway does no harm; nor are there customers. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.save", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.forget-usage", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.cancel-usage", NULL);
  g_assert_null (rbk_fixture_find_question ());
}

static void
test_each_template (RbkWindowFixture *self, gconstpointer data)
{
  gsize              n_templates;
  const RbkTemplate *templates = rbk_template_get_all (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      GtkWindow *window;

      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-from-template", "s",
                                  templates[i].name);
      window = gtk_application_get_active_window (GTK_APPLICATION (rbk_probe_application));
      rbk_probe_settle (GTK_WIDGET (window));
      g_assert_nonnull (rbk_window_get_document (RBK_WINDOW (window)));
      if (window != GTK_WINDOW (self->window))
        gtk_window_close (window);
    }
}

static void
test_history (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument     *document = rbk_fixture_new_book (self);
  g_autofree char *title = g_strdup (gtk_window_get_title (GTK_WINDOW (self->window)));
  g_autofree char *marked = g_strconcat ("• ", title, NULL);

  g_assert_false (is_enabled (self, "Undo"));
  g_assert_false (is_enabled (self, "Redo"));
  rbk_fixture_rename_first (document, "Basic");
  g_assert_true (is_enabled (self, "Undo: Change name of Basic"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, marked);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Starter");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, title);
  g_assert_false (is_enabled (self, "Undo"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  g_assert_cmpstr (rbk_plan_get_name (rbk_fixture_first_plan (document)), ==, "Basic");
}

static void
test_add_plan (RbkWindowFixture *self, gconstpointer data)
{
  RbkDocument *document = rbk_fixture_new_book (self);
  GListModel  *plans = rbk_book_get_plans (rbk_document_get_book (document));
  guint        n_plans = g_list_model_get_n_items (plans);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.add-plan", NULL);
  rbk_probe_settle (GTK_WIDGET (self->window));
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, n_plans + 1);
}

static void
test_open (RbkWindowFixture *self, gconstpointer data)
{
  guint n_windows;

  rbk_fixture_write_file (self, "Starter");
  rbk_fixture_open (self);
  n_windows = g_list_length (gtk_application_get_windows (GTK_APPLICATION (rbk_probe_application)));

  /* The same book again is the same window. */
  rbk_window_open (self->window, self->file);
  rbk_probe_spin (50);
  g_assert_cmpuint (g_list_length (
                        gtk_application_get_windows (GTK_APPLICATION (rbk_probe_application))),
                    ==, n_windows);
}

static void
test_open_broken (RbkWindowFixture *self, gconstpointer data)
{
  AdwMessageDialog *dialog;

  g_assert_true (
      g_file_set_contents (g_file_peek_path (self->file), "{\n  \"format\": 1,", -1, NULL));
  rbk_window_open (self->window, self->file);
  dialog = rbk_fixture_wait_for_question ();
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (dialog)), "book.ratebook"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "line 2"));
  rbk_fixture_answer ("close");
  g_assert_null (rbk_window_get_document (self->window));
}

static void
test_drop (RbkWindowFixture *self, gconstpointer data)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->window));
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  rbk_fixture_write_file (self, "Starter");
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&self->file, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &is_taken);
    }
  g_assert_true (is_taken);
  for (guint i = 0; i < 500 && rbk_window_get_document (self->window) == NULL; i++)
    rbk_probe_spin (10);
  g_assert_nonnull (rbk_window_get_document (self->window));
}

static void
test_narrow (RbkWindowFixture *self, gconstpointer data)
{
  GtkWidget *deliver;
  int        minimum;

  rbk_fixture_new_book (self);
  deliver = rbk_probe_find_button (GTK_WIDGET (self->window), "_Deliver");
  g_assert_true (gtk_widget_get_visible (deliver));
  rbk_probe_resize (GTK_WINDOW (self->window), 360, 640);
  g_assert_false (gtk_widget_get_visible (deliver));
  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* In some languages the words of the head alone are wider than what counts as narrow. */
static void
test_long_words (RbkWindowFixture *self, gconstpointer data)
{
  GtkWidget *deliver;
  int        minimum;

  rbk_fixture_new_book (self);
  deliver = rbk_probe_find_button (GTK_WIDGET (self->window), "_Deliver");
  gtk_button_set_label (GTK_BUTTON (deliver), "An die Buchhaltung und an alle weitergeben");
  rbk_probe_spin (100);
  rbk_probe_resize (GTK_WINDOW (self->window), 360, 640);
  g_assert_false (gtk_widget_get_visible (deliver));
  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);

  rbk_probe_resize (GTK_WINDOW (self->window), 1200, 640);
  g_assert_true (gtk_widget_get_visible (deliver));
}

/* Names of parts that are wider than the page are scrolled, and read whole where there is room. */
static void
test_long_parts (RbkWindowFixture *self, gconstpointer data)
{
  GtkWidget *stack = g_object_ref_sink (gtk_stack_new ());
  GtkWidget *parts = g_object_ref_sink (rbk_parts_new (GTK_STACK (stack)));
  int        minimum, natural;

  for (guint i = 0; i < 4; i++)
    gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new (NULL), NULL,
                          "An die Buchhaltung und an alle weitergeben");
  gtk_widget_measure (parts, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 200);
  g_assert_cmpint (natural, >, 800);
  g_object_unref (parts);
  g_object_unref (stack);
}

static GtkWidget *
find_section (GtkWidget *widget)
{
  GtkWidget *section = RBK_IS_SECTION (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); section == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    section = find_section (child);

  return section;
}

/* The page before goes from sight while the next one comes. */
static GtkWidget *
wait_for_section (GtkWidget *window)
{
  rbk_probe_spin (300);
  for (guint i = 0; i < 500 && find_section (window) == NULL; i++)
    rbk_probe_spin (10);

  return find_section (window);
}

static GtkWidget *
add_long_tools (RbkSection *section)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < 3; i++)
    gtk_box_append (GTK_BOX (tools), gtk_button_new_with_label ("Wahrscheinlichkeit"));
  rbk_section_set_tools (section, tools);

  return tools;
}

/* All of a widget can be seen within another. */
static void
assert_within (GtkWidget *child, GtkWidget *parent)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, parent, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (parent));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (parent));
}

/* Returns how many lines of buttons there are. */
static guint
count_lines (GtkWidget *tools)
{
  float bottom = -1;
  guint n_lines = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (tools); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      assert_within (child, tools);
      g_assert_true (gtk_widget_compute_bounds (child, tools, &bounds));
      n_lines += bounds.origin.y > bottom;
      bottom = MAX (bottom, bounds.origin.y + bounds.size.height);
    }

  return n_lines;
}

/* The tools of a section go below its heading before they would make a page too wide. */
static void
test_long_tools (RbkWindowFixture *self, gconstpointer data)
{
  static const char *const pages[] = { "costs", "wallet", "findings" };

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.new-from-template", "s",
                              "credit-tiers");
  rbk_probe_settle (GTK_WIDGET (self->window));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *section;
      GtkWidget *tools;
      int        minimum;

      rbk_probe_resize (GTK_WINDOW (self->window), 360, 640);
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", pages[i]);
      section = wait_for_section (GTK_WIDGET (self->window));
      g_assert_nonnull (section);
      tools = add_long_tools (RBK_SECTION (section));
      rbk_probe_spin (100);
      gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
      assert_within (tools, section);
      g_assert_cmpuint (count_lines (tools), >, 1);

      rbk_probe_resize (GTK_WINDOW (self->window), 1280, 640);
      assert_within (tools, section);
      g_assert_cmpuint (count_lines (tools), ==, 1);
    }
}

static void
test_suggested_names (void)
{
  static const struct
  {
    const char *title, *suffix, *name;
  } cases[] = {
    { "Acme Docs AI", "ratebook", "acme-docs-ai.ratebook" },
    { "../../etc/passwd", "csv", "etc-passwd.csv" },
    { "Größe & Preis!", NULL, "grosse-preis" },
    { "", "md", "book.md" },
    { NULL, NULL, "book" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = rbk_book_file_suggest_name (cases[i].title, cases[i].suffix);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (RbkWindowFixture *, gconstpointer);
  } tests[] = {
    { "/window/start-page", test_start_page },
    { "/window/each-template", test_each_template },
    { "/window/history", test_history },
    { "/window/add-plan", test_add_plan },
    { "/window/open", test_open },
    { "/window/open-broken", test_open_broken },
    { "/window/drop", test_drop },
    { "/window/narrow", test_narrow },
    { "/window/long-words", test_long_words },
    { "/window/long-parts", test_long_parts },
    { "/window/long-tools", test_long_tools },
  };

  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/window/suggested-names", test_suggested_names);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RbkWindowFixture, NULL, rbk_fixture_set_up, tests[i].test,
                rbk_fixture_tear_down);

  return g_test_run ();
}
