/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-optimise-dialog.h"

#include <glib/gi18n-lib.h>

#include "rbk-optimise-form.h"
#include "rbk-optimise-pages.h"
#include "rbk-optimise-result.h"
#include "rbk-optimise-run.h"
#include "rbk-optimum-edit.h"
#include "rbk-undo-toast.h"

#define WIDTH 480
#define HEIGHT 640
#define FRAME_MS 100
#define LOAD_ACTION "optimise.load-customers"

/* What the dialog shows. */
typedef enum
{
  STATE_EMPTY,   /* there are no customers to find prices for */
  STATE_FORM,    /* what is assumed, what may change */
  STATE_WORKING, /* the search is under way */
  STATE_RESULT,  /* what it found */
  STATE_STALE,   /* what it found of a book that has changed since */
} State;

static const struct
{
  const char *page, *back, *forward;
  gboolean    is_suggested;
} states[] = {
  [STATE_EMPTY] = { "empty", N_ ("_Close"), NULL, FALSE },
  [STATE_FORM] = { "form", N_ ("_Cancel"), N_ ("_Find"), TRUE },
  [STATE_WORKING] = { "working", NULL, N_ ("_Stop"), FALSE },
  [STATE_RESULT] = { "result", N_ ("_Back"), N_ ("_Apply"), TRUE },
  [STATE_STALE] = { "result", N_ ("_Back"), N_ ("_Find Again"), TRUE },
};

/**
 * RbkOptimiseDialog:
 *
 * Finds the best prices for the customers that there are. It asks what is assumed of them first,
 * works beside the window, which stays usable, and shows what was found with the assumption it
 * rests on. Apply makes it the book's in one step. Where the book has changed meanwhile it says
 * so, and finds again.
 *
 * ## Shortcuts
 *
 * Enter goes on, Escape closes.
 */
struct _RbkOptimiseDialog
{
  GtkWindow parent_instance;

  GtkWidget       *over;     /* (not owned) (nullable) where the toast is shown */
  RbkDocument     *document; /* (owned) */
  RbkOptimiseForm *form;
  RbkOptimiseRun  *run;     /* (owned) (nullable) the latest */
  RbkOptimum      *optimum; /* (owned) (nullable) what it found */
  GtkStack        *pages;
  GtkWidget       *back, *forward, *problem, *progress, *result, *stale;
  guint            progress_id;
  State            state;
};

G_DEFINE_FINAL_TYPE (RbkOptimiseDialog, rbk_optimise_dialog, GTK_TYPE_WINDOW)

static void
set_label (GtkWidget *button, const char *label)
{
  gtk_widget_set_visible (button, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), _ (label));
}

static void
show_state (RbkOptimiseDialog *self, State state)
{
  self->state = state;
  set_label (self->back, states[state].back);
  set_label (self->forward, states[state].forward);
  if (states[state].is_suggested)
    gtk_widget_add_css_class (self->forward, "suggested-action");
  else
    gtk_widget_remove_css_class (self->forward, "suggested-action");
  /* There is nothing to take over where nothing is better. */
  gtk_widget_set_sensitive (self->forward, state != STATE_RESULT || (self->optimum != NULL &&
                                                                     self->optimum->n_changed > 0));
  gtk_widget_set_visible (self->stale, state == STATE_STALE);
  gtk_stack_set_visible_child_name (self->pages, states[state].page);
}

static void
show_problem (RbkOptimiseDialog *self, const char *problem)
{
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
}

static gboolean
progress_cb (gpointer user_data)
{
  RbkOptimiseDialog *self = user_data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 rbk_optimise_run_get_fraction (self->run));

  return G_SOURCE_CONTINUE;
}

static void
stop (RbkOptimiseDialog *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->run != NULL)
    rbk_optimise_run_cancel (self->run);
  g_clear_pointer (&self->run, rbk_optimise_run_unref);
}

static gboolean
is_current (RbkOptimiseDialog *self)
{
  return rbk_analysis_get_revision (rbk_optimise_run_get_analysis (self->run)) ==
         rbk_document_get_revision (self->document);
}

static void
show_result (RbkOptimiseDialog *self, RbkOptimum *optimum)
{
  GtkWidget *child = gtk_widget_get_last_child (self->result);

  g_clear_pointer (&self->optimum, rbk_optimum_free);
  self->optimum = optimum;
  if (child != self->stale)
    gtk_box_remove (GTK_BOX (self->result), child);
  gtk_box_append (GTK_BOX (self->result),
                  rbk_optimise_result_new (rbk_document_get_book (self->document), self->run,
                                           self->optimum));
  show_state (self, is_current (self) ? STATE_RESULT : STATE_STALE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(RbkOptimiseDialog) self = user_data;
  RbkOptimiseRun *run = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  RbkOptimum *optimum = rbk_optimise_run_finish (run, result, &error);

  /* Stopped, or another one was begun. */
  if (run != self->run)
    {
      g_clear_pointer (&optimum, rbk_optimum_free);
      return;
    }
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (optimum != NULL)
    {
      show_result (self, optimum);
      return;
    }
  show_problem (self, error->message);
  show_state (self, STATE_FORM);
}

static void
find (RbkOptimiseDialog *self)
{
  RbkAnalysis         *analysis = rbk_document_get_analysis (self->document);
  g_autofree gboolean *plans = NULL;
  g_autoptr(GError) error = NULL;
  RbkOptimiseTask task;

  stop (self);
  if (!rbk_optimise_form_read (self->form, &task, &plans, &error))
    {
      show_problem (self, error->message);
      show_state (self, STATE_FORM);
      return;
    }
  show_problem (self, NULL);
  self->run = rbk_optimise_run_new (analysis, &task);
  rbk_optimise_run_start (self->run, found_cb, g_object_ref (self));
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0.0);
  self->progress_id = g_timeout_add (FRAME_MS, progress_cb, self);
  show_state (self, STATE_WORKING);
}

