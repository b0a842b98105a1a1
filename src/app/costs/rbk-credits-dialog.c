/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-credits-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-choice.h"
#include "rbk-credits-form.h"
#include "rbk-credits-words.h"
#include "rbk-denomination-edit.h"
#include "rbk-dialog-parts.h"
#include "rbk-undo-toast.h"

#define WIDTH 460
#define HEIGHT 680

/**
 * RbkCreditsDialog:
 *
 * Finds small whole credits for the calls of a book that keep every margin in a band. The answer
 * stands below the question and follows it; Apply gives them to all routes, in one step.
 *
 * ## Shortcuts
 *
 * Escape closes.
 */
struct _RbkCreditsDialog
{
  GtkWindow parent_instance;

  GtkWidget       *over;     /* (not owned) (nullable) where the toast is shown */
  RbkDocument     *document; /* (owned) */
  RbkMoneyFormat  *format;   /* (owned) */
  RbkDenomination *found;    /* (owned) (nullable) */
  RbkCreditsForm  *form;
  GtkWidget       *title, *detail, *list, *apply;
};

G_DEFINE_FINAL_TYPE (RbkCreditsDialog, rbk_credits_dialog, GTK_TYPE_WINDOW)

static const RbkSpec *
get_spec (RbkCreditsDialog *self)
{
  return rbk_analysis_get_spec (rbk_document_get_analysis (self->document));
}

static void
clear_list (RbkCreditsDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
}

static void
show_problem (RbkCreditsDialog *self, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (self->title), _ ("No such credits"));
  gtk_label_set_text (GTK_LABEL (self->detail), problem);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_sensitive (self->apply, FALSE);
}

static GtkWidget *
new_row (const RbkCreditsWords *words, guint route)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *sentence = rbk_credits_words_dup_sentence (words, route);
  g_autofree char *facts = rbk_credits_words_dup_facts (words, route);
  g_autofree char *safe_sentence = g_markup_escape_text (sentence, -1);
  g_autofree char *safe_facts = g_markup_escape_text (facts, -1);
  GtkWidget       *mark;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_facts);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "numeric");
  if (words->found->routes[route].binds)
    {
      mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_widget_set_tooltip_text (mark, _ ("This is in the way"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("This is in the way"), -1);
      gtk_widget_add_css_class (mark, "warning");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }

  return row;
}

/* Whether anything would change. */
static gboolean
is_news (const RbkDenomination *found)
{
  gboolean is_new = !rbk_decimal_equal (found->scale, RBK_DECIMAL_ONE);

  for (guint i = 0; i < found->n_routes; i++)
    is_new |= !found->routes[i].has_before ||
              !rbk_decimal_equal (found->routes[i].before, found->routes[i].credits);

  return is_new;
}

static void
show_found (RbkCreditsDialog *self)
{
  const RbkCreditsWords words = { .spec = get_spec (self),
                                  .book = rbk_document_get_book (self->document),
                                  .found = self->found,
                                  .format = self->format };
  g_autofree char      *title = rbk_credits_words_dup_title (&words);
  g_autofree char      *detail = rbk_credits_words_dup_detail (&words);
  gboolean              is_found = self->found->reason == RBK_DENOMINATION_FOUND;

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  detail, -1);
  for (guint i = 0; i < self->found->n_routes; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (&words, i));
  gtk_widget_set_visible (self->list, TRUE);
  gtk_widget_set_sensitive (self->apply, is_found && is_news (self->found));
}

static void
ask (RbkCreditsDialog *self)
{
  const RbkSpec *spec = get_spec (self);
  g_autoptr(GError) error = NULL;
  RbkDenominationTerms terms;

  g_clear_pointer (&self->found, rbk_denomination_free);
  clear_list (self);
  if (spec == NULL)
    {
      show_problem (self, _ ("The book can’t be costed as it is."));
      return;
    }
  rbk_credits_form_read (self->form, &terms);
  self->found = rbk_denomination_new (spec, rbk_document_get_book (self->document), &terms, &error);
  if (self->found != NULL)
    show_found (self);
  else
    show_problem (self, error->message);
}

static void
apply_cb (RbkCreditsDialog *self)
{
  g_autoptr(GError) error = NULL;
  RbkEdit *edit;

  if (self->found == NULL)
    return;
  edit = rbk_denomination_edit_new (rbk_document_get_book (self->document), get_spec (self),
                                    self->found, &error);
  rbk_document_seal (self->document);
  if (edit == NULL || !rbk_document_take (self->document, edit, &error))
    {
      show_problem (self, error->message);
      return;
    }
  if (self->over != NULL)
    rbk_undo_toast_show (self->over, _ ("Calls take whole credits"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
rbk_credits_dialog_dispose (GObject *object)
{
  RbkCreditsDialog *self = RBK_CREDITS_DIALOG (object);

  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->document);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->found, rbk_denomination_free);

  G_OBJECT_CLASS (rbk_credits_dialog_parent_class)->dispose (object);
}

static void
rbk_credits_dialog_class_init (RbkCreditsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_credits_dialog_dispose;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rbk_credits_dialog_init (RbkCreditsDialog *self)
{
}

static GtkWidget *
new_answer (RbkCreditsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = rbk_dialog_line_new ("title-3");
  self->detail = rbk_dialog_line_new ("dim-label");
  self->list = rbk_choice_list_new (_ ("Credits of each call"));
  gtk_widget_set_margin_top (self->list, 6);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->detail);
  gtk_box_append (GTK_BOX (box), self->list);

  return box;
}

/**
 * rbk_credits_dialog_new:
 * @over: a widget of the window over which it stands
 * @document: its book
 *
 * Returns: (transfer none): a dialog that finds whole credits, not yet shown
 */
GtkWidget *
rbk_credits_dialog_new (GtkWidget *over, RbkDocument *document)
{
  RbkCreditsDialog *self =
      g_object_new (RBK_TYPE_CREDITS_DIALOG, "title", _ ("Whole Credits"), "modal", TRUE,
                    "destroy-with-parent", TRUE, "default-width", WIDTH, "default-height", HEIGHT,
                    "transient-for", gtk_widget_get_root (over), NULL);

  self->document = g_object_ref (document);
  self->format =
      rbk_money_format_new (NULL, rbk_book_get_currency (rbk_document_get_book (document)));
  g_set_weak_pointer (&self->over, over);
  self->form = RBK_CREDITS_FORM (rbk_credits_form_new ());
  gtk_window_set_titlebar (GTK_WINDOW (self), rbk_dialog_header_new (_ ("_Apply"), &self->apply));
  gtk_window_set_child (GTK_WINDOW (self),
                        rbk_dialog_page_new (GTK_WIDGET (self->form), new_answer (self)));
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);

  return GTK_WIDGET (self);
}
