/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "rbk-application.h"
#include "rbk-book-file.h"
#include "rbk-book-writer.h"
#include "rbk-deliver-dialog.h"
#include "rbk-phase.h"
#include "rbk-plan.h"
#include "rbk-preferences.h"
#include "rbk-rate-card.h"
#include "rbk-settings.h"
#include "rbk-template.h"
#include "rbk-window-probe.h"

/* What stands around the pages: drafts and recent books on the start page, delivery,
 * preferences, and the actions of the program. */

static RbkApplication *application;
static char           *folder;

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static RbkWindow *
new_window (const char *template)
{
  RbkWindow *window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (application), NULL));

  gtk_window_present (GTK_WINDOW (window));
  if (template != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-template", "s", template);
  rbk_probe_settle (GTK_WIDGET (window));

  return window;
}

static void
close_window (RbkWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  if (rbk_window_get_document (window) != NULL)
    rbk_document_close (rbk_window_get_document (window));
  gtk_window_destroy (GTK_WINDOW (window));
  spin (50);
  g_assert_null (weak);
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = rbk_probe_find_button (root, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  rbk_probe_settle (root);
}

static void
leave_draft (const char *title)
{
  g_autoptr(GFile) drafts = rbk_draft_get_default_folder ();
  g_autoptr(RbkDraft) draft = rbk_draft_new (drafts);
  g_autoptr(RbkBook) book = rbk_template_new_book ("usage-gated", NULL);
  g_autoptr(GError) error = NULL;

  g_object_set (book, "title", title, NULL);
  g_assert_true (rbk_draft_write (draft, book, NULL, NULL, &error));
  g_assert_no_error (error);
}

static guint
count_drafts (void)
{
  g_autoptr(GFile) drafts = rbk_draft_get_default_folder ();
  g_autoptr(GPtrArray) infos = rbk_draft_list (drafts);

  return infos->len;
}

static void
test_recover (void)
{
  RbkWindow *window;

  leave_draft ("Left <b>behind</b>");
  window = new_window (NULL);
  click (GTK_WIDGET (window), "_Recover");
  g_assert_nonnull (rbk_window_get_document (window));
  g_assert_false (rbk_document_get_is_saved (rbk_window_get_document (window)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "• Left <b>behind</b>");
  close_window (window);
  g_assert_cmpuint (count_drafts (), ==, 0);
}

static void
test_discard (void)
{
  RbkWindow *window;

  leave_draft ("One");
  window = new_window (NULL);
  click (GTK_WIDGET (window), "_Discard");
  g_assert_cmpuint (count_drafts (), ==, 0);
  g_assert_null (rbk_probe_find_button (GTK_WIDGET (window), "_Discard"));
  close_window (window);
}

static void
test_recent (void)
{
  g_autofree char *path = g_build_filename (folder, "recent one.ratebook", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RbkBook) book = rbk_template_new_book ("blank", NULL);
  g_autoptr(GPtrArray) gone = NULL;
  GtkWidget *row;
  RbkWindow *window;

  g_assert_true (rbk_book_write_file (book, file, NULL, NULL, NULL));
  rbk_book_file_remember (file);
  spin (100);
  window = new_window (NULL);
  row =
      rbk_probe_find_type (rbk_probe_find_label (GTK_WIDGET (window), "recent one.ratebook") != NULL
                               ? GTK_WIDGET (window)
                               : NULL,
                           ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  for (guint i = 0; i < 500 && rbk_window_get_document (window) == NULL; i++)
    spin (10);
  g_assert_true (g_file_equal (rbk_document_get_file (rbk_window_get_document (window)), file));
  close_window (window);

  /* A book that is gone is not offered. */
  g_unlink (path);
  gone = rbk_book_file_list_recent ();
  g_assert_cmpuint (gone->len, ==, 0);
}

static void
test_deliver (void)
{
  static const struct
  {
    const char *target, *name, *holds;
  } cases[] = {
    { "csv", "tiers.csv", NULL },
    { "markdown", "tiers.md", NULL },
    { "pricing-page", "page.json", NULL },
    { "stripe-objects", "objects.json", NULL },
    { "stripe", "stripe", "stripe-fixtures.json" },
  };
  RbkWindow *window = new_window ("usage-gated");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbkDeliverDialog *dialog =
          RBK_DELIVER_DIALOG (rbk_deliver_dialog_new (window, rbk_window_get_document (window)));
      g_autoptr(GFile) destination = g_file_new_build_filename (folder, cases[i].name, NULL);
      g_autofree char *written = g_build_filename (folder, cases[i].name, cases[i].holds, NULL);
      gpointer         weak = dialog;

      g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
      gtk_window_present (GTK_WINDOW (dialog));
      rbk_deliver_dialog_choose (dialog, cases[i].target);
      rbk_probe_settle (GTK_WIDGET (dialog));
      g_assert_true (rbk_deliver_dialog_save_to (dialog, destination));
      g_assert_true (g_file_test (written, G_FILE_TEST_IS_REGULAR));
      spin (50);
      g_assert_null (weak);
    }
  close_window (window);
}

static GtkWidget *
find_problem (RbkDeliverDialog *dialog, const char *text)
{
  GtkWidget *label = rbk_probe_find_label (GTK_WIDGET (dialog), text);

  return label != NULL && gtk_widget_get_mapped (label) ? label : NULL;
}

/* A destination that can't be written is told in the dialog, which stays. */
static void
test_deliver_fails (void)
{
  g_autoptr(GFile) nowhere = g_file_new_build_filename (folder, "no", "such", "x.csv", NULL);
  RbkWindow        *window = new_window ("usage-gated");
  RbkDeliverDialog *dialog =
      RBK_DELIVER_DIALOG (rbk_deliver_dialog_new (window, rbk_window_get_document (window)));

  gtk_window_present (GTK_WINDOW (dialog));
  rbk_deliver_dialog_choose (dialog, "csv");
  rbk_probe_settle (GTK_WIDGET (dialog));
  g_assert_null (find_problem (dialog, "This Can’t Be Delivered"));
  g_assert_false (rbk_deliver_dialog_save_to (dialog, nowhere));
  rbk_probe_settle (GTK_WIDGET (dialog));
  g_assert_nonnull (find_problem (dialog, "This Can’t Be Delivered"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  close_window (window);
}

static RbkRateCard *
metered_card (RbkDocument *document)
{
  g_autoptr(RbkPlan) plan =
                 g_list_model_get_item (rbk_book_get_plans (rbk_document_get_book (document)), 0);
  g_autoptr(RbkPhase) phase = g_list_model_get_item (rbk_plan_get_phases (plan), 0);
  GListModel *cards = rbk_phase_get_rate_cards (phase);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr(RbkRateCard) card = g_list_model_get_item (cards, i);

      if (rbk_rate_card_get_meter (card) != NULL)
        return card;
    }

  return NULL;
}

/* Where the bill would differ, the reason stands in place and there is nothing to save. */
static void
test_deliver_refuses (void)
{
  RbkWindow   *window = new_window ("usage-gated");
  RbkDocument *document = rbk_window_get_document (window);
  RbkRecord   *card = RBK_RECORD (metered_card (document));
  RbkDecimal   ten = RBK_DECIMAL_UNITS (10), hundred = RBK_DECIMAL_UNITS (100);
  RbkEdit     *edit = rbk_edit_new_group (NULL);
  g_autoptr(GError) error = NULL;
  GtkWidget        *save;
  RbkDeliverDialog *dialog;

  /* Packages beyond an included amount: Stripe would bill another number of them. */
  rbk_edit_add (edit, rbk_edit_new_set_decimal (card, "amount", &ten));
  rbk_edit_add (edit, rbk_edit_new_set_decimal (card, "package-size", &hundred));
  rbk_edit_add (edit, rbk_edit_new_set_integer (card, "price", RBK_PRICE_KIND_PACKAGE));
  g_assert_true (rbk_document_take (document, edit, &error));
  g_assert_no_error (error);

  dialog = RBK_DELIVER_DIALOG (rbk_deliver_dialog_new (window, document));
  gtk_window_present (GTK_WINDOW (dialog));
  rbk_probe_settle (GTK_WIDGET (dialog));
  save = rbk_probe_find_button (GTK_WIDGET (dialog), "_Save…");
  g_assert_nonnull (find_problem (dialog, "This Can’t Be Delivered"));
  g_assert_false (gtk_widget_get_sensitive (save));

  rbk_deliver_dialog_choose (dialog, "csv");
  rbk_probe_settle (GTK_WIDGET (dialog));
  g_assert_null (find_problem (dialog, "This Can’t Be Delivered"));
  g_assert_true (gtk_widget_get_sensitive (save));
  gtk_window_destroy (GTK_WINDOW (dialog));
  close_window (window);
}

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
  window = RBK_WINDOW (rbk_window_new (GTK_APPLICATION (application), settings));
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 777);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-from-template", "s", "blank");
  rbk_probe_settle (GTK_WIDGET (window));
  book = rbk_document_get_book (rbk_window_get_document (window));
  g_assert_cmpstr (rbk_book_get_currency (book), ==, "JPY");

  gtk_window_set_default_size (GTK_WINDOW (window), 888, 600);
  spin (200);
  gtk_window_close (GTK_WINDOW (window));
  spin (50);
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 888);
}

