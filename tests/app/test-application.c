/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-preferences.h"
#include "rbk-settings.h"
#include "rbk-shell-probe.h"
#include "rbk-usage-cache.h"
#include "rbk-usage-reader.h"
#include "rbk-window-probe.h"

#include <glib/gstdio.h>

/* The program's own actions, and the user's choices. */

static void
test_preferences (void)
{
  g_autoptr(GSettings) settings = rbk_settings_new ();
  g_autofree char *currency = NULL;
  GtkWidget       *preferences, *entry, *spin_button, *combo;

  g_assert_nonnull (settings);
  preferences = rbk_preferences_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (preferences));
  rbk_probe_settle (preferences);

  combo = rbk_probe_find_type (preferences, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 2);
  g_assert_cmpint (g_settings_get_enum (settings, "color-scheme"), ==, 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 0);

  spin_button = rbk_probe_find_type (preferences, GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin_button), 65);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "margin-good"), 0.65, 1e-9);

  entry = rbk_probe_find_type (preferences, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "XYQ");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "apply");
  gtk_editable_set_text (GTK_EDITABLE (entry), " eur ");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "apply");
  currency = g_settings_get_string (settings, "default-currency");
  g_assert_cmpstr (currency, ==, "EUR");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
read_large (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkUsage) usage = rbk_usage_read (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (usage);
  rbk_usage_cache_wait ();
}

/* What is chosen holds for what the program reads from then on. */
static void
test_keep_usage (void)
{
  g_autoptr(GSettings) settings = rbk_settings_new ();
  g_autoptr(GString) text = g_string_new ("customer_id,calls\n");
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "large.csv", NULL);

  for (guint i = 0; text->len < RBK_USAGE_CACHE_MIN_BYTES; i++)
    g_string_append_printf (text, "customer-%u,%u\n", i % 1000, i % 7);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  rbk_usage_cache_trim (0);
  g_settings_set_boolean (settings, "keep-usage", FALSE);
  read_large (path);
  g_assert_cmpuint (rbk_usage_cache_get_size (), ==, 0);
  g_settings_set_boolean (settings, "keep-usage", TRUE);
  read_large (path);
  g_assert_cmpuint (rbk_usage_cache_get_size (), >, 0);
  rbk_usage_cache_trim (0);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* What is kept can be seen and deleted. */
static void
test_cache (void)
{
  g_autoptr(GSettings) settings = rbk_settings_new ();
  g_autofree char *folder = rbk_usage_cache_get_folder ();
  g_autofree char *path = g_build_filename (folder, "kept", NULL);
  GtkWidget       *preferences, *button;

  g_assert_true (g_file_set_contents (path, "12345", 5, NULL));
  g_assert_cmpuint (rbk_usage_cache_get_size (), ==, 5);
  g_assert_true (g_settings_get_boolean (settings, "keep-usage"));
  preferences = rbk_preferences_new (NULL, settings);
  gtk_window_present (GTK_WINDOW (preferences));
  rbk_probe_settle (preferences);
  button = rbk_probe_find_button (preferences, "_Clear");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (rbk_usage_cache_get_size (), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* A blank book takes the currency that was chosen, and a window the size that was left. */
static void
test_settings_hold (void)
{
  g_autoptr(GSettings) settings = rbk_settings_new ();
  RbkWindow *window;
  RbkBook   *book;
  int        width, height;

  g_settings_set_string (settings, "default-currency", "JPY");
  g_settings_set_int (settings, "window-width", 777);
  window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (rbk_probe_application), settings));
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 777);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-template", "s", "blank");
  rbk_probe_settle (GTK_WIDGET (window));
  book = rbk_document_get_book (rbk_window_get_document (window));
  g_assert_cmpstr (rbk_book_get_currency (book), ==, "JPY");

  gtk_window_set_default_size (GTK_WINDOW (window), 888, 600);
  rbk_probe_spin (200);
  gtk_window_close (GTK_WINDOW (window));
  rbk_probe_spin (50);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 888);
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (rbk_probe_application)));
}

/* Each page of the sidebar has the key of its place there. */
static void
test_page_keys (void)
{
  static const char *const pages[] = { "design", "costs",     "customers", "scenarios",
                                       "wallet", "migration", "findings",  "deliver" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", pages[i]);
      g_autofree char *expected = g_strdup_printf ("<Alt>%u", i + 1);
      g_auto(GStrv) keys =
                  gtk_application_get_accels_for_action (GTK_APPLICATION (rbk_probe_application),
                                                         action);

      g_assert_cmpstr (keys[0], ==, expected);
    }
}

static void
test_application (void)
{
  GActionGroup *actions = G_ACTION_GROUP (rbk_probe_application);
  GtkWindow    *active;

  g_application_activate (G_APPLICATION (rbk_probe_application));
  g_assert_cmpuint (count_windows (), ==, 1);
  g_application_activate (G_APPLICATION (rbk_probe_application));
  g_assert_cmpuint (count_windows (), ==, 1);
  g_action_group_activate_action (actions, "new-window", NULL);
  g_assert_cmpuint (count_windows (), ==, 2);
  active = gtk_application_get_active_window (GTK_APPLICATION (rbk_probe_application));
  g_action_group_activate_action (actions, "about", NULL);
  g_action_group_activate_action (actions, "preferences", NULL);
  gtk_widget_activate_action (GTK_WIDGET (active), "win.show-help-overlay", NULL);
  rbk_probe_spin (100);
  g_assert_nonnull (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (active)));
  g_action_group_activate_action (actions, "quit", NULL);
  rbk_probe_spin (100);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (rbk_probe_application)); l != NULL;
       l = l->next)
    g_assert_false (RBK_IS_WINDOW (l->data));
}

int
main (int argc, char *argv[])
{
  if (!rbk_probe_start (&argc, &argv))
    return 77;

  g_test_add_func ("/application/preferences", test_preferences);
  g_test_add_func ("/application/cache", test_cache);
  g_test_add_func ("/application/keep-usage", test_keep_usage);
  g_test_add_func ("/application/settings-hold", test_settings_hold);
  g_test_add_func ("/application/page-keys", test_page_keys);
  g_test_add_func ("/application/actions", test_application);

  return g_test_run ();
}
