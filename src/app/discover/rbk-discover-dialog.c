/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-discover-dialog-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-date.h"
#include "rbk-discover-preview.h"
#include "rbk-discover-result.h"
#include "rbk-discover-themes.h"
#include "rbk-help-topic.h"
#include "rbk-proposal-edit.h"
#include "rbk-undo-toast.h"

#define WIDTH 980
#define HEIGHT 720
#define PREVIEW_DELAY 80

/**
 * RbkDiscoverDialog:
 *
 * The discovery assistant: questions in a few steps, what the answers come to so far beside them,
 * and in the last step all of it, with reasons. It makes a book; or, where it asks again about one
 * that was made so, it compares the two and replaces one by the other in one step.
 *
 * ## Shortcuts
 *
 * Enter and Alt+Right go on, Alt+Left goes back, Escape closes.
 */
G_DEFINE_FINAL_TYPE (RbkDiscoverDialog, rbk_discover_dialog, GTK_TYPE_WINDOW)

static guint created_signal;

/* rbk_discover_dialog_is_result: whether it is past the questions. */
gboolean
rbk_discover_dialog_is_result (RbkDiscoverDialog *self)
{
  return self->step == self->n_themes;
}

static RbkBook *
get_present (RbkDiscoverDialog *self)
{
  return self->document != NULL ? rbk_document_get_book (self->document) : NULL;
}

/* The day whose prices count: the book's own, where it has one. */
static gboolean
find_date (RbkDiscoverDialog *self, GDate *date)
{
  RbkBook    *present = get_present (self);
  const char *as_of = present != NULL ? rbk_book_get_as_of (present) : NULL;

  return as_of != NULL && rbk_date_parse (as_of, date, NULL);
}

static gboolean
propose (RbkDiscoverDialog *self, GError **error)
{
  g_autoptr(RbkAnswers) answers = rbk_discover_form_dup_answers (self->form);
  GDate    date;
  gboolean has_date = find_date (self, &date);

  g_clear_pointer (&self->proposed, rbk_proposed_unref);
  self->proposed = rbk_proposed_new (answers, self->catalogue, has_date ? &date : NULL, error);
  return self->proposed != NULL;
}

static gboolean
preview_cb (gpointer user_data)
{
  RbkDiscoverDialog *self = user_data;

  self->preview_id = 0;
  propose (self, NULL);
  rbk_discover_preview_show (RBK_DISCOVER_PREVIEW (self->preview), self->proposed);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (RbkDiscoverDialog *self)
{
  self->is_changed = TRUE;
  if (self->preview_id == 0)
    self->preview_id = g_timeout_add (PREVIEW_DELAY, preview_cb, self);
}

static void
show_problem (RbkDiscoverDialog *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static void
show_step (RbkDiscoverDialog *self, guint step)
{
  self->step = step;
  rbk_discover_dialog_update_head (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    rbk_discover_dialog_is_result (self) ? "result" : "form");
  if (!rbk_discover_dialog_is_result (self))
    rbk_discover_form_show (self->form, step);
}

/* Answers that do not fit together lead back to the one that does not. */
static void
show_trouble (RbkDiscoverDialog *self, const GError *error)
{
  guint theme;

  if (rbk_discover_form_blame (self->form, error, &theme))
    {
      show_step (self, theme);
      rbk_discover_form_go_to_problem (self->form, theme);
    }
  else
    show_problem (self, error->message);
}

static void
show_result (RbkDiscoverDialog *self)
{
  g_autoptr(GError) error = NULL;

  show_problem (self, NULL);
  if (!propose (self, &error))
    {
      show_trouble (self, error);
      return;
    }
  if (self->result != NULL)
    gtk_stack_remove (GTK_STACK (self->stack), self->result);
  self->result = rbk_discover_result_new (self->proposed, get_present (self));
  gtk_stack_add_named (GTK_STACK (self->stack), self->result, "result");
  show_step (self, self->n_themes);
  gtk_widget_grab_focus (self->forward);
}

/* Goes to the first step from @from on that holds what is no answer; to the result else. */
static void
finish (RbkDiscoverDialog *self, guint from)
{
  for (guint i = from; i < self->n_themes; i++)
    if (!rbk_discover_form_check (self->form, i))
      {
        show_step (self, i);
        rbk_discover_form_go_to_problem (self->form, i);
        return;
      }
  show_result (self);
}

static void
done (RbkDiscoverDialog *self)
{
  self->is_done = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
create (RbkDiscoverDialog *self)
{
  g_autoptr(RbkProposed) proposed = rbk_proposed_ref (self->proposed);

  g_signal_emit (self, created_signal, 0, proposed->proposal->book);
  done (self);
}

static void
replace (RbkDiscoverDialog *self)
{
  g_autoptr(GError) error = NULL;
  guint    n_dropped;
  RbkEdit *edit =
      rbk_proposal_edit_new (get_present (self), self->proposed->proposal->book, &n_dropped);
  g_autofree char *text = NULL;

  rbk_document_seal (self->document);
  if (!rbk_document_take (self->document, edit, &error))
    {
      show_problem (self, error->message);
      return;
    }
  text = n_dropped == 0
             ? g_strdup (_ ("Plans and costs replaced"))
             /* Translators: %u is a number of scenarios, decisions, offers… */
             : g_strdup_printf (ngettext ("Replaced, and %u thing that spoke of the old plans went",
                                          "Replaced, and %u things that spoke of the old plans "
                                          "went",
                                          n_dropped),
                                n_dropped);
  if (self->over != NULL)
    rbk_undo_toast_show (self->over, text);
  done (self);
}

static void
next_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDiscoverDialog *self = RBK_DISCOVER_DIALOG (widget);

  show_problem (self, NULL);
  if (rbk_discover_dialog_is_result (self) && self->document != NULL)
    replace (self);
  else if (rbk_discover_dialog_is_result (self))
    create (self);
  else if (self->step + 1 == self->n_themes)
    finish (self, 0);
  else if (rbk_discover_form_check (self->form, self->step))
    show_step (self, self->step + 1);
}

static void
back_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  RbkDiscoverDialog *self = RBK_DISCOVER_DIALOG (widget);

  show_problem (self, NULL);
  if (self->step > 0)
    show_step (self, self->step - 1);
}

static void
finish_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  finish (RBK_DISCOVER_DIALOG (widget), 0);
}

