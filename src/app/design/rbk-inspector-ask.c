/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-card-edit.h"
#include "rbk-choice.h"

/* What the inspector has to ask before it can go on. */

static GtkWidget *
new_dialog (RbkInspector *self, const char *heading, const char *body, const char *response)
{
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (root), NULL, NULL);
  g_autofree char *text =
      g_markup_printf_escaped ("<span size=\"large\" weight=\"bold\">%s</span>\n\n%s", heading,
                               body);

  /* A heading of the dialog's own is measured at less than its least width by libadwaita
   * 1.7; as part of the body it is a text like any other. */
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), TRUE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), text);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "take", response);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "take");
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);

  return dialog;
}

static GtkWidget *
find_child (AdwMessageDialog *dialog, const char *name)
{
  return g_object_get_data (G_OBJECT (dialog), name);
}

static void
name_changed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "take", name[0] != '\0');
}

static void
add_meter_cb (RbkInspector *self, const char *response, AdwMessageDialog *dialog)
{
  GtkEditable *entry = GTK_EDITABLE (find_child (dialog, "name"));
  GtkDropDown *kinds = GTK_DROP_DOWN (find_child (dialog, "kind"));
  RbkPhase    *phase = rbk_inspector_get_phase (self);
  RbkEdit     *edit;
  g_autoptr(GError) error = NULL;

  if (!g_str_equal (response, "take") || phase == NULL)
    return;
  edit = rbk_card_edit_add_with_meter (rbk_document_get_book (rbk_inspector_get_document (self)),
                                       phase, gtk_editable_get_text (entry),
                                       (RbkMeterKind) gtk_drop_down_get_selected (kinds), &error);
  rbk_inspector_take_card (self, edit, error);
}

static GtkWidget *
new_kinds (void)
{
  static const char *const kinds[] = { N_ ("Requests"),      N_ ("Input tokens"),
                                       N_ ("Output tokens"), N_ ("Tokens, in and out"),
                                       N_ ("Credits"),       N_ ("Outcomes: tasks done"),
                                       N_ ("Seats") };
  GtkStringList           *words = gtk_string_list_new (NULL);
  GtkWidget               *drop_down;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (words, _ (kinds[i]));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);
  rbk_choice_set_title (drop_down, _ ("What is counted"));

  return drop_down;
}

/**
 * rbk_inspector_ask_for_meter:
 * @self: an inspector
 *
 * Asks what a new meter counts, and adds it with a rate card.
 */
void
rbk_inspector_ask_for_meter (RbkInspector *self)
{
  GtkWidget *dialog =
      new_dialog (self, _ ("New Meter"),
                  _ ("A meter is what you count and bill: name it as customers will "
                     "read it on the invoice."),
                  _ ("_Add"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *kinds = new_kinds ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name, such as Documents read"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the meter"), -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), kinds);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "take", FALSE);
  g_object_set_data (G_OBJECT (dialog), "name", entry);
  g_object_set_data (G_OBJECT (dialog), "kind", kinds);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (add_meter_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
