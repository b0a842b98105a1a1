/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-application.h"

#include <glib/gi18n-lib.h>

#include "config.h"
#include "rbk-preferences.h"
#include "rbk-session.h"
#include "rbk-settings.h"
#include "rbk-usage-cache.h"
#include "rbk-window.h"

#define RESOURCE_ROOT "/io/github/ratebook/Ratebook"

/**
 * RbkApplication:
 *
 * The program: its windows, and what is the same in all of them.
 */
struct _RbkApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (RbkApplication, rbk_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new-window", { "<Primary>n", NULL } },
  { "app.quit", { "<Primary>q", NULL } },
  { "app.preferences", { "<Primary>comma", NULL } },
  { "app.help", { "F1", NULL } },
  { "win.open", { "<Primary>o", NULL } },
  { "win.save", { "<Primary>s", NULL } },
  { "win.save-as", { "<Primary><Shift>s", NULL } },
  { "win.undo", { "<Primary>z", NULL } },
  { "win.redo", { "<Primary><Shift>z", "<Primary>y", NULL } },
  { "win.add-plan", { "<Primary><Shift>n", NULL } },
  { "win.find-for-margin", { "<Primary>g", NULL } },
  { "win.find-best-prices", { "<Primary><Shift>g", NULL } },
  { "win.explain-focus", { "<Primary>i", NULL } },
  { "win.deliver", { "<Primary>e", NULL } },
  { "win.page::design", { "<Alt>1", NULL } },
  { "win.page::costs", { "<Alt>2", NULL } },
  { "win.page::customers", { "<Alt>3", NULL } },
  { "win.page::scenarios", { "<Alt>4", NULL } },
  { "win.page::wallet", { "<Alt>5", NULL } },
  { "win.page::migration", { "<Alt>6", NULL } },
  { "win.page::findings", { "<Alt>7", NULL } },
  { "win.page::deliver", { "<Alt>8", NULL } },
  { "win.step-page(1)", { "<Primary>Page_Down", NULL } },
  { "win.step-page(-1)", { "<Primary>Page_Up", NULL } },
  { "win.toggle-pages", { "F9", NULL } },
  { "win.show-help-overlay", { "<Primary>question", NULL } },
  { "window.close", { "<Primary>w", NULL } },
};

static RbkWindow *
new_window (RbkApplication *self)
{
  return RBK_WINDOW (rbk_window_new (GTK_APPLICATION (self), self->settings));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (new_window (user_data)));
}

/* Each window is asked, for each may have unsaved work. All of them together are the
 * session, though they go one after the other. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RbkApplication *self = user_data;
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (user_data));
  g_auto(GStrv) session =
              self->settings != NULL ? g_settings_get_strv (self->settings, "session") : NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    if (RBK_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  if (session != NULL)
    g_settings_set_strv (self->settings, "session", (const char *const *) session);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RbkApplication *self = user_data;
  GtkWindow      *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (rbk_preferences_new (parent, self->settings)));
}

/* A dialog is asked from as well as the window below it. */
static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rbk_window_help (GTK_APPLICATION (user_data),
                   gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (user_data);

  adw_show_about_window (parent, "application-name", _ ("Ratebook"), "application-icon", RBK_APP_ID,
                         "version", RBK_VERSION, "comments",
                         _ ("Design prices for products in which AI models do the work."),
                         "developer-name", _ ("The Ratebook contributors"), "license-type",
                         GTK_LICENSE_GPL_3_0, NULL);
}

static void
apply_color_scheme (RbkApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int                         choice = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[choice]);
}

static void
apply_keep_usage (RbkApplication *self)
{
  rbk_usage_cache_set_enabled (g_settings_get_boolean (self->settings, "keep-usage"));
}

static void
add_actions (RbkApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "quit", .activate = quit_cb },
    { .name = "preferences", .activate = preferences_cb },
    { .name = "help", .activate = help_cb },
    { .name = "about", .activate = about_cb },
  };
  GAction *preferences;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  preferences = g_action_map_lookup_action (G_ACTION_MAP (self), "preferences");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (preferences), self->settings != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].keys);
}

static void
rbk_application_startup (GApplication *application)
{
  RbkApplication *self = RBK_APPLICATION (application);

  G_APPLICATION_CLASS (rbk_application_parent_class)->startup (application);

  self->settings = rbk_settings_new ();
  add_actions (self);
  gtk_window_set_default_icon_name (RBK_APP_ID);
  rbk_window_help_in_dialogs (GTK_APPLICATION (self));
  if (self->settings == NULL)
    return;

  apply_color_scheme (self);
  apply_keep_usage (self);
  g_signal_connect_object (self->settings, "changed::keep-usage", G_CALLBACK (apply_keep_usage),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           self, G_CONNECT_SWAPPED);
}

/* What was never saved has no file to be opened with; the start page offers it. */
static gboolean
has_unsaved_book (void)
{
  g_autoptr(GFile) folder = rbk_draft_get_default_folder ();
  g_autoptr(RbkDraftInfo) info = rbk_draft_find (folder, NULL);

  return info != NULL;
}

static void
rbk_application_activate (GApplication *application)
{
  RbkApplication *self = RBK_APPLICATION (application);
  GtkWindow      *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL && !has_unsaved_book () &&
      rbk_session_restore (GTK_APPLICATION (self), self->settings))
    return;
  if (window == NULL)
    window = GTK_WINDOW (new_window (self));
  gtk_window_present (window);
}

static void
rbk_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));
      RbkWindow *window =
          RBK_IS_WINDOW (active) ? RBK_WINDOW (active) : new_window (RBK_APPLICATION (application));

      /* It comes to the screen with its book, not before. */
      rbk_window_open (window, files[i]);
    }
}

static int
rbk_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("ratebook %s\n", RBK_VERSION);

  return 0;
}

static void
rbk_application_finalize (GObject *object)
{
  g_clear_object (&RBK_APPLICATION (object)->settings);

  G_OBJECT_CLASS (rbk_application_parent_class)->finalize (object);
}

static void
rbk_application_class_init (RbkApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rbk_application_finalize;
  application_class->startup = rbk_application_startup;
  application_class->activate = rbk_application_activate;
  application_class->open = rbk_application_open;
  application_class->handle_local_options = rbk_application_handle_local_options;
}

static void
rbk_application_init (RbkApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { 0 },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[BOOK…]"));
}

/**
 * rbk_application_new:
 * @flags: added to what the program needs, as to run beside another in a test
 *
 * Returns: (transfer full): the program
 */
RbkApplication *
rbk_application_new (GApplicationFlags flags)
{
  return g_object_new (RBK_TYPE_APPLICATION, "application-id", RBK_APP_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path", RESOURCE_ROOT,
                       NULL);
}
