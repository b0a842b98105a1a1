/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "rbk-finding-row.h"
#include "rbk-help-list.h"
#include "rbk-help-text.h"
#include "rbk-help-window.h"
#include "rbk-help-picture.h"
#include "rbk-shell-probe.h"
#include "rbk-window-private.h"
#include "rbk-window-probe.h"
#include "rbk-workbench.h"

/* The help, opened and read as a person does. */

static RbkHelpWindow *
find_help (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (rbk_probe_application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (RBK_IS_HELP_WINDOW (l->data))
      return l->data;
  return NULL;
}

static RbkHelpWindow *
open_help (RbkWindow *window)
{
  RbkHelpWindow *help;

  rbk_window_help (GTK_APPLICATION (rbk_probe_application), GTK_WINDOW (window));
  help = find_help ();
  g_assert_nonnull (help);
  rbk_probe_settle (GTK_WIDGET (help));

  return help;
}

/* A picture is as high as its width asks for, however narrow the page. */
static void
test_picture (void)
{
  RbkHelpWindow *help = rbk_help_window_open (GTK_APPLICATION (rbk_probe_application), "founder");
  GtkWidget     *picture;

  rbk_probe_spin (300);
  picture = rbk_probe_find_type (GTK_WIDGET (help), RBK_TYPE_HELP_PICTURE);
  g_assert_nonnull (picture);
  g_assert_cmpint (gtk_widget_get_width (picture), >, 300);
  g_assert_cmpint (gtk_widget_get_height (picture) * 10, >, gtk_widget_get_width (picture) * 7);
  g_assert_cmpint (gtk_widget_get_height (picture), <, gtk_widget_get_width (picture));
  gtk_window_close (GTK_WINDOW (help));
  rbk_probe_spin (300);
}

/* F1 is bound to it, and every page has a topic that it opens; there is one window of help for
 * all. */
static void
test_pages (void)
{
  RbkWindow *window = rbk_probe_new_window (NULL);
  g_auto(GStrv) keys =
              gtk_application_get_accels_for_action (GTK_APPLICATION (rbk_probe_application),
                                                     "app.help");
  RbkHelpWindow *help = open_help (window);
  gpointer       weak = help;
  guint          n_pages = 0;
  const char    *page;

  g_assert_cmpstr (keys[0], ==, "F1");
  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "start");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-template", "s", "credit-tiers");
  rbk_probe_settle (GTK_WIDGET (window));
  do
    {
      page = rbk_workbench_get_page (RBK_WORKBENCH (window->workbench));
      g_assert_true (open_help (window) == help);
      g_assert_cmpstr (rbk_help_window_get_topic (help), ==, page);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.step-page", "i", 1);
      rbk_probe_settle (GTK_WIDGET (window));
      page = rbk_workbench_get_page (RBK_WORKBENCH (window->workbench));
    }
  while (++n_pages < 100 && g_strcmp0 (page, "design") != 0);
  g_assert_cmpuint (n_pages, ==, 8);
  /* It goes with the last window. */
  g_object_add_weak_pointer (G_OBJECT (help), &weak);
  rbk_probe_close_window (window);
  g_assert_null (weak);
}

