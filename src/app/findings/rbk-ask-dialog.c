/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-ask-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-dialog-parts.h"
#define NOTES_HEIGHT 180

typedef struct
{
  GtkWidget *entries[RBK_ASK_FIELDS];
  RbkAskDone done;
} Fields;

static GtkWidget *
new_entry (const char *title, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return entry;
}

static gboolean
has_reason (const Fields *fields)
{
  g_autofree char *text = NULL;
  GtkWidget       *last = NULL;

  for (guint i = 0; i < RBK_ASK_FIELDS; i++)
    if (fields->entries[i] != NULL)
      last = fields->entries[i];
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (last)));
  return g_strstrip (text)[0] != '\0';
}

static void
changed_cb (AdwMessageDialog *dialog)
{
  const Fields *fields = g_object_get_data (G_OBJECT (dialog), "fields");

  adw_message_dialog_set_response_enabled (dialog, "do", has_reason (fields));
}

static void
answered_cb (GtkWidget *owner, const char *response, GtkWidget *dialog)
{
  const Fields *fields = g_object_get_data (G_OBJECT (dialog), "fields");
  char         *answers[RBK_ASK_FIELDS];

  if (!g_str_equal (response, "do") || !has_reason (fields))
    return;
  for (guint i = 0; i < RBK_ASK_FIELDS; i++)
    answers[i] = g_strstrip (g_strdup (
        fields->entries[i] != NULL ? gtk_editable_get_text (GTK_EDITABLE (fields->entries[i]))
                                   : ""));
  fields->done (owner, answers);
  for (guint i = 0; i < RBK_ASK_FIELDS; i++)
    g_free (answers[i]);
}

/* It takes the focus, so that it can be read to its end by keys, too. */
static GtkWidget *
new_notes (GtkWidget *notes, const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), NOTES_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), notes);
  gtk_widget_add_css_class (scroller, "asked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);

  return scroller;
}

static GtkWidget *
new_fields (AdwMessageDialog *dialog, const RbkAsk *ask, Fields *fields)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < RBK_ASK_FIELDS; i++)
    {
      if (ask->titles[i] == NULL)
        continue;
      fields->entries[i] = new_entry (ask->titles[i], ask->texts[i]);
      g_signal_connect_object (fields->entries[i], "changed", G_CALLBACK (changed_cb), dialog,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), rbk_dialog_caption_new (ask->titles[i]));
      gtk_box_append (GTK_BOX (box), fields->entries[i]);
    }
  if (ask->notes != NULL)
    {
      /* Translators: a heading above the figures on which a decision rests */
      const char *title = _ ("What it rests on");

      gtk_box_append (GTK_BOX (box), rbk_dialog_caption_new (title));
      gtk_box_append (GTK_BOX (box), new_notes (ask->notes, title));
    }

  return box;
}

/* What is proposed may stay as it is; what is empty has to be filled in. */
static void
focus_first_empty (GtkWindow *dialog, const Fields *fields)
{
  for (guint i = 0; i < RBK_ASK_FIELDS; i++)
    if (fields->entries[i] != NULL &&
        gtk_editable_get_text (GTK_EDITABLE (fields->entries[i]))[0] == '\0')
      {
        gtk_window_set_focus (dialog, fields->entries[i]);
        return;
      }
}

/**
 * rbk_ask_dialog_show:
 * @owner: who asks; without it nobody hears of an answer
 * @ask: what is asked
 *
 * Asks over the window.
 */
void
rbk_ask_dialog_show (GtkWidget *owner, const RbkAsk *ask)
{
  GtkRoot          *root = gtk_widget_get_root (owner);
  GtkWidget        *widget = adw_message_dialog_new (GTK_WINDOW (root), NULL, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Fields           *fields = g_new0 (Fields, 1);
  g_autofree char  *text =
      g_markup_printf_escaped ("<span size=\"large\" weight=\"bold\">%s</span>\n\n%s", ask->heading,
                               ask->body);

  /* A heading of the dialog's own makes later versions of the toolkit warn. */
  adw_message_dialog_set_body_use_markup (dialog, TRUE);
  adw_message_dialog_set_body (dialog, text);
  gtk_window_set_title (GTK_WINDOW (dialog), ask->heading);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  fields->done = ask->done;
  g_object_set_data_full (G_OBJECT (dialog), "fields", fields, g_free);
  adw_message_dialog_set_extra_child (dialog, new_fields (dialog, ask, fields));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "do", ask->button, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "do");
  adw_message_dialog_set_close_response (dialog, "cancel");
  changed_cb (dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), owner, G_CONNECT_SWAPPED);
  focus_first_empty (GTK_WINDOW (dialog), fields);
  gtk_window_present (GTK_WINDOW (dialog));
}
