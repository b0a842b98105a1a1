/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-dialog-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-discover-preview.h"
#include "rbk-room.h"

#define ROOM_FOR_PREVIEW 820

/* How the assistant is put together. */

static void
back_or_close_cb (RbkDiscoverDialog *self)
{
  if (self->step > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "discover.back", NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
new_header (RbkDiscoverDialog *self)
{
  GtkWidget *header = gtk_header_bar_new ();

  self->title = adw_window_title_new (gtk_window_get_title (GTK_WINDOW (self)), NULL);
  self->back = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->forward = gtk_button_new_with_mnemonic (_ ("_Next"));
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_or_close_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->forward), "discover.next");
  gtk_widget_add_css_class (self->forward, "suggested-action");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), self->title);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), self->back);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->forward);

  return header;
}

static GtkWidget *
add_button (RbkDiscoverDialog *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->bar), button);

  return button;
}

static void
room_cb (RbkDiscoverDialog *self)
{
  gtk_widget_set_visible (self->preview, rbk_room_get_step (RBK_ROOM (self->room)) > 0);
}

static GtkWidget *
new_questions (RbkDiscoverDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->form = RBK_DISCOVER_FORM (rbk_discover_form_new (self->catalogue));
  self->preview = rbk_discover_preview_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), self->preview);
  self->room = rbk_room_new (box, ROOM_FOR_PREVIEW, ROOM_FOR_PREVIEW);
  g_signal_connect_object (self->room, "changed", G_CALLBACK (room_cb), self, G_CONNECT_SWAPPED);

  return self->room;
}

/*
 * rbk_discover_dialog_fill:
 * @self: an assistant with a catalogue
 *
 * Puts in what it shows.
 */
void
rbk_discover_dialog_fill (RbkDiscoverDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_titlebar (GTK_WINDOW (self), new_header (self));
  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->progress, "osd");
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "problem");
  gtk_widget_set_visible (self->problem, FALSE);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), new_questions (self), "form");
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "toolbar");
  gtk_widget_set_halign (self->bar, GTK_ALIGN_CENTER);
  self->finish = add_button (self, _ ("_Skip to the Plans"), "discover.finish");
  self->create = add_button (self, _ ("_Open as a New Book"), "discover.create");
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->forward);
}

/*
 * rbk_discover_dialog_ask_whether_to_leave:
 * @self: the assistant
 * @answered_cb: gets the answer: `leave` or `stay`
 *
 * Asks before answers are lost.
 */
void
rbk_discover_dialog_ask_whether_to_leave (RbkDiscoverDialog *self, GCallback answered_cb)
{
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);
  g_autofree char *text =
      g_markup_printf_escaped ("<span size=\"large\" weight=\"bold\">%s</span>\n\n%s",
                               _ ("Leave the Questions?"), _ ("Your answers will be lost."));

  /* A heading of the dialog's own makes later versions of the toolkit warn. */
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), TRUE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), text);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Leave the Questions?"));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Go On"), "leave",
                                    _ ("_Leave"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", answered_cb, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* rbk_discover_dialog_update_head: says which step it is, and what its buttons do. */
void
rbk_discover_dialog_update_head (RbkDiscoverDialog *self)
{
  guint            n_steps = self->n_themes + 1;
  g_autofree char *text =
      /* Translators: which step of how many */
      g_strdup_printf (_ ("Step %u of %u"), self->step + 1, n_steps);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 (self->step + 1.0) / (double) n_steps);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_button_set_label (GTK_BUTTON (self->back), self->step == 0 ? _ ("_Cancel") : _ ("_Back"));
  gtk_button_set_label (GTK_BUTTON (self->forward), !rbk_discover_dialog_is_result (self)
                                                        ? _ ("_Next")
                                                    : self->document != NULL ? _ ("_Replace")
                                                                             : _ ("_Create Book"));
  gtk_widget_set_visible (self->bar,
                          !rbk_discover_dialog_is_result (self) || self->document != NULL);
  gtk_widget_set_visible (self->finish, !rbk_discover_dialog_is_result (self));
  gtk_widget_set_visible (self->create, rbk_discover_dialog_is_result (self));
}