static guint
count_windows (void)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
}

static void
test_application (void)
{
  GActionGroup *actions = G_ACTION_GROUP (application);
  GtkWindow    *active;

  g_application_activate (G_APPLICATION (application));
  g_assert_cmpuint (count_windows (), ==, 1);
  g_application_activate (G_APPLICATION (application));
  g_assert_cmpuint (count_windows (), ==, 1);
  g_action_group_activate_action (actions, "new-window", NULL);
  g_assert_cmpuint (count_windows (), ==, 2);
  active = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_action_group_activate_action (actions, "about", NULL);
  g_action_group_activate_action (actions, "preferences", NULL);
  gtk_widget_activate_action (GTK_WIDGET (active), "win.show-help-overlay", NULL);
  spin (100);
  g_assert_nonnull (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (active)));
  g_action_group_activate_action (actions, "quit", NULL);
  spin (100);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    g_assert_false (RBK_IS_WINDOW (l->data));
}

int
main (int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;

  if (g_getenv ("DISPLAY") == NULL)
    {
      g_printerr ("no display, skipped\n");
      return 77;
    }

  folder = g_dir_make_tmp ("ratebook-test-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = rbk_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  g_test_add_func ("/shell/recover", test_recover);
  g_test_add_func ("/shell/discard", test_discard);
  g_test_add_func ("/shell/recent", test_recent);
  g_test_add_func ("/shell/deliver", test_deliver);
  g_test_add_func ("/shell/deliver-fails", test_deliver_fails);
  g_test_add_func ("/shell/deliver-refuses", test_deliver_refuses);
  g_test_add_func ("/shell/preferences", test_preferences);
  g_test_add_func ("/shell/settings-hold", test_settings_hold);
  g_test_add_func ("/shell/application", test_application);

  return g_test_run ();
}
