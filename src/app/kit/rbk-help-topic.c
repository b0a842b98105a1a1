/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-help-topic.h"

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("rbk-help-topic");
}

/**
 * rbk_help_topic_set:
 * @widget: a part of the window
 * @topic: (nullable): the topic of the help that tells of it, as `rule/price-step`
 *
 * Says where one who asks for help there is led.
 */
void
rbk_help_topic_set (GtkWidget *widget, const char *topic)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_qdata_full (G_OBJECT (widget), get_quark (), g_strdup (topic), g_free);
}

/**
 * rbk_help_topic_get:
 * @widget: (nullable): where the user is
 *
 * Returns: (transfer none) (nullable): the topic of the help that tells of the narrowest part of
 *   the window around it; nothing where no part has one
 */
const char *
rbk_help_topic_get (GtkWidget *widget)
{
  const char *topic = NULL;

  for (; widget != NULL && topic == NULL; widget = gtk_widget_get_parent (widget))
    topic = g_object_get_qdata (G_OBJECT (widget), get_quark ());
  return topic;
}
