/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-terms-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "rbk-date.h"
#include "rbk-dialog-parts.h"
#include "rbk-latest.h"
#include "rbk-plan.h"
#include "rbk-terms-form.h"
#include "rbk-terms-invoices.h"
#include "rbk-undo-toast.h"

#define WIDTH 620
#define HEIGHT 680

/**
 * RbkTermsDialog:
 *
 * Changes a plan's lasting terms from a day on. The invoice of that month, before and after, and
 * what becomes of earlier ones stand below what is asked and follow what is typed; Schedule adds
 * the version, in one step.
 *
 * ## Shortcuts
 *
 * Enter schedules, Escape closes.
 */
struct _RbkTermsDialog
{
  GtkWindow parent_instance;

  GtkWidget        *over;     /* (not owned) (nullable) where the toast is shown */
  RbkDocument      *document; /* (owned) */
  RbkPlan          *plan;     /* (owned) */
  RbkMoneyFormat   *format;   /* (owned) */
  RbkLatest        *billing;  /* (owned) */
  RbkTermsForm     *form;
  RbkTermsInvoices *invoices;
  GtkWidget        *schedule;
  guint             serial; /* of what was asked last */
};

G_DEFINE_FINAL_TYPE (RbkTermsDialog, rbk_terms_dialog, GTK_TYPE_WINDOW)

enum
{
  SCHEDULED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A preview on its way through the thread, there and back. */
typedef struct
{
  guint              serial;
  RbkVersionPreview *preview; /* (owned) (nullable) */
  char              *problem; /* (owned) (nullable) */
} Billed;

static void
billed_free (gpointer data)
{
  Billed *billed = data;

  rbk_version_preview_free (billed->preview);
  g_free (billed->problem);
  g_free (billed);
}

static gpointer
bill (gpointer request)
{
  Billed *billed = g_new0 (Billed, 1);
  g_autoptr(GError) error = NULL;

  billed->serial = ((Billed *) request)->serial;
  billed->preview = g_steal_pointer (&((Billed *) request)->preview);
  if (!rbk_version_preview_run (billed->preview, &error))
    billed->problem = g_strdup (error->message);

  return billed;
}

static void
show_problem (RbkTermsDialog *self, const char *problem)
{
  rbk_terms_invoices_show_problem (self->invoices, problem);
  gtk_widget_set_sensitive (self->schedule, FALSE);
}

static void
billed (gpointer owner, gpointer result)
{
  RbkTermsDialog *self = owner;
  Billed         *found = result;

  /* What was asked since may have no invoice, so that this is no answer to it. */
  if (found->problem != NULL && found->serial == self->serial)
    show_problem (self, found->problem);
  else if (found->serial == self->serial)
    {
      rbk_terms_invoices_show (self->invoices, found->preview, self->format);
      gtk_widget_set_sensitive (self->schedule, TRUE);
    }
  billed_free (found);
}

static const RbkLatestFacts billing = {
  .work = bill,
  .done = billed,
  .free_request = billed_free,
  .free_result = billed_free,
};

/* The book is read here, and billed beside the window. */
static void
ask (RbkTermsDialog *self)
{
  g_auto(RbkTerms) terms = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RbkVersionPreview) preview = NULL;
  Billed *request;

