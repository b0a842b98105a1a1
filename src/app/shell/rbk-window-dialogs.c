/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-wrapped-label.h"

#define NOTE_WIDTH 44

/* What the window asks and says. */

static GtkWidget *
new_dialog (RbkWindow *self, const char *heading, const char *body)
{
  GtkWidget       *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);
  g_autofree char *text =
      g_markup_printf_escaped ("<span size=\"large\" weight=\"bold\">%s</span>\n\n%s", heading,
                               body);

  /* A heading of the dialog's own is measured at less than its least width by libadwaita
   * 1.7, of which GTK 4.18 warns; as part of the body it is a text like any other. */
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), TRUE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), text);
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);

  return dialog;
}

static void
ask (RbkWindow *self, GtkWidget *dialog, GCallback response_cb)
{
  g_signal_connect_object (dialog, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * rbk_window_show_error:
 * @self: a window
 * @heading: what went wrong
 * @body: why, and what to do
 *
 * Says what has to be read; it stays until it is.
 */
void
rbk_window_show_error (RbkWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog;

  g_return_if_fail (RBK_IS_WINDOW (self));

  dialog = new_dialog (self, heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
new_note (const char *markup)
{
  GtkWidget *label = rbk_wrapped_label_new (NULL, "told");

  gtk_label_set_markup (GTK_LABEL (label), markup);
  /* Without widths of its own a label asks for the height of one long line. */
  gtk_label_set_width_chars (GTK_LABEL (label), NOTE_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NOTE_WIDTH);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

/* As many notes as there are: they scroll. */
static GtkWidget *
new_notes (GPtrArray *notes)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < notes->len; i++)
    {
      if (i > 0)
        gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (box), new_note (g_ptr_array_index (notes, i)));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 60);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (scroller, "card");

  return scroller;
}

/*
 * rbk_window_show_notes:
 * @self: a window
 * @heading: what was done
 * @body: what the notes are
 * @notes: (element-type utf8): a text with markup each
 *
 * Says what has to be read of something that went well.
 */
void
rbk_window_show_notes (RbkWindow *self, const char *heading, const char *body, GPtrArray *notes)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (new_dialog (self, heading, body));

  adw_message_dialog_set_extra_child (dialog, new_notes (notes));
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The title of a toast is markup; what is said is not. */
static AdwToast *
new_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

/**
 * rbk_window_show_toast:
 * @self: a window
 * @text: a few words
 *
 * Says what may be overlooked.
 */
void
rbk_window_show_toast (RbkWindow *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (RBK_IS_WINDOW (self));

  toast = new_toast (text);
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* win.toast: a text, and whether the last step can be taken back from there. */
static void
toast_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AdwToast   *toast;
  const char *text;
  gboolean    can_undo;

  g_variant_get (parameter, "(&sb)", &text, &can_undo);
  toast = new_toast (text);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (RBK_WINDOW (widget)->toasts, toast);
}

/*
 * rbk_window_install_dialog_actions:
 * @widget_class: of the window
 *
 * Installs what pages have the window say.
 */
void
rbk_window_install_dialog_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.toast", "(sb)", toast_cb);
}

static void
discard_cb (gpointer user_data)
{
  g_autoptr(RbkWindow) self = user_data;

  rbk_window_leave (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_answered_cb (RbkWindow *self, const char *response)
{
  if (g_str_equal (response, "save"))
    {
      self->closes_after_save = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
    }
  else if (g_str_equal (response, "discard"))
    {
      /* The dialog still needs the window over which it stands to go itself. */
      g_idle_add_once (discard_cb, g_object_ref (self));
    }
}

/*
 * rbk_window_ask_whether_to_save:
 * @self: a window with unsaved work that is to be closed
 */
void
rbk_window_ask_whether_to_save (RbkWindow *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      new_dialog (self, _ ("Save Changes?"),
                  _ ("This book has changes that are not saved. What is not saved will be lost.")));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                    "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  ask (self, GTK_WIDGET (dialog), G_CALLBACK (save_answered_cb));
}

static void
overwrite_answered_cb (RbkWindow *self, const char *response)
{
  if (g_str_equal (response, "overwrite"))
    rbk_window_save_to (self, NULL, RBK_SAVE_OVERWRITE);
  else if (g_str_equal (response, "save-as"))
    rbk_window_choose_where_to_save (self);
  else
    self->closes_after_save = FALSE;
}

/*
 * rbk_window_ask_whether_to_overwrite:
 * @self: a window whose book's file has been changed by somebody else
 */
void
rbk_window_ask_whether_to_overwrite (RbkWindow *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      new_dialog (self, _ ("Replace the File?"),
                  _ ("The file has been changed on disk since it was read. Saving here would "
                     "undo those changes.")));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save-as", _ ("Save _As…"),
                                    "overwrite", _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  ask (self, GTK_WIDGET (dialog), G_CALLBACK (overwrite_answered_cb));
}

static void
reload_answered_cb (RbkWindow *self, const char *response)
{
  g_autoptr(GError) error = NULL;

  if (g_str_equal (response, "reload") && !rbk_document_reload (self->document, &error))
    rbk_window_show_error (self, _ ("The Book Can’t Be Reloaded"), error->message);
}

/*
 * rbk_window_ask_whether_to_reload:
 * @self: a window with unsaved work whose file is to be read again
 */
void
rbk_window_ask_whether_to_reload (RbkWindow *self)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (new_dialog (self, _ ("Reload the File?"),
                                      _ ("Your changes that are not saved will be lost.")));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "reload", _ ("_Reload"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "reload", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  ask (self, GTK_WIDGET (dialog), G_CALLBACK (reload_answered_cb));
}

typedef struct
{
  RbkDocument  *saved; /* (owned) */
  RbkDraftInfo *draft; /* (owned) */
} DraftQuestion;

static void
draft_question_free (gpointer data, GClosure *closure)
{
  DraftQuestion *question = data;

  g_object_unref (question->saved);
  rbk_draft_info_free (question->draft);
  g_free (question);
}

static RbkDocument *
recover (RbkWindow *self, const RbkDraftInfo *draft)
{
  g_autoptr(GError) error = NULL;
  RbkDocument *document = rbk_document_new_for_draft (draft, &error);

  if (document == NULL)
    rbk_window_show_error (self, _ ("The Draft Can’t Be Opened"), error->message);

  return document;
}

static void
draft_answered_cb (GtkWidget *dialog, const char *response, DraftQuestion *question)
{
  RbkWindow *self = RBK_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autoptr(RbkDocument) recovered = NULL;

  if (g_str_equal (response, "recover"))
    recovered = recover (self, question->draft);
  else if (g_str_equal (response, "discard"))
    rbk_draft_info_discard (question->draft);
  rbk_window_show_document (self, recovered != NULL ? recovered : question->saved);
}

/*
 * rbk_window_ask_about_draft:
 * @self: a window
 * @saved: the book as it is in its file
 * @draft: later work on it that a program left behind
 *
 * Shows the one or the other, as the user likes. Until it is discarded the draft is kept.
 */
void
rbk_window_ask_about_draft (RbkWindow *self, RbkDocument *saved, RbkDraftInfo *draft)
{
  g_autoptr(GDateTime) time = g_date_time_to_local (draft->time);
  g_autofree char *when = g_date_time_format (time, "%x %X");
  /* Translators: %s is a date and a time */
  g_autofree char  *body = g_strdup_printf (_ ("The program ended before changes to this book were "
                                                "saved. They were kept at %s."),
                                            when);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (new_dialog (self, _ ("Recover Unsaved Changes?"), body));
  DraftQuestion *question = g_new0 (DraftQuestion, 1);

  question->saved = g_object_ref (saved);
  question->draft = rbk_draft_info_copy (draft);
  adw_message_dialog_add_responses (dialog, "later", _ ("_Not Now"), "discard", _ ("_Discard"),
                                    "recover", _ ("_Recover"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "recover", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "recover");
  adw_message_dialog_set_close_response (dialog, "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (draft_answered_cb), question,
                         draft_question_free, 0);
  gtk_window_present (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}