static void
create_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (rbk_discover_dialog_is_result (RBK_DISCOVER_DIALOG (widget)))
    create (RBK_DISCOVER_DIALOG (widget));
}

/* Enter goes on, from a choice too: arrows and Space choose. */
static gboolean
key_cb (RbkDiscoverDialog *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (!is_enter || !GTK_IS_CHECK_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "discover.next", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
left_cb (gpointer user_data)
{
  RbkDiscoverDialog *self = user_data;

  self->leave_id = 0;
  done (self);

  return G_SOURCE_REMOVE;
}

/* What asked stands over this window, and has to be gone before it. */
static void
leave_cb (RbkDiscoverDialog *self, const char *response)
{
  if (g_str_equal (response, "leave") && self->leave_id == 0)
    self->leave_id = g_idle_add (left_cb, self);
}

static gboolean
rbk_discover_dialog_close_request (GtkWindow *window)
{
  RbkDiscoverDialog *self = RBK_DISCOVER_DIALOG (window);

  if (self->is_changed && !self->is_done)
    {
      rbk_discover_dialog_ask_whether_to_leave (self, G_CALLBACK (leave_cb));
      return TRUE;
    }

  return GTK_WINDOW_CLASS (rbk_discover_dialog_parent_class)->close_request (window);
}

static void
rbk_discover_dialog_dispose (GObject *object)
{
  RbkDiscoverDialog *self = RBK_DISCOVER_DIALOG (object);

  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->document);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->proposed, rbk_proposed_unref);

  G_OBJECT_CLASS (rbk_discover_dialog_parent_class)->dispose (object);
}

static void
rbk_discover_dialog_class_init (RbkDiscoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_discover_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rbk_discover_dialog_close_request;

  gtk_widget_class_install_action (widget_class, "discover.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "discover.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "discover.finish", NULL, finish_cb);
  gtk_widget_class_install_action (widget_class, "discover.create", NULL, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "discover.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "discover.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * RbkDiscoverDialog::created:
   * @self: the dialog
   * @book: a book
   *
   * A new book is to be shown.
   */
  created_signal = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, RBK_TYPE_BOOK);
}

static void
rbk_discover_dialog_init (RbkDiscoverDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  rbk_themes_list (&self->n_themes);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  rbk_help_topic_set (GTK_WIDGET (self), "discover");
}

static gboolean
start (RbkDiscoverDialog *self, GError **error)
{
  g_autoptr(RbkAnswers) answers = rbk_answers_new ();
  RbkBook      *present = get_present (self);
  RbkDiscovery *discovery = present != NULL ? rbk_book_get_discovery (present) : NULL;

  self->catalogue = rbk_catalogue_load_bundled (error);
  if (self->catalogue == NULL)
    return FALSE;
  if (discovery != NULL &&
      !rbk_answers_set_texts (answers, rbk_discovery_get_answers (discovery), error))
    return FALSE;
  rbk_discover_dialog_fill (self);
  rbk_discover_form_set_answers (self->form, answers);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  preview_cb (self);
  show_step (self, 0);
  return TRUE;
}

/**
 * rbk_discover_dialog_new:
 * @over: a widget of the window over which it stands
 * @document: (nullable): a book about which to ask again
 * @error: return location for a #GError of domain RBK_ERROR
 *
 * Fails where the book's answers cannot be read, or the catalogue of models is not there.
 *
 * Returns: (transfer none) (nullable): the assistant, not yet shown
 */
GtkWidget *
rbk_discover_dialog_new (GtkWidget *over, RbkDocument *document, GError **error)
{
  RbkDiscoverDialog *self =
      g_object_new (RBK_TYPE_DISCOVER_DIALOG, "title",
                    document != NULL ? _ ("Ask Again") : _ ("A Few Questions"),
                    "destroy-with-parent", TRUE, "modal", TRUE, "default-width", WIDTH,
                    "default-height", HEIGHT, "transient-for", gtk_widget_get_root (over), NULL);

  g_set_object (&self->document, document);
  g_set_weak_pointer (&self->over, over);
  if (start (self, error))
    return GTK_WIDGET (self);
  gtk_window_destroy (GTK_WINDOW (self));

  return NULL;
}