  self->serial++;
  gtk_widget_set_sensitive (self->schedule, FALSE);
  if (rbk_terms_form_read (self->form, &terms, &error))
    preview =
        rbk_version_preview_new (rbk_document_get_book (self->document), self->plan, terms.date,
                                 terms.changes, terms.n_changes, terms.usage, &error);
  if (preview == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  request = g_new0 (Billed, 1);
  request->serial = self->serial;
  request->preview = g_steal_pointer (&preview);
  rbk_latest_ask (self->billing, request);
}

static void
schedule_cb (RbkTermsDialog *self)
{
  g_auto(RbkTerms) terms = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  RbkEdit         *edit = NULL;

  if (rbk_terms_form_read (self->form, &terms, &error))
    edit = rbk_version_edit_new (self->plan, terms.date, terms.changes, terms.n_changes, &error);
  rbk_document_seal (self->document);
  if (edit == NULL || !rbk_document_take (self->document, edit, &error))
    {
      show_problem (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SCHEDULED], 0, terms.date);
  /* Translators: the name of a plan, and a date from which its new terms hold */
  text = g_strdup_printf (_ ("%s: new terms from %s"),
                          rbk_record_get_name (RBK_RECORD (self->plan)), terms.date);
  if (self->over != NULL)
    rbk_undo_toast_show (self->over, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
rbk_terms_dialog_dispose (GObject *object)
{
  RbkTermsDialog *self = RBK_TERMS_DIALOG (object);

  g_clear_weak_pointer (&self->over);
  g_clear_object (&self->document);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->format, rbk_money_format_free);
  g_clear_pointer (&self->billing, rbk_latest_free);

  G_OBJECT_CLASS (rbk_terms_dialog_parent_class)->dispose (object);
}

static void
rbk_terms_dialog_class_init (RbkTermsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_terms_dialog_dispose;

  /**
   * RbkTermsDialog::scheduled:
   * @self: the dialog
   * @date: the first day of the new terms
   *
   * The plan has a new version.
   */
  signals[SCHEDULED] = g_signal_new ("scheduled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
rbk_terms_dialog_init (RbkTermsDialog *self)
{
  self->billing = rbk_latest_new (&billing, self);
}

static GtkWidget *
new_content (RbkTermsDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *note = gtk_label_new (_ ("The terms in force are copied and changed from that day on. "
                                      "Until then, and on earlier invoices, nothing changes."));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0.0f);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->invoices));
  gtk_widget_add_css_class (box, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);

  return scroller;
}

/* The first of the month after the next billing day: a month is rarely split by accident. */
static char *
dup_first_day (void)
{
  GDate day;

  rbk_date_today (&day);
  g_date_add_months (&day, 1);
  g_date_set_day (&day, 1);

  return rbk_date_to_string (&day);
}

/**
 * rbk_terms_dialog_new:
 * @over: a widget of the window over which it stands
 * @document: its book, whose tier table has the plan
 * @plan: the place of a plan that has lasting terms
 *
 * Returns: (transfer none): a dialog that changes terms from a day on, not yet shown
 */
GtkWidget *
rbk_terms_dialog_new (GtkWidget *over, RbkDocument *document, guint plan)
{
  RbkBook         *book = rbk_document_get_book (document);
  g_autofree char *date = dup_first_day ();
  RbkTermsDialog  *self =
      g_object_new (RBK_TYPE_TERMS_DIALOG, "title", _ ("Change Terms From a Date"), "modal", TRUE,
                    "destroy-with-parent", TRUE, "default-width", WIDTH, "default-height", HEIGHT,
                    "transient-for", gtk_widget_get_root (over), NULL);

  self->document = g_object_ref (document);
  self->plan = g_list_model_get_item (rbk_book_get_plans (book), plan);
  self->format = rbk_money_format_new (NULL, rbk_book_get_currency (book));
  g_set_weak_pointer (&self->over, over);
  self->form =
      RBK_TERMS_FORM (rbk_terms_form_new (rbk_document_get_analysis (document), plan, date));
  self->invoices = RBK_TERMS_INVOICES (rbk_terms_invoices_new ());
  gtk_window_set_titlebar (GTK_WINDOW (self),
                           rbk_dialog_header_new (_ ("_Schedule"), &self->schedule));
  g_signal_connect_object (self->schedule, "clicked", G_CALLBACK (schedule_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_child (GTK_WINDOW (self), new_content (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->schedule);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::revision", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  rbk_terms_form_focus (self->form);

  return GTK_WIDGET (self);
}
