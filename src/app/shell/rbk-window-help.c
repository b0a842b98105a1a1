/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include "rbk-help-topic.h"
#include "rbk-help-window.h"
#include "rbk-workbench.h"

/* How one comes from the window to its help. */

#define START "start"

static void
open_topic (GtkWidget *widget, const char *topic)
{
  rbk_help_window_open (gtk_window_get_application (GTK_WINDOW (widget)), topic);
}

/* What has the focus knows best; else it is the page that is shown. */
static void
help_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow  *self = RBK_WINDOW (widget);
  const char *topic = rbk_help_topic_get (gtk_window_get_focus (GTK_WINDOW (self)));

  if (topic == NULL && self->workbench != NULL)
    topic = rbk_workbench_get_page (RBK_WORKBENCH (self->workbench));
  open_topic (widget, topic != NULL ? topic : START);
}

static void
help_on_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_topic (widget, g_variant_get_string (parameter, NULL));
}

/*
 * rbk_window_install_help_actions:
 * @widget_class: the class of windows
 *
 * `win.help` opens the help on where the user is, `win.help-on` on a topic.
 */
void
rbk_window_install_help_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "win.help-on", "s", help_on_cb);
}