static void
apply (RbkOptimiseDialog *self)
{
  g_autoptr(GError) error = NULL;
  guint            n_changed = self->optimum->n_changed;
  g_autofree char *text =
      /* Translators: %u is a number of prices and other terms that were changed */
      g_strdup_printf (ngettext ("Changed %u term to the best", "Changed %u terms to the best",
                                 n_changed),
                       n_changed);
  RbkEdit *edit =
      rbk_optimum_edit_new (rbk_document_get_book (self->document),
                            rbk_analysis_get_spec (rbk_optimise_run_get_analysis (self->run)),
                            self->optimum, &error);

  rbk_document_seal (self->document);
  if (edit == NULL || !rbk_document_take (self->document, edit, &error))
    {
      show_problem (self, error->message);
      show_state (self, STATE_FORM);
      return;
    }
  if (self->over != NULL)
    rbk_undo_toast_show (self->over, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
forward_cb (RbkOptimiseDialog *self)
{
  if (self->state == STATE_WORKING)
    {
      stop (self);
      show_state (self, STATE_FORM);
    }
  else if (self->state == STATE_RESULT)
    apply (self);
  else
    find (self);
}

static void
back_cb (RbkOptimiseDialog *self)
{
  if (self->state == STATE_RESULT || self->state == STATE_STALE)
    show_state (self, STATE_FORM);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
has_customers (RbkOptimiseDialog *self)
{
  return rbk_analysis_get_mix_index (rbk_document_get_analysis (self->document)) != NULL;
}

/* What was wrong with the question before may be right in this one. */
static void
asked_cb (RbkOptimiseDialog *self)
{
  show_problem (self, NULL);
}

static void
revised_cb (RbkOptimiseDialog *self)
{
  rbk_optimise_form_update (self->form);
  if (!has_customers (self))
    {
      stop (self);
      show_state (self, STATE_EMPTY);
    }
  else if (self->state == STATE_EMPTY)
    show_state (self, STATE_FORM);
  else if (self->state == STATE_RESULT || self->state == STATE_STALE)
    show_state (self, is_current (self) ? STATE_RESULT : STATE_STALE);
}

/* The window's own way to the customers; this one waits behind it. */
static void
load_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.page", "s", "customers");
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
rbk_optimise_dialog_close_request (GtkWindow *window)
{
  stop (RBK_OPTIMISE_DIALOG (window));

  return GTK_WINDOW_CLASS (rbk_optimise_dialog_parent_class)->close_request (window);
}

static void
rbk_optimise_dialog_dispose (GObject *object)
{
  RbkOptimiseDialog *self = RBK_OPTIMISE_DIALOG (object);

  stop (self);
  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->document);
  g_clear_pointer (&self->optimum, rbk_optimum_free);

  G_OBJECT_CLASS (rbk_optimise_dialog_parent_class)->dispose (object);
}

static void
rbk_optimise_dialog_class_init (RbkOptimiseDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_optimise_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = rbk_optimise_dialog_close_request;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), LOAD_ACTION, NULL, load_cb);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rbk_optimise_dialog_init (RbkOptimiseDialog *self)
{
}

static GtkWidget *
new_header (RbkOptimiseDialog *self)
{
  GtkWidget *header = gtk_header_bar_new ();

  self->back = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->forward = gtk_button_new_with_mnemonic (_ ("_Find"));
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->forward, "clicked", G_CALLBACK (forward_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), self->back);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), self->forward);

  return header;
}

static void
fill_form (RbkOptimiseDialog *self)
{
  GtkWidget *box = rbk_optimise_page_add (self->pages, "form");

  self->problem = rbk_optimise_notice_new (NULL);
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_box_append (GTK_BOX (box), self->problem);
  self->form = RBK_OPTIMISE_FORM (rbk_optimise_form_new (rbk_document_get_book (self->document)));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
}

static void
fill (RbkOptimiseDialog *self)
{
  gtk_window_set_titlebar (GTK_WINDOW (self), new_header (self));
  self->pages = GTK_STACK (gtk_stack_new ());
  fill_form (self);
  self->progress = rbk_optimise_page_add_working (self->pages);
  self->result = rbk_optimise_page_add (self->pages, "result");
  self->stale =
      rbk_optimise_notice_new (_ ("The book has changed since. Find again for prices that fit "
                                  "it."));
  gtk_box_append (GTK_BOX (self->result), self->stale);
  rbk_optimise_page_add_empty (self->pages, LOAD_ACTION);
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->pages));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->forward);
}

/**
 * rbk_optimise_dialog_new:
 * @over: a widget of the window over which it stands
 * @document: its book
 *
 * Returns: (transfer none): a dialog that finds the best prices, not yet shown
 */
GtkWidget *
rbk_optimise_dialog_new (GtkWidget *over, RbkDocument *document)
{
  RbkOptimiseDialog *self =
      g_object_new (RBK_TYPE_OPTIMISE_DIALOG, "title", _ ("Find Best Prices"),
                    "destroy-with-parent", TRUE, "default-width", WIDTH, "default-height", HEIGHT,
                    "transient-for", gtk_widget_get_root (over), NULL);

  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->over, over);
  fill (self);
  show_state (self, has_customers (self) ? STATE_FORM : STATE_EMPTY);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (revised_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