static GtkWidget *
find_text_with (GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), part) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text_with (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
follow (RbkHelpWindow *help, const char *address)
{
  GtkWidget *label = find_text_with (GTK_WIDGET (help), address);
  gboolean   is_done = FALSE;

  g_assert_nonnull (label);
  g_signal_emit_by_name (label, "activate-link", address, &is_done);
  /* The toolkit opens nothing. */
  g_assert_true (is_done);
  rbk_probe_settle (GTK_WIDGET (help));
}

static void
test_links (void)
{
  RbkWindow     *window = rbk_probe_new_window ("usage-gated");
  RbkHelpWindow *help = open_help (window);

  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "design");
  follow (help, "findings.md");
  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "findings");
  follow (help, "rules.md");
  follow (help, "rules.md#price-step");
  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "rule/price-step");
  rbk_probe_click (GTK_WIDGET (help), "Back");
  rbk_probe_click (GTK_WIDGET (help), "Back");
  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "findings");
  rbk_probe_click (GTK_WIDGET (help), "Forward");
  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "rules");
  follow (help, "rules.md#stacking");
  /* What lay ahead is given up. */
  g_assert_false (gtk_widget_get_sensitive (rbk_probe_find_button (GTK_WIDGET (help), "Forward")));
  rbk_probe_click (GTK_WIDGET (help), "Back");
  rbk_probe_click (GTK_WIDGET (help), "Back");
  rbk_probe_click (GTK_WIDGET (help), "Back");
  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "design");
  g_assert_false (gtk_widget_get_sensitive (rbk_probe_find_button (GTK_WIDGET (help), "Back")));
  rbk_probe_close_window (window);
}

static guint
count_rows (GtkListBox *list)
{
  GtkListBoxRow *row;
  guint          n_rows = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n_rows += gtk_widget_get_child_visible (GTK_WIDGET (row));
  return n_rows;
}

static void
search (RbkHelpWindow *help, const char *text)
{
  GtkWidget *entry = rbk_probe_find_type (GTK_WIDGET (help), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  rbk_probe_spin (400);
}

static void
test_search (void)
{
  RbkWindow     *window = rbk_probe_new_window ("usage-gated");
  RbkHelpWindow *help = open_help (window);
  GtkWidget     *entry = rbk_probe_find_type (GTK_WIDGET (help), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget     *list = rbk_probe_find_type (GTK_WIDGET (help), RBK_TYPE_HELP_LIST);
  GtkListBox    *box = GTK_LIST_BOX (rbk_probe_find_type (list, GTK_TYPE_LIST_BOX));
  guint          n_all = count_rows (box);
  GtkWidget     *nothing = find_text_with (list, "Nothing is said of that.");

  gtk_widget_activate_action (GTK_WIDGET (help), "help.search", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (help)), entry));
  search (help, "never expire");
  g_assert_cmpuint (count_rows (box), >, 0);
  g_assert_cmpuint (count_rows (box), <, n_all);
  g_signal_emit_by_name (entry, "activate");
  rbk_probe_settle (GTK_WIDGET (help));
  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "rule/credits-never-expire");
  search (help, "xylophone");
  g_assert_cmpuint (count_rows (box), ==, 0);
  g_assert_true (gtk_widget_get_visible (nothing));
  search (help, "");
  g_assert_cmpuint (count_rows (box), ==, n_all);
  g_assert_false (gtk_widget_get_visible (nothing));
  rbk_probe_close_window (window);
}

/* A finding leads to its rule, by its button and by the key. */
static void
test_finding (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "findings");
  rbk_probe_settle (GTK_WIDGET (window));
  row = rbk_probe_find_type (GTK_WIDGET (window), RBK_TYPE_FINDING_ROW);
  g_assert_nonnull (row);
  rbk_probe_click (row, "_Why");
  rbk_probe_click (row, "_More in Help");
  g_assert_nonnull (find_help ());
  g_assert_cmpstr (rbk_help_window_get_topic (find_help ()), ==, "rule/cap-at-median");
  rbk_help_window_show_topic (find_help (), "start");
  gtk_widget_grab_focus (rbk_probe_find_button (row, "_Why"));
  open_help (window);
  g_assert_cmpstr (rbk_help_window_get_topic (find_help ()), ==, "rule/cap-at-median");
  rbk_probe_close_window (window);
}

static GtkWindow *
find_dialog (RbkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (dialog) == GTK_WINDOW (window) &&
          gtk_widget_get_mapped (GTK_WIDGET (dialog)))
        return dialog;
    }
  return NULL;
}

