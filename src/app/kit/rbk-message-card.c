/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-message-card.h"

#include <glib/gi18n-lib.h>

#include "rbk-word.h"
#include "rbk-wrapped-label.h"

/**
 * rbk_message_list_new:
 * @label: its accessible name
 *
 * Returns: (transfer floating): a list without messages
 */
GtkWidget *
rbk_message_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return list;
}

/**
 * rbk_message_list_clear:
 * @list: a list of messages
 *
 * Empties it.
 */
void
rbk_message_list_clear (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = rbk_wrapped_label_new (text, css_class);

  gtk_box_append (GTK_BOX (box), label);
}

static void
add_row (GtkWidget *list, GtkWidget *box)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "message");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/**
 * rbk_message_list_add:
 * @list: a list of messages
 * @what: what stands above it
 * @text: a message
 *
 * Adds what a customer reads; of one that is not sent, why.
 */
void
rbk_message_list_add (GtkWidget *list, const char *what, const RbkGateText *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  add_label (box, what, "caption");
  if (text->not_sent != NULL)
    {
      add_label (box, text->not_sent, "warning");
      add_row (list, box);
      return;
    }
  add_label (box, text->title, "heading");
  add_label (box, text->text, NULL);
  for (guint i = 0; text->buttons[i] != NULL; i++)
    {
      g_autofree char *button = g_strdup_printf ("[ %s ]", text->buttons[i]);

      add_label (box, button, "caption");
    }
  add_row (list, box);
}

/**
 * rbk_message_list_add_note:
 * @list: a list of messages
 * @text: why there is none
 *
 * Adds a row that is no message.
 */
void
rbk_message_list_add_note (GtkWidget *list, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_label (box, text, "dim-label");
  add_row (list, box);
}

static const char *
word_for (GType type, int value)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);

  return rbk_word_for_nick (g_enum_get_value (klass, value)->value_nick);
}

/**
 * rbk_message_dup_kind:
 * @text: a message
 *
 * Returns: (transfer full): on what occasion it is sent, and where it is read
 */
char *
rbk_message_dup_kind (const RbkGateText *text)
{
  /* Translators: an occasion, and where a message is read: “Limit · page” */
  return g_strdup_printf (_ ("%s · %s"),
                          word_for (RBK_TYPE_MESSAGE_EVENT, (int) text->message->event),
                          word_for (RBK_TYPE_MESSAGE_CHANNEL, (int) text->message->channel));
}
