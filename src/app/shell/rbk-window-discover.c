/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-window-private.h"

#include <glib/gi18n-lib.h>

#include "rbk-discover-dialog.h"
#include "rbk-details-dialog.h"

/* Books that answers come to, and the notes that say why they are as they are. */

static void
created_cb (RbkWindow *self, RbkBook *book)
{
  g_autoptr(RbkDocument) document = rbk_document_new_for_book (book);

  /* Nobody could answer the questions in the same words again. */
  rbk_document_mark_unsaved (document);
  rbk_window_show_document (self, document);
}

static void
ask (RbkWindow *self, RbkDocument *document)
{
  g_autoptr(GError) error = NULL;
  GtkWidget *over = self->workbench != NULL ? self->workbench : GTK_WIDGET (self->stack);
  GtkWidget *dialog;

  rbk_window_commit_focus (self);
  dialog = rbk_discover_dialog_new (over, document, &error);
  if (dialog == NULL)
    {
      rbk_window_show_error (self, _ ("The Questions Can’t Be Asked"), error->message);
      return;
    }
  g_signal_connect_object (dialog, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_from_questions_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask (RBK_WINDOW (widget), NULL);
}

static void
ask_again_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ask (RBK_WINDOW (widget), RBK_WINDOW (widget)->document);
}

static void
notes_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkWindow *self = RBK_WINDOW (widget);

  rbk_window_commit_focus (self);
  gtk_window_present (GTK_WINDOW (rbk_details_dialog_new (self->workbench, self->document)));
}

/*
 * rbk_window_update_discover:
 * @self: a window
 *
 * Only a book that was proposed has questions to be asked again.
 */
void
rbk_window_update_discover (RbkWindow *self)
{
  RbkBook *book = self->document != NULL ? rbk_document_get_book (self->document) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.details", book != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.ask-again",
                                 book != NULL && rbk_book_get_discovery (book) != NULL);
}

/*
 * rbk_window_install_discover_actions:
 * @widget_class: of the window
 */
void
rbk_window_install_discover_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-from-questions", NULL,
                                   new_from_questions_cb);
  gtk_widget_class_install_action (widget_class, "win.ask-again", NULL, ask_again_cb);
  gtk_widget_class_install_action (widget_class, "win.details", NULL, notes_cb);
}
