/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include "rbk-help-topic.h"
#include "rbk-help-window.h"
#include "rbk-workbench.h"

/* How one comes from the window to its help. */

#define START "start"

static void
help_on_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  rbk_help_window_open (gtk_window_get_application (GTK_WINDOW (widget)),
                        g_variant_get_string (parameter, NULL));
}

/*
 * rbk_window_install_help_actions:
 * @widget_class: the class of windows
 *
 * `win.help-on` opens the help on a topic.
 */
void
rbk_window_install_help_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.help-on", "s", help_on_cb);
}

/* What has the focus knows best; then the dialog, and then the page below it. */
static const char *
find_topic (GtkWindow *asked)
{
  const char *topic = NULL;

  for (; asked != NULL && topic == NULL; asked = gtk_window_get_transient_for (asked))
    {
      GtkWidget *focus = gtk_window_get_focus (asked);
      RbkWindow *window = RBK_IS_WINDOW (asked) ? RBK_WINDOW (asked) : NULL;

      topic = rbk_help_topic_get (focus != NULL ? focus : GTK_WIDGET (asked));
      if (topic == NULL && window != NULL && window->workbench != NULL)
        topic = rbk_workbench_get_page (RBK_WORKBENCH (window->workbench));
    }
  return topic != NULL ? topic : START;
}

/**
 * rbk_window_help:
 * @application: the program
 * @asked: (nullable): the window in which the user is: one of books, or a dialog over it
 *
 * Opens the help on where the user is.
 */
void
rbk_window_help (GtkApplication *application, GtkWindow *asked)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  /* Who asks there has found it already. */
  if (asked == NULL || !RBK_IS_HELP_WINDOW (asked))
    rbk_help_window_open (application, find_topic (asked));
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  /* What belongs to the program is reached by its own keys. */
  if (gtk_window_get_application (GTK_WINDOW (widget)) != NULL)
    return FALSE;
  rbk_window_help (GTK_APPLICATION (user_data), GTK_WINDOW (widget));

  return TRUE;
}

static void
listen (GtkWidget *window, GtkApplication *application)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                                                          gtk_callback_action_new (key_cb,
                                                                                   application,
                                                                                   NULL)));
  gtk_widget_add_controller (window, keys);
}

static void
windows_changed_cb (GtkApplication *application,
                    guint           position,
                    guint           n_removed,
                    guint           n_added,
                    GListModel     *windows)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      listen (window, application);
    }
}

/**
 * rbk_window_help_in_dialogs:
 * @application: the program
 *
 * Lets the help key work in dialogs, which know nothing of the program's keys.
 */
void
rbk_window_help_in_dialogs (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), application, G_CONNECT_SWAPPED);
}