/* A dialog is asked from, too, and does not keep the help from being read. */
static void
test_dialog (void)
{
  RbkWindow *window = rbk_probe_new_window ("usage-gated");
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.find-best-prices", NULL);
  rbk_probe_settle (GTK_WIDGET (window));
  dialog = find_dialog (window);
  g_assert_nonnull (dialog);
  rbk_window_help (GTK_APPLICATION (rbk_probe_application), dialog);
  g_assert_nonnull (find_help ());
  g_assert_cmpstr (rbk_help_window_get_topic (find_help ()), ==, "design");
  g_assert_true (gtk_window_get_group (GTK_WINDOW (find_help ())) != gtk_window_get_group (dialog));
  gtk_window_destroy (dialog);
  rbk_probe_settle (GTK_WIDGET (window));
  rbk_probe_close_window (window);
}

/* What was read is come back to where it was left. */
static void
test_scroll (void)
{
  RbkWindow     *window = rbk_probe_new_window ("usage-gated");
  RbkHelpWindow *help = open_help (window);
  GtkWidget     *text = rbk_probe_find_type (GTK_WIDGET (help), RBK_TYPE_HELP_TEXT);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (text, GTK_TYPE_SCROLLED_WINDOW)));

  gtk_adjustment_set_value (scroll, 200.0);
  rbk_probe_settle (GTK_WIDGET (help));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 200.0);
  follow (help, "findings.md");
  rbk_probe_settle (GTK_WIDGET (help));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0.0);
  rbk_probe_click (GTK_WIDGET (help), "Back");
  rbk_probe_spin (200);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 200.0);
  rbk_probe_close_window (window);
}

/* Tab leads from link to link, and what has the focus is followed. Which link that is, newer labels
 * don't say: it is followed. */
static void
test_keys (void)
{
  static const char *const topics[] = { "findings", "words", "numbers", "keyboard" };
  RbkWindow               *window = rbk_probe_new_window ("usage-gated");
  RbkHelpWindow           *help = open_help (window);

  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      rbk_help_window_show_topic (help, "design");
      rbk_probe_settle (GTK_WIDGET (help));
      gtk_widget_grab_focus (rbk_probe_find_type (GTK_WIDGET (help), RBK_TYPE_HELP_TEXT));
      for (gsize j = 0; j <= i; j++)
        gtk_widget_child_focus (GTK_WIDGET (help), GTK_DIR_TAB_FORWARD);
      g_assert_true (GTK_IS_LABEL (gtk_window_get_focus (GTK_WINDOW (help))));
      g_signal_emit_by_name (gtk_window_get_focus (GTK_WINDOW (help)), "activate-current-link");
      rbk_probe_settle (GTK_WIDGET (help));
      g_assert_cmpstr (rbk_help_window_get_topic (help), ==, topics[i]);
    }
  rbk_probe_close_window (window);
}

/* Headings are headings for those who listen, and lists are lists. */
static void
test_roles (void)
{
  RbkWindow     *window = rbk_probe_new_window ("usage-gated");
  RbkHelpWindow *help = open_help (window);
  GtkWidget     *text = rbk_probe_find_type (GTK_WIDGET (help), RBK_TYPE_HELP_TEXT);
  GtkWidget     *title = find_text_with (text, "Design");

  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_test_accessible_assert_role (gtk_widget_get_parent (
                                       find_text_with (text, "what is paid in a month")),
                                   GTK_ACCESSIBLE_ROLE_TABLE);
  rbk_help_window_show_topic (help, "no-such-topic");
  g_assert_cmpstr (rbk_help_window_get_topic (help), ==, "start");
  rbk_probe_close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/app/help/pages", test_pages);
  g_test_add_func ("/app/help/picture", test_picture);
  g_test_add_func ("/app/help/links", test_links);
  g_test_add_func ("/app/help/search", test_search);
  g_test_add_func ("/app/help/finding", test_finding);
  g_test_add_func ("/app/help/dialog", test_dialog);
  g_test_add_func ("/app/help/scroll", test_scroll);
  g_test_add_func ("/app/help/keys", test_keys);
  g_test_add_func ("/app/help/roles", test_roles);

  return g_test_run ();
}
